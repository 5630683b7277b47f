"""Exact numbers as people read them."""

from __future__ import annotations

from fractions import Fraction


def plain_number(value: Fraction) -> str:
    """A fraction as a teacher writes it: 2, 0.5, and 1/3 where decimals do not end.

    >>> plain_number(Fraction(5, 2)), plain_number(Fraction(1, 3))
    ('2.5', '1/3')
    """
    if 1000 % value.denominator:
        return str(value)
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def points_label(points: Fraction) -> str:
    """Points in words.

    >>> points_label(Fraction(1)), points_label(Fraction(1, 2))
    ('1 point', '0.5 points')
    """
    return f"{plain_number(points)} point{'' if points == 1 else 's'}"


def rounded(number: Fraction, digits: int = 2) -> str:
    """A number rounded half up, as marks are on paper, without needless zeros.

    >>> rounded(Fraction(2, 3)), rounded(Fraction(5, 2)), rounded(Fraction(125, 2), 0)
    ('0.67', '2.5', '63')
    """
    scale = 10**digits
    whole = (number * scale + Fraction(1, 2)) // 1
    text = f"{float(Fraction(whole, scale)):.{digits}f}"
    return text.rstrip("0").rstrip(".") if digits else text

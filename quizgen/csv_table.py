"""Rows → CSV bytes that Excel, LibreOffice and importers read alike, and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How the reader wants a CSV: `bom` for Excel, and the mark between columns."""

    bom: bool = True
    delimiter: Literal[",", ";", "\t"] = ","


Cell = str | int | Fraction | None

DECIMALS = 4
"""Digits kept behind the point of a mark; a third of a point comes back equal to four digits in every reader."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], style: CsvStyle) -> bytes:
    """RFC 4180: CRLF, quotes where needed, UTF-8 with or without a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=style.delimiter, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in header])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if style.bom else "utf-8")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    return decimal(Fraction(cell))


def decimal(number: Fraction) -> str:
    """A number with a point, no thousands separator and no needless zeros, rounded half to even at the last digit.

    >>> decimal(Fraction(7, 3)), decimal(Fraction(4))
    ('2.3333', '4')
    """
    rounded = round(number, DECIMALS)
    return format((Decimal(rounded.numerator) / Decimal(rounded.denominator)).normalize(), "f")


def inert(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet could take it for a formula.

    That is: it begins with = + - @, tab or carriage return, also in full-width forms, also after spaces.

    >>> inert("=SUM(A1)"), inert("Anne-Marie")
    ("'=SUM(A1)", 'Anne-Marie')
    """
    if text.startswith(("\t", "\r", "\n")):
        return f"'{text}"
    start = unicodedata.normalize("NFKC", text).lstrip()[:1]
    return f"'{text}" if start in tuple("=+-@") else text

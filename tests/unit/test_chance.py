"""Chance that anybody can draw again."""

from __future__ import annotations

from collections import Counter

from quizgen.chance import drawn


def test_drawn_is_the_same_in_every_release() -> None:
    """Golden quizzes and stored drafts hang on it."""
    assert drawn("a") % 1_000_000 == 493_499
    assert drawn("Zátopek", 7) % 1_000_000 == 529_524


def test_drawn_depends_on_every_argument_and_their_order() -> None:
    draws = [drawn(), drawn("a"), drawn("b"), drawn("a", "b"), drawn("b", "a"), drawn("ab"), drawn("a", 1), drawn("a", 2)]

    assert len(set(draws)) == len(draws)


def test_drawn_goes_by_wording_and_not_by_type() -> None:
    assert drawn("a", 1) == drawn("a", "1")


def test_drawn_survives_a_half_character() -> None:
    assert 0 <= drawn("\ud800") < 2**256


def test_drawn_spreads_evenly_enough_for_a_choice_among_four() -> None:
    counts = Counter(drawn("place", number) % 4 for number in range(400))

    assert set(counts) == {0, 1, 2, 3}
    assert all(70 <= count <= 130 for count in counts.values())

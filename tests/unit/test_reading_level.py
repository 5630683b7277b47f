"""Reading level: Flesch–Kincaid by hand, and what makes a text harder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.reading_level import cefr_level, grade_level, minutes_to_read, syllables

EASY = "The cat sat on the mat. It was wet. Then the sun came out."
HARD = (
    "International organisations repeatedly emphasise environmental responsibility, although governmental institutions"
    " nevertheless continue prioritising economic considerations over ecological sustainability."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("table", 2), ("make", 1), ("makes", 1), ("named", 1), ("wanted", 2), ("houses", 2), ("bridges", 2),
        ("the", 1), ("rhythm", 1), ("nation", 2), ("reconciliation", 6), ("radio", 3), ("million", 2),
        ("marriage", 2), ("india", 3), ("tsk", 1), ("1907", 1),
    ],
)  # fmt: skip
def test_syllables_are_groups_of_vowels_less_silent_ends(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_level_is_the_formula() -> None:
    # 7 words in 2 sentences, 14 syllables: 0.39 × 3.5 + 11.8 × 2 − 15.59 = 9.375
    assert grade_level("The garden needed water. Nobody carried any.") == 9.4


def test_longer_words_and_sentences_are_harder() -> None:
    assert grade_level(EASY) < 3
    assert grade_level(HARD) > 15


def test_a_paragraph_end_ends_a_sentence_once() -> None:
    heading = "A new mill by the old river\n\nThe men of the town had to build it again."
    assert grade_level(heading) == grade_level(heading.replace("river\n\n", "river. "))
    assert grade_level(EASY.replace(". ", ".\n\n")) == grade_level(EASY)


@pytest.mark.parametrize("text", ["", "—", "\n\n"])
def test_nothing_to_read_is_grade_zero(text: str) -> None:
    assert grade_level(text) == 0.0


@given(st.text())
def test_grade_level_never_falls_below_zero(text: str) -> None:
    assert grade_level(text) >= 0.0


@pytest.mark.parametrize(
    ("grade", "level"),
    [
        (0.0, "A1"), (2.4, "A1"), (2.5, "A2"), (4.4, "A2"), (4.5, "B1"), (6.4, "B1"), (6.5, "B2"), (9.4, "B2"), (9.5, "C1"),
        (12.4, "C1"), (12.5, "C2"), (30.0, "C2"),
    ],
)  # fmt: skip
def test_cefr_level_follows_the_table(grade: float, level: str) -> None:
    assert cefr_level(grade) == level


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (476, 2), (700, 3), (20_000, 84)])
def test_minutes_are_those_of_an_adult(words: int, minutes: int) -> None:
    assert minutes_to_read(words) == minutes

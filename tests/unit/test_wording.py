"""Folded words, content words, containment, numbers."""

from __future__ import annotations

import pytest

from quizgen.wording import contains, content_words, fold, numbers, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [("The Détente.", "detente"), ("  an  Owl ", "owl"), ("THE", "the"), ("", "")],
)
def test_fold_forgets_case_accents_articles_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_plain_keeps_what_tells_amounts_apart() -> None:
    assert plain("£5,000 (or 3.5%)") == "£5,000 or 3.5%"


def test_content_words_leave_function_words_out() -> None:
    assert content_words("Why did the river rise?") == ["river", "rise"]


def test_contains_wants_whole_words() -> None:
    assert contains("the art of the boat", "a boat")
    assert not contains("the boathouse", "boat")
    assert not contains("the boathouse", "the")


def test_numbers_read_thousands_and_decimals() -> None:
    assert numbers("1,200 of 3.5 million in 1999") == (1200.0, 3.5, 1999.0)

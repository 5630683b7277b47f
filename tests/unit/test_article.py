"""The article: text, paragraphs and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import PARAGRAPH_BREAK, Article, Span, followed

PARAGRAPHS = st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"), min_size=1), max_size=6)


def test_text_parts_paragraphs_by_one_blank_line_and_leaves_the_title_out() -> None:
    article = Article("The mill", "A. Miller", ("It stood here.", "It is gone."))

    assert article.text == "It stood here.\n\nIt is gone."


def test_words_are_parted_by_white_space() -> None:
    assert Article(None, None, ("Two words,", "and three more")).words == 5
    assert Article(None, None, ()).words == 0


@given(PARAGRAPHS)
def test_paragraph_spans_give_each_paragraph_back(paragraphs: list[str]) -> None:
    article = Article(None, None, tuple(paragraphs))

    assert [span.of(article.text) for span in article.paragraph_spans] == paragraphs


@given(PARAGRAPHS)
def test_between_two_paragraph_spans_is_nothing_but_the_break(paragraphs: list[str]) -> None:
    article = Article(None, None, tuple(paragraphs))
    spans = article.paragraph_spans

    assert all(article.text[first.end : second.start] == PARAGRAPH_BREAK for first, second in pairwise(spans))


def test_offsets_count_characters_and_not_bytes() -> None:
    article = Article(None, None, ("Žižek’s 🎷 café",))

    assert Span(9, 10).of(article.text) == " "
    assert Span(10, 14).of(article.text) == "café"


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 3)]) == [Span(1, 3), Span(1, 9), Span(5, 6)]


TEXT = "The mill stood by the river. The mill burned down."


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("The mill stood", TEXT + " Nobody rebuilt it."),
        ("burned down", "Once. " + TEXT),
        ("burned down", TEXT.replace("by the river", "on a hill")),
        ("The mill stood", TEXT.replace("by the river", "on a hill")),
        ("by the river", TEXT.replace("stood by the river", "was seen by the river")),
        ("The mill burned", "It was so. The mill burned down, and the mill stood by the river."),
    ],
)
def test_span_follows_its_words(words: str, after: str) -> None:
    start = TEXT.index(words)
    found = followed(Span(start, start + len(words)), TEXT, after)
    assert found is not None
    assert found.of(after) == words


def test_span_takes_the_nearest_of_several_places() -> None:
    before, after = "one mill two mill three", "1 mill 2 mill 3"
    assert followed(Span(4, 8), before, after) == Span(2, 6)
    assert followed(Span(13, 17), before, after) == Span(9, 13)


@pytest.mark.parametrize("after", ["", "The mill stood there.", "by THE river"])
def test_span_whose_words_are_gone_is_none(after: str) -> None:
    start = TEXT.index("by the river")
    assert followed(Span(start, start + 12), TEXT, after) is None


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_span_that_is_found_covers_the_same_words(before: str, after: str, start: int, end: int) -> None:
    span = Span(min(start, len(before)), min(max(start, end), len(before)))
    found = followed(span, before, after)
    if found is not None:
        assert 0 <= found.start <= found.end <= len(after)
        assert found.of(after) == span.of(before)

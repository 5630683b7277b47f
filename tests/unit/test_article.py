"""The article: text, paragraphs and where they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import PARAGRAPH_BREAK, Article, Span

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

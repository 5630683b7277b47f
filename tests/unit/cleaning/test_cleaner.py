"""The cleaner as a whole, on text nobody has seen before: it never fails, it invents nothing, and it keeps the order."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import Article
from quizgen.cleaning import article_from, sort_blocks
from quizgen.cleaning.layout import Block, join, plain, text_blocks
from quizgen.errors import UnusableArticle
from quizgen.sources import from_paste, read_file
from quizgen.sources.html_file import page_blocks
from tests.builders import BODY, page

FURNITURE = (
    "Home | News | Sport",
    "Photo: The yellow boat. (Nils Berg/Orsay Post)",
    "ADVERTISEMENT",
    "Leave a reply",
    "Related articles",
    "FAST FACTS",
    "Island: Orsay",
    "Name: ______ Date: ______",
    "© 2021 Orsay Post",
    "Page 3 of 9",
    "By Ida Lund",
    "May 3, 2021",
    "References",
    "• a ticket for the boat",
    "1. Why did the school close?",
    "The Yellow Boat",
    "channel – a narrow stretch of water",
    "-----",
    "> quoted from a mail",
    "From: ida@orsay.example",
    "Subject: the boat",
    "   indented",
    "",
    "\f",
)
LINES = st.lists(st.one_of(st.sampled_from((*FURNITURE, *BODY)), st.text(max_size=60)), max_size=25)


def letters(text: str) -> Iterable[str]:
    return (char for char in text if char.isalnum())


def stand_in_order(parts: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether the parts are what is left of the whole when some of it is struck out."""
    rest = iter(whole)
    return all(part in rest for part in parts)


def read_or_refused(read: Callable[[], Article]) -> Article | None:
    """What was read; None when it was refused, which must be in a sentence."""
    try:
        return read()
    except UnusableArticle as refused:
        if not str(refused).strip().endswith("."):
            raise AssertionError("refused without a sentence") from refused
        return None


@given(LINES)
def test_every_letter_kept_stands_in_the_text_in_this_order(lines: list[str]) -> None:
    text = "\n".join(lines)

    kept = "".join(piece.text for piece in sort_blocks(text_blocks(text)) if piece.part == "body")

    assert stand_in_order(letters(kept), letters(plain(text)))


@given(st.lists(st.sampled_from((*FURNITURE, *BODY)), max_size=25))
def test_every_word_kept_stands_in_the_text_in_this_order(lines: list[str]) -> None:
    text = "\n\n".join(lines)

    kept = [piece.text for piece in sort_blocks(text_blocks(text)) if piece.part == "body"]

    assert stand_in_order(" ".join(kept).split(), text.split())


@given(LINES)
def test_no_block_is_lost_and_what_is_left_out_says_why(lines: list[str]) -> None:
    blocks = [block for block in text_blocks("\n".join(lines)) if block.text]

    pieces = sort_blocks(blocks)

    assert len(pieces) <= len(blocks)
    assert all((piece.part == "out") == (piece.why is not None) for piece in pieces)
    assert sum(piece.part == "title" for piece in pieces) <= 1
    assert sum(piece.part == "byline" for piece in pieces) <= 1


@given(st.one_of(st.text(), LINES.map("\n".join)))
def test_pasted_text_becomes_an_article_or_is_refused_with_a_sentence(text: str) -> None:
    article = read_or_refused(lambda: from_paste(text))

    if article is not None:
        assert article.words >= 80
        assert all(paragraph == paragraph.strip() != "" and "\n" not in paragraph for paragraph in article.paragraphs)


@given(st.binary(), st.sampled_from(["a.txt", "a.md", "-"]))
def test_no_bytes_crash_a_source(data: bytes, name: str) -> None:
    with pytest.raises(UnusableArticle, match=r"\w+ .+"):
        read_file(data, name)


TAGS = st.sampled_from(
    "<div> </div> <p> </p> <article> </article> <li> <ul> </ul> <h1> </h1> <h2> <br> <table><tr><td> </table> <aside> </aside>"
    " <pre> <!-- --> <b> </b> <script> </script> <span/class=share> &nbsp; &#0; &lt;".split()
)


@given(st.lists(st.one_of(TAGS, st.sampled_from((*FURNITURE, *BODY))), max_size=30))
def test_no_page_crashes_the_cleaner_or_gains_words(parts: list[str]) -> None:
    article = read_or_refused(lambda: article_from(page_blocks(" ".join(parts)), "page.html"))

    if article is not None:
        assert set(article.text.split()) <= set(" ".join((*FURNITURE, *BODY)).split()) | {"<", "-->", "\ufffd"}


@given(st.sampled_from(BODY), st.integers(20, 80))
def test_hard_wrapped_text_reads_like_unwrapped_text(paragraph: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False))

    assert " ".join(block.text for block in text_blocks(wrapped)) == paragraph


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_hard_wrapped_page_gives_the_same_article(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in page().split("\n\n"))

    assert from_paste(wrapped) == from_paste(page())


def test_cleaning_a_clean_article_changes_nothing() -> None:
    article = from_paste(page())

    assert from_paste("\n\n".join((article.title or "", article.byline or "", *article.paragraphs))) == article


# Lines to blocks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("It was a cele-", "bration.", "It was a celebration."),
        ("a self-", "made man", "a self-made man"),
        ("on the river", "bank", "on the river bank"),
        ("North-", "South trade", "North- South trade"),
    ],
)
def test_join_takes_the_hyphen_of_a_divided_word_out(first: str, second: str, whole: str) -> None:
    assert join(first, second) == whole


def test_join_keeps_a_hyphen_that_the_text_writes_elsewhere() -> None:
    assert join("a light-", "house", "the light-house keeper") == "a light-house"


def test_list_marks_are_taken_off_and_items_are_known() -> None:
    blocks = text_blocks("• rope\n- paint\n* nails\n1. a boat")

    assert [(block.text, block.mark) for block in blocks] == [
        ("rope", "item"),
        ("paint", "item"),
        ("nails", "item"),
        ("1. a boat", "item"),
    ]


def test_a_line_of_verse_stays_a_line() -> None:
    verse = "The boat went out at seven,\nThe wind was from the west,\nAnd eleven came to heaven,\nAnd three came home to rest."

    assert [block.text for block in text_blocks(verse)] == verse.split("\n")


def test_page_numbers_and_running_heads_are_marked_and_the_sentence_around_them_is_whole() -> None:
    first, second = "They bought an old lobster boat with their own savings, painted it", "yellow, and steered it home."
    pages = ("THE YELLOW BOAT", BODY[0], first, "12\nTHE YELLOW BOAT", second, BODY[2], "13\nTHE YELLOW BOAT", BODY[1])

    blocks = text_blocks("\n\n".join(pages))

    assert [block.text for block in blocks if block.mark != "page"] == [
        "THE YELLOW BOAT",
        BODY[0],
        f"{first} {second}",
        BODY[2],
        BODY[1],
    ]
    assert [block.text for block in blocks if block.mark == "page"] == ["12", "THE YELLOW BOAT", "13", "THE YELLOW BOAT"]


def test_invisible_characters_are_taken_out() -> None:
    assert text_blocks("\ufeffThe boat\u200b went\u00ad out.\u0000") == [Block("The boat went out.")]

"""Pasted text: plain, or the source of a web page."""

from __future__ import annotations

from quizgen.sources import from_paste, paste
from tests.builders import BODY, page


def test_plain_text_is_read_as_it_stands() -> None:
    article = from_paste(page())

    assert (article.title, article.byline, article.paragraphs, article.origin) == (
        "The Yellow Boat",
        "By Ida Lund",
        BODY,
        "pasted",
    )


def test_line_ends_of_a_web_form_are_read() -> None:
    assert from_paste(page().replace("\n", "\r\n")) == from_paste(page())


def test_paragraphs_without_blank_lines_between_are_paragraphs() -> None:
    assert from_paste("\n".join(("The Yellow Boat", "By Ida Lund", *BODY))).paragraphs == BODY


def test_the_source_of_a_page_is_read_as_a_page() -> None:
    source = "<article><h1>The Yellow Boat</h1><p class='byline'>By Ida Lund</p>" + "".join(f"<p>{text}</p>" for text in BODY)

    assert from_paste(source + "</article>") == from_paste(page())


def test_prose_that_speaks_of_tags_is_prose() -> None:
    line = "She taught the class that a page begins with <html> and that <p> opens a paragraph."

    assert line in from_paste(page(within=(line,))).paragraphs


def test_a_less_than_sign_costs_nothing() -> None:
    line = "The crossing takes < 20 minutes and costs > 3 pounds, the sign says."

    assert [block.text for block in paste.blocks(line)] == [line]

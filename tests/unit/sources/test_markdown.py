"""Markdown: marks are taken off, words are not."""

from __future__ import annotations

import pytest

from quizgen.article import Article
from quizgen.sources import read_file
from quizgen.sources.text_file import read_markdown
from tests.builders import BODY

TEXT = "\n\n".join(BODY)


def read(text: str) -> Article:
    return read_file(text.encode(), "boat.md")


def texts(text: str) -> list[str]:
    return [block.text for block in read_markdown(text.encode())]


def test_the_first_heading_is_the_title_and_others_are_headings_of_the_body() -> None:
    article = read(f"# The Yellow Boat\n\nBy Ida Lund\n\n{BODY[0]}\n\n## A New Captain\n\n{BODY[1]}\n\n{BODY[2]}\n")

    assert article == Article("The Yellow Boat", "By Ida Lund", (BODY[0], "A New Captain", *BODY[1:]), "boat.md")


def test_underlined_headings_are_headings() -> None:
    assert read(f"The Yellow Boat\n===============\n\n{TEXT}").title == "The Yellow Boat"


def test_front_matter_names_title_and_author() -> None:
    article = read(f'---\ntitle: "The Yellow Boat"\nauthor: Ida Lund\ntags: [ferry]\n---\n\n{TEXT}')

    assert (article.title, article.byline, article.paragraphs) == ("The Yellow Boat", "Ida Lund", BODY)


def test_line_ends_of_windows_are_read() -> None:
    source = f"---\ntitle: The Yellow Boat\n---\n\n{TEXT}"

    assert read(source.replace("\n", "\r\n")) == read(source)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("The **old** boat", "The old boat"),
        ("The *old* and _yellow_ boat", "The old and yellow boat"),
        ("The ***old*** `boat`", "The old boat"),
        ("See [the harbour](https://orsay.example/a_b) today", "See the harbour today"),
        ('See [the harbour](https://orsay.example "Orsay") today', "See the harbour today"),
        ("See [the harbour][1] today", "See the harbour today"),
        ("A boat![a photo](boat.jpg) came", "A boat came"),
        ("A boat<!-- check this --> came", "A boat came"),
        ("A boat.[^1]", "A boat."),
        ("> The boat came", "The boat came"),
        ("- a rope", "a rope"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert texts(marked) == [plain]


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4 boats", "the file old_boat_plan", "a # in a line", "She [the captain] left", "5 < 6 > 4"]
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert texts(text) == [text]


def test_notes_at_the_end_are_left_out() -> None:
    assert texts("A boat.[^1]\n\n[^1]: Orsay council, 1994.") == ["A boat."]

"""Titles, bylines and dates: found where they stand, as printed, and not where a sentence only looks like one."""

from __future__ import annotations

import pytest

from quizgen.article import Article
from quizgen.cleaning.shape import (
    byline_of,
    is_bare_date,
    is_date_line,
    is_name,
    is_sentence,
    is_title_case,
    loose_byline_of,
)
from quizgen.sources import from_paste
from tests.builders import BODY


def article_under(*head: str, gap: str = "\n\n") -> Article:
    return from_paste(gap.join((*head, *BODY)))


@pytest.mark.parametrize(
    ("head", "title", "byline"),
    [
        pytest.param(("The Yellow Boat", "By Ida Lund"), "The Yellow Boat", "By Ida Lund", id="title and byline"),
        pytest.param(("The Yellow Boat",), "The Yellow Boat", None, id="title alone"),
        pytest.param((), None, None, id="neither"),
        pytest.param(("Who needs a ferry?", "by Ida Lund"), "Who needs a ferry?", "by Ida Lund", id="a question"),
        pytest.param(("THE YELLOW BOAT", "BY IDA LUND"), "THE YELLOW BOAT", "BY IDA LUND", id="capitals"),
        pytest.param(
            ("A boat of one’s own", "By Ida Lund, 10th Grade"), "A boat of one’s own", "By Ida Lund, 10th Grade", id="a grade"
        ),
        pytest.param(
            ("The Yellow Boat", "By Ida Lund | May 3, 2021 | 4 min read"), "The Yellow Boat", "By Ida Lund", id="date in the line"
        ),
        pytest.param(("The Yellow Boat", "May 3, 2021", "By Ida Lund"), "The Yellow Boat", "By Ida Lund", id="date between"),
        pytest.param(("The Yellow Boat", "Published 3 May 2021"), "The Yellow Boat", None, id="date and no byline"),
        pytest.param(("Orsay Post", "The Yellow Boat", "By Ida Lund"), "The Yellow Boat", "By Ida Lund", id="the paper above"),
        pytest.param(
            ("The Yellow Boat", "How an island without a ferry found its own way across the water", "By Ida Lund"),
            "The Yellow Boat",
            "By Ida Lund",
            id="a standfirst between",
        ),
        pytest.param(
            ("The Yellow Boat", "By Ida Lund and Nils Berg"), "The Yellow Boat", "By Ida Lund and Nils Berg", id="two authors"
        ),
        pytest.param(("The Yellow Boat", "Author: Ida Lund"), "The Yellow Boat", "Author: Ida Lund", id="author and colon"),
    ],
)
def test_title_and_byline_are_found_as_printed(head: tuple[str, ...], title: str | None, byline: str | None) -> None:
    article = article_under(*head)

    assert (article.title, article.byline) == (title, byline)
    assert article.paragraphs == BODY


def test_a_heading_in_the_body_is_no_title() -> None:
    article = from_paste("\n\n".join(("The Yellow Boat", BODY[0], "A New Captain", *BODY[1:])))

    assert article.title == "The Yellow Boat"
    assert article.paragraphs == (BODY[0], "A New Captain", *BODY[1:])


def test_the_title_printed_again_below_is_left_out() -> None:
    article = from_paste("\n\n".join(("The Yellow Boat", "By Ida Lund", BODY[0], "The Yellow Boat", *BODY[1:])))

    assert article.paragraphs == BODY


def test_dates_of_a_diary_are_part_of_it() -> None:
    article = from_paste("\n\n".join(("The Yellow Boat", "3 May 1995", BODY[0], "4 May 1995", BODY[1], "9 May 1995", BODY[2])))

    assert [paragraph for paragraph in article.paragraphs if paragraph not in BODY][-2:] == ["4 May 1995", "9 May 1995"]


# Single lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Perez", "By Ana Perez"),
        ("by Kateryna Holub", "by Kateryna Holub"),
        ("Written by Tomás de la Cruz", "Written by Tomás de la Cruz"),
        ("By the editorial team", "By the editorial team"),
        ("By Ana Perez, science reporter", "By Ana Perez, science reporter"),
        ("By J. R. Okafor Jr.", "By J. R. Okafor Jr."),
        ("By Ana Perez — 12 March 2020", "By Ana Perez"),
        ("Reviewed by Dr. Mina Osei", "Reviewed by Dr. Mina Osei"),
    ],
)
def test_byline_of_gives_the_line_less_its_date(line: str, byline: str) -> None:
    assert byline_of(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the snow had gone.",
        "By the time they came home it was dark",
        "By 1994 the ferry had stopped",
        "Bypass Opens After Ten Years",
        "Written by hand on thick paper",
        "",
    ],
)
def test_a_line_that_only_begins_with_by_is_no_byline(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize("line", ["Ana Perez", "A folk tale, retold by Joram Pell", "Tomás Echeverría Luján"])
def test_a_bare_name_may_be_a_byline_under_a_title(line: str) -> None:
    assert loose_byline_of(line) == line


@pytest.mark.parametrize("line", ["the old boat", "NEWS DESK", "He was saved by Ana Perez.", "Boat 7 Sails"])
def test_what_is_no_name_is_no_loose_byline(line: str) -> None:
    assert loose_byline_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2021", "3 May 2021", "2021-05-03", "03/05/2021", "Monday, 3 May 2021", "Updated: May 3, 2021 at 9:14 a.m.",
        "Published on 3 May 2021", "2 days ago", "Posted 3 hours ago", "Last updated 3 May 2021, 18:00 GMT", "May 2021",
    ],
)  # fmt: skip
def test_date_lines_are_told(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["In May 2021 the boat sailed.", "May 3, 2021 was a stormy day on the island.", "Two days ago we saw it.", "1994"]
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


def test_a_bare_date_says_nothing_else() -> None:
    assert is_bare_date("Monday, 3 May 1995")
    assert not is_bare_date("Published 3 May 1995")


@pytest.mark.parametrize("text", ["She said yes.", "“Go!”", "Why did the school close?", "He left (at last).", "Stop…"])
def test_running_text_is_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["Why Do Leaves Change Colour?", "The Yellow Boat", "Home", "a channel: narrow water"])
def test_titles_and_fragments_are_no_sentences(text: str) -> None:
    assert not is_sentence(text)


@pytest.mark.parametrize(
    ("text", "title_case"),
    [
        ("How a Jury Is Chosen", True),
        ("How a jury is chosen", False),
        ("“The Yellow Boat”", True),
        ("Boat", False),
        ("12 Boats", True),
    ],
)
def test_title_case_forgives_small_words_only(text: str, title_case: bool) -> None:
    assert is_title_case(text) is title_case


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Perez", True),
        ("Ludwig van Beethoven", True),
        ("Ana Perez and Joram Pell", True),
        ("the boat", False),
        ("Ana 7", False),
    ],
)
def test_names_are_capitals_and_particles(text: str, name: bool) -> None:
    assert is_name(text) is name

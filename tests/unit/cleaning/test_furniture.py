"""Every kind of furniture, on a page of our own: it goes, and of the article nothing goes with it."""

from __future__ import annotations

import pytest

from quizgen.cleaning import Piece, sort_blocks
from quizgen.cleaning.furniture import furniture_of, is_gloss, is_labelled
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import text_blocks
from quizgen.sources import from_paste
from tests.builders import BODY, page

ABOVE = {
    "menu": ("Home | News | Sport | Islands",),
    "breadcrumbs": ("Home › Islands › Life",),
    "skip link": ("Skip to main content",),
    "search field": ("Search this site…",),
    "jump list that ends in a question": ("Jump to: The Boat | The School | Who Pays?",),
    "cookie box": ("We use cookies to improve your visit. You can change your settings at any time.", "Accept all"),
    "log-in": ("Log in", "Sign up for free to save this article"),
    "worksheet head": ("Name: ______________   Date: ________", "Directions: Read the text below and answer the questions."),
    "advertisement": ("ADVERTISEMENT",),
}
WITHIN = {
    "caption": ("Photo: The yellow boat leaves the harbour. (Nils Berg/Orsay Post)",),
    "numbered figure": ("Figure 2. The channel between Orsay and the mainland.",),
    "share line": ("Share this story",),
    "share counter": ("2.4k shares",),
    "advertisement": ("Advertisement", "Story continues below"),
    "newsletter": ("Get the best island stories in your inbox every Friday.",),
    "related link": ("Related: The lighthouse that nobody wanted",),
    "page number": ("Page 2 of 4",),
    "pull quote": ("“They bought an old lobster boat with their own savings, painted it yellow”",),
    "worksheet line": ("____ / 10 points",),
}
BELOW = {
    "comment form": ("Leave a reply", "Your e-mail address will not be published.", "Name", "E-mail", "Post comment"),
    "comments": ("2 comments", "Karin says: 3 May 2021 at 10:14", "My uncle was on that boat!", "Reply"),
    "closed comments": ("Comments are closed.",),
    "share bar": ("Share: Facebook | Twitter | Email | Print",),
    "follow line": ("Follow us on Instagram @orsaypost",),
    "newsletter": ("Subscribe to our newsletter", "Enter your e-mail address"),
    "related links": (
        "Related articles",
        "The lighthouse that nobody wanted",
        "Ten islands to see by train",
        "Why ferries are yellow",
    ),
    "copyright": ("© 2021 Orsay Post. All rights reserved.",),
    "permission": ("Reprinted with permission of the Orsay Post.",),
    "licence": ("This text is licensed under a Creative Commons licence.",),
    "privacy links": ("Privacy policy · Terms of use · Imprint",),
    "fact box": ("FAST FACTS", "Island: Orsay", "People: 214", "Distance: 3 km"),
    "word list": ("Key vocabulary", "channel – a narrow stretch of water", "mainland – the large land near an island"),
    "questions": ("Comprehension questions", "1. Why did the school close?", "2. What colour is the boat?"),
    "references": ("References", "[1] Lund, I. (2020). Small ferries. Orsay: Post Press.", "[2] Orsay council, minutes, 1994."),
    "about the author": ("About the author", "Ida Lund has lived on three islands."),
    "about the author at length": (
        "About the author",
        "Ida Lund has lived on three islands and has written for more than twenty years about boats, harbours and the people"
        " who keep them.",
    ),
    "feedback": ("Was this article helpful?",),
    "tags": ("Tags: islands, ferries, schools",),
    "next and previous": ("← Previous article", "Next article →"),
    "time of reading": ("4 min read",),
    "handout foot": ("Class set – do not write on this copy",),
}


def cases(table: dict[str, tuple[str, ...]]) -> list[object]:
    return [pytest.param(lines, id=name) for name, lines in table.items()]


def body_of(text: str) -> tuple[str, ...]:
    article = from_paste(text)
    assert (article.title, article.byline) == ("The Yellow Boat", "By Ida Lund")
    return article.paragraphs


def test_a_page_without_furniture_is_kept_whole() -> None:
    assert body_of(page()) == BODY


@pytest.mark.parametrize("lines", cases(ABOVE))
def test_furniture_above_the_title_is_left_out(lines: tuple[str, ...]) -> None:
    assert body_of(page(above=lines)) == BODY


@pytest.mark.parametrize("lines", cases(WITHIN))
def test_furniture_in_the_midst_is_left_out(lines: tuple[str, ...]) -> None:
    assert body_of(page(within=lines)) == BODY


@pytest.mark.parametrize("lines", cases(BELOW))
def test_furniture_below_the_body_is_left_out(lines: tuple[str, ...]) -> None:
    assert body_of(page(below=lines)) == BODY


def test_all_the_furniture_at_once_is_left_out() -> None:
    above, within = ([line for lines in table.values() for line in lines] for table in (ABOVE, WITHIN))
    below = [line for name in ("share bar", "tags", "related links", "comment form", "copyright") for line in BELOW[name]]

    assert body_of(page(above=tuple(above), within=tuple(within), below=tuple(below))) == BODY


# What looks like furniture and is none ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Who Pays for the Boat?", id="a heading"),
        pytest.param("Questions", id="a heading that also heads boxes"),
        pytest.param("Sources", id="a heading that also heads notes"),
        pytest.param("A sign tells you to press the bell and to wait here for the boat.", id="a sentence with a likely cue"),
        pytest.param("A School Opens Again", id="a heading in title case"),
        pytest.param("Every morning the captain logs in to the harbour's computer to read the weather report.", id="log in"),
        pytest.param("The shop sells cookies and coffee to the people who wait for the boat on cold mornings.", id="cookies"),
        pytest.param("They share the work: one steers, one ties the ropes, and one sells the tickets on board.", id="share"),
        pytest.param("The photograph on the wall shows the old ferry on the day of its last crossing.", id="photograph"),
        pytest.param(
            "“We had no choice,” she wrote on 3 May 1995, “and we had no money either.”", id="a letter quoted with its date"
        ),
        pytest.param("She said on 3 May 1995 that the boat was theirs.", id="said on a date"),
        pytest.param("The council's newsletter printed the names of everyone who had given money for the boat.", id="newsletter"),
        pytest.param("By the spring of 1995 the harbour was full of small boats again.", id="a sentence that begins with by"),
    ],
)
def test_a_line_of_the_body_stays(line: str) -> None:
    assert body_of(page(within=(line,))) == (BODY[0], line, *BODY[1:])


def test_list_items_of_the_body_stay_and_lose_their_marks() -> None:
    items = ("• a ticket for the boat", "• a key to the harbour house", "• a seat in the council")

    found = body_of(page(within=("Everyone who gave money got three things:", *items)))

    assert found == (BODY[0], "Everyone who gave money got three things:", *(item[2:] for item in items), *BODY[1:])


@pytest.mark.parametrize("marker", ["[1]", "[12]", "[2, 3]", "[4–6]", "[citation needed]", "[note 2]", "[edit]", "²"])
def test_reference_markers_are_cut_and_their_sentence_stays(marker: str) -> None:
    marked = BODY[0].replace("a boat. The school", f"a boat.{marker} The school") + marker

    assert body_of("\n\n".join(("The Yellow Boat", "By Ida Lund", marked, *BODY[1:]))) == BODY


@pytest.mark.parametrize("bracket", ["[the captain]", "[sic]", "(1)", "x²"])
def test_other_brackets_stay(bracket: str) -> None:
    marked = BODY[0].replace("a boat. The", f"a boat. {bracket} The")

    assert body_of("\n\n".join(("The Yellow Boat", "By Ida Lund", marked, *BODY[1:])))[0] == marked


def test_a_paragraph_that_furniture_cut_in_two_is_whole_again() -> None:
    first, second = BODY[1][:120].rsplit(" ", 1)[0], BODY[1][len(BODY[1][:120].rsplit(" ", 1)[0]) + 1 :]
    text = "\n\n".join(("The Yellow Boat", "By Ida Lund", BODY[0], first, "ADVERTISEMENT", second, BODY[2]))

    assert body_of(text) == BODY


def test_a_paragraph_that_is_whole_is_not_joined_to_one_that_begins_small() -> None:
    small = "eBay was where they found the engine, and it came in a wooden box."
    text = "\n\n".join(("The Yellow Boat", "By Ida Lund", BODY[0], "ADVERTISEMENT", small, *BODY[1:]))

    assert body_of(text) == (BODY[0], small, *BODY[1:])


def test_what_is_left_out_says_why() -> None:
    pieces = sort_blocks(text_blocks(page(above=("Home | News | Sport",), below=("Leave a reply", "Post comment"))))

    assert [(piece.part, str(piece.why)) for piece in pieces if piece.part == "out"] == [
        ("out", "navigation"),
        ("out", "comments"),
        ("out", "comments"),
    ]
    assert all(piece.why is None for piece in pieces if piece.part != "out")
    assert pieces[1] == Piece("The Yellow Boat", "title")


# Single lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Karin says: 3 May 2021 at 10:14",
        "boatfan99 wrote 2 days ago",
        "Karin said on May 3, 2021 at 9:14 a.m. Reply",
        "Nils replied on 3 May 2021: Me too.",
    ],
)
def test_a_name_with_the_time_of_writing_heads_a_comment(text: str) -> None:
    found = furniture_of(text)

    assert found is not None
    assert found.kind is Kind.COMMENT


@pytest.mark.parametrize("text", ["Sport: rowing", "People: 214", "Olympic medals: 4 gold, 1 silver"])
def test_a_label_with_a_short_value_is_a_line_of_a_fact_box(text: str) -> None:
    assert is_labelled(text)


@pytest.mark.parametrize(
    "text", ["She had one rule: never turn back.", "A long list of things one might want to buy: rope", "Noon"]
)
def test_running_text_with_a_colon_is_no_line_of_a_fact_box(text: str) -> None:
    assert not is_labelled(text)


@pytest.mark.parametrize("text", ["channel – a narrow stretch of water", "mainland: the large land", "crew (noun) = people"])
def test_a_word_with_its_meaning_is_a_line_of_a_word_list(text: str) -> None:
    assert is_gloss(text)


@pytest.mark.parametrize("paragraph", BODY)
def test_running_text_is_never_furniture(paragraph: str) -> None:
    assert furniture_of(paragraph) is None
    assert furniture_of("© 2021 " + paragraph * 10) is None

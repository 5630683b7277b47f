"""What a teacher is warned of, and that a sound article brings no warning."""

from __future__ import annotations

import pytest

from quizgen.cleaning import Kind, Piece, sort_blocks
from quizgen.cleaning.layout import text_blocks
from quizgen.cleaning.warnings import FEW_WORDS, Caution, cautions
from quizgen.sources import material_of_file
from tests.builders import BODY, page
from tests.reading import STEMS, raw_article
from tests.unit.cleaning.test_acceptance import FOREIGN

LINE = "The boat left the harbour in the morning and came back with the fish that the town would eat at night."


def body(*texts: str) -> list[Piece]:
    return [Piece(text, "body") for text in texts]


def items(*texts: str) -> list[Piece]:
    return [Piece(text, "body", item=True) for text in texts]


def doubts(pieces: list[Piece]) -> set[str]:
    return {caution.doubt for caution in cautions(pieces)}


def the(doubt: str, pieces: list[Piece]) -> Caution:
    return next(caution for caution in cautions(pieces) if caution.doubt == doubt)


@pytest.mark.parametrize("stem", STEMS)
def test_articles_of_the_repository_bring_no_warning(stem: str) -> None:
    path = raw_article(stem)
    assert cautions(material_of_file(path).pieces) == ()


def test_pasted_page_with_menus_and_boxes_brings_no_warning() -> None:
    above = ("Home | News | Sport", "Accept all cookies", "Subscribe to our newsletter")
    long = "\n\n".join((page(above=above), *(paragraph.replace("yellow", "blue") for paragraph in BODY)))
    assert cautions(sort_blocks(text_blocks(long))) == ()


def test_nothing_left_says_to_put_something_back() -> None:
    pieces = [Piece(text, "out") for text in BODY]
    assert [caution.doubt for caution in cautions(pieces)] == ["empty"]
    assert cautions([]) == (Caution("empty", "Nothing is left of the text. Put back what belongs to it."),)


@pytest.mark.parametrize(
    "end",
    [
        "The captain turned the wheel and",
        "The captain turned the wheel, because the boat …",
        "The captain turned the wheel...",
        "Read more",
        "What Happened to the Boat in the Second Winter",
    ],
)
def test_text_that_ends_in_mid_sentence_names_its_last_paragraph(end: str) -> None:
    assert the("cut off", body(*BODY, end)).paragraphs == (4,)


@pytest.mark.parametrize("end", ["It was late.", "“Nobody can close it again”", "Was it?", "(It was late.)", "Ida Lund"])
def test_text_that_ends_with_a_sentence_or_a_name_is_whole(end: str) -> None:
    assert "cut off" not in doubts(body(*BODY, end))


def test_item_of_a_list_may_end_a_text_without_a_full_stop() -> None:
    assert "cut off" not in doubts([*body(*BODY), *items("two loaves of bread")])


def test_what_is_left_out_at_the_end_cuts_nothing_off() -> None:
    assert "cut off" not in doubts([*body(*BODY), Piece("Read more", "out", Kind.RELATED)])


@pytest.mark.parametrize(("words", "warned"), [(FEW_WORDS - 1, True), (FEW_WORDS, False)])
def test_text_under_120_words_is_short(words: int, warned: bool) -> None:
    assert ("short" in doubts(body(" ".join(["the"] * (words - 1)) + " boat."))) is warned


def test_short_text_is_told_with_its_words() -> None:
    assert "only 1 word." in the("short", body("Boat.")).sentence
    assert "only 21 words." in the("short", body(LINE)).sentence


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe now for $1 a week to continue reading.",
        "To continue reading this article, sign in.",
        "Already a subscriber?",
        "This story is for subscribers only.",
        "You have 2 free articles left this month.",
        "Unlock the full article",
        "You’ve reached your monthly limit.",
    ],
)
def test_teaser_with_a_demand_to_pay_looks_like_a_paywall(wall: str) -> None:
    assert "paywall" in doubts(body(BODY[0], wall))
    assert "paywall" in doubts([*body(BODY[0]), Piece(wall, "out", Kind.ACCOUNT)])
    assert "paywall" not in doubts([*body(*BODY, *[LINE] * 10), Piece(wall, "out", Kind.ACCOUNT)])


@pytest.mark.parametrize(
    "wall",
    [
        "Accept all cookies",
        "We and our 842 partners use cookies to store your settings.",
        "Please enable JavaScript to go on.",
        "Checking if the site connection is secure",
        "Verify you are human by completing the action below.",
        "Please disable your ad blocker.",
    ],
)
def test_page_that_asks_for_consent_first_looks_like_a_cookie_wall(wall: str) -> None:
    assert "cookie wall" in doubts(body(wall))
    assert "cookie wall" in doubts([*body(BODY[0]), Piece(wall, "out", Kind.COOKIE)])
    assert "cookie wall" in doubts([*body(*BODY, "Then the captain"), Piece(wall, "out", Kind.COOKIE)])
    assert "cookie wall" not in doubts([*body(*BODY), Piece(wall, "out", Kind.COOKIE)])


def test_longer_teaser_is_told_by_its_end() -> None:
    wall = Piece("Already a subscriber?", "out", Kind.ACCOUNT)
    assert "paywall" in doubts([*body(*BODY, *[LINE] * 4, "The captain turned the wheel and"), wall])
    assert "paywall" not in doubts([*body(*BODY, *[LINE] * 4), wall])


def test_article_about_baking_and_paying_is_no_wall() -> None:
    text = "The children baked cookies for the school fair. They paid for the flour themselves, and they read the recipe twice."
    assert doubts(body(text, *BODY)) & {"paywall", "cookie wall"} == set()


def test_paragraph_that_comes_twice_is_named_where_it_comes_again() -> None:
    again = BODY[0].upper().replace(",", " –")
    assert the("twice", body(*BODY, LINE, again)).paragraphs == (5,)
    assert the("twice", body(*BODY, again, LINE, LINE)).sentence == "Paragraphs 4 and 6 are in the text twice."


def test_short_refrain_may_come_twice() -> None:
    assert "twice" not in doubts(body("And the boat came home.", *BODY, "And the boat came home."))


@pytest.mark.parametrize("language", sorted(set(FOREIGN) - {"Japanese"}))
def test_paragraph_in_another_language_is_named(language: str) -> None:
    caution = the("language", body(BODY[0], FOREIGN[language] * 2, *BODY[1:]))
    assert caution.paragraphs == (2,)
    assert caution.sentence.startswith("Paragraph 2 is in another language")


def test_foreign_quotation_of_a_few_words_is_no_warning() -> None:
    assert "language" not in doubts(body(*BODY, "“Liberté, égalité, fraternité,” he said."))


def test_list_is_no_prose() -> None:
    shopping = items(*(f"{n} loaves of bread from the shop by the harbour" for n in range(20)))
    assert "list" in doubts([*body(BODY[0]), *shopping])
    assert "list" in doubts(body(*(f"Bread from shop {n}" for n in range(30))))


def test_short_list_inside_an_article_is_no_warning() -> None:
    assert "list" not in doubts([*body(*BODY), *items("a loaf of bread", "a rope", "two lamps")])


def test_items_as_long_as_paragraphs_are_running_text() -> None:
    assert "list" not in doubts(items(*BODY))

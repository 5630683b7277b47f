"""A matching in the student's own browser: by keyboard, without a network, and in two tabs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import PHONE, SitsDown
from tests.browser.lessons import Lesson, lesson_in
from tests.browser.serving import Server
from tests.browser.taking import begin, choose, join, match, matched, question, status, turn_to_questions
from tests.builders_gradebook import MILLS, choice, matching

ASKED = [
    choice("Where did the mill stand?", "by the river", "on a hill", "in the forest"),
    matching("a boat", **MILLS),
    choice("What did it grind?", "wheat", "barley", "rye"),
]
HALF = {"miller": "someone who grinds", "wheel": "what the river turns"}
NEWER = "You changed this answer in another tab or on another device. This is the newer one."


@pytest.fixture
def lesson(server: Server, abara: str) -> Lesson:
    """Three questions, the second of which is a matching."""
    return lesson_in(server.database, abara, questions=ASKED)


@pytest.fixture
def cleo(sits_down: SitsDown, lesson: Lesson) -> Page:
    """Cleo with her phone, in front of the questions."""
    page = sits_down(PHONE)
    join(page, lesson.code, "Cleo", "Abel")
    begin(page)
    return page


def letters(page: Page) -> dict[str, str]:
    """The letter under which each meaning stands in the lists."""
    options = question(page, 2).get_by_role("combobox").first.get_by_role("option").all_inner_texts()
    return {meaning: letter for letter, meaning in (option.split(". ", 1) for option in options[1:])}


def test_words_are_matched_with_the_keyboard_alone_and_saved(cleo: Page, lesson: Lesson) -> None:
    letter = letters(cleo)
    choose(cleo, 1, "on a hill")
    for word, meaning in MILLS.items():
        cleo.keyboard.press("Tab")
        expect(question(cleo, 2).get_by_label(word, exact=True)).to_be_focused()
        cleo.keyboard.type(letter[meaning].lower())
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {1: "on a hill", 2: MILLS}

    cleo.keyboard.press("Enter")  # opens the list, and hands nothing in
    cleo.keyboard.press("Home")
    cleo.keyboard.press("Enter")  # the last word is taken back
    expect(cleo.locator("[data-part=confirm]")).to_be_hidden()
    cleo.keyboard.press("Tab")
    expect(question(cleo, 3).get_by_role("radio").first).to_be_focused()
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo")[2] == {word: MILLS[word] for word in ("miller", "flour", "wheel")}


def test_matching_counts_as_empty_until_a_word_is_matched(cleo: Page, lesson: Lesson) -> None:
    empty = cleo.locator("[data-part=empty]").first
    expect(empty).to_have_text("Questions 1, 2 and 3 are empty.")
    match(cleo, 2, {"flour": "a boat"})
    expect(empty).to_have_text("Questions 1 and 3 are empty.")
    match(cleo, 2, {"flour": ""})
    expect(empty).to_have_text("Questions 1, 2 and 3 are empty.")
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {2: None}


def test_match_made_offline_outlives_a_reload_and_arrives_with_the_network(cleo: Page, lesson: Lesson) -> None:
    cleo.context.set_offline(True)
    match(cleo, 2, HALF)
    expect(status(cleo)).to_have_text("Offline: 1 answer kept here")
    assert lesson.answers("Cleo") == {}
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        cleo.reload()  # what a page sends as it goes may slip past the pretended offline: nothing is said of the server here

    cleo.context.set_offline(False)
    cleo.reload()
    turn_to_questions(cleo)
    expect(status(cleo)).to_have_text("Saved")
    assert matched(cleo, 2) == HALF
    assert lesson.answers("Cleo") == {2: HALF}


def test_overtaken_tab_shows_the_newer_match_and_says_so_once(cleo: Page, lesson: Lesson) -> None:
    match(cleo, 2, HALF)
    expect(status(cleo)).to_have_text("Saved")
    second = cleo.context.new_page()
    second.goto(cleo.url)
    turn_to_questions(second)
    assert matched(second, 2) == HALF
    match(second, 2, {"miller": "", "flour": "what is ground"})
    expect(status(second)).to_have_text("Saved")

    choose(cleo, 1, "on a hill")
    expect(question(cleo, 2).locator("[data-part=note]")).to_have_text(NEWER)
    assert matched(cleo, 2) == {"wheel": "what the river turns", "flour": "what is ground"} == lesson.answers("Cleo")[2]


def test_match_that_the_server_has_as_the_page_shows_it_is_no_news(cleo: Page) -> None:
    match(cleo, 2, dict(reversed(HALF.items())))
    expect(status(cleo)).to_have_text("Saved")
    with cleo.expect_response("**/api/attempts/*"):
        cleo.evaluate("dispatchEvent(new Event('online'))")
    choose(cleo, 1, "on a hill")
    expect(status(cleo)).to_have_text("Saved")
    expect(question(cleo, 2).locator("[data-part=note]")).to_be_hidden()

"""Where the focus is, what the line about saving says while one types, and what stays in reach: at a phone and at a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from quizgen.article import Article
from tests.browser.conftest import DESK, PHONE, SitsDown
from tests.browser.lessons import MILL, Lesson, lesson_in
from tests.browser.serving import Server
from tests.browser.taking import begin, choose, come_back, join, question, status, take_seat_again, turn_to_questions
from tests.visitors import PASSWORD


@pytest.fixture
def cleo(sits_down: SitsDown, lesson: Lesson) -> Page:
    """Cleo with her phone, in front of the first question."""
    page = sits_down(PHONE)
    join(page, lesson.code, "Cleo", "Abel")
    begin(page)
    return page


def box(page: Page, selector: str) -> dict[str, float]:
    """Where something stands on the screen now."""
    found: dict[str, float] = page.eval_on_selector(selector, "element => element.getBoundingClientRect().toJSON()")
    return found


# What is saved --------------------------------------------------------------------------------------------------------


def test_typing_is_noticed_and_saved_while_the_field_keeps_the_focus(cleo: Page, lesson: Lesson) -> None:
    field = question(cleo, 9).get_by_role("textbox")
    field.press_sequentially("1907")
    expect(status(cleo)).to_have_text("Saved")
    expect(field).to_be_focused()
    assert lesson.answers("Cleo") == {9: "1907"}


def test_field_being_typed_in_counts_among_the_answers_kept_here(cleo: Page, lesson: Lesson) -> None:
    cleo.context.set_offline(True)
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Offline: 1 answer kept here")
    field = question(cleo, 9).get_by_role("textbox")
    field.press_sequentially("1907")
    expect(status(cleo)).to_have_text("Offline: 2 answers kept here")
    expect(field).to_be_focused()
    cleo.context.set_offline(False)
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {1: "wheat 1", 9: "1907"}


def test_lost_connection_shows_before_the_next_answer_and_leaves_with_it(cleo: Page) -> None:
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Saved")
    cleo.context.set_offline(True)
    expect(status(cleo)).to_have_text("Offline: you can go on answering")
    question(cleo, 9).get_by_role("textbox").focus()
    question(cleo, 10).get_by_role("textbox").focus()  # going from field to field saves nothing and proves nothing
    expect(status(cleo)).to_have_text("Offline: you can go on answering")
    cleo.context.set_offline(False)
    expect(status(cleo)).to_have_text("Saved")


def test_attempt_that_is_over_stays_over(cleo: Page, lesson: Lesson) -> None:
    second = cleo.context.new_page()
    second.goto(cleo.url)
    turn_to_questions(second)
    second.get_by_role("button", name="Hand in", exact=True).click()
    second.get_by_role("button", name="Yes, hand in").click()
    expect(second.get_by_role("heading", name="Handed in")).to_be_visible()
    choose(cleo, 1, "wheat 1")
    expect(cleo.get_by_role("link", name="See your receipt")).to_be_visible()
    expect(status(cleo)).to_have_text("This attempt is over")


def test_hand_in_without_a_network_says_so_in_sight_and_keeps_the_download_in_reach(cleo: Page) -> None:
    cleo.context.set_offline(True)
    choose(cleo, 1, "wheat 1")
    cleo.get_by_role("button", name="Hand in", exact=True).click()
    cleo.get_by_role("button", name="Yes, hand in").click()
    words = cleo.locator("[data-part=hand-in-status]")
    expect(words).to_have_text(
        "Not handed in yet: there is no connection. Keep this page open; it will be sent by itself.", use_inner_text=True
    )
    expect(words).to_be_in_viewport(ratio=1)
    expect(cleo.get_by_role("button", name="Download my answers")).to_be_visible()
    cleo.context.set_offline(False)
    expect(cleo.get_by_role("heading", name="Handed in")).to_be_visible()


# Where the focus and the eye are ----------------------------------------------------------------------------------------


def test_every_page_on_the_way_begins_with_its_focus(sits_down: SitsDown, lesson: Lesson) -> None:
    page = sits_down(PHONE)
    page.goto("/")
    expect(page.get_by_label("Code of the quiz")).to_be_focused()
    page.keyboard.type(lesson.code)
    page.keyboard.press("Enter")
    expect(page.get_by_label("First name")).to_be_focused()
    page.keyboard.type("Cleo")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Last name")).to_be_focused()
    page.keyboard.type("Abel")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    begin(page)
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_role("button", name="Yes, hand in").click()
    expect(page.get_by_role("heading", name="Handed in")).to_be_focused()
    page.get_by_role("link", name="See your result").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_link_to_an_empty_question_shows_it_whole_without_a_frame(sits_down: SitsDown, lesson: Lesson, screen: object) -> None:
    page = sits_down(PHONE if screen is PHONE else DESK)
    join(page, lesson.code, "Cleo", "Abel")
    begin(page)
    page.locator("[data-part=empty]").first.get_by_role("link", name="3", exact=True).click()
    assert box(page, "#question-3 legend")["top"] >= box(page, ".take-bar")["bottom"]
    assert question(page, 3).evaluate("element => getComputedStyle(element).outlineStyle") == "none"
    number = question(page, 3).locator(".number")
    other = question(page, 4).locator(".number")
    ground = "element => getComputedStyle(element).backgroundColor"
    assert number.evaluate(ground) != other.evaluate(ground)


def test_article_is_a_tab_stop_only_where_it_scrolls(sits_down: SitsDown, server: Server, abara: str) -> None:
    long = Article(MILL.title, MILL.byline, MILL.paragraphs * 12)
    page = sits_down(DESK)
    join(page, lesson_in(server.database, abara, article=long).code, "Cleo", "Abel")
    page.get_by_role("button", name="Start").click()
    article = page.locator(".take-article")
    expect(article).to_have_attribute("tabindex", "0")
    expect(page.get_by_role("region", name="The Mill at Harrow Bend")).to_be_visible()
    page.set_viewport_size(PHONE)
    expect(article).not_to_have_attribute("tabindex", "0")


def test_short_article_is_no_tab_stop(sits_down: SitsDown, lesson: Lesson) -> None:
    page = sits_down(DESK)
    join(page, lesson.code, "Cleo", "Abel")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".take-article")).not_to_have_attribute("tabindex", "0")
    page.keyboard.press("Tab")  # past the skip link
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.question')?.id") is not None


# The teacher ------------------------------------------------------------------------------------------------------------


def test_copying_is_hinted_at_only_where_it_is_possible(at_desk: Page, lesson: Lesson) -> None:
    at_desk.goto(f"/teacher/quizzes/{lesson.quiz}/give")
    hint = at_desk.get_by_text("a later attempt can copy them")
    expect(hint).to_be_hidden()
    at_desk.get_by_label("Attempts").fill("2")
    expect(hint).to_be_hidden()
    at_desk.get_by_label("Their score and the right answers").check()
    expect(hint).to_be_visible()
    at_desk.get_by_label("After the quiz has closed").check()
    expect(hint).to_be_hidden()


def test_time_zone_of_a_new_class_is_the_browser_s(browser: Browser, server: Server, abara: str) -> None:
    with browser.new_context(base_url=server.origin, timezone_id="America/Lima") as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("Login").fill(abara)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Classes").click()
        expect(page.get_by_label("Time zone")).to_have_value("America/Lima")


def test_what_is_wrong_with_a_question_is_in_sight_and_a_click_away(at_desk: Page, lesson: Lesson) -> None:
    at_desk.goto(f"/teacher/quizzes/{lesson.quiz}")
    at_desk.get_by_role("link", name="Edit question 9", exact=True).click()
    at_desk.get_by_label("Points").fill("many")
    at_desk.get_by_label("Question", exact=True).fill("")
    at_desk.get_by_role("button", name="Save").click()
    summary = at_desk.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport(ratio=1)
    summary.get_by_role("link", name="Points").click()
    at_desk.keyboard.press("Tab")
    expect(at_desk.get_by_label("Points")).to_be_in_viewport()


# Another device -------------------------------------------------------------------------------------------------------


def test_seat_taken_over_by_another_device_says_so_and_can_be_taken_back(cleo: Page, sits_down: SitsDown, lesson: Lesson) -> None:
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Saved")
    cleo.get_by_text("Your resume code").click()
    resume_code = cleo.locator(".code-at-hand .code").inner_text()
    come_back(sits_down(PHONE), lesson.code, resume_code)

    cleo.get_by_role("button", name="Hand in", exact=True).click()
    cleo.get_by_role("button", name="Yes, hand in").click()
    expect(status(cleo)).to_have_text("Not connected: your seat is taken elsewhere")
    question(cleo, 9).get_by_role("textbox").focus()  # nothing was typed, so nothing is sent, and nothing is proved
    question(cleo, 10).get_by_role("textbox").focus()
    expect(status(cleo)).to_have_text("Not connected: your seat is taken elsewhere")
    take_seat_again(cleo, resume_code)
    cleo.evaluate("dispatchEvent(new Event('focus'))")  # headless pages keep the focus that a person would move
    expect(status(cleo)).to_have_text("Saved")
    expect(cleo.get_by_role("link", name="Take your seat again")).to_be_hidden()

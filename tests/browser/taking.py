"""A student's steps through the pages, as the tests' stories tell them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import code_in


def join(page: Page, code: str, first_name: str, last_name: str) -> str:
    """Type the code and a name; gives the resume code that the page then shows."""
    page.goto("/")
    page.get_by_label("Code of the quiz").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("First name").fill(first_name)
    page.get_by_label("Last name").fill(last_name)
    page.get_by_role("button", name="Go on").click()
    return code_in(page.locator(".resume-code").inner_text())


def begin(page: Page) -> None:
    """Start, and turn to the questions."""
    page.get_by_role("button", name="Start").click()
    turn_to_questions(page)


def turn_to_questions(page: Page) -> None:
    """On a narrow screen the article comes first; the questions are a button away."""
    expect(page.locator("html.scripted")).to_be_attached()
    button = page.get_by_role("button", name="Questions", exact=True)
    if button.is_visible():
        button.click()


def come_back(page: Page, code: str, resume_code: str) -> None:
    """Take the seat again with the resume code."""
    page.goto(f"/join/{code}")
    _show_code(page, resume_code)


def take_seat_again(page: Page, resume_code: str) -> None:
    """The same through the quiz page's own link, which opens beside it, so that nothing on the page is lost."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Take your seat again").click()
    _show_code(opened.value, resume_code)
    opened.value.close()


def _show_code(page: Page, resume_code: str) -> None:
    page.get_by_label("Your resume code").fill(resume_code)
    page.get_by_role("button", name="Back to my quiz").click()
    expect(page.locator("[data-attempt]")).to_be_attached()


def question(page: Page, number: int) -> Locator:
    """One question of the quiz page."""
    return page.locator(f"#question-{number}")


def choose(page: Page, number: int, answer: str) -> None:
    """Choose an answer."""
    question(page, number).get_by_label(answer, exact=True).check()


def write(page: Page, number: int, answer: str) -> None:
    """Type an answer and go on to the next thing."""
    field = question(page, number).get_by_role("textbox")
    field.fill(answer)
    field.blur()


def match(page: Page, number: int, meanings: Mapping[str, str]) -> None:
    """Choose a meaning for each of these words; a blank takes the choice back."""
    for word, meaning in meanings.items():
        question(page, number).get_by_label(word, exact=True).select_option(meaning)


def matched(page: Page, number: int) -> dict[str, str]:
    """The words that have a meaning now, with it."""
    lists = question(page, number).get_by_role("combobox").all()
    shown = {each.get_attribute("data-word") or "": each.input_value() for each in lists}
    return {word: meaning for word, meaning in shown.items() if meaning}


def status(page: Page) -> Locator:
    """What the page says about what is saved."""
    return page.locator("[data-part=status]")


def wait_until(page: Page, true: Callable[[], bool]) -> None:
    """Wait for what happens outside the page, as `expect` waits for what happens in it."""
    for _ in range(100):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen")

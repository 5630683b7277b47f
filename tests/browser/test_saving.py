"""No answer is ever lost: dead network, two tabs, lost seat, killed server. In the student's own browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import PHONE, SitsDown
from tests.browser.lessons import Lesson
from tests.browser.serving import Server
from tests.browser.taking import (
    begin,
    choose,
    come_back,
    join,
    question,
    status,
    take_seat_again,
    turn_to_questions,
    wait_until,
    write,
)

TEN = {**{n: f"wheat {n}" for n in range(1, 9)}, 9: "1907", 10: "into the school"}


@pytest.fixture
def cleo(sits_down: SitsDown, lesson: Lesson) -> Page:
    """Cleo with her phone, in front of the first question."""
    page = sits_down(PHONE)
    join(page, lesson.code, "Cleo", "Abel")
    begin(page)
    return page


def answer_all_ten(page: Page) -> None:
    """All ten, the last two by typing."""
    for number, answer in TEN.items():
        (choose if number <= 8 else write)(page, number, answer)


def expect_all_ten(page: Page) -> None:
    """The page shows all ten answers."""
    for number, answer in TEN.items():
        if number <= 8:
            expect(question(page, number).get_by_label(answer, exact=True)).to_be_checked()
        else:
            expect(question(page, number).get_by_role("textbox")).to_have_value(answer)


def test_ten_answers_given_offline_outlive_a_reload_and_arrive_with_the_network(cleo: Page, lesson: Lesson) -> None:
    cleo.context.set_offline(True)
    answer_all_ten(cleo)
    expect(status(cleo)).to_have_text("Offline: 10 answers kept here")
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        cleo.reload()
    assert lesson.answers("Cleo") == {}

    cleo.context.set_offline(False)
    cleo.reload()
    turn_to_questions(cleo)
    expect_all_ten(cleo)
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == TEN


def test_page_that_stays_open_sends_by_itself_when_the_network_comes_back(cleo: Page, lesson: Lesson) -> None:
    cleo.context.set_offline(True)
    choose(cleo, 1, "rye 1")
    write(cleo, 10, "the hill")
    expect(status(cleo)).to_have_text("Offline: 2 answers kept here")
    cleo.context.set_offline(False)
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {1: "rye 1", 10: "the hill"}


def test_answers_that_wait_can_be_taken_away_as_a_file(cleo: Page, tmp_path: Path) -> None:
    cleo.context.set_offline(True)
    choose(cleo, 3, "rye 3")
    with cleo.expect_download() as download:
        cleo.get_by_role("button", name="Download my answers").click()
    assert '"3": "rye 3"' in Path(download.value.path()).read_text()
    cleo.context.set_offline(False)
    expect(status(cleo)).to_have_text("Saved")


def test_overtaken_tab_is_told_and_shows_the_newer_answer(cleo: Page, lesson: Lesson) -> None:
    choose(cleo, 1, "rye 1")
    expect(status(cleo)).to_have_text("Saved")
    second = cleo.context.new_page()
    second.goto(cleo.url)
    turn_to_questions(second)
    choose(second, 1, "barley 1")
    expect(status(second)).to_have_text("Saved")

    choose(cleo, 2, "wheat 2")
    expect(question(cleo, 1).get_by_label("barley 1")).to_be_checked()
    expect(question(cleo, 1).locator("[data-part=note]")).to_have_text(
        "You changed this answer in another tab or on another device. This is the newer one."
    )
    assert lesson.answers("Cleo") == {1: "barley 1", 2: "wheat 2"}


def test_answer_sent_while_the_tab_closes_is_there_on_another_device(cleo: Page, sits_down: SitsDown, lesson: Lesson) -> None:
    cleo.goto(f"/quiz/{lesson.code}")
    resume_code = cleo.locator(".resume-code .code").inner_text()
    cleo.get_by_role("button", name="Go on where you left off").click()
    turn_to_questions(cleo)
    question(cleo, 9).get_by_role("textbox").press_sequentially("1907")  # the page would wait a second before it sends
    cleo.close(run_before_unload=True)

    elsewhere = sits_down(PHONE)
    wait_until(elsewhere, lambda: lesson.answers("Cleo") == {9: "1907"})
    come_back(elsewhere, lesson.code, resume_code)
    expect(question(elsewhere, 9).get_by_role("textbox")).to_have_value("1907")


def test_seat_lost_in_mid_quiz_costs_no_answer(cleo: Page, lesson: Lesson) -> None:
    cleo.goto(f"/quiz/{lesson.code}")
    resume_code = cleo.locator(".resume-code .code").inner_text()
    cleo.get_by_role("button", name="Go on where you left off").click()
    turn_to_questions(cleo)
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Saved")

    cleo.context.clear_cookies()
    choose(cleo, 2, "wheat 2")
    write(cleo, 9, "1907")
    expect(status(cleo)).to_have_text("Not connected: 2 answers kept here")
    take_seat_again(cleo, resume_code)

    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {1: "wheat 1", 2: "wheat 2", 9: "1907"}


def test_answers_given_while_the_server_is_dead_arrive_when_it_is_back(cleo: Page, lesson: Lesson, server: Server) -> None:
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Saved")
    server.kill()
    try:
        for number in (2, 3, 4):
            choose(cleo, number, f"rye {number}")
        expect(status(cleo)).to_have_text("Offline: 3 answers kept here")
    finally:
        server.start()
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo") == {1: "wheat 1", 2: "rye 2", 3: "rye 3", 4: "rye 4"}


def test_hand_in_without_a_network_goes_out_by_itself(cleo: Page, lesson: Lesson) -> None:
    choose(cleo, 1, "wheat 1")
    expect(status(cleo)).to_have_text("Saved")
    cleo.context.set_offline(True)
    choose(cleo, 2, "wheat 2")
    cleo.get_by_role("button", name="Hand in", exact=True).click()
    cleo.get_by_role("button", name="Yes, hand in").click()
    expect(cleo.locator("[data-part=hand-in-status]")).to_contain_text("Not handed in yet")
    assert lesson.attempts()["Cleo"].status == "in progress"

    cleo.context.set_offline(False)
    expect(cleo.get_by_role("heading", name="Handed in")).to_be_visible()
    assert lesson.attempts()["Cleo"].status == "submitted"
    assert lesson.answers("Cleo") == {1: "wheat 1", 2: "wheat 2"}

"""An open question: written in sentences by a student, marked by the teacher, and read again with what was hoped for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from quizgen.questions import load
from tests.browser.conftest import PHONE, SitsDown
from tests.browser.lessons import Lesson, lesson_in
from tests.browser.looking import Look
from tests.browser.serving import Server
from tests.browser.taking import begin, choose, join, question, status
from tests.builders_gradebook import choice

WRITTEN = "The wheel broke.\nNobody could mend it."
ASKED = [
    choice("Where did the mill stand?", "by the river", "on a hill", "in the forest"),
    load("discussion", {"prompt": "Why did the mill stop?", "rubric": ["The wheel was broken.", "It could not be mended."]}),
    load(
        "people-matching", {"prompt": "Who is who?", "pairs": [["Ida Lund", "a miller"], ["Ben Kay", "a baker"], ["Al", "a boy"]]}
    ),
]


@pytest.fixture
def lesson(server: Server, abara: str) -> Lesson:
    """Three questions, the second of which a person must mark; answers are shown at once."""
    return lesson_in(server.database, abara, questions=ASKED, release="answers")


def test_open_answer_keeps_its_lines_waits_for_the_teacher_and_comes_back_marked(
    sits_down: SitsDown, at_desk: Page, lesson: Lesson, look: Look
) -> None:
    cleo = sits_down(PHONE)
    join(cleo, lesson.code, "Cleo", "Abel")
    begin(cleo)
    choose(cleo, 1, "by the river")
    field = question(cleo, 2).get_by_role("textbox")
    field.click()
    for line in WRITTEN.split("\n"):
        if line != WRITTEN.split("\n", maxsplit=1)[0]:
            cleo.keyboard.press("Enter")  # a new line, and nothing is handed in
        cleo.keyboard.type(line)
    field.blur()
    expect(status(cleo)).to_have_text("Saved")
    assert lesson.answers("Cleo")[2] == WRITTEN
    look(cleo, "discussion-take")
    cleo.get_by_role("button", name="Hand in", exact=True).click()
    cleo.get_by_role("button", name="Yes, hand in").click()
    cleo.wait_for_url("**/receipt")
    cleo.goto(cleo.url.replace("receipt", "result"))
    expect(cleo.get_by_text("Your teacher still has to mark some of your answers.")).to_be_visible()

    at_desk.goto(f"/teacher/assignments/{lesson.assignment}/grades")
    at_desk.get_by_role("link", name="Abel, Cleo").click()
    card = at_desk.locator("#question-2")
    expect(card.get_by_label("Mark", exact=True)).to_be_visible()  # what waits is open, what is marked is folded
    look(at_desk, "discussion-to-mark")
    card.get_by_label("Mark", exact=True).fill("0.5")
    card.get_by_role("button", name="Mark this answer").click()
    expect(at_desk.get_by_text("Question 2 is marked.")).to_be_visible()

    cleo.reload()
    expect(question(cleo, 2)).to_contain_text("Partly right: 0.5 of 1 point.")
    expect(question(cleo, 2)).to_contain_text("It could not be mended.")
    look(cleo, "discussion-result")

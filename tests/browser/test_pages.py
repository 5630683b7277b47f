"""How every page looks, from desk to phone, light and dark, empty, full and with an error; and that none runs a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from quizgen.article import Article
from quizgen.gradebook import Student
from quizgen.question import Question
from quizgen.questions import question_types
from quizgen.store.library import PAGE
from tests.browser.conftest import DESK, PHONE, SitsDown
from tests.browser.lessons import MILL, Lesson, article_in, every_kind, lesson_in, teacher_in
from tests.browser.looking import Look
from tests.browser.serving import Server
from tests.browser.taking import begin, join, match, matched, question, status, turn_to_questions, wait_until, write
from tests.browser.watching import Watch
from tests.builders import BODY
from tests.builders import page as page_of_text
from tests.builders_gradebook import MILLS, choice, matching, short
from tests.visitors import PASSWORD

CLASS_LIST = [
    Student(last_name="Abel", first_name="Cleo", key="1001"),
    Student(last_name="Çelik-Wolfeschlegelsteinhausenbergerdorff", first_name="Deniz Maximiliane", email="deniz@school.example"),
    *(Student(last_name=f"Nowak {n}", first_name="Mia", key=str(2000 + n)) for n in range(12)),
]

RIGHT = {1: "the wheat of eleven villages", 3: "False", 4: "school", 5: "sell at a market"}
"""What Cleo chooses; the last one is wrong."""


HALF_RIGHT = {**MILLS, "wheel": MILLS["stone"], "stone": ""}
"""What she matches: one word wrong, and one not at all."""


@pytest.fixture
def full(server: Server, abara: str) -> Lesson:
    """A lesson with a question of each kind and a long class list."""
    return lesson_in(
        server.database, abara, title="The Mill at Harrow Bend", questions=every_kind(), students=CLASS_LIST, attempts_allowed=2
    )


def takes_the_whole_quiz(page: Page, lesson: Lesson, first_name: str = "Cleo", last_name: str = "Abel") -> None:
    """Join, answer every question and hand in."""
    join(page, lesson.code, first_name, last_name)
    begin(page)
    for number, answer in RIGHT.items():
        question(page, number).get_by_label(answer, exact=True).check()
    write(page, 2, "in 1908")
    match(page, 6, HALF_RIGHT)
    expect(status(page)).to_have_text("Saved")
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_role("button", name="Yes, hand in").click()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()


def test_doors_look_right(sits_down: SitsDown, server: Server, look: Look, at_desk: Page) -> None:
    page = sits_down(DESK)
    page.goto("/sign-in")
    look(page, "door-sign-in")
    page.get_by_role("button", name="Sign in").click()
    look(page, "door-sign-in-empty")
    page.get_by_label("Login").fill("nobody")
    page.get_by_label("Password").fill("a wrong guess")
    page.get_by_role("button", name="Sign in").click()
    look(page, "door-sign-in-wrong")
    page.goto("/welcome/no-such-link")
    look(page, "door-welcome-over")
    page.goto("/nowhere")
    look(page, "door-nothing-here")
    at_desk.goto("/password")
    at_desk.get_by_role("button", name="Change password").click()
    look(at_desk, "door-password-empty")


def test_pages_of_a_new_teacher_look_right(sits_down: SitsDown, server: Server, look: Look, password_hash: str) -> None:
    teacher_in(server.database, "Mr Brandt", "brandt", password_hash)
    page = sits_down(DESK)
    page.goto("/sign-in")
    page.get_by_label("Login").fill("brandt")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    look(page, "new-home")
    page.goto("/teacher/classes")
    look(page, "new-classes")
    page.get_by_role("button", name="Make the class").click()
    look(page, "new-classes-error")
    page.get_by_label("Name of the class").fill("9a")
    page.get_by_role("button", name="Make the class").click()
    look(page, "new-class")
    page.get_by_label("Students, one a line").fill("Diaz, Cleo\n?!\n4711")
    page.get_by_role("button", name="Add students").click()
    expect(page.locator(".invalid-feedback")).to_contain_text("Line 2")
    look(page, "new-class-error")
    page.goto("/teacher/quizzes/new")
    look(page, "new-quiz")
    page.get_by_label("Article", exact=True).fill("Too short.")
    page.get_by_label("How many questions").fill("0")
    page.get_by_role("button", name="Make the quiz").click()
    look(page, "new-quiz-error")


def test_pages_of_a_draft_look_right(at_desk: Page, full: Lesson, look: Look) -> None:
    at_desk.goto(f"/teacher/quizzes/{full.quiz}")
    look(at_desk, "draft")
    at_desk.get_by_text("Delete", exact=True).first.click()
    look(at_desk, "draft-delete")
    at_desk.get_by_text("Not this meaning? Take another one").click()
    look(at_desk, "draft-meanings")
    at_desk.get_by_label("Or write what it means here").fill("crush between stones")
    at_desk.get_by_role("button", name="Use my meaning for question 5").click()
    expect(at_desk.locator("#question-5 .is-key")).to_contain_text("crush between stones")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}/head")
    look(at_desk, "draft-head")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}/print")
    look(at_desk, "draft-print")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}/take-away")
    look(at_desk, "draft-take-away")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}/questions/new")
    look(at_desk, "draft-kinds")
    for kind in (cls.kind for cls in question_types()):
        at_desk.goto(f"/teacher/quizzes/{full.quiz}/questions/new?kind={kind}")
        at_desk.get_by_role("button", name="Save").click()
        expect(at_desk.locator(".invalid-feedback").first).to_be_visible()
        look(at_desk, f"draft-new-{kind}-error")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}")
    at_desk.get_by_role("link", name="Edit question 5", exact=True).click()
    look(at_desk, "draft-edit")


def test_pages_of_articles_look_right(at_desk: Page, server: Server, abara: str, look: Look) -> None:
    at_desk.goto("/teacher/articles")
    look(at_desk, "articles-empty")
    pasted = page_of_text(
        above=("Home | News | Sport", "Accept all cookies"),
        within=("ADVERTISEMENT", "Photo: The yellow boat. (Nils Berg/Orsay Post)", BODY[0]),
        below=("Leave a reply", "The captain turned the wheel and then"),
    )
    article_in(server.database, abara, pasted)
    for n in range(PAGE):
        article_in(server.database, abara, pasted.replace("The Yellow Boat", f"Number {n} " + "and so on " * (n % 4)))
    at_desk.goto("/teacher/articles?q=boat")
    look(at_desk, "articles")
    at_desk.goto("/teacher/articles?q=volcano")
    look(at_desk, "articles-none-found")
    at_desk.goto("/teacher/articles")
    at_desk.get_by_role("link", name="Number 3", exact=False).first.click()
    look(at_desk, "article")
    at_desk.get_by_role("button", name="Put back “ADVERTISEMENT”").click()
    expect(at_desk.locator(".line:target")).to_contain_text("ADVERTISEMENT")
    look(at_desk, "article-put-back")
    at_desk.get_by_text("Undo all changes", exact=True).click()
    at_desk.get_by_label("How many questions").fill("0")
    at_desk.get_by_role("button", name="Make questions from this article").click()
    expect(at_desk.locator(".invalid-feedback")).to_be_visible()
    look(at_desk, "article-error")
    at_desk.get_by_role("link", name="Edit paragraph 1", exact=True).click()
    at_desk.get_by_label("Text of the paragraph").fill(" ")
    at_desk.get_by_role("button", name="Save").click()
    look(at_desk, "article-paragraph-error")
    at_desk.goto("/teacher/articles")
    at_desk.get_by_role("link", name="Number 3", exact=False).first.click()
    at_desk.get_by_role("link", name="Change title and author").click()
    look(at_desk, "article-head")


def test_pages_of_a_lesson_look_right_to_the_teacher(at_desk: Page, sits_down: SitsDown, full: Lesson, look: Look) -> None:
    at_desk.goto(f"/teacher/assignments/{full.assignment}/grades")
    look(at_desk, "lesson-grades-empty")
    takes_the_whole_quiz(sits_down(PHONE), full)
    deniz = sits_down(PHONE)
    join(deniz, full.code, CLASS_LIST[1].first_name, CLASS_LIST[1].last_name)
    begin(deniz)
    write(deniz, 2, "1907")
    expect(status(deniz)).to_have_text("Saved")

    at_desk.goto("/teacher/")
    look(at_desk, "lesson-home")
    at_desk.goto(f"/teacher/classes/{full.class_}")
    look(at_desk, "lesson-class")
    at_desk.goto(f"/teacher/quizzes/{full.quiz}/give")
    look(at_desk, "lesson-give")
    at_desk.get_by_label("Attempts").fill("0")
    at_desk.get_by_label("Opens").fill("2026-03-27T10:00")
    at_desk.get_by_label("Closes").fill("2026-03-27T09:00")
    at_desk.get_by_role("button", name="Give it to the class").click()
    expect(at_desk.locator(".invalid-feedback").first).to_be_visible()
    look(at_desk, "lesson-give-error")
    at_desk.goto(f"/teacher/assignments/{full.assignment}")
    look(at_desk, "lesson-assignment")
    at_desk.goto(f"/teacher/assignments/{full.assignment}/grades")
    at_desk.get_by_role("link", name="Abel, Cleo").click()
    card = at_desk.locator("#question-2")
    card.get_by_text("Change the mark").first.click()
    card.get_by_label("Mark", exact=True).fill("7")
    card.get_by_role("button", name="Change the mark").click()
    expect(card.locator(".invalid-feedback").first).to_be_visible()
    look(at_desk, "lesson-attempt-error")
    card.get_by_label("Mark", exact=True).fill("0.5")
    card.get_by_label("Reason").fill("One year off")
    card.get_by_role("button", name="Change the mark").click()
    look(at_desk, "lesson-attempt")
    at_desk.goto(f"/teacher/assignments/{full.assignment}/grades")
    look(at_desk, "lesson-grades")


def test_pages_of_a_lesson_look_right_to_a_student(sits_down: SitsDown, full: Lesson, look: Look) -> None:
    page = sits_down(PHONE)
    page.goto("/")
    look(page, "student-code")
    page.get_by_label("Code of the quiz").fill("BCDF2345")
    page.get_by_role("button", name="Go on").click()
    look(page, "student-code-wrong")
    page.goto(f"/join/{full.code}")
    look(page, "student-name")
    page.get_by_role("button", name="Go on").click()
    look(page, "student-name-empty")
    page.get_by_label("Your resume code").fill("BCDF2345")
    page.get_by_role("button", name="Back to my quiz").click()
    look(page, "student-resume-wrong")
    join(page, full.code, "Cleo", "Abel")
    look(page, "student-seat")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("html.scripted")).to_be_attached()
    look(page, "student-article")
    turn_to_questions(page)
    look(page, "student-questions")
    page.get_by_role("button", name="Hand in", exact=True).click()
    look(page, "student-hand-in")
    page.get_by_role("button", name="Go on answering").click()
    page.context.set_offline(True)
    match(page, 6, HALF_RIGHT)
    expect(status(page)).to_have_text("Offline: 1 answer kept here")
    look(page, "student-offline")
    page.context.set_offline(False)
    expect(status(page)).to_have_text("Saved")
    page.goto(f"{page.url}/review")
    look(page, "student-review")
    page.get_by_role("button", name="Yes, hand in").click()
    look(page, "student-receipt")
    page.get_by_role("link", name="See your result").click()
    look(page, "student-result")
    page.goto(f"/quiz/{full.code}")
    look(page, "student-seat-again")
    page.get_by_role("button", name="Start again").click()
    turn_to_questions(page)
    write(page, 2, "in 1908")
    question(page, 5).get_by_label(RIGHT[5]).check()
    page.locator("[data-part=empty]").first.get_by_role("link", name="3", exact=True).click()
    look(page, "student-question-linked")
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_role("button", name="Yes, hand in").click()
    page.get_by_role("link", name="See your result").click()
    question(page, 5).get_by_role("link", name="See it in the article").click()
    look(page, "student-result-second")


def test_page_without_a_seat_says_how_to_take_it_again(sits_down: SitsDown, lesson: Lesson, look: Look) -> None:
    page = sits_down(PHONE)
    join(page, lesson.code, "Cleo", "Abel")
    begin(page)
    page.context.clear_cookies()
    question(page, 1).get_by_label("wheat 1").check()
    expect(status(page)).to_have_text("Not connected: 1 answer kept here")
    look(page, "student-lost")
    page.reload()
    look(page, "student-no-seat")


# Scripts in what people type -------------------------------------------------------------------------------------------

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'><svg onload=alert(3)>",
    "{{ 7 * 7 }}${7 * 7}",
    "</textarea></select><script>alert(4)</script>",
    "javascript:alert(5)",
)
NASTY = " ".join(PAYLOADS)


def nasty_questions() -> list[Question]:
    """Questions whose every part would like to be a script."""
    meanings = {NASTY: PAYLOADS[0], "constructor": PAYLOADS[1], "__proto__": PAYLOADS[2], "mill": PAYLOADS[3]}
    return [
        choice(f"What is {NASTY}?", NASTY, *PAYLOADS[:3]),
        short(f"Which is {NASTY}?", NASTY),
        matching(NASTY, **meanings),
    ]


def test_scripts_in_article_question_and_name_stay_text_on_every_page(
    at_desk: Page, sits_down: SitsDown, server: Server, abara: str, watch: Watch
) -> None:
    article = Article(f"Title {NASTY}", f"By {NASTY}", (f"The first paragraph says {NASTY}.", *MILL.paragraphs))
    lesson = lesson_in(server.database, abara, article=article, title=NASTY, class_name=PAYLOADS[1], questions=nasty_questions())
    cleo = sits_down(PHONE)
    join(cleo, lesson.code, PAYLOADS[0], PAYLOADS[1])
    begin(cleo)
    question(cleo, 1).get_by_label(NASTY, exact=True).check()
    write(cleo, 2, NASTY)
    match(cleo, 3, {NASTY: NASTY, "__proto__": PAYLOADS[3]})
    expect(status(cleo)).to_have_text("Saved")
    cleo.reload()
    assert matched(cleo, 3) == {NASTY: NASTY, "__proto__": PAYLOADS[3]}
    cleo.goto(f"{cleo.url}/review")
    cleo.get_by_role("button", name="Yes, hand in").click()
    expect(cleo.locator(".receipt")).to_contain_text(PAYLOADS[0])
    cleo.get_by_role("link", name="See your result").click()
    expect(cleo.get_by_role("heading", level=1)).to_have_text(NASTY)
    cleo.goto(f"/quiz/{lesson.code}")

    quiz, assignment = f"/teacher/quizzes/{lesson.quiz}", f"/teacher/assignments/{lesson.assignment}"
    for address in ("/teacher/", "/teacher/classes", f"/teacher/classes/{lesson.class_}"):
        at_desk.goto(address)
        expect(at_desk.locator("main")).to_contain_text("alert(2)")
    for address in (
        quiz,
        f"{quiz}/print",
        f"{quiz}/take-away",
        f"{quiz}/questions/new",
        f"{quiz}/give",
        assignment,
        f"{assignment}/grades",
    ):
        at_desk.goto(address)
        expect(at_desk.locator("main")).to_contain_text("<script>alert(1)</script>")
    at_desk.get_by_role("link", name=re.compile("alert")).last.click()
    expect(at_desk.get_by_role("heading", level=1)).to_contain_text(PAYLOADS[0])
    for address in (f"{quiz}/head", f"{quiz}/questions/new?kind=cloze"):
        at_desk.goto(address)
    at_desk.goto(quiz)
    at_desk.get_by_role("link", name="Edit question 1", exact=True).click()
    expect(at_desk.get_by_label("Question", exact=True)).to_have_value(f"What is {NASTY}?")
    assert not watch.complaints


def test_watch_sees_what_no_page_may_do(sits_down: SitsDown, watch: Watch) -> None:
    page = sits_down(DESK)
    page.goto("/")
    page.evaluate(
        """() => {
          document.head.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
          document.body.setAttribute("style", "color: red");
          document.body.append(Object.assign(document.createElement("img"), { src: "http://127.0.0.1:9/elsewhere.png" }));
          setTimeout(() => { throw new Error("broken"); });
          setTimeout(() => alert("here"), 100);
        }"""
    )
    wait_until(page, lambda: any("a dialog" in complaint for complaint in watch.complaints))
    seen = " ".join(watch.complaints)
    watch.complaints.clear()
    assert page.evaluate("window.ran") is None
    for complaint in ("script-src", "style-src", "img-src", "broken", "a dialog: here"):
        assert complaint in seen

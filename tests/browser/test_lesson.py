"""One lesson from the server's first line to the CSV, clicked by two people: Ms Moreau at her desk, Cleo with a phone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import DESK, PHONE, Keep, SitsDown
from tests.browser.lessons import attempts_at
from tests.browser.serving import Server, code_in
from tests.browser.taking import come_back, status, turn_to_questions, wait_until
from tests.reading import raw_article
from tests.visitors import PASSWORD

TITLE = "Called to Serve: How a Jury Is Chosen and What It Does"
OWN_QUESTION = "How much do federal courts pay jurors a day?"


def test_lesson_goes_from_the_one_time_link_to_the_csv(server: Server, sits_down: SitsDown, keep: Keep) -> None:
    teacher, student = sits_down(DESK), sits_down(PHONE)
    makes_an_account(teacher, server.welcome, keep)
    pastes_the_article(teacher, keep)
    works_on_the_draft(teacher, keep)
    code = publishes_and_gives_it_to_a_class(teacher, keep)
    lesson = teacher.url

    resume_code = joins(student, code, keep)
    answers_with_the_keyboard_alone(student, keep)
    given = given_on(student)
    student.reload()
    turn_to_questions(student)
    assert given_on(student) == given  # a reload finds the answers

    # The tab closes in the middle of a word; another phone goes on with the resume code.
    last = student.locator(".question").last.get_by_role("textbox")
    last.press("End")
    last.press_sequentially(" a day")
    student.close(run_before_unload=True)
    wait_until(teacher, lambda: "$50 a day" in attempts_at(server.database, code)["Cleo"].responses.values())
    student = sits_down(PHONE)
    come_back(student, code, resume_code)
    turn_to_questions(student)
    expect(student.locator(".question").last.get_by_role("textbox")).to_have_value("$50 a day")

    hands_in(student, keep)
    sees_progress_and_grades(teacher, lesson, keep)


def makes_an_account(page: Page, link: str, keep: Keep) -> None:
    page.goto(link)
    keep(page, "lesson-01-welcome")
    page.get_by_label("Your name").fill("Ms Moreau")
    page.get_by_label("Login").fill("moreau")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("status")).to_contain_text("Welcome, Ms Moreau")
    keep(page, "lesson-02-first-page")


def pastes_the_article(page: Page, keep: Keep) -> None:
    page.get_by_role("link", name="Make a quiz").click()
    text = raw_article("06-how-juries-work").read_text("utf-8-sig")
    page.get_by_label("Article", exact=True).fill(text)
    keep(page, "lesson-03-article-pasted")
    page.get_by_role("button", name="Make the quiz").click()
    # The first draft after a start waits for the parser to be loaded.
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE, timeout=30_000)


def works_on_the_draft(page: Page, keep: Keep) -> None:
    """The draft stands beside its article: change a question, move one, delete one, add one."""
    cards = page.locator(".question-card")
    drafted = cards.count()
    assert drafted >= 4
    cards.first.hover()
    expect(page.locator("mark.lit").first).to_be_in_viewport()  # the evidence lights up beside the question
    keep(page, "lesson-04-draft")
    keep(page, "studio", whole=False)  # what docs/studio.png shows

    second = cards.nth(1).get_by_role("heading").inner_text().removeprefix("2. ")
    page.get_by_role("button", name="Move question 2 up").click()
    expect(cards.first.get_by_role("heading")).to_have_text(f"1. {second}")

    page.get_by_role("link", name="Edit question 1", exact=True).click()
    keep(page, "lesson-05-edit-question")
    page.get_by_label("Question", exact=True).fill(f"{second} (Think!)")
    page.get_by_role("button", name="Save").click()
    expect(cards.first.get_by_role("heading")).to_have_text(f"1. {second} (Think!)")
    expect(page.get_by_role("status")).to_have_text("Question 1 is saved.")

    third = cards.nth(2).get_by_role("heading").inner_text().removeprefix("3. ")
    asked_alike = page.get_by_role("heading", name=third)
    before = asked_alike.count()
    cards.nth(2).get_by_text("Delete", exact=True).click()
    cards.nth(2).get_by_role("button", name="Yes, delete question 3").click()
    expect(page.get_by_role("status")).to_have_text("The question is deleted.")
    expect(cards).to_have_count(drafted - 1)
    expect(asked_alike).to_have_count(before - 1)

    page.get_by_role("link", name="Add a question of your own").click()
    keep(page, "lesson-06-kinds-of-questions")
    page.get_by_role("link", name="Short answer").click()
    page.get_by_label("Question", exact=True).fill(OWN_QUESTION)
    page.get_by_label("Accepted answers").fill("$50\n50 dollars\n$50 a day")
    keep(page, "lesson-07-own-question")
    page.get_by_role("button", name="Save").click()
    expect(cards).to_have_count(drafted)
    expect(cards.last.get_by_role("heading")).to_contain_text(OWN_QUESTION)


def publishes_and_gives_it_to_a_class(page: Page, keep: Keep) -> str:
    page.get_by_role("button", name="Publish").last.click()  # at the end of the long page
    expect(page.get_by_role("heading", name="You have no class yet")).to_be_visible()
    keep(page, "lesson-08-no-class-yet")
    page.get_by_role("link", name="Make a class").click()
    page.get_by_label("Name of the class").fill("10b English")
    page.get_by_label("Time zone").select_option("Europe/Berlin")
    page.get_by_role("button", name="Make the class").click()
    # Making it leads back to the quiz; without a list, students type their names.
    expect(page.get_by_label("They type their name")).to_be_checked()
    keep(page, "lesson-09-class-made")
    page.get_by_role("link", name="Classes").click()
    page.get_by_role("link", name="10b English").click()
    page.get_by_label("Students, one a line").fill("Aydin, Deniz\nDiaz, Cleo, 4711")
    page.get_by_role("button", name="Add students").click()
    expect(page.get_by_role("row", name="Diaz Cleo 4711")).to_be_visible()
    keep(page, "lesson-09-class")

    page.get_by_role("link", name="Quizzes").click()
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Give to a class").click()
    page.get_by_label("They type their name").check()
    page.get_by_label("Their score and the right answers").check()
    keep(page, "lesson-10-give-to-a-class")
    page.get_by_role("button", name="Give it to the class").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    keep(page, "lesson-11-assignment")
    return code_in(page.locator(".join-code").inner_text())


def joins(page: Page, code: str, keep: Keep) -> str:
    page.goto("/")
    keep(page, "lesson-12-code")
    page.get_by_label("Code of the quiz").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("First name").fill("Cleo")
    page.get_by_label("Last name").fill("Diaz")
    keep(page, "lesson-13-name")
    page.get_by_role("button", name="Go on").click()
    keep(page, "lesson-14-resume-code")
    return code_in(page.locator(".resume-code").inner_text())


def answers_with_the_keyboard_alone(page: Page, keep: Keep) -> None:
    """Tab from the first button to the last question; arrows and letters answer."""
    press_until(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("html.scripted")).to_be_attached()
    keep(page, "lesson-15-article")
    press_until(page, "Questions")
    page.keyboard.press("Enter")
    for fieldset in page.locator(".question").all():
        radios, lists = fieldset.get_by_role("radio"), fieldset.get_by_role("combobox")
        focus_inside(page, fieldset.get_attribute("id") or "")
        if radios.count():
            page.keyboard.press("ArrowDown")
            expect(fieldset.locator("input:checked")).to_have_count(1)
        elif lists.count():
            for place in range(lists.count()):
                if place:
                    page.keyboard.press("Tab")
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type("$50")
    page.keyboard.press("Tab")
    expect(status(page)).to_have_text("Saved")
    expect(page.locator("[data-part=empty]").first).to_have_text("You have answered every question.")
    keep(page, "lesson-16-answered")


def press_until(page: Page, name: str) -> None:
    """Press the tab key until the button of that name has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"no way to “{name}” with the tab key")


def focus_inside(page: Page, question_id: str) -> None:
    """Press the tab key until something in that question has the focus, and see that nothing covers it."""
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.question')?.id") == question_id:
            break
    covered = """() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.querySelector(".take-bar").getBoundingClientRect();
      return box.top < bar.bottom || box.bottom > innerHeight;
    }"""
    assert page.evaluate("document.activeElement.closest('.question')?.id") == question_id
    assert not page.evaluate(covered), f"the focus in {question_id} is out of sight"


def given_on(page: Page) -> list[str]:
    """The answers as the page shows them."""
    given: list[str] = page.eval_on_selector_all(
        ".question input:checked, .question input[type=text], .question textarea, .question select",
        "inputs => inputs.map((input) => input.value)",
    )
    return given


def hands_in(page: Page, keep: Keep) -> None:
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_role("heading", name="Hand in now?")).to_be_focused()
    keep(page, "lesson-17-hand-in-now")
    page.get_by_role("button", name="Yes, hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
    keep(page, "lesson-18-receipt")
    page.get_by_role("link", name="See your result").click()
    expect(page.locator(".score")).to_have_text("Your teacher still has to mark some of your answers.")
    expect(page.locator(".question").last.locator(".verdict")).to_have_text("Right: 1 of 1 point.")
    keep(page, "lesson-19-result")


def sees_progress_and_grades(page: Page, assignment: str, keep: Keep) -> None:
    page.goto(assignment)
    expect(page.locator("#progress")).to_contain_text("1 of 2 has started, 1 has handed in.")
    keep(page, "lesson-20-progress")
    page.get_by_role("link", name="Grades").first.click()
    expect(page.get_by_role("row", name="Diaz, Cleo")).to_contain_text("to be marked")
    keep(page, "lesson-21-gradebook")
    page.get_by_role("link", name="Diaz, Cleo").click()
    while page.get_by_role("button", name="Mark this answer").count():  # the open questions of the draft
        card = page.locator(".question-card", has_text="To be marked").first
        card.get_by_label("Mark", exact=True).fill("1")
        card.get_by_role("button", name="Mark this answer").click()
        expect(page.get_by_role("status")).to_contain_text("is marked.")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("row", name="Diaz, Cleo")).to_contain_text("handed in")

    grades = downloaded(page, "Grades")
    grades = downloaded(page, "Grades")  # as often as she likes
    assert grades.suggested_filename.endswith("grades.csv")
    assert "Diaz" in Path(grades.path()).read_text("utf-8-sig")
    answers = downloaded(page, "Answers")
    assert answers.suggested_filename.endswith("answers.csv")
    assert "$50 a day" in Path(answers.path()).read_text("utf-8-sig")

    page.get_by_role("link", name="Diaz, Cleo").click()
    expect(page.locator(".question-card").last).to_contain_text("accepted: $50 a day")
    keep(page, "lesson-22-one-attempt")


def downloaded(page: Page, label: str) -> Download:
    """Press “Download CSV” beside one of the files."""
    with page.expect_download() as download:
        page.locator("form.download", has_text=label).first.get_by_role("button", name="Download CSV").click()
    return download.value

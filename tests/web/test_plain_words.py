"""What pages say to whom: how many attempts are left, what counts, what publishing means, where the way leads on."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from werkzeug.test import TestResponse

from quizgen.question import Question
from quizgen.questions import load
from tests.builders_gradebook import choice, short
from tests.builders_store import ARTICLE
from tests.visitors import Visitor
from tests.web.classroom import MILL, PAPER, Room, answers, begins, hands_in, room_in, sits_down

ALL_SHOWN: dict[str, Any] = {"attempts_allowed": 2, "release": "answers"}
JUDGED = load("true-false", {"prompt": "The mill was rebuilt.", "key": "False"})


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def said(page: TestResponse, selector: str = "main") -> str:
    """The words of a part of a page, the first of its kind, on one line."""
    return words(fromstring(page.text).cssselect(selector)[0])


def focused(page: TestResponse) -> list[str]:
    """What has the focus when the page opens: names of fields, or words."""
    return [part.get("name") or words(part) for part in fromstring(page.text).cssselect("[autofocus]")]


def finishes(visitor: Visitor, room: Room, *given: str) -> str:
    """Take the whole quiz, question after question; gives the attempt."""
    attempt = begins(visitor, room)
    for slot, response in enumerate(given, 1):
        assert answers(visitor, attempt, slot, response, slot).status_code == 200
    hands_in(visitor, attempt)
    return attempt


# The student: the start page --------------------------------------------------------------------------------------------


def test_start_page_counts_the_attempts_that_are_left(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, **ALL_SHOWN)
    sits_down(cleo, room, 0)
    page = f"/quiz/{room.code}"
    assert "There are 2 questions, and you have 2 attempts. The best one counts. Open until" in said(cleo.get(page))

    begins(cleo, room)
    assert "and you have 1 attempt left. The best one counts." in said(cleo.get(page))

    hands_in(cleo, begins(cleo, room))
    finishes(cleo, room)
    used_up = said(cleo.get(page))
    assert "There are 2 questions. The best one counts. Not you?" in used_up
    assert "You have handed in every attempt you had." in used_up
    assert "Write it down" not in used_up
    assert "With it you come back to what you handed in from any device." in used_up


def test_start_page_of_a_single_attempt_says_nothing_of_the_best(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    page = said(cleo.get(f"/quiz/{room.code}"))
    assert "and you have 1 attempt. Open until" in page
    assert "best" not in page


# The student: where the focus is ----------------------------------------------------------------------------------------


def test_focus_begins_where_the_page_begins(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, release="answers")
    assert focused(cleo.get("/")) == ["code"]
    assert focused(cleo.get(f"/join/{room.code}")) == ["student"]
    sits_down(cleo, room, 0)
    assert focused(cleo.get(f"/quiz/{room.code}")) == [PAPER]
    attempt = finishes(cleo, room)
    assert focused(cleo.get(f"/attempts/{attempt}/receipt")) == ["Handed in"]
    assert focused(cleo.get(f"/attempts/{attempt}/result")) == [PAPER]


def test_focus_is_on_the_first_wrong_field_and_nowhere_else(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, names="typed")
    claim, resume = f"/join/{room.code}/name", f"/join/{room.code}/resume"
    assert focused(cleo.post(claim)) == ["first_name"]
    assert focused(cleo.post(claim, {"first_name": "Cleo"})) == ["last_name"]
    assert focused(cleo.post(resume, {"resume_code": "BCDF2345"})) == ["resume_code"]
    assert focused(cleo.post("/", {"code": "?"})) == ["code"]
    assert focused(cleo.get("/join/BCDF2345")) == ["code"]
    assert focused(abara.post("/teacher/classes", {"time_zone": "UTC"})) == ["name"]


def test_focus_is_on_the_sentence_when_no_single_field_is_wrong(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, names="typed")
    name = {"first_name": "Cleo", "last_name": "Abel"}
    cleo.post(f"/join/{room.code}/name", name)
    (sentence,) = focused(Visitor(app).post(f"/join/{room.code}/name", name))
    assert sentence.startswith("That name is taken.")


def test_lost_code_is_called_alike_on_both_sides(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app)
    sits_down(cleo, room, 0)
    button = said(abara.get(f"/teacher/assignments/{room.assignment}"), "#progress td summary")
    assert button == "Lost the code?"
    assert f"Your teacher can press “{button}” beside your name" in said(Visitor(app).get(f"/join/{room.code}"))


def test_wrong_name_is_left_as_if_nobody_had_sat_there(app: Flask, abara: Visitor, cleo: Visitor, deniz: Visitor) -> None:
    room = room_in(app)
    sits_down(cleo, room, 1)  # that is Deniz's name
    seat = cleo.get(f"/quiz/{room.code}")
    left = cleo.fills_in(seat, action=f"/quiz/{room.code}/leave")
    assert "Who are you?" in said(cleo.follows(left))
    sits_down(deniz, room, 1)
    sits_down(cleo, room, 0)


def test_seat_with_an_attempt_stays_its_student_s_when_the_browser_is_left_to_another(
    app: Flask, abara: Visitor, cleo: Visitor
) -> None:
    room = room_in(app)
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    seat = cleo.get(f"/quiz/{room.code}")
    assert "Cleo Abel comes back with the resume code." in said(seat)
    cleo.fills_in(seat, action=f"/quiz/{room.code}/leave")
    assert cleo.get(f"/attempts/{attempt}").status_code == 404
    taken = cleo.post(f"/join/{room.code}/name", {"student": room.students[0]})
    assert taken.status_code == 409
    back = cleo.post(f"/join/{room.code}/resume", {"resume_code": room.resume_code()})
    assert back.location == f"/attempts/{attempt}"


def test_resume_code_is_at_hand_during_the_quiz_and_its_price_is_named_before(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app)
    assert "If your quiz is open on another device, it stops there." in said(cleo.get(f"/join/{room.code}"))
    sits_down(cleo, room, 0)
    code = room.resume_code()
    assert f"{code[:4]} {code[4:]}" in said(cleo.get(f"/attempts/{begins(cleo, room)}"), "details.code-at-hand")


# The student: quiz and result -------------------------------------------------------------------------------------------


def test_statement_to_judge_is_asked_as_true_or_false(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, asked=(JUDGED, *MILL), release="answers")
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    asked = "1. True or false? The mill was rebuilt."
    assert said(cleo.get(f"/attempts/{attempt}"), "#question-1 legend") == f"{asked} (1 point)"
    assert said(cleo.get(f"/attempts/{attempt}"), "#question-2 legend") == "2. Where did the mill stand? (2 points)"
    hands_in(cleo, attempt)
    assert said(cleo.get(f"/attempts/{attempt}/result"), "#question-1 h2") == asked
    assert said(abara.get(f"/teacher/quizzes/{room.quiz}/print")).count(asked) == 2  # with the key, and without


def test_title_stands_once_on_the_quiz_where_the_article_has_the_same(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, title="The mill")
    sits_down(cleo, room, 0)
    page = fromstring(cleo.get(f"/attempts/{begins(cleo, room)}").text)
    assert [words(head) for head in page.cssselect("h1, h2")] == ["The mill", "The article", "Hand in now?"]


def test_points_stand_beside_the_questions_only_where_they_differ(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    for asked, legends in (
        (MILL, ["1. Where did the mill stand? (1 point)", "2. In what year did the mill burn down? (2 points)"]),
        (MILL[:1], ["1. Where did the mill stand?"]),
    ):
        room = room_in(app, asked=asked)
        sits_down(cleo, room, 0)
        page = fromstring(cleo.get(f"/attempts/{begins(cleo, room)}").text)
        assert [words(legend) for legend in page.cssselect("legend")] == legends


def test_paragraphs_are_numbered_for_students_too(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, release="answers")
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    quiz = cleo.get(f"/attempts/{attempt}")
    hands_in(cleo, attempt)
    for page in (quiz, cleo.get(f"/attempts/{attempt}/result")):
        numbers = [words(number) for number in fromstring(page.text).cssselect(".paragraph-number")]
        assert numbers == [str(n + 1) for n in range(len(ARTICLE.paragraphs))]


def test_reason_of_a_mark_ends_with_one_full_stop(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, release="answers")
    sits_down(cleo, room, 0)
    attempt = finishes(cleo, room, "on a hill")
    page = f"/teacher/attempts/{attempt}"
    for typed, shown in (("a slip", "A slip."), ("A slip.", "A slip."), ("A slip?", "A slip?")):
        abara.fills_in(abara.get(page), {"question-1-mark": "0.5", "question-1-reason": typed}, action=f"{page}/marks/1")
        assert said(cleo.get(f"/attempts/{attempt}/result"), ".verdict") == f"Partly right: 0.5 of 1 point. {shown}"


@pytest.mark.parametrize(
    ("asked", "given", "verdict"),
    [
        pytest.param(MILL[0], "by the river", "Right: 1 of 1 point.", id="right"),
        pytest.param(MILL[0], "on a hill", "Not right: 0 of 1 point.", id="wrong"),
        pytest.param(MILL[0], None, "Not answered: 0 of 1 point.", id="empty choice"),
        pytest.param(short("When?", "1907"), None, "Not answered: 0 of 1 point.", id="empty text"),
    ],
)
def test_verdict_tells_empty_from_wrong(
    app: Flask, abara: Visitor, cleo: Visitor, asked: Question, given: str | None, verdict: str
) -> None:
    room = room_in(app, asked=(asked,), release="answers")
    sits_down(cleo, room, 0)
    attempt = finishes(cleo, room, *([given] if given else []))
    result = cleo.get(f"/attempts/{attempt}/result")
    assert said(result, ".verdict") == verdict
    assert "Your answer: nothing" not in said(result)


def test_result_names_the_answer_and_what_is_accepted_too(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    asked = (short("Who?", "Lucía Peña", "Peña", "Ms Peña"), short("When?", "1907"))
    room = room_in(app, asked=asked, release="answers")
    sits_down(cleo, room, 0)
    page = fromstring(cleo.get(f"/attempts/{finishes(cleo, room)}/result").text)
    assert [words(line) for line in page.cssselect(".accepted")] == [
        "Right: Lucía Peña (also accepted: Peña, Ms Peña)",
        "Right: 1907",
    ]


def test_wrong_choice_carries_a_sign_and_not_only_a_colour(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, asked=MILL[:1], release="answers")
    sits_down(cleo, room, 0)
    page = fromstring(cleo.get(f"/attempts/{finishes(cleo, room, 'on a hill')}/result").text)
    assert {words(badge) for badge in page.cssselect(".badge")} == {"✓ right answer", "✗ your answer"}


def test_percentage_is_rounded_half_up(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    questions = tuple(choice(f"What is number {n}?", f"right {n}", f"wrong {n}") for n in range(7))  # the second counts double
    room = room_in(app, asked=questions)
    sits_down(cleo, room, 0)
    result = cleo.get(f"/attempts/{finishes(cleo, room, 'right 0')}/result")
    assert said(result, ".score") == "1 of 8 points (13 %)"


def test_each_attempt_leads_to_the_other(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, **ALL_SHOWN)
    sits_down(cleo, room, 0)
    first = finishes(cleo, room, "on a hill")
    assert "too; the best one counts" not in said(cleo.get(f"/attempts/{first}/result"))
    second = finishes(cleo, room, "by the river")
    for page in ("result", "receipt"):
        for number, here, other in ((1, first, second), (2, second, first)):
            shown = cleo.get(f"/attempts/{here}/{page}")
            assert f"Attempt {3 - number} is handed in too; the best one counts." in said(shown)
            assert f'href="/attempts/{other}/{page}"' in shown.text
    assert "attempt 2 of 2, handed in" in said(cleo.get(f"/attempts/{second}/result"))


# The teacher ------------------------------------------------------------------------------------------------------------


def progress_of(abara: Visitor, room: Room, name: str) -> list[str]:
    """State and number of answers of one student, as the teacher sees them."""
    page = fromstring(abara.get(f"/teacher/assignments/{room.assignment}/progress").text)
    rows = [[words(cell) for cell in row.cssselect("th, td")] for row in page.cssselect("tbody tr")]
    (found,) = [row for row in rows if row[0] == name]
    return found[1:3]


def test_progress_shows_the_attempt_that_counts(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, attempts_allowed=3)
    assert progress_of(abara, room, "Abel, Cleo") == ["Not started", ""]
    sits_down(cleo, room, 0)
    assert progress_of(abara, room, "Abel, Cleo") == ["Joined, not started", ""]
    finishes(cleo, room, "by the river", "1907")
    assert progress_of(abara, room, "Abel, Cleo") == ["Handed in", "2 of 2"]
    second = begins(cleo, room)
    answers(cleo, second, 1, "on a hill", 1)
    assert progress_of(abara, room, "Abel, Cleo") == ["At it, attempt 2; attempt 1 counts so far", "1 of 2"]
    assert said(abara.get(f"/teacher/assignments/{room.assignment}"), "#progress > p") == "1 of 3 has started, 1 has handed in."
    hands_in(cleo, second)
    assert progress_of(abara, room, "Abel, Cleo") == ["Handed in, attempt 1 of 2 counts", "2 of 2"]


def test_answer_taken_back_is_not_counted_as_answered(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    answers(cleo, attempt, 2, "1907", 1)
    answers(cleo, attempt, 2, None, 2)
    assert progress_of(abara, room, "Abel, Cleo") == ["At it", "0 of 2"]


def test_class_made_for_a_waiting_quiz_leads_back_to_it(app: Flask, abara: Visitor, brandt: Visitor) -> None:
    room = room_in(app)
    give = f"/teacher/quizzes/{room.quiz}/give"
    made = abara.post(f"/teacher/classes?give={room.quiz}", {"name": "9a", "time_zone": "UTC"})
    assert made.location == give
    # A quiz of somebody else's stays as hidden as one that does not exist.
    others = brandt.post(f"/teacher/classes?give={room.quiz}", {"name": "9a", "time_zone": "UTC"})
    assert brandt.follows(others).status_code == 404


def test_class_without_students_types_its_names(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    give = f"/teacher/quizzes/{room.quiz}/give"
    checked = "input[name=names][checked]"
    assert [box.get("value") for box in fromstring(abara.get(give).text).cssselect(checked)] == ["list"]
    for student in room.students:
        abara.post(f"/teacher/students/{student}/remove")
    assert [box.get("value") for box in fromstring(abara.get(give).text).cssselect(checked)] == ["typed"]


def test_publishing_says_what_it_means(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    edit = f"/teacher/questions/{room.questions[0]}"
    abara.fills_in(abara.get(edit), {"prompt": "Where exactly did the mill stand?"})
    published = abara.follows(abara.post(f"/teacher/quizzes/{room.quiz}/publish"))
    assert "Version 2 is published. It stays as it is now: what you mend later becomes version 3." in said(published)


def test_right_answers_between_two_attempts_are_warned_of_and_not_forbidden(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    give = abara.get(f"/teacher/quizzes/{room.quiz}/give")
    assert "a later attempt can copy them" in said(give, "[data-part=copying]")
    given = abara.fills_in(give, {"attempts": "2", "release": "answers", "release_when": "at once"})
    assert given.location.startswith("/teacher/assignments/")


def test_assignment_names_the_front_page_beside_the_code(room: Room, abara: Visitor) -> None:
    page = said(abara.get(f"/teacher/assignments/{room.assignment}"), ".join")
    assert f"or to http://localhost/ and type this code {room.code[:4]} {room.code[4:]}" in page


def test_no_explanations_are_promised_where_there_may_be_none(app: Flask, abara: Visitor) -> None:
    room = room_in(app, release="answers")
    assert "Students see their score and the right answers as soon as" in said(
        abara.get(f"/teacher/assignments/{room.assignment}")
    )


def test_what_cannot_be_taken_back_is_asked_twice(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    room = room_in(app, release_when="by hand")
    sits_down(cleo, room, 0)
    assignment, class_ = f"/teacher/assignments/{room.assignment}", f"/teacher/classes/{room.class_}"
    for page, action, asked in (
        (assignment, f"{assignment}/release", "The quiz is still open"),
        (assignment, f"{assignment}/students/{room.students[0]}/free", "The old code stops working"),
        (class_, f"/teacher/students/{room.students[2]}/remove", "Yes, remove Efe"),
    ):
        (box,) = fromstring(abara.get(page).text).xpath(f'//details[.//form[@action="{action}"]]')
        assert asked in words(box)


def test_class_page_leads_to_its_quizzes_and_their_grades(app: Flask, abara: Visitor) -> None:
    room, other = room_in(app), room_in(app, title="Another quiz")
    page = abara.get(f"/teacher/classes/{room.class_}").text
    assert f'href="/teacher/assignments/{room.assignment}"' in page
    assert f'href="/teacher/assignments/{room.assignment}/grades"' in page
    assert other.assignment not in page


def test_grades_lead_to_the_class_and_offer_grades_before_answers(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    page = fromstring(abara.get(f"/teacher/assignments/{room.assignment}/grades").text)
    (class_,) = [link.get("href") for link in page.cssselect("a") if words(link) == "8b"]
    assert class_ == f"/teacher/classes/{room.class_}"
    assert [words(label) for label in page.cssselect("form.download strong")] == [
        "Grades, one row a student",
        "Answers, one row each",
    ]


def test_question_that_is_not_saved_says_all_that_is_wrong_at_the_top(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    edit = f"/teacher/questions/{room.questions[0]}"
    refused = abara.fills_in(abara.get(edit), {"points": "many", "choices": ["same", "same", "", ""], "choices-right": "0"})
    assert refused.status_code == 422
    (summary,) = fromstring(refused.text).cssselect(".alert-danger")
    assert words(summary).startswith("Not saved yet.")
    assert [link.get("href") for link in summary.cssselect("a")] == ["#points", "#choices"]
    page = fromstring(refused.text)
    assert all(page.get_element_by_id(name) is not None for name in ("points", "choices"))
    assert focused(refused) == [words(summary)]
    rows = [row.get("class") or "" for row in page.cssselect(".choice-row input[type=text]")]
    assert ["is-invalid" in row for row in rows] == [True, True, False, False]


def test_saving_says_so(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    edit, head = f"/teacher/questions/{room.questions[1]}", f"/teacher/quizzes/{room.quiz}/head"
    assert "Question 2 is saved." in said(abara.follows(abara.fills_in(abara.get(edit), {"points": "3"})))
    assert "Title and author are saved." in said(abara.follows(abara.fills_in(abara.get(head), {"title": "Mills"})))


def test_accepted_answers_say_how_they_are_compared(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    assert "Capitals, accents and a, an, the do not matter" in said(abara.get(f"/teacher/questions/{room.questions[1]}"))


def test_key_on_paper_has_points_and_explanations_and_the_article_comes_if_wanted(app: Flask, abara: Visitor) -> None:
    judged = load("true-false", {"prompt": "The mill was rebuilt.", "key": "False", "explanation": "Nobody rebuilt it."})
    room = room_in(app, asked=(MILL[0], judged))
    page = f"/teacher/quizzes/{room.quiz}/print"
    questions, key = (words(sheet) for sheet in fromstring(abara.get(page).text).cssselect(".sheet"))
    assert "Nobody rebuilt it." in key
    assert "(2 points)" in key
    assert "Nobody rebuilt it." not in questions
    assert ARTICLE.paragraphs[0] not in said(abara.get(page))
    assert ARTICLE.paragraphs[0] in said(abara.get(f"{page}?article=yes"))


def test_results_after_closing_keep_their_closing_time(app: Flask, abara: Visitor) -> None:
    room = room_in(app, release_when="after closing")
    page = f"/teacher/assignments/{room.assignment}"
    refused = abara.fills_in(abara.get(page), {"closes": ""}, action=f"{page}/times")
    assert refused.status_code == 422
    assert said(refused, ".invalid-feedback") == "Set a closing time, since results come after it."
    with app.app_context():
        assert room.assigned().closes_at is not None


def test_address_that_works_on_this_computer_only_says_so(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    page = f"/teacher/assignments/{room.assignment}"
    assert "HOST=0.0.0.0 make serve" in said(abara.get(page), ".join")
    app.config["QUIZGEN_PUBLIC_URL"] = "https://quiz.school.example"
    assert "HOST=0.0.0.0" not in said(abara.get(page), ".join")


def test_password_page_keeps_the_menu(room: Room, abara: Visitor) -> None:
    assert "Quizzes Articles Classes" in said(abara.get("/password"), "header")

"""Mistakes, impatience and guesses: one clear sentence, what was typed stays, and nothing is made twice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from flask import Flask
from lxml.html import fromstring
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from quizgen.store import counters, db
from quizgen.store.attempts import close_overdue
from quizgen.store.columns import Base
from quizgen.store.tables import AssignmentRow, AttemptRow, ClassRow, EditionRow, QuestionRow, QuizRow, SeatRow
from quizgen.web.guesses import WINDOW
from quizgen.web.student.joining import WRONG_IN_ALL, WRONG_PER_ADDRESS, WRONG_PER_ASSIGNMENT
from tests.reading import raw_article
from tests.visitors import Visitor
from tests.web.classroom import MILL, Room, all_rows, answers, begins, hands_in, room_in, sits_down

ENGLISH = "The boat left the harbour in the morning and came back with the fish that the town would eat at night. "
GERMAN = "Der Hund lief durch den Wald und kam am Abend müde nach Hause zurück, wo ihn niemand mehr erwartete. " * 12
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def complaints(answer: TestResponse) -> list[str]:
    """The sentences beside fields, above forms and on error pages that say what is wrong."""
    page = fromstring(answer.text)
    return [" ".join(each.text_content().split()) for each in page.cssselect(".invalid-feedback, .alert-danger")]


def how_many(app: Flask, row: type[Base]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(row)) or 0


# The article -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "There is no text here; paste the article or choose another file.", id="empty"),
        pytest.param(" \n\t ", "There is no text here; paste the article or choose another file.", id="blank"),
        pytest.param(ENGLISH * 3, "The article has only 63 words; give at least 80 to make questions from.", id="short"),
        pytest.param(
            GERMAN, "This text does not look like English; questions can only be made from an English text.", id="German"
        ),
        pytest.param(ENGLISH * 20_000, "The text has 2.1 MB; choose a part of at most 2 MB.", id="2 MB"),
        pytest.param(ENGLISH * 1_000, "The article has 21,000 words; choose a part of at most 20,000.", id="a book"),
    ],
)
def test_article_that_cannot_be_used_is_refused_in_a_sentence_and_stays_in_the_box(
    abara: Visitor, text: str, sentence: str
) -> None:
    before = all_rows(abara.app)
    typed = {"text": text, "title": "My quiz", "count": "7", "comprehension": None}
    answer = abara.waits_for(abara.fills_in(abara.get("/teacher/quizzes/new"), typed))
    assert complaints(answer) == [sentence]
    form = next(form for form in fromstring(answer.text).forms if "text" in form.fields)
    assert form.fields["text"].strip() == text.strip()
    assert (form.fields["title"], form.fields["count"]) == ("My quiz", "7")
    assert "comprehension" not in dict(form.form_values())
    after = all_rows(abara.app)
    assert len(after.pop("job")) == 1  # what was asked is remembered, and nothing else
    assert after == {table: rows for table, rows in before.items() if table != "job"}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.txt", b"\x7fELF\x00\x01\x02" * 500, "“notes.txt” is not a text file; choose one of"),
        (
            "article.pdf",
            b"%PDF-1.7 ...",
            "This PDF is damaged; open it, copy the article's text and paste it.",
        ),
        ("essay.docx", b"PK\x03\x04...", "This Word file is damaged; open it in Word, save it again,"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "“photo.png” is not a text file; choose one of"),
        ("empty.txt", b"", "There is no text here; paste the article or choose another file."),
        ("big.txt", ENGLISH.encode() * 20_000, "The text has 2.1 MB; choose a part of at most 2 MB."),
    ],
)
def test_file_that_cannot_be_used_is_refused_in_a_sentence(abara: Visitor, name: str, data: bytes, sentence: str) -> None:
    typed = {"file": FileStorage(io.BytesIO(data), name), "text": "Typed before."}
    answer = abara.waits_for(abara.fills_in(abara.get("/teacher/quizzes/new"), typed))
    (said,) = complaints(answer)
    assert said.startswith(sentence)
    assert "Typed before." in answer.text
    assert how_many(abara.app, QuizRow) == 0


def test_file_of_a_web_page_becomes_a_draft(abara: Visitor) -> None:
    raw = raw_article("07-kimchi-jar-blog")
    file = FileStorage(io.BytesIO(raw.read_bytes()), raw.name)
    made = abara.fills_in(abara.get("/teacher/quizzes/new"), {"file": file, "count": "3"})
    studio = abara.waits_for(made)
    assert studio.text.count("question-card") == 3
    assert "<script>" not in studio.text


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"count": "0"}, "Ask for 1 to 40 questions."),
        ({"count": "41"}, "Ask for 1 to 40 questions."),
        ({"count": "many"}, "Not a valid integer value."),
        ({"vocabulary": None, "comprehension": None}, "Choose vocabulary, comprehension or both."),
        ({"title": "x" * 201}, "Keep it under 200 characters."),
        ({"level": "D1"}, "Not a valid choice."),
        ({"include": "word, " * 300}, "Keep it under 1,000 characters."),
    ],
)
def test_wish_that_cannot_be_met_is_refused_beside_its_field(
    abara: Visitor, mistake: dict[str, str | None], sentence: str
) -> None:
    answer = abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": ENGLISH * 10, **mistake})
    assert answer.status_code == 422
    assert sentence in " ".join(complaints(answer))
    assert ENGLISH.strip() in answer.text
    assert how_many(abara.app, QuizRow) == 0


def test_fewer_questions_than_asked_for_come_with_the_reason(abara: Visitor) -> None:
    text = raw_article("06-how-juries-work").read_text("utf-8-sig")
    words = text[text.index("By Desmond") :].split()
    short = " ".join(words[:200])
    made = abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": short, "count": "40"})
    studio = abara.waits_for(made)
    (reason,) = fromstring(studio.text).cssselect(".alert-info")
    assert "40" in reason.text_content()
    assert 0 < studio.text.count('class="question-card"') < 40


def test_markup_in_an_article_is_text(abara: Visitor) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    made = abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": f"{evil} {ENGLISH * 8}", "title": evil, "count": "2"})
    page = abara.waits_for(made).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


# Clicks too many -------------------------------------------------------------------------------------------------------


def test_quiz_is_made_once_however_often_the_button_is_pressed(abara: Visitor) -> None:
    form = abara.get("/teacher/quizzes/new")
    typed = {"text": raw_article("06-how-juries-work").read_text("utf-8-sig"), "count": "2"}
    assert "/teacher/jobs/" in abara.fills_in(form, typed).location
    second = abara.follows(abara.fills_in(form, typed))
    assert "nothing was made twice" in second.text
    assert how_many(abara.app, QuizRow) == 1


def test_class_question_and_assignment_are_made_once_however_often_the_button_is_pressed(room: Room, abara: Visitor) -> None:
    question = f"/teacher/quizzes/{room.quiz}/questions/new?kind=wh-short"
    for address, typed, row in (
        ("/teacher/classes", {"name": "9a"}, ClassRow),
        (question, {"prompt": "When?", "accepted": "1907"}, QuestionRow),
        (f"/teacher/quizzes/{room.quiz}/give", {"attempts": "1"}, AssignmentRow),
    ):
        before, form = how_many(room.app, row), abara.get(address)
        for _ in range(3):
            assert abara.fills_in(form, typed).status_code == 302
        assert how_many(room.app, row) == before + 1


def test_publishing_twice_makes_one_version(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    abara.post(f"/teacher/questions/{room.questions[0]}/move/down")
    for _ in range(3):
        published = abara.post(f"/teacher/quizzes/{room.quiz}/publish")
        assert published.location == f"/teacher/quizzes/{room.quiz}/give"
    assert how_many(app, EditionRow) == 2


def test_quiz_without_questions_is_not_published(app: Flask, abara: Visitor) -> None:
    room = room_in(app)
    for question in room.questions:
        abara.post(f"/teacher/questions/{question}/delete")
    refused = abara.follows(abara.post(f"/teacher/quizzes/{room.quiz}/publish"))
    assert "Add at least one question before you publish." in refused.text
    assert how_many(app, EditionRow) == 1


def test_starting_twice_leads_into_the_same_attempt(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    assert begins(cleo, room) == begins(cleo, room)
    assert how_many(room.app, AttemptRow) == 1


def test_sitting_down_twice_leads_to_the_same_seat(room: Room, cleo: Visitor) -> None:
    for student in (0, 0, 1):
        sits_down(cleo, room, student)
    assert how_many(room.app, SeatRow) == 1


def test_deleting_twice_and_moving_what_is_gone_is_nothing_there(room: Room, abara: Visitor) -> None:
    gone = f"/teacher/questions/{room.questions[0]}"
    assert abara.post(f"{gone}/delete").status_code == 302
    for again in (f"{gone}/delete", f"{gone}/move/up", gone):
        assert abara.post(again).status_code == 404
    assert how_many(room.app, QuestionRow) == len(MILL) - 1


def test_question_moves_no_further_than_the_ends(room: Room, abara: Visitor) -> None:
    before = all_rows(room.app)["question"]
    assert abara.post(f"/teacher/questions/{room.questions[0]}/move/up").status_code == 302
    assert abara.post(f"/teacher/questions/{room.questions[0]}/move/sideways").status_code == 404
    assert all_rows(room.app)["question"] == before


# Two windows, and the back button --------------------------------------------------------------------------------------


def test_stale_edit_is_kept_beside_what_the_other_window_saved(room: Room, abara: Visitor) -> None:
    edit = f"/teacher/questions/{room.questions[0]}"
    here, there = abara.get(edit), abara.get(edit)
    abara.fills_in(there, {"prompt": "Where was the mill?"})
    stale = abara.fills_in(here, {"prompt": "On what river was the mill?"})
    assert stale.status_code == 409
    assert "This question was changed in another window after you opened it." in stale.text
    assert "Where was the mill?" in stale.text
    assert "On what river was the mill?" in stale.text
    with room.app.app_context():
        assert "Where was the mill?" in db.session.scalars(select(QuestionRow.body["prompt"].as_string())).all()
    assert abara.fills_in(stale).status_code == 302  # having seen both, she keeps hers
    with room.app.app_context():
        assert "On what river was the mill?" in db.session.scalars(select(QuestionRow.body["prompt"].as_string())).all()


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"prompt": ""}, "Fill this in."),
        ({"choices": ["by the river", "", ""]}, "Give at least two choices, all different."),
        ({"choices": ["by the river", "By the river "]}, "Give at least two choices, all different."),
        ({"choices-right": "7"}, "Mark which choice is right."),
        ({"choices-right": None}, "Mark which choice is right."),
        ({"points": "0"}, "Give more than 0 and at most 100 points."),
        ({"points": "a lot"}, "Write a number, such as 1 or 0.5."),
        ({"points": "-1"}, "Write a number, such as 1 or 0.5."),
        ({"prompt": "x" * 5_001}, "Keep it under 5,000 characters."),
    ],
)
def test_question_that_cannot_be_asked_is_refused_and_kept_in_the_form(
    room: Room, abara: Visitor, mistake: dict[str, object], sentence: str
) -> None:
    before = all_rows(room.app)
    answer = abara.fills_in(abara.get(f"/teacher/questions/{room.questions[0]}"), {"explanation": "It needs water.", **mistake})
    assert answer.status_code == 422
    assert sentence in " ".join(complaints(answer))
    assert "It needs water." in answer.text
    assert all_rows(room.app) == before


def test_short_answer_without_an_accepted_wording_is_refused(room: Room, abara: Visitor) -> None:
    answer = abara.fills_in(abara.get(f"/teacher/questions/{room.questions[1]}"), {"accepted": " \n "})
    assert answer.status_code == 422
    assert complaints(answer) == [
        "Not saved yet. Accepted answers: Give at least one accepted answer.",
        "Give at least one accepted answer.",
    ]


def test_unknown_kind_of_question_leads_back_to_the_list_of_kinds(room: Room, abara: Visitor) -> None:
    new = f"/teacher/quizzes/{room.quiz}/questions/new"
    kinds = abara.follows(abara.get(f"{new}?kind=crossword"))
    assert "What kind?" in kinds.text


def test_second_tab_is_told_what_the_first_one_saved(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    answers(cleo, attempt, 1, "on a hill", 1, tab="the-first-tab")
    answers(cleo, attempt, 1, "by the river", 1, tab="the-second-tab")
    told = answers(cleo, attempt, 2, "1907", 2, tab="the-first-tab")
    assert told.json == {"acknowledged": 2, "overtaken": {"1": "by the river"}}


def test_plain_form_of_an_old_page_does_not_overwrite_a_newer_answer(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    page = cleo.get(f"/attempts/{attempt}")
    answers(cleo, attempt, 1, "by the river", 1)
    cleo.fills_in(page, {"slot-2": "1907"})
    state = cleo.get(f"/api/attempts/{attempt}").json or {}
    assert state["answers"] == {"1": "by the river", "2": "1907"}


def test_back_button_after_handing_in_leads_to_the_receipt_and_changes_nothing(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    page = cleo.get(f"/attempts/{attempt}")
    hands_in(cleo, attempt)
    assert "no-store" in page.headers["Cache-Control"]  # the browser asks again instead of showing the old page
    assert cleo.get(f"/attempts/{attempt}").location == f"/attempts/{attempt}/receipt"
    late = cleo.fills_in(page, {"slot-1": "by the river", "do": "submit"})
    assert late.location == f"/attempts/{attempt}/receipt"
    receipt = cleo.get(late.location).text
    assert "0 of 2" in receipt
    assert "One answer came after the end. Your teacher can see it; it does not count." in " ".join(receipt.split())
    assert "0 of 3 points" in cleo.get(f"/attempts/{attempt}/result").text


def test_answer_after_the_end_is_kept_and_said_not_to_count(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    hands_in(cleo, attempt)
    late = answers(cleo, attempt, 1, "by the river", 1)
    assert late.status_code == 409
    assert (late.json or {})["kept"] is True
    assert "Came too late" in abara.get(f"/teacher/attempts/{attempt}").text


def test_second_attempt_is_refused_when_there_is_only_one(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    hands_in(cleo, begins(cleo, room))
    assert "You have handed in every attempt you had." in cleo.get(f"/quiz/{room.code}").text
    refused = cleo.post(f"/quiz/{room.code}/start")
    assert refused.status_code == 403
    assert "You have no attempts left for this quiz." in refused.text


# Answers that are none -------------------------------------------------------------------------------------------------

GOOD = {"client_id": "tab-of-cleo", "client_seq": 1, "slot": 1, "response": "on a hill"}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"client_id": "short"}, "client_id"),
        ({"client_id": "x" * 41}, "client_id"),
        ({"client_seq": 0}, "client_seq"),
        ({"client_seq": 2**31}, "client_seq"),
        ({"client_seq": "1"}, "client_seq"),
        ({"slot": 0}, "slot"),
        ({"waited_ms": -1}, "waited_ms"),
        ({"response": 7}, "response"),
        ({"correct": True}, "correct"),
    ],
)
def test_json_that_is_no_answer_is_refused_and_says_where(
    room: Room, cleo: Visitor, change: dict[str, object], part: str
) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    refused = cleo.post_json(f"/api/attempts/{attempt}/answers", {**GOOD, **change})
    assert refused.status_code == 422
    assert (refused.json or {})["kind"] == "UnreadableAnswer"
    assert f"({part}" in (refused.json or {})["error"]
    assert len(room.events()) == 1


@pytest.mark.parametrize(
    ("slot", "response", "sentence"),
    [
        (1, "under the sea", "Question 1 has no such choice; reload the page and choose again."),
        (1, ["on a hill"], "The answer to question 1 has the wrong shape; reload the page and answer it again."),
        (2, "x" * 1_001, "The answer to question 2 is too long; shorten it to 1,000 characters."),
        (2, "1907\x00", "The answer to question 2 has characters that cannot be stored; type it again."),
        (9, "1907", "There is no such question in this quiz. Reload the page and answer again."),
    ],
)
def test_response_that_cannot_answer_its_question_is_refused(
    room: Room, cleo: Visitor, slot: int, response: object, sentence: str
) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    refused = answers(cleo, attempt, slot, response, 1)
    assert refused.status_code == 422
    assert (refused.json or {})["error"] == sentence
    assert len(room.events()) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe"])
def test_body_that_is_no_json_is_refused_calmly(room: Room, cleo: Visitor, body: bytes) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    headers = {"X-CSRFToken": cleo.token()}
    address = f"/api/attempts/{attempt}/answers"
    refused = cleo.client.post(address, data=body, headers=headers, content_type="application/json")
    assert refused.status_code in {400, 422}
    assert set(refused.json or {}) == {"error", "kind"}
    assert len(room.events()) == 1


def test_body_longer_than_any_quizs_answers_is_refused_before_it_is_read(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    address = f"/api/attempts/{begins(cleo, room)}/answers"
    headers = {"X-CSRFToken": cleo.token()}
    refused = cleo.client.post(address, data=b" " * 600_000, headers=headers, content_type="application/json")
    assert refused.status_code == 413
    assert (refused.json or {})["error"] == "That is longer than the answers of any quiz. Shorten your answers and try again."


def test_submission_with_one_bad_answer_keeps_none_and_stays_open(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    body = {"answers": [GOOD, {**GOOD, "client_seq": 2, "response": "under the sea"}]}
    assert cleo.post_json(f"/api/attempts/{attempt}/submit", body).status_code == 422
    state = cleo.get(f"/api/attempts/{attempt}").json or {}
    assert (state["status"], state["answers"]) == ("in progress", {})


def test_white_space_alone_is_a_blank(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    answers(cleo, attempt, 2, "1907", 1)
    answers(cleo, attempt, 2, "  ", 2)
    assert "Questions 1 and 2 are empty." in cleo.get(f"/attempts/{attempt}").text


def test_plain_form_with_an_answer_that_is_none_says_so_beside_the_question_and_keeps_the_rest(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    page = cleo.get(f"/attempts/{attempt}")
    refused = cleo.fills_in(page, {"slot-1": "under the sea", "slot-2": "1907", "do": "submit"})
    assert refused.status_code == 422
    assert "Question 1 has no such choice" in refused.text
    state = cleo.get(f"/api/attempts/{attempt}").json or {}
    assert (state["status"], state["answers"]) == ("in progress", {"2": "1907"})


# Classes, times and marks ----------------------------------------------------------------------------------------------


def test_roster_with_a_line_that_cannot_be_read_adds_nobody_and_keeps_the_text(room: Room, abara: Visitor) -> None:
    before = all_rows(room.app)
    roster = "Fofana, Gus\n!!!\nHong, Ida"
    refused = abara.fills_in(
        abara.get(f"/teacher/classes/{room.class_}"), {"names": roster}, action=f"/teacher/classes/{room.class_}/students"
    )
    assert refused.status_code == 422
    assert complaints(refused) == ["Line 2, “!!!”, has no name that can be read: write “Last, First”."]
    assert "Hong, Ida" in refused.text
    assert all_rows(room.app) == before


def test_student_named_twice_is_added_once_and_named(room: Room, abara: Visitor) -> None:
    roster = {"names": "Last name, First name\nABEL, CLEO\nFofana, Gus"}
    page = abara.follows(abara.post(f"/teacher/classes/{room.class_}/students", roster))
    assert "1 student added." in page.text
    assert "Already in the class, so not added again: ABEL, CLEO." in page.text


def test_student_with_work_is_not_removed(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    before = all_rows(room.app)
    page = abara.follows(abara.post(f"/teacher/students/{room.students[0]}/remove"))
    assert "This student has taken a quiz and stays on the list" in page.text
    assert all_rows(room.app) == before


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"closes": "2020-01-01T10:00"}, "Choose a closing time that comes after the opening."),
        ({"closes": "soon"}, "Not a valid datetime value."),
        (
            {"opens": "2026-03-29T02:30"},
            "02:30 does not exist on that day: the clocks in Berlin go forward. Choose a time such as 03:30.",
        ),
        ({"attempts": "0"}, "Allow 1 to 20 attempts."),
        ({"class_id": "nobodys"}, "Not a valid choice."),
        ({"release": "answers", "release_when": "after closing"}, "Set a closing time, since results come after it."),
    ],
)
def test_assignment_that_does_not_hold_together_is_refused_beside_its_field(
    room: Room, abara: Visitor, form: dict[str, str], sentence: str
) -> None:
    before = how_many(room.app, AssignmentRow)
    refused = abara.fills_in(abara.get(f"/teacher/quizzes/{room.quiz}/give"), form)
    assert refused.status_code == 422
    assert sentence in complaints(refused)
    assert how_many(room.app, AssignmentRow) == before


def test_times_changed_to_nonsense_stay_as_they_were(room: Room, abara: Visitor) -> None:
    before = all_rows(room.app)
    lesson = f"/teacher/assignments/{room.assignment}"
    refused = abara.fills_in(abara.get(lesson), {"closes": "2020-01-01T10:00"}, action=f"{lesson}/times")
    assert refused.status_code == 422
    assert 'value="2020-01-01T10:00' in refused.text
    assert all_rows(room.app) == before


def test_class_without_students_takes_typed_names_only(room: Room, abara: Visitor) -> None:
    abara.fills_in(abara.get("/teacher/classes"), {"name": "9a"})
    with room.app.app_context():
        empty = db.session.scalars(select(ClassRow.public_id).where(ClassRow.name == "9a")).one()
    page = abara.get(f"/teacher/quizzes/{room.quiz}/give")
    refused = abara.fills_in(page, {"class_id": empty, "names": "list"})
    assert "This class has no students yet." in refused.text
    assert abara.fills_in(refused, {"names": "typed"}).status_code == 302


@pytest.mark.parametrize(
    ("mark", "reason", "sentence"),
    [
        ("3", "Generous", "Give at most 1."),
        ("-1", "Strict", "Write a number, such as 1 or 0.5."),
        ("1", " ", "Write why: it is kept with the mark."),
    ],
)
def test_mark_that_cannot_be_given_is_refused_and_kept_in_its_form(
    room: Room, abara: Visitor, cleo: Visitor, mark: str, reason: str, sentence: str
) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    hands_in(cleo, attempt)
    before = len(room.events())
    page = abara.get(f"/teacher/attempts/{attempt}")
    typed = {"question-1-mark": mark, "question-1-reason": reason}
    refused = abara.fills_in(page, typed, action=f"/teacher/attempts/{attempt}/marks/1")
    assert refused.status_code == 422
    assert complaints(refused) == [sentence]
    assert f'value="{mark}"' in refused.text
    assert len(room.events()) == before


def test_mark_of_an_attempt_under_way_cannot_be_changed(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    typed = {"question-1-mark": "1", "question-1-reason": "Why not"}
    assert abara.post(f"/teacher/attempts/{attempt}/marks/1", typed).status_code == 404  # nothing is marked yet
    assert len(room.events()) == 1


def test_third_of_a_point_is_kept_exactly(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    hands_in(cleo, attempt)
    abara.post(f"/teacher/attempts/{attempt}/marks/2", {"question-2-mark": "2/3", "question-2-reason": "A third of it"})
    overruled = next(event for event in room.events() if event.kind == "Overruled")
    assert Fraction(overruled.body["fraction"]) == Fraction(1, 3)


# Join codes ------------------------------------------------------------------------------------------------------------


def test_code_of_the_wrong_length_is_refused_before_anybody_looks(stranger: Visitor) -> None:
    refused = stranger.fills_in(stranger.get("/"), {"code": "ABC"})
    assert refused.status_code == 422
    assert complaints(refused) == ["The code has 8 letters and digits. Check it and type it again."]
    assert complaints(stranger.fills_in(stranger.get("/"), {"code": ""}))[0] == "Type the code that your teacher gave you."


def test_wrong_code_is_refused_and_stays_in_the_box(stranger: Visitor) -> None:
    refused = stranger.follows(stranger.fills_in(stranger.get("/"), {"code": "bcdf 2345"}))
    assert refused.status_code == 404
    assert complaints(refused) == [
        "No quiz has this code now. Check each letter, or ask your teacher whether the code is still good."
    ]
    assert 'value="BCDF2345"' in refused.text


def test_code_that_has_expired_is_as_good_as_wrong(room: Room, stranger: Visitor) -> None:
    room.opens(-90 * DAY, -61 * DAY)
    for address in (f"/join/{room.code}", f"/quiz/{room.code}"):
        assert stranger.get(address).status_code == 404
    room.opens(-90 * DAY, -59 * DAY)
    assert stranger.get(f"/join/{room.code}").status_code == 200


@pytest.mark.parametrize(
    ("opens_in", "closes_in", "sentence"),
    [(HOUR, 2 * HOUR, "This quiz opens on "), (-2 * HOUR, -HOUR, "This quiz closed on ")],
)
def test_quiz_that_is_not_open_says_when_and_lets_nobody_begin(
    room: Room, cleo: Visitor, stranger: Visitor, opens_in: timedelta, closes_in: timedelta, sentence: str
) -> None:
    sits_down(cleo, room, 0)
    token = stranger.get(f"/join/{room.code}")
    room.opens(opens_in, closes_in)
    for page in (stranger.get(f"/join/{room.code}"), cleo.get(f"/quiz/{room.code}")):
        assert sentence in page.text
        assert "Europe/Berlin" in page.text
    assert "Who are you?" not in stranger.get(f"/join/{room.code}").text
    refused = stranger.fills_in(token, {"student": room.students[1]}, action=f"/join/{room.code}/name")
    assert refused.status_code == 409
    assert sentence in refused.text
    started = cleo.post(f"/quiz/{room.code}/start")
    assert started.status_code == 403
    assert sentence in started.text
    assert how_many(room.app, AttemptRow) == 0


def test_attempt_under_way_outlives_an_early_closing(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    abara.post(f"/teacher/assignments/{room.assignment}/close")
    assert answers(cleo, attempt, 1, "by the river", 1).status_code == 200


def test_attempt_whose_time_is_over_is_handed_in_with_what_was_saved(room: Room, cleo: Visitor) -> None:
    room.opens(-2 * HOUR, HOUR)
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    answers(cleo, attempt, 1, "by the river", 1)
    with room.app.app_context():  # the bell was an hour ago, and the server slept
        close_overdue(at=datetime.now(UTC) + 2 * HOUR)
        db.session.commit()
    receipt = cleo.follows(cleo.get(f"/attempts/{attempt}"))
    assert "The time was over, so your answers were handed in as they were." in receipt.text
    assert "1 of 2" in receipt.text


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("", "", "Type your first name."),
        ("Cleo", "", "Type your last name."),
        ("x" * 81, "y", "Use at most 80 letters."),
        ("Cleo\x07", "Abel", "Type your name in at most 80 letters."),
    ],
)
def test_name_that_is_none_is_refused(
    app: Flask, abara: Visitor, stranger: Visitor, first: str, last: str, sentence: str
) -> None:
    room = room_in(app, names="typed")
    refused = stranger.post(f"/join/{room.code}/name", {"first_name": first, "last_name": last})
    assert refused.status_code in {409, 422}
    assert sentence in " ".join(complaints(refused))
    assert how_many(app, SeatRow) == 0


def test_name_alone_opens_no_seat_that_is_taken(app: Flask, abara: Visitor, cleo: Visitor, deniz: Visitor) -> None:
    room = room_in(app, names="typed")
    cleo.post(f"/join/{room.code}/name", {"first_name": "Cleo", "last_name": "Abel"})
    refused = deniz.post(f"/join/{room.code}/name", {"first_name": "CLEO", "last_name": "ábel"})
    assert refused.status_code == 409
    assert complaints(refused) == [
        "That name is taken. If it is yours, use your resume code. If you lost it, ask your teacher to press “Lost the code?”"
        " beside your name."
    ]


def test_freed_seat_is_taken_again_with_its_answers_and_the_old_code_is_dead(
    room: Room, abara: Visitor, cleo: Visitor, stranger: Visitor
) -> None:
    sits_down(cleo, room, 0)
    attempt, old = begins(cleo, room), room.resume_code()
    answers(cleo, attempt, 1, "on a hill", 1)
    abara.post(f"/teacher/assignments/{room.assignment}/students/{room.students[0]}/free")
    assert cleo.get(f"/attempts/{attempt}").status_code == 404
    assert stranger.post(f"/join/{room.code}/resume", {"resume_code": old}).status_code == 422
    sits_down(stranger, room, 0)
    assert begins(stranger, room) == attempt
    assert (stranger.get(f"/api/attempts/{attempt}").json or {})["answers"] == {"1": "on a hill"}


# Guessing --------------------------------------------------------------------------------------------------------------


def counted_before(app: Flask, scope: str, key: str, number: int) -> None:
    """Wrong tries that went before."""
    with app.app_context():
        for _ in range(number):
            counters.count(scope, key, at=datetime.now(UTC), limit=number, window=WINDOW)
        db.session.commit()


def test_guessing_join_codes_stops_at_the_counter_even_for_the_right_one(room: Room, stranger: Visitor) -> None:
    for guess in range(WRONG_PER_ADDRESS):
        assert stranger.get(f"/join/GUESS{guess:03}").status_code == 404
    for code in ("GUESS999", room.code):
        stopped = stranger.get(f"/join/{code}")
        assert stopped.status_code == 429
        assert "Too many tries. Wait 15 minutes" in stopped.text


def test_guessing_join_codes_from_many_addresses_stops_as_well(room: Room, stranger: Visitor) -> None:
    counted_before(room.app, "join", "", WRONG_IN_ALL)
    assert stranger.get(f"/join/{room.code}").status_code == 429


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP"])
def test_forwarded_header_makes_no_new_address_of_a_guesser(room: Room, stranger: Visitor, header: str) -> None:
    counted_before(room.app, "join address", "127.0.0.1", WRONG_PER_ADDRESS)
    for number in range(3):
        guess = stranger.get(f"/join/{room.code}", headers={header: f"198.51.100.{number}"})
        assert guess.status_code == 429


def test_another_address_may_still_join(room: Room, stranger: Visitor) -> None:
    counted_before(room.app, "join address", "127.0.0.1", WRONG_PER_ADDRESS)
    assert stranger.get(f"/join/{room.code}", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200


def test_class_behind_one_address_is_never_stopped_by_right_codes(room: Room, teacher: Callable[[str, str], Visitor]) -> None:
    for _ in range(WRONG_PER_ADDRESS + 20):
        assert Visitor(room.app).get(f"/join/{room.code}").status_code == 200


def test_guessing_resume_codes_stops_at_the_counter_of_the_quiz(room: Room, cleo: Visitor, stranger: Visitor) -> None:
    sits_down(cleo, room, 0)
    counted_before(room.app, "resume code", room.assignment, WRONG_PER_ASSIGNMENT - 1)
    assert stranger.post(f"/join/{room.code}/resume", {"resume_code": "BCDF2345"}).status_code == 422
    stopped = stranger.post(f"/join/{room.code}/resume", {"resume_code": room.resume_code()})
    assert stopped.status_code == 429
    assert re.search(r"Wait 1[45] minutes", stopped.text)

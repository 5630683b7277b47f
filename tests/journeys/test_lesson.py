"""A whole lesson over HTTP, told as it happens: from the first start's link to the grades in a spreadsheet.

Nothing is mocked: the article is read, the questions are derived, the answers are events in a database.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
import segno
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from quizgen.store import db, teachers
from quizgen.store.tables import EventRow
from quizgen.web.numbers import rounded
from tests.journeys.reading_pages import Card, cards, given_answers, link_named, said, table
from tests.reading import raw_article
from tests.visitors import PASSWORD, Visitor
from tests.web.classroom import answers, begins, hands_in, room_in, sits_down

TOKYO = ZoneInfo("Asia/Tokyo")
FORMULA = '=HYPERLINK("http://evil.example")'
ASKED, COUNT, SAVED = 8, 6, 4
"""Questions asked for, given to the class, and answered before the first device dies."""


def events_in(app: Flask) -> Counter[str]:
    """How many events of each kind there are."""
    with app.app_context():
        return Counter(db.session.scalars(select(EventRow.kind)))


def wall(days: int, hour: int) -> str:
    """A time in Tokyo so many days from today, as a date field sends it."""
    return (datetime.now(TOKYO) + timedelta(days=days)).strftime(f"%Y-%m-%dT{hour:02}:00")


def first(drafted: list[Card], wanted: Callable[[Card], bool]) -> Card:
    return next(card for card in drafted if wanted(card))


def saves(student: Visitor, page: str, slot: int, response: str, seq: int, tab: str) -> TestResponse:
    """What the page's script sends when an answer changes."""
    body = {"client_id": tab, "client_seq": seq, "slot": slot, "response": response, "waited_ms": 0}
    return student.post_json(f"/api{page}/answers", body)


def rows_of(answer: TestResponse, delimiter: str = ",") -> list[dict[str, str]]:
    """A downloaded file as a spreadsheet reads it: UTF-8 with a byte order mark, every line ended by CRLF."""
    data = answer.get_data()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_lesson_from_the_first_link_to_the_grades(app: Flask, cleo: Visitor, deniz: Visitor) -> None:
    # The server has started for the first time and printed a link that works once. Ms Abara opens it.
    with app.app_context():
        link = f"/welcome/{teachers.invite_first(at=datetime.now(UTC))}"
        db.session.commit()
    abara = Visitor(app, "Ms Abara", "abara")
    account = {"name": "Ms Abara", "login": "abara", "password": PASSWORD, "again": PASSWORD}
    home = abara.follows(abara.fills_in(abara.get(link), account))
    assert "Welcome, Ms Abara." in said(home)
    assert Visitor(app).get(link).status_code == 410

    # She pastes an article and asks for eight questions.
    article = raw_article("06-how-juries-work").read_text("utf-8-sig")
    drafted = abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": article, "count": str(ASKED)})
    studio = abara.follows(drafted).location
    draft = cards(abara.get(studio))
    assert "Called to Serve" in said(abara.get(studio))
    assert "Print | Download PDF" not in said(abara.get(studio))  # the page's furniture is no part of the article
    assert COUNT - 2 < len(draft) <= ASKED
    assert all(card.keys for card in draft)

    # She mends the wording of a question, its choices and which of them is right.
    mended = first(draft, lambda card: len(card.choices) >= 3)
    changed = {"prompt": "What is a jury for?", "choices": ["To judge facts", "To make laws", "To arrest people", ""]}
    back = abara.fills_in(abara.get(mended.edit), {**changed, "choices-right": "1", "points": "2"})
    assert back.location.startswith(f"{studio}#question-")
    now_mended = first(cards(abara.get(studio)), lambda card: card.edit == mended.edit)
    assert now_mended.prompt == "What is a jury for?"
    assert now_mended.choices == ("To judge facts", "To make laws", "To arrest people")
    assert now_mended.keys == ("To make laws",)
    abara.fills_in(abara.get(mended.edit), {"choices-right": "0"})  # a slip: the first one is right

    # She keeps four that mark themselves, moves the last one up, and adds two of her own.
    others = sorted((card for card in draft if card.edit != mended.edit), key=lambda card: not card.by_hand)
    doomed = others[: len(draft) - (COUNT - 2)]
    for card in doomed:
        abara.fills_in(abara.get(studio), action=card.delete)
    left = cards(abara.get(studio))
    assert len(left) == COUNT - 2
    abara.fills_in(abara.get(studio), action=left[-1].move("up"))
    assert [card.edit for card in cards(abara.get(studio))] == [*(c.edit for c in left[:-2]), left[-1].edit, left[-2].edit]
    new = f"{studio}/questions/new"
    for prompt, accepted, points in (
        ("How many people sit on many criminal juries?", "twelve\n12", "1.5"),
        ("What do jurors say at the end?", "a verdict\nverdict", "1"),
    ):
        form = abara.get(f"{new}?kind=wh-short")
        abara.fills_in(form, {"prompt": prompt, "accepted": accepted, "points": points, "explanation": f"Because: {prompt}"})
    final = cards(abara.get(studio))
    assert len(final) == COUNT
    assert final[-2].keys == ("twelve", "12")

    # She publishes. There is no class yet, so she makes one, in Tokyo, with two students.
    give = abara.fills_in(abara.get(studio), action=f"{studio}/publish").location
    assert "You have no class yet" in said(abara.get(give))
    # Making it leads back to the quiz that waits; she lists the students before she goes on.
    to_classes = link_named(abara.get(give), "Make a class")
    made = abara.fills_in(abara.get(to_classes), {"name": "2-A English", "time_zone": "Asia/Tokyo"})
    assert made.location == give
    assert "2-A English is made." in said(abara.get(give))
    class_ = link_named(abara.get("/teacher/classes"), "2-A English")
    roster = {"names": "Abel, Cleo, 4711, cleo@school.example\nÇelik, Deniz\nEr, Efe"}
    listed = abara.follows(abara.fills_in(abara.get(class_), roster, action=f"{class_}/students"))
    assert "3 students added." in said(listed)

    # The class gets it from yesterday morning to tomorrow afternoon, by its own clock, twice if it likes.
    chosen = {"opens": wall(-1, 8), "closes": wall(1, 16), "attempts": "2", "names": "typed", "release": "answers"}
    given = abara.fills_in(abara.get(give), chosen)
    lesson = given.location
    shown = abara.get(lesson)
    assert "or to http://localhost/ and type this code" in said(shown)
    assert f"{(datetime.now(TOKYO) + timedelta(days=1)):%b %Y}, 16:00 (Tokyo time), 2 attempts" in said(shown)
    join = said(shown).split("Students go to ")[1].split()[0]
    code = join.removeprefix("http://localhost/join/")
    assert len(code) == 8
    assert f"{code[:4]} {code[4:]}" in said(shown)
    assert segno.make(join, error="m").svg_inline(scale=5, light="#fff", dark="#000") in shown.text

    # Cleo types the code as she likes, says who she is, and notes her resume code.
    asked = cleo.fills_in(cleo.get("/"), {"code": f" {code[:4].lower()}-{code[4:].lower()} "})
    who = cleo.follows(asked)
    assert "2-A English" in said(who)
    seat = cleo.fills_in(who, {"first_name": "cleo", "last_name": "ABEL"}, action=f"/join/{code}/name")
    noted = said(cleo.follows(seat)).split("Your resume code ")[1][:9]
    begun = cleo.fills_in(cleo.get(seat.location), action=f"/quiz/{code}/start")
    quiz = begun.location
    paper = cleo.get(quiz)
    assert "Called to Serve" in said(paper)
    assert "Because:" not in paper.text
    assert given_answers(paper) == {}

    # She answers one question after the other; each is saved as she goes. Two of them are wrong.
    wrong_choice = next(n for n, card in enumerate(final, 1) if card.edit == mended.edit)
    wrong_text = COUNT
    plan = {n: card.keys[0] for n, card in enumerate(final, 1)} | {wrong_choice: "To make laws", wrong_text: "their opinion"}
    for seq, (slot, response) in enumerate(plan.items(), 1):
        acknowledged = saves(cleo, quiz, slot, response, seq, "cleos-own-tab")
        assert acknowledged.json == {"acknowledged": seq, "overtaken": {}}
        if seq == SAVED:
            break
    assert events_in(app)["Answered"] == SAVED

    # The network hiccups and the last answer is sent again: acknowledged once more, and no new event.
    again = saves(cleo, quiz, SAVED, plan[SAVED], SAVED, "cleos-own-tab")
    assert again.json == {"acknowledged": SAVED, "overtaken": {}}
    assert events_in(app)["Answered"] == SAVED
    conflict = saves(cleo, quiz, SAVED, plan[SAVED], SAVED - 1, "cleos-own-tab")  # the number of another answer
    assert conflict.status_code == 409
    assert (conflict.json or {})["kind"] == "AnswerConflict"
    assert events_in(app)["Answered"] == SAVED

    # Her tablet dies. On another one the resume code leads straight back to where she was.
    tablet = Visitor(app, "Cleo")
    back_in = tablet.fills_in(tablet.get(f"/join/{code}"), {"resume_code": noted.lower()}, action=f"/join/{code}/resume")
    assert back_in.location == quiz
    assert given_answers(tablet.get(quiz)) == {f"slot-{n}": plan[n] for n in range(1, SAVED + 1)}
    assert cleo.get(quiz).status_code == 404  # the seat has moved

    # She goes on, and hands in; the second press changes nothing.
    for seq, slot in enumerate(range(SAVED + 1, COUNT), 1):
        assert saves(tablet, quiz, slot, plan[slot], seq, "the-new-tablet").status_code == 200
    last = {"client_id": "the-new-tablet", "client_seq": COUNT, "slot": COUNT, "response": plan[COUNT]}
    for _ in range(2):
        handed_in = tablet.post_json(f"/api{quiz}/submit", {"answers": [last]})
        assert handed_in.json == {"receipt": f"{quiz}/receipt"}
    counted = events_in(app)
    assert (counted["Answered"], counted["Submitted"], counted["Graded"]) == (COUNT, 1, 1)
    receipt = said(tablet.get(f"{quiz}/receipt"))
    assert f"{COUNT} of {COUNT}" in receipt
    assert "(Tokyo)" in receipt
    assert noted in receipt

    # The answers are released at once, so she sees her result: all points but those of two questions.
    most = Fraction(COUNT - 2) - 1 + 2 + Fraction(5, 2)
    earned = most - 2 - 1
    result = said(tablet.get(f"{quiz}/result"))
    assert f"{float(earned):g} of {float(most):g} points ({rounded(earned / most * 100, 0)} %)" in result
    assert result.count("Not right: 0 of") == 2
    assert "Because: How many people sit on many criminal juries?" in result

    # Deniz has no script: he fills in the plain form, is told what is empty, and hands in.
    joined = deniz.fills_in(
        deniz.get(f"/join/{code}"), {"first_name": "Deniz", "last_name": "Celik"}, action=f"/join/{code}/name"
    )
    page = deniz.fills_in(deniz.get(joined.location), action=f"/quiz/{code}/start").location
    asked_whether = deniz.fills_in(deniz.get(page), {f"slot-{COUNT - 1}": "12", "do": "review"})
    assert "are empty." in said(deniz.follows(asked_whether))
    done = deniz.fills_in(deniz.get(f"{page}/review"), {"do": "submit"}, action=page)
    assert f"1 of {COUNT}" in said(deniz.follows(done))

    # Somebody calls himself a formula, answers one question, and stays at it.
    joker = Visitor(app)
    sat = joker.fills_in(joker.get(f"/join/{code}"), {"first_name": "+1", "last_name": FORMULA}, action=f"/join/{code}/name")
    jokers = joker.fills_in(joker.get(sat.location), action=f"/quiz/{code}/start").location
    assert saves(joker, jokers, COUNT, "=1+1", 1, "jokers-tab").status_code == 200

    # Ms Abara watches who has started and who has finished.
    states = {line["Student"]: line for line in table(abara.get(f"{lesson}/progress"))}
    assert {name: line["State"] for name, line in states.items()} == {
        f"{FORMULA}, +1": "At it",
        "Abel, Cleo": "Handed in",
        "Çelik, Deniz": "Handed in",
        "Er, Efe": "Not started",
    }
    assert states["Abel, Cleo"]["Answered"] == f"{COUNT} of {COUNT}"

    # “Their opinion” deserves half a point; she overrules the mark and says why. Cleo reads it.
    grades = abara.get(f"{lesson}/grades")
    cleos = next(link for link in grades.text.split('"') if link.startswith("/teacher/attempts/") and link.endswith(quiz[-16:]))
    mark = {f"question-{COUNT}-mark": "0,5", f"question-{COUNT}-reason": "An opinion all must share."}
    overruled = abara.fills_in(abara.get(cleos), mark, action=f"{cleos}/marks/{COUNT}")
    assert overruled.location == f"{cleos}#question-{COUNT}"
    earned += Fraction(1, 2)
    result = said(tablet.get(f"{quiz}/result"))
    assert f"{float(earned):g} of {float(most):g} points" in result
    assert "Partly right: 0.5 of 1 point. An opinion all must share." in result

    # The gradebook and both files say the same as what was answered.
    book = {line["Student"]: line for line in table(abara.get(f"{lesson}/grades"))}
    assert book["Abel, Cleo"]["Score"] == f"{float(earned):g}"
    assert book["Abel, Cleo"]["Percent"] == f"{round(float(earned / most * 100))} %"
    assert book["Er, Efe"]["State"] == "not started"
    check_grades(rows_of(abara.get(f"{lesson}/download/grades")), earned, most, wrong_choice)
    check_answers(rows_of(abara.get(f"{lesson}/download/answers")), final, plan, wrong_choice)

    # A colleague's program wants semicolons and no byte order mark.
    plain = abara.get(f"{lesson}/download/grades?bom=no&delimiter=;").get_data()
    assert plain.startswith(b"last_name;first_name;")
    assert "attachment" in abara.get(f"{lesson}/download/grades").headers["Content-Disposition"]


def check_grades(rows: list[dict[str, str]], earned: Fraction, most: Fraction, wrong_choice: int) -> None:
    """One line a student, whether or not there is an attempt."""
    assert [(row["last_name"], row["first_name"], row["status"]) for row in rows] == [
        (f"'{FORMULA}", "'+1", "in progress"),
        ("Abel", "Cleo", "submitted"),
        ("Çelik", "Deniz", "submitted"),
        ("Er", "Efe", "not started"),
    ]
    joker, cleo, deniz, efe = rows
    assert (cleo["student_key"], cleo["email"], cleo["class"]) == ("4711", "cleo@school.example", "2-A English")
    assert cleo["quiz"].startswith("Called to Serve")
    assert (Fraction(cleo["score"]), Fraction(cleo["max_score"]), cleo["attempt"]) == (earned, most, "1")
    assert float(cleo["percent"]) == pytest.approx(float(earned / most * 100), abs=0.0001)
    marks = {n: Fraction(cleo[f"Q{n}"]) for n in range(1, COUNT + 1)}
    assert sum(marks.values()) == earned
    assert [marks[wrong_choice], marks[COUNT - 1], marks[COUNT]] == [Fraction(0), Fraction(3, 2), Fraction(1, 2)]
    assert Fraction(deniz["score"]) == Fraction(3, 2)
    assert {cleo["released"], deniz["released"]} == {"yes"}
    for name in ("started_at", "submitted_at", "graded_at"):
        moment = datetime.fromisoformat(cleo[name])
        assert moment.utcoffset() == timedelta(hours=9)
        assert abs(datetime.now(UTC) - moment) < timedelta(hours=1)
    assert (joker["score"], joker["submitted_at"], joker["released"]) == ("", "", "no")
    assert {efe[name] for name in ("attempt", "started_at", "score", "percent", "Q1")} == {""}


def check_answers(rows: list[dict[str, str]], asked: list[Card], plan: dict[int, str], wrong_choice: int) -> None:
    """One line an answer, with what was right."""
    cleo = [row for row in rows if row["student_key"] == "4711"]
    assert [row["question"] for row in cleo] == [f"Q{n}" for n in range(1, COUNT + 1)]
    for number, (row, card) in enumerate(zip(cleo, asked, strict=True), 1):
        assert row["response"] == plan[number]
        assert row["correct"] == " | ".join(card.keys)
        assert Fraction(row["fraction"]) == (0 if number == wrong_choice else Fraction(1, 2) if number == COUNT else 1)
        assert row["graded_by"] == ("Ms Abara" if number == COUNT else "automatic")
        assert 0 <= int(row["seconds"]) < 3600
    jokers = [row for row in rows if row["student_key"].startswith(f"'{FORMULA}")]
    assert [row["response"] for row in jokers] == [""] * (COUNT - 1) + ["'=1+1"]
    assert len(rows) == 3 * COUNT  # Efe has not begun


def test_change_after_publishing_reaches_a_class_only_as_a_new_version(app: Flask, abara: Visitor, cleo: Visitor) -> None:
    # Ms Abara has given her quiz to a class, and Cleo has begun.
    room = room_in(app, attempts_allowed=2)
    sits_down(cleo, room, 0)
    begun = begins(cleo, room)
    studio = f"/teacher/quizzes/{room.quiz}"

    # She changes the first question. Cleo, and whoever begins later, still gets what was published.
    edit = f"/teacher/questions/{room.questions[0]}"
    abara.fills_in(abara.get(edit), {"prompt": "Where exactly did the mill stand?", "choices-right": "1"})
    assert "You have changed the draft since" in said(abara.get(studio))
    deniz = Visitor(app, "Deniz")
    sits_down(deniz, room, 1)
    for student, attempt in ((cleo, begun), (deniz, begins(deniz, room))):
        paper = said(student.get(f"/attempts/{attempt}"))
        assert "Where did the mill stand?" in paper
        assert "exactly" not in paper

    # Cleo is graded by the key that was published.
    answers(cleo, begun, 1, "by the river", 1)
    hands_in(cleo, begun)
    assert "1 of 3 points" in said(cleo.get(f"/attempts/{begun}/result"))

    # She publishes again and gives the new version to the same class, under another code: it has the change and the new key.
    give = abara.fills_in(abara.get(studio), action=f"{studio}/publish").location
    assert "Version 2 is published. It stays as it is now: what you mend later becomes version 3." in said(abara.get(give))
    second = abara.fills_in(abara.get(give), {"attempts": "1"}).location
    code = said(abara.get(second)).split("/join/")[1][:8]
    assert code != room.code
    picked = cleo.fills_in(cleo.get(f"/join/{code}"), {"student": room.students[0]}, action=f"/join/{code}/name")
    quiz = cleo.fills_in(cleo.get(picked.location), action=f"/quiz/{code}/start").location
    assert "Where exactly did the mill stand?" in said(cleo.get(quiz))
    cleo.fills_in(cleo.get(quiz), {"slot-1": "on a hill", "do": "submit"})
    assert "1 of 3 points" in said(cleo.get(f"{quiz}/result"))

    # Each gradebook tells which version its students had.
    for lesson, version in ((f"/teacher/assignments/{room.assignment}", "1"), (second, "2")):
        rows = rows_of(abara.get(f"{lesson}/download/answers"))
        assert {row["version"] for row in rows} == {version}

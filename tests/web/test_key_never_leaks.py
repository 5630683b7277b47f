"""Only the server knows the key: nothing a student's browser gets before release tells right from wrong.

Two ways of seeing it. Canaries: strings planted where only the key is must not come out. And twins: two lessons that
differ in nothing but the key must look the same, byte for byte, whatever a student asks for.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from quizgen.article import Span
from quizgen.matching import MatchingQuestion
from quizgen.question import GAP, ChoiceQuestion, Question, ShortAnswer
from quizgen.questions import load, question_types
from quizgen.questions.discussion import Discussion
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.tables import AttemptRow, TeacherRow
from tests.builders_gradebook import MILLS, matching
from tests.builders_store import NINE
from tests.conftest import app_in, let_go
from tests.visitors import Visitor
from tests.web.classroom import Room, answers, begins, room_in

CANARY = "canary"
HOUR = timedelta(hours=1)

EVERY_KIND: tuple[Question, ...] = (
    load("wh-choice", {"prompt": "Where did it stand?", "choices": ["by a river", "on a hill", "in a wood"], "key": "on a hill"}),
    load(
        "cloze", {"prompt": "Fill the gap.", "passage": f"The {GAP} burned.", "choices": ["mill", "boat", "barn"], "key": "mill"}
    ),
    load("word-meaning", {"prompt": "What is a mill?", "choices": ["a factory", "a boat", "a bird"], "key": "a factory"}),
    load("true-false", {"prompt": "The mill burned down.", "choices": ["True", "False"], "key": "True"}),
    load("wh-short", {"prompt": "When did it burn?", "accepted": ["canary-accepted", "canary-also-accepted"]}),
    load("who-said", {"prompt": "Who said it?", "choices": ["Ida Lund", "Ben Carter", "Ann Miller"], "key": "Ben Carter"}),
    load("closest-word", {"prompt": "Which is closest?", "choices": ["grind", "sail", "bake"], "key": "grind"}),
    load("word-from-meaning", {"prompt": "Which word means it?", "choices": ["mill", "boat", "barn"], "key": "boat"}),
    load("word-form", {"prompt": "In its right form?", "passage": f"The {GAP} ran.", "accepted": ["canary-form"]}),
    matching("a boat", **MILLS),
    load(
        "link-word",
        {
            "prompt": "How do they hang together?",
            "passage": f"It burned. {GAP}, it stands.",
            "choices": ["However", "Instead", "For example"],
            "key": "However",
        },
    ),
    load("people-matching", {"prompt": "Who is who?", "pairs": [["Ida", "sails"], ["Ben", "bakes"], ["Ann", "grinds"]]}),
    load("discussion", {"prompt": "Why did it burn?", "rubric": ["canary-rubric"]}),
)

SHOWN: dict[str, Response] = {
    "wh-choice": "by a river",
    "cloze": "mill",
    "word-meaning": "a bird",
    "true-false": "True",
    "wh-short": "1907",
    "who-said": "Ann Miller",
    "closest-word": "grind",
    "word-from-meaning": "barn",
    "word-form": "mills",
    "link-word": "Instead",
    "word-matching": {"miller": "someone who grinds", "flour": "a boat"},
    "people-matching": {"Ida": "bakes"},
    "discussion": "Nobody knows.",
}
"""What is answered to a question of each kind: “mill” is worth two points and right, “True” and “grind” one, and the miller a
quarter."""

NEVER: dict[str, Response] = {"text": "1908", "one-of": "never a choice", "pairs": {"miller": "never a meaning"}}
"""Another answer by the shape of the response; only a text can be taken."""


def planted(question: Question) -> Question:
    """The same question with canaries wherever students must not look."""
    hidden: Question = replace(question, explanation="canary-explanation", targets=("canary-target",), evidence=(Span(4, 8),))
    return hidden


def asked_from_start_to_receipt(student: Visitor, room: Room) -> Iterator[TestResponse]:
    """Everything a student asks for on the way through a quiz, with and without a script, mistakes included."""
    yield student.get(f"/join/{room.code}")
    yield student.post(f"/join/{room.code}/name", {"student": "nobody"})
    yield student.post(f"/join/{room.code}/resume", {"resume_code": "BCDF2345"})
    yield student.post(f"/join/{room.code}/name", {"student": room.students[0]})
    yield student.get(f"/quiz/{room.code}")
    begun = student.post(f"/quiz/{room.code}/start")
    yield begun
    page, api = begun.location, f"/api{begun.location}"
    attempt = begun.location.removeprefix("/attempts/")
    yield student.get(page)
    yield student.get(f"{page}/review")
    yield student.get(f"{page}/receipt")
    yield student.get(f"{page}/result")
    for slot, question in enumerate(EVERY_KIND, 1):
        response = SHOWN[question.kind]
        yield answers(student, attempt, slot, response, slot)
        yield answers(student, attempt, slot, response, slot)
        yield answers(student, attempt, slot, NEVER[question.response], slot)
        yield student.get(api)
    yield answers(student, attempt, 1, "on a hill", 101)
    yield answers(student, attempt, 99, "on a hill", 102)
    yield answers(student, attempt, 1, ["a", "list"], 103)
    yield answers(student, attempt, 10, {"wheel": "a boat"}, 104)
    yield answers(student, attempt, 10, {"barn": "a boat"}, 105)
    yield answers(student, attempt, 10, {**MILLS, "flour": "a boat"}, 106)
    yield answers(student, attempt, 10, SHOWN["word-matching"], 107)
    yield student.post(page, {"slot-5": "again", "was-5": "1907", "do": "review"})
    yield student.post(page, {"slot-10-3": "what grinds", "was-10-3": "", "do": "save"})
    yield student.post(page, {"slot-10-3": "never a meaning", "was-10-3": ""})
    yield student.post(page, {"slot-1": "never a choice"})
    yield student.get(page)
    yield student.post_json(f"{api}/submit", {"answers": []})
    yield student.post_json(f"{api}/submit", {"answers": []})
    yield answers(student, attempt, 1, "in a wood", 108)
    yield student.get(api)
    for address in (f"{page}/receipt", f"{page}/result", f"/quiz/{room.code}", page):
        yield student.get(address)


def whole(answer: TestResponse) -> str:
    """Status, headers and body."""
    return f"{answer.status}\n{answer.headers}\n{answer.get_data(as_text=True)}"


def test_canaries_are_planted_in_every_kind_of_question() -> None:
    assert {question.kind for question in EVERY_KIND} == {cls.kind for cls in question_types()}


@pytest.mark.parametrize("release", ["nothing", "score", "answers"])
@pytest.mark.parametrize("release_when", ["by hand", "after closing"])
@pytest.mark.parametrize("article_shown", [True, False])
def test_canaries_stay_on_the_server_before_release(
    app: Flask, abara: Visitor, cleo: Visitor, release: str, release_when: str, article_shown: bool
) -> None:
    asked = tuple(planted(question) for question in EVERY_KIND)
    room = room_in(app, asked=asked, release=release, release_when=release_when, article_shown=article_shown)
    for answer in asked_from_start_to_receipt(cleo, room):
        assert CANARY not in whole(answer)
        assert "<mark" not in answer.text


@pytest.mark.parametrize("release_when", ["at once", "by hand", "after closing"])
def test_score_released_is_the_score_and_nothing_else(app: Flask, abara: Visitor, cleo: Visitor, release_when: str) -> None:
    marked = tuple(planted(question) for question in EVERY_KIND if not question.flatten().rubric)
    room = room_in(app, asked=marked, release="score", release_when=release_when)
    seen = list(asked_from_start_to_receipt(cleo, room))
    attempt = next(answer.location for answer in seen if answer.request.path.endswith("/start"))
    assert ("of 13 points" in cleo.get(f"{attempt}/result").text) == (release_when == "at once")
    releases(room, abara)
    after = cleo.get(f"{attempt}/result")
    assert "5.25 of 13 points (40 %)" in after.text
    assert CANARY not in whole(after)
    assert "right answer" not in after.text


@pytest.mark.parametrize("release_when", ["at once", "by hand", "after closing"])
def test_answers_released_show_what_was_hidden(app: Flask, abara: Visitor, cleo: Visitor, release_when: str) -> None:
    room = room_in(app, asked=tuple(planted(question) for question in EVERY_KIND), release="answers", release_when=release_when)
    attempt = begins_after_sitting_down(cleo, room)
    assert CANARY not in whole(cleo.get(f"/attempts/{attempt}"))
    cleo.post(f"/attempts/{attempt}", {"slot-1": "on a hill", "do": "submit"})
    releases(room, abara)
    page = cleo.get(f"/attempts/{attempt}/result").text
    assert page.count("canary-explanation") == len(EVERY_KIND)
    assert "canary-accepted" in page
    assert "<mark" in page


def test_result_released_to_one_who_handed_in_stays_hidden_from_one_who_is_still_at_it(
    app: Flask, abara: Visitor, cleo: Visitor, deniz: Visitor
) -> None:
    room = room_in(app, asked=tuple(planted(question) for question in EVERY_KIND), release="answers", release_when="by hand")
    cleo.post(f"/attempts/{begins_after_sitting_down(cleo, room)}", {"do": "submit"})
    begun = begins_after_sitting_down(deniz, room, student=1)
    releases(room, abara)
    for address in (f"/attempts/{begun}", f"/attempts/{begun}/result", f"/api/attempts/{begun}"):
        assert CANARY not in whole(deniz.get(address, follow_redirects=True))


def begins_after_sitting_down(visitor: Visitor, room: Room, student: int = 0) -> str:
    visitor.post(f"/join/{room.code}/name", {"student": room.students[student]})
    return begins(visitor, room)


def releases(room: Room, teacher: Visitor) -> None:
    """Press “Release the results”, and close the quiz."""
    teacher.post(f"/teacher/assignments/{room.assignment}/release")
    teacher.post(f"/teacher/assignments/{room.assignment}/close")


def test_answer_that_waits_for_the_teacher_leaves_the_score_open_until_it_is_marked(
    app: Flask, abara: Visitor, cleo: Visitor
) -> None:
    room = room_in(app, asked=EVERY_KIND, release="answers", release_when="at once")
    seen = list(asked_from_start_to_receipt(cleo, room))
    attempt = next(answer.location for answer in seen if answer.request.path.endswith("/start"))
    assert "Your teacher still has to mark" in cleo.get(f"{attempt}/result").text

    page, slot = f"/teacher{attempt}", len(EVERY_KIND)
    assert "Mark this answer" in abara.get(page).text
    abara.post(f"{page}/marks/{slot}", {f"question-{slot}-mark": "1", f"question-{slot}-reason": ""})

    after = cleo.get(f"{attempt}/result").text
    assert "6.25 of 14 points (45 %)" in after
    assert "canary-rubric" not in whole(cleo.get(attempt))
    assert "canary-rubric" in after


# Twins -----------------------------------------------------------------------------------------------------------------


def with_another_key(question: Question) -> Question:
    """The same question as a student sees it, with another answer."""
    if isinstance(question, ChoiceQuestion):
        other = next(choice for choice in question.choices if choice != question.key)
        return replace(question, key=other, explanation="Because.", targets=("x",), evidence=(Span(0, 3),))
    if isinstance(question, MatchingQuestion):
        lefts, rights = zip(*question.pairs, strict=True)
        moved = (*rights[1:], question.extra or rights[0])  # every left side has another one's match, the last the extra one
        pairs = tuple(zip(lefts, moved, strict=True))
        return replace(question, pairs=pairs, extra=rights[0] if question.extra else "", targets=("x",))
    if isinstance(question, Discussion):
        return replace(question, rubric=("Lightning.",))
    assert isinstance(question, ShortAnswer)
    return replace(question, accepted=("1907",), explanation="Because.")


@pytest.fixture
def lesson_asking(migrated: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Room]:
    """Make a lesson with these questions in a database of its own."""

    def make(name: str, asked: tuple[Question, ...]) -> Room:
        shutil.copytree(migrated, tmp_path / name)
        app = app_in(tmp_path / name)
        request.addfinalizer(lambda: let_go(app))
        with app.app_context():
            db.session.add(TeacherRow(login="abara", name="Ms Abara", password_hash="$", created_at=NINE))
            db.session.commit()
        return room_in(app, asked=asked, release="answers", release_when="by hand")

    return make


RANDOM = re.compile(
    r"Date: [^\r\n]*|Cookie: [^\r\n]*|Content-Length: \d+|\d{1,2} \w{3} \d{4}, \d\d:\d\d"
    r'|csrf_token"[^>]*value="[^"]+|csrf_token": ?"[^"]+|csrf-token" content="[^"]+'
)


def what_a_student_sees(room: Room) -> list[str]:
    """All of it, with what is random in any lesson blotted out: ids, codes, tokens and the time of day."""
    student = Visitor(room.app, "Cleo")
    seen = [whole(answer) for answer in asked_from_start_to_receipt(student, room)]
    code = room.resume_code()
    with room.app.app_context():
        attempts = list(db.session.scalars(select(AttemptRow.public_id)))
    own = [*room.students, room.assignment, room.code, *attempts, code, f"{code[:4]} {code[4:]}"]
    for text in own:
        seen = [page.replace(text, "…") for page in seen]
    return [RANDOM.sub("…", page) for page in seen]


def test_twin_lessons_that_differ_only_in_the_key_look_the_same(lesson_asking: Callable[..., Room]) -> None:
    one = what_a_student_sees(lesson_asking("one", EVERY_KIND))
    twin = what_a_student_sees(lesson_asking("twin", tuple(with_another_key(question) for question in EVERY_KIND)))
    assert len(one) > 60
    assert one == twin


def test_twins_are_told_apart_once_the_wording_differs(lesson_asking: Callable[..., Room]) -> None:
    """The comparison above can fail: it sees one other letter."""
    one = what_a_student_sees(lesson_asking("one", EVERY_KIND))
    other = what_a_student_sees(lesson_asking("other", (replace(EVERY_KIND[0], prompt="Where did it stand"), *EVERY_KIND[1:])))
    assert one != other

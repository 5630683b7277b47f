"""An assignment: its code, when it can be taken, and what of it is shown when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from quizgen.attempt import Attempt
from quizgen.errors import NotOpen
from quizgen.store import db
from quizgen.store.assignments import (
    CODE_LIFE_CLOSED,
    CODE_LIFE_OPEN,
    UnusableAssignment,
    assign,
    assignments_of,
    by_code,
    check_open,
    close_now,
    release_by_hand,
    shown,
)
from quizgen.store.attempts import answer, attempt_of, submit
from quizgen.store.columns import CODE_ALPHABET, CODE_LENGTH
from quizgen.store.tables import Release, ReleaseWhen
from tests.builders_store import BELL, NINE, School, again, answered, later, school

INSTANT = timedelta(microseconds=1)
DONE = Attempt(status="submitted", submitted_at=later(minutes=5))


def test_assignment_gets_a_code_that_can_be_read_off_a_blackboard(mill: School) -> None:
    codes = {assign(mill.edition, mill.class_, opens_at=NINE, at=NINE).join_code for _ in range(20)}
    assert len(codes) == 20
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert set("".join(codes)) <= set(CODE_ALPHABET)


@pytest.mark.parametrize(
    ("closes_at", "attempts_allowed", "release_when"),
    [
        (NINE, 1, "at once"),
        (NINE - INSTANT, 1, "at once"),
        (BELL, 0, "at once"),
        (BELL, -1, "at once"),
        (None, 1, "after closing"),
    ],
)
def test_assignment_that_nobody_could_take_or_learn_from_is_refused(
    mill: School, closes_at: datetime | None, attempts_allowed: int, release_when: ReleaseWhen
) -> None:
    with pytest.raises(UnusableAssignment):
        assign(
            mill.edition,
            mill.class_,
            opens_at=NINE,
            closes_at=closes_at,
            attempts_allowed=attempts_allowed,
            release_when=release_when,
            at=NINE,
        )
    assert assignments_of(mill.abara) == [mill.assignment]


def test_code_is_found_whatever_its_case_and_spacing(app: Flask, mill: School) -> None:
    code = mill.assignment.join_code
    for typed in (code, code.lower(), f" {code[:4]} {code[4:]} ", f"{code[:2]}-{code[2:]}"):
        assert by_code(typed, at=NINE) == mill.assignment
    for wrong in ("", code[:-1], code + "X", "%", "' OR 1=1 --"):
        assert by_code(wrong, at=NINE) is None


def test_code_leads_to_an_assignment_not_open_yet_and_to_one_closed_lately(mill: School) -> None:
    code = mill.assignment.join_code
    assert by_code(code, at=NINE - timedelta(days=3)) == mill.assignment
    assert by_code(code, at=BELL + CODE_LIFE_CLOSED - INSTANT) == mill.assignment
    assert by_code(code, at=BELL + CODE_LIFE_CLOSED) is None


def test_code_without_a_closing_time_lives_a_school_year(app: Flask) -> None:
    mill = school(closes_at=None)
    assert by_code(mill.assignment.join_code, at=NINE + CODE_LIFE_OPEN - INSTANT) == mill.assignment
    assert by_code(mill.assignment.join_code, at=NINE + CODE_LIFE_OPEN) is None


def test_assignment_is_open_from_its_opening_to_just_before_its_closing(mill: School) -> None:
    check_open(mill.assignment, at=NINE)
    check_open(mill.assignment, at=BELL - INSTANT)
    with pytest.raises(NotOpen, match=r"opens on Friday 27 March 2026 at 10:00 \(Europe/Berlin\)"):
        check_open(mill.assignment, at=NINE - INSTANT)
    with pytest.raises(NotOpen, match=r"closed on Friday 27 March 2026 at 10:45 \(Europe/Berlin\)"):
        check_open(mill.assignment, at=BELL)


def test_closing_now_lets_nobody_begin_and_leaves_attempts_their_deadline(mill: School) -> None:
    attempt = mill.begin()
    close_now(mill.assignment, at=later(minutes=3))
    db.session.commit()
    with pytest.raises(NotOpen):
        check_open(mill.assignment, at=later(minutes=3))
    assert answer(attempt, answered(1, "by the river", 1, at=later(minutes=20))).counted
    assert submit(attempt, at=later(minutes=30)).submitted_by == "student"


def test_assignments_are_listed_the_newest_first_and_to_their_teacher_only(app: Flask, mill: School) -> None:
    newer = assign(mill.edition, mill.class_, opens_at=NINE, at=later(minutes=1))
    same_moment = assign(mill.edition, mill.class_, opens_at=NINE, at=later(minutes=1))
    db.session.commit()
    with app.app_context():
        listed = [row.id for row in assignments_of(again(mill.abara))]
        assert assignments_of(again(mill.brandt)) == []
    assert listed == [same_moment.id, newer.id, mill.assignment.id]


@pytest.mark.parametrize("release", ["nothing", "score", "answers"])
def test_result_is_shown_when_the_assignment_says_so(mill: School, release: Release) -> None:
    def given(when: ReleaseWhen) -> tuple[Release, Release]:
        row = assign(mill.edition, mill.class_, opens_at=NINE, closes_at=BELL, release=release, release_when=when, at=NINE)
        before = shown(row, DONE, at=BELL - INSTANT)
        release_by_hand(row, at=BELL - INSTANT)
        return before, shown(row, DONE, at=BELL)

    assert given("at once") == (release, release)
    assert given("after closing") == ("nothing", release)
    assert given("by hand") == ("nothing", release)


@pytest.mark.parametrize("when", ["at once", "after closing", "by hand"])
def test_nothing_is_shown_of_an_attempt_under_way(mill: School, when: ReleaseWhen) -> None:
    attempt = mill.begin()
    mill.assignment.release, mill.assignment.release_when = "answers", when
    release_by_hand(mill.assignment, at=NINE)
    assert shown(mill.assignment, attempt_of(attempt), at=later(minutes=600)) == "nothing"


def test_result_released_by_hand_is_not_shown_before(mill: School) -> None:
    mill.assignment.release_when = "by hand"
    assert shown(mill.assignment, DONE, at=later(minutes=600)) == "nothing"
    release_by_hand(mill.assignment, at=later(minutes=10))
    release_by_hand(mill.assignment, at=later(minutes=20))
    assert mill.assignment.released_at == later(minutes=10)
    assert shown(mill.assignment, DONE, at=later(minutes=10)) == "score"


def test_result_to_be_shown_after_closing_is_hidden_again_if_the_closing_is_put_off(mill: School) -> None:
    mill.assignment.release_when = "after closing"
    assert shown(mill.assignment, DONE, at=BELL) == "score"
    mill.assignment.closes_at = BELL + timedelta(days=1)
    assert shown(mill.assignment, DONE, at=BELL) == "nothing"

"""Seats: taken once, taken back with a code, freed by the teacher; a name alone opens nothing."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from quizgen.errors import NotOpen
from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.assignments import assign
from quizgen.store.attempts import attempts_of
from quizgen.store.classes import add_students, make_class, student_of, students_of
from quizgen.store.seats import (
    LONGEST_NAME,
    SeatTaken,
    UnknownResumeCode,
    UnusableName,
    claim_seat,
    free_students,
    release_seat,
    resume_seat,
    seat_by_token,
    seat_of,
)
from tests.builders_store import BELL, NINE, School, again, later


def typed(first: str, last: str = "") -> Student:
    """A name as somebody types it."""
    return Student(last_name=last, first_name=first)


def test_seat_is_found_by_its_token_on_another_connection(app: Flask, mill: School) -> None:
    seat, token, code = claim_seat(mill.assignment, mill.cleo, at=later(minutes=1))
    db.session.commit()
    assert (seat.student, seat.resume_code, seat.claimed_at) == (mill.cleo, code, later(minutes=1))
    with app.app_context():
        found = seat_by_token(again(mill.assignment), token)
        assert found is not None
        assert found.id == seat.id
    assert seat_by_token(mill.assignment, token[:-1]) is None


def test_token_itself_is_nowhere_in_the_database(mill: School) -> None:
    _, token, _ = claim_seat(mill.assignment, mill.cleo, at=NINE)
    assert token not in str(db.session.execute(text("SELECT * FROM seat")).all())


def test_token_of_one_assignment_opens_no_other(mill: School) -> None:
    other = assign(mill.edition, mill.class_, opens_at=NINE, at=NINE)
    _, token, code = claim_seat(mill.assignment, mill.cleo, at=NINE)
    assert seat_by_token(other, token) is None
    with pytest.raises(UnknownResumeCode):
        resume_seat(other, code, at=NINE)


def test_seat_that_is_taken_is_not_given_by_name_again(mill: School) -> None:
    seat, token, _ = claim_seat(mill.assignment, mill.cleo, at=NINE)
    for who in (mill.cleo, typed("Cleo", "Abel"), typed(" cleo ", "ABEL")):
        with pytest.raises(SeatTaken):
            claim_seat(mill.assignment, who, at=NINE)
    assert seat_by_token(mill.assignment, token) == seat


def test_seat_is_claimed_only_while_the_assignment_is_open(mill: School) -> None:
    for at in (later(minutes=-1), BELL):
        with pytest.raises(NotOpen):
            claim_seat(mill.assignment, mill.cleo, at=at)
    assert seat_of(mill.assignment, mill.cleo) is None


def test_student_of_another_class_has_no_seat_here(mill: School) -> None:
    (stranger,) = add_students(make_class(mill.brandt, name="9a", time_zone="UTC"), [typed("Elif", "Kaya")]).rows
    with pytest.raises(SeatTaken, match="not on this class's list"):
        claim_seat(mill.assignment, stranger, at=NINE)


def test_typed_name_sits_down_as_the_student_of_that_name_whatever_accents_and_spaces(mill: School) -> None:
    seat, _, _ = claim_seat(mill.assignment, typed("  DENIZ ", "celik"), at=NINE)
    assert seat.student == mill.deniz
    assert len(students_of(mill.class_)) == 2


def test_typed_name_that_nobody_has_joins_the_class(mill: School) -> None:
    seat, _, _ = claim_seat(mill.assignment, typed("Bo  Li", " Novák "), at=NINE)
    assert (student_of(seat.student), seat.student.typed) == (typed("Bo Li", "Novák"), True)
    assert seat.student in students_of(mill.class_)


def test_second_student_of_the_same_name_takes_the_free_seat(mill: School) -> None:
    twin = add_students(mill.class_, [Student(last_name="Abel", first_name="Cleo", key="1002")]).rows[0]
    names = {claim_seat(mill.assignment, typed("Cleo", "Abel"), at=NINE)[0].student_id for _ in range(2)}
    assert names == {mill.cleo.id, twin.id}
    with pytest.raises(SeatTaken):
        claim_seat(mill.assignment, typed("Cleo", "Abel"), at=NINE)


@pytest.mark.parametrize(
    "who", [typed(""), typed("  ", " \n"), typed("x" * (LONGEST_NAME + 1)), typed("Bo\0b"), typed("Bo\u202eb"), typed("\ud800")]
)
def test_typed_name_that_is_no_name_is_refused(mill: School, who: Student) -> None:
    with pytest.raises(UnusableName):
        claim_seat(mill.assignment, who, at=NINE)
    assert len(students_of(mill.class_)) == 2


def test_longest_name_is_let_in(mill: School) -> None:
    seat, _, _ = claim_seat(mill.assignment, typed("x" * LONGEST_NAME, "y" * LONGEST_NAME), at=NINE)
    assert seat.student.first_name == "x" * LONGEST_NAME


def test_resume_code_brings_the_seat_to_a_new_browser_and_kills_the_old_cookie(mill: School) -> None:
    attempt = mill.begin()
    seat = attempt.seat
    code = seat.resume_code
    found, token = resume_seat(mill.assignment, f" {code[:4].lower()}-{code[4:]}", at=later(minutes=70))
    _, newer = resume_seat(mill.assignment, code, at=later(minutes=71))
    assert (found, found.resume_code, attempts_of(found)) == (seat, code, [attempt])
    assert (seat_by_token(mill.assignment, token), seat_by_token(mill.assignment, newer)) == (None, seat)


@pytest.mark.parametrize("code", ["", "22222222", "Cleo Abel", "%"])
def test_wrong_resume_code_opens_nothing(mill: School, code: str) -> None:
    mill.seat()
    with pytest.raises(UnknownResumeCode):
        resume_seat(mill.assignment, code, at=NINE)


def test_freed_seat_can_be_claimed_by_name_and_keeps_its_attempts(mill: School) -> None:
    attempt = mill.begin()
    seat = attempt.seat
    _, token = resume_seat(mill.assignment, seat.resume_code, at=NINE)
    code = seat.resume_code
    release_seat(seat)
    assert seat_by_token(mill.assignment, token) is None
    with pytest.raises(UnknownResumeCode):
        resume_seat(mill.assignment, code, at=NINE)
    again_seated, _, new = claim_seat(mill.assignment, mill.cleo, at=later(minutes=9))
    assert (again_seated, attempts_of(again_seated)) == (seat, [attempt])
    assert new != code


def test_names_still_free_are_those_whose_seat_nobody_has(mill: School) -> None:
    assert free_students(mill.assignment) == [mill.cleo, mill.deniz]
    seat = mill.seat()
    assert free_students(mill.assignment) == [mill.deniz]
    release_seat(seat)
    assert free_students(mill.assignment) == [mill.cleo, mill.deniz]


def test_seat_of_a_student_who_never_sat_down_is_none(mill: School) -> None:
    seat = mill.seat()
    assert (seat_of(mill.assignment, mill.cleo), seat_of(mill.assignment, mill.deniz)) == (seat, None)

"""A student who asked to be forgotten is nowhere any more, and everybody else is where they were."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url, select, text

from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.assignments import assign
from quizgen.store.attempts import answer, attempt_of, events_of, overrule, rebuild_states, start, submit
from quizgen.store.classes import add_students, students_of
from quizgen.store.erasure import erase
from quizgen.store.gradebooks import counts_of, gradebook_of
from quizgen.store.seats import claim_seat, resume_seat, seat_by_token
from quizgen.store.tables import AttemptRow, AuditRow, SeatRow, StudentRow
from tests.builders_store import NINE, School, answered, later

ABOUT_CLEO = ("Cleo", "Zauberwald", "K-4711", "cleo.z@school.example", "Walpurgisnacht", "Verlaufsprotokoll")
"""Her name, key, address, an answer of hers and a remark on it: words that stand nowhere else."""


@pytest.fixture
def cleo(mill: School) -> StudentRow:
    """Cleo, who took two quizzes and left her words in answers in time, late and overruled."""
    mill.cleo.last_name, mill.cleo.key, mill.cleo.email = ABOUT_CLEO[1:4]
    second = assign(mill.edition, mill.class_, opens_at=NINE, at=NINE)
    elsewhere = start(claim_seat(second, mill.cleo, at=NINE)[0], at=NINE, seed=1)
    answer(elsewhere, answered(2, "Walpurgisnacht", 1))
    attempt = mill.hand_in({2: "Walpurgisnacht"})
    answer(attempt, answered(2, "Walpurgisnacht!", 7, at=later(minutes=50)))
    overrule(attempt, slot=2, fraction=Fraction(0), by="Ms Abara", reason="Verlaufsprotokoll", at=later(minutes=51))
    db.session.commit()
    return mill.cleo


def everything() -> str:
    """Every row of every table, the tables of the migrations and of SQLite itself too."""
    names = db.inspect(db.engine).get_table_names()
    return "\n".join(str(row) for name in names for row in db.session.execute(text(f'SELECT * FROM "{name}"')))


def found_in(haystack: str | bytes) -> list[str]:
    """What of Cleo is in there; JSON may have her words escaped, and they are chosen so that it does not."""
    hay = haystack.encode() if isinstance(haystack, str) else haystack
    return [word for word in ABOUT_CLEO if word.encode() in hay]


def test_forgotten_student_is_nowhere_in_the_database(mill: School, cleo: StudentRow) -> None:
    assert found_in(everything()) == list(ABOUT_CLEO)
    erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.commit()
    assert found_in(everything()) == []


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_forgotten_student_is_not_in_the_bytes_of_the_file_either(app: Flask, mill: School, cleo: StudentRow) -> None:
    path = Path(make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database or "")

    def on_disk() -> bytes:
        db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))

    assert found_in(on_disk()) == list(ABOUT_CLEO)
    erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.commit()
    assert found_in(on_disk()) == []


def test_forgetting_leaves_a_line_that_counts_and_names_nobody(mill: School, cleo: StudentRow) -> None:
    audit = erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.commit()
    assert db.session.scalars(select(AuditRow)).all() == [audit]
    assert (audit.deed, audit.teacher_id, audit.at) == ("student forgotten", mill.abara.id, later(minutes=60))
    assert audit.body == {"seats": 2, "attempts": 2, "events": 9}


def test_forgetting_one_student_leaves_the_others_as_they_were(mill: School, cleo: StudentRow) -> None:
    deniz = mill.hand_in({1: "by the river"}, mill.deniz)
    db.session.commit()
    events, state = events_of(deniz), attempt_of(deniz)
    erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.commit()
    assert (events_of(deniz), attempt_of(deniz), students_of(mill.class_)) == (events, state, [mill.deniz])
    assert [row.student.first_name for row in gradebook_of(mill.assignment, at=later(minutes=60)).rows] == ["Deniz"]
    assert counts_of([mill.assignment]) == {mill.assignment.id: (1, 1)}
    assert (rebuild_states(), attempt_of(deniz)) == (1, state)


def test_forgotten_students_cookie_and_code_are_dead(mill: School, cleo: StudentRow) -> None:
    seat = db.session.scalars(select(SeatRow).where(SeatRow.assignment_id == mill.assignment.id)).one()
    _, token = resume_seat(mill.assignment, seat.resume_code, at=later(minutes=50))
    erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.commit()
    assert seat_by_token(mill.assignment, token) is None


def test_student_who_took_nothing_is_forgotten_too(mill: School) -> None:
    assert erase(mill.deniz, by=mill.abara, at=NINE).body == {"seats": 0, "attempts": 0, "events": 0}
    db.session.commit()
    assert "Deniz" not in everything()


def test_forgetting_that_is_rolled_back_forgets_nothing(mill: School, cleo: StudentRow) -> None:
    before = everything()
    erase(cleo, by=mill.abara, at=later(minutes=60))
    db.session.rollback()
    assert everything() == before


def test_forgotten_name_can_join_again_as_somebody_new(mill: School, cleo: StudentRow) -> None:
    erase(cleo, by=mill.abara, at=later(minutes=20))
    db.session.commit()
    (newcomer,) = add_students(mill.class_, [Student(last_name="Zauberwald", first_name="Cleo")]).rows
    attempt = start(claim_seat(mill.assignment, newcomer, at=later(minutes=21))[0], at=later(minutes=21), seed=1)
    assert submit(attempt, at=later(minutes=22)).score == 0
    assert db.session.scalars(select(AttemptRow)).all() == [attempt]

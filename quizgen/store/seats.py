"""Seats: which student sits in an assignment, and how they come back to it. A name alone opens nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from quizgen.errors import QuizgenError
from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.assignments import check_open
from quizgen.store.classes import folded_name, new_student, student_of, students_of
from quizgen.store.columns import new_code, new_token, token_hash, typed_code
from quizgen.store.engine import hold
from quizgen.store.tables import AssignmentRow, SeatRow, StudentRow

LONGEST_NAME = 80
"""Most characters of a typed first or last name."""


class SeatTaken(QuizgenError):
    """Somebody sits there already."""


class UnknownResumeCode(QuizgenError):
    """No seat of this assignment has that code."""


class UnusableName(QuizgenError):
    """A typed name that is no name."""


def claim_seat(assignment: AssignmentRow, student: StudentRow | Student, *, at: datetime) -> tuple[SeatRow, str, str]:
    """Take a seat: (seat, token for the cookie, resume code to show).

    A `StudentRow` was picked from the class list; a `Student` is a name as typed, which sits down as the student of
    the class of that name, or as a new one. Raises NotOpen, SeatTaken when that seat is taken, UnusableName when
    nothing or far too much was typed.
    """
    check_open(assignment, at=at)
    hold(db.session, assignment)
    if isinstance(student, StudentRow):
        if student.class_id != assignment.class_id:
            raise SeatTaken("That name is not on this class's list.")
        row = student
    else:
        row = _by_name(assignment, student)
    seat = db.session.scalar(
        select(SeatRow)
        .where(SeatRow.assignment_id == assignment.id, SeatRow.student_id == row.id)
        .execution_options(populate_existing=True)
    )
    if seat is not None and seat.claimed_at is not None:
        raise SeatTaken(
            "That name is taken. If it is yours, use your resume code. If you lost it, ask your teacher to press “Lost the code?”"
            " beside your name."
        )
    if seat is None:
        seat = SeatRow(assignment_id=assignment.id, student_id=row.id, resume_code=new_code())
        db.session.add(seat)
    return _seated(seat, at)


def resume_seat(assignment: AssignmentRow, resume_code: str, *, at: datetime) -> tuple[SeatRow, str]:
    """Come back on any device: (seat, new token). The token before it is dead, the code stays.

    Raises UnknownResumeCode.
    """
    seat = db.session.scalar(
        select(SeatRow).where(SeatRow.assignment_id == assignment.id, SeatRow.resume_code == typed_code(resume_code))
    )
    if seat is None:
        raise UnknownResumeCode(
            "There is no such resume code for this quiz. Check it. If you lost it, ask your teacher to press “Lost the code?”"
            " beside your name."
        )
    seat, token, _ = _seated(hold(db.session, seat), at)
    return seat, token


def seat_by_token(assignment: AssignmentRow, token: str) -> SeatRow | None:
    """The seat that a browser's cookie holds in this assignment."""
    return db.session.scalar(
        select(SeatRow).where(SeatRow.assignment_id == assignment.id, SeatRow.token_hash == token_hash(token))
    )


def release_seat(seat: SeatRow) -> None:
    """Free a seat for its student to claim again by name: cookie and resume code are dead, the attempts stay."""
    hold(db.session, seat)
    seat.token_hash, seat.claimed_at, seat.resume_code = None, None, new_code()
    db.session.flush()


def seat_of(assignment: AssignmentRow, student: StudentRow) -> SeatRow | None:
    """The student's seat in the assignment, if they ever sat down."""
    return db.session.scalar(select(SeatRow).where(SeatRow.assignment_id == assignment.id, SeatRow.student_id == student.id))


def free_students(assignment: AssignmentRow) -> list[StudentRow]:
    """Whom of the class list a student may still pick: those whose seat nobody has."""
    taken = _taken(assignment)
    return [row for row in students_of(assignment.class_) if row.id not in taken]


def _taken(assignment: AssignmentRow) -> set[int]:
    return set(
        db.session.scalars(
            select(SeatRow.student_id).where(SeatRow.assignment_id == assignment.id, SeatRow.claimed_at.is_not(None))
        )
    )


def _seated(seat: SeatRow, at: datetime) -> tuple[SeatRow, str, str]:
    token = new_token()
    seat.token_hash, seat.claimed_at = token_hash(token), at
    db.session.flush()
    return seat, token, seat.resume_code


def _by_name(assignment: AssignmentRow, typed: Student) -> StudentRow:
    last, first = (" ".join(part.split()) for part in (typed.last_name, typed.first_name))
    if not (last or first):
        raise UnusableName("Type your name.")
    if not (last + first).isprintable() or max(len(last), len(first)) > LONGEST_NAME:
        raise UnusableName(f"Type your name in at most {LONGEST_NAME} letters.")
    name = Student(last_name=last, first_name=first)
    alike = [row for row in students_of(assignment.class_) if folded_name(student_of(row)) == folded_name(name)]
    if alike:
        taken = _taken(assignment)
        return next((row for row in alike if row.id not in taken), alike[0])
    row = new_student(assignment.class_, name, typed=True)
    db.session.flush()
    return row

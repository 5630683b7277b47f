"""A class's grades and progress, read in a constant number of queries however many students there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select

from quizgen.attempt import Attempt
from quizgen.gradebook import Gradebook, GradeRow, standing
from quizgen.store import db
from quizgen.store.assignments import shown
from quizgen.store.classes import student_of, students_of
from quizgen.store.editions import corrections_of, edition_of
from quizgen.store.events import attempt_from_body
from quizgen.store.tables import AssignmentRow, AttemptRow, AttemptStateRow, SeatRow, StudentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One student of an assignment: their seat once they sat down, and their attempts, first to last."""

    student: StudentRow
    seat: SeatRow | None
    attempts: tuple[tuple[AttemptRow, Attempt], ...]


def progress_of(assignment: AssignmentRow) -> list[Progress]:
    """Who started and who finished, a line for every student of the class, by last and first name."""
    seats: dict[int, SeatRow] = {
        seat.student_id: seat for seat in db.session.scalars(select(SeatRow).where(SeatRow.assignment_id == assignment.id))
    }
    found: dict[int, list[tuple[AttemptRow, Attempt]]] = {}
    for attempt, body in _attempts(assignment):
        found.setdefault(attempt.seat_id, []).append((attempt, attempt_from_body(body)))
    return [
        Progress(student=student, seat=seat, attempts=tuple(found.get(seat.id, ())) if seat else ())
        for student in students_of(assignment.class_)
        for seat in [seats.get(student.id)]
    ]


def gradebook_of(assignment: AssignmentRow, *, at: datetime) -> Gradebook:
    """The assignment's grades as they stand, a row for every student of the class."""
    return Gradebook(
        class_name=assignment.class_.name,
        quiz=assignment.edition.title,
        time_zone=assignment.class_.time_zone,
        edition=edition_of(assignment.edition),
        corrections=corrections_of(assignment.edition),
        rows=tuple(_row(assignment, line, at) for line in progress_of(assignment)),
        edition_number=assignment.edition.number,
    )


def _row(assignment: AssignmentRow, line: Progress, at: datetime) -> GradeRow:
    attempts = [(row.number, attempt) for row, attempt in line.attempts]
    status, number, attempt = standing(attempts, assignment.closes_at)
    released = attempt is not None and shown(assignment, attempt, at=at) != "nothing"
    return GradeRow(student=student_of(line.student), status=status, number=number, attempt=attempt, released=released)


def _attempts(assignment: AssignmentRow) -> Iterable[tuple[AttemptRow, object]]:
    rows = db.session.execute(
        select(AttemptRow, AttemptStateRow.body)
        .join(SeatRow, AttemptRow.seat_id == SeatRow.id)
        .join(AttemptStateRow, AttemptStateRow.attempt_id == AttemptRow.id)
        .where(SeatRow.assignment_id == assignment.id)
        .order_by(AttemptRow.seat_id, AttemptRow.number)
    )
    return [(attempt, body) for attempt, body in rows]


def counts_of(assignments: Iterable[AssignmentRow]) -> dict[int, tuple[int, int]]:
    """How many students have started and how many have finished, by the assignment's id, in one query."""
    started = func.count(func.distinct(SeatRow.id))
    finished = func.count(func.distinct(case((AttemptStateRow.status == "submitted", SeatRow.id))))
    rows = db.session.execute(
        select(SeatRow.assignment_id, started, finished)
        .join(AttemptRow, AttemptRow.seat_id == SeatRow.id)
        .join(AttemptStateRow, AttemptStateRow.attempt_id == AttemptRow.id)
        .where(SeatRow.assignment_id.in_([assignment.id for assignment in assignments]))
        .group_by(SeatRow.assignment_id)
    )
    return {assignment: (begun, done) for assignment, begun, done in rows}

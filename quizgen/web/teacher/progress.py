"""Who is at it: a line for every student of an assignment, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizgen.attempt import Attempt
from quizgen.gradebook import standing
from quizgen.store import db
from quizgen.store.attempts import close_overdue
from quizgen.store.editions import edition_of
from quizgen.store.gradebooks import Progress, progress_of
from quizgen.store.tables import AssignmentRow, SeatRow, StudentRow
from quizgen.web.clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One student: the attempt under way, or else the one that counts."""

    student: StudentRow
    seat: SeatRow | None
    state: str
    answered: str = ""
    since: datetime | None = None
    started: bool = False
    finished: bool = False


def progress(row: AssignmentRow) -> list[Progress]:
    """Who is at it, once the attempts whose time is over have been handed in."""
    close_overdue(row, at=now())
    db.session.commit()
    return progress_of(row)


def lines_of(row: AssignmentRow) -> list[Line]:
    """Every student of the class, by name."""
    questions = len(edition_of(row.edition).slots)
    return [_line(each, questions, row.closes_at) for each in progress(row)]


def _line(each: Progress, questions: int, closes_at: datetime | None) -> Line:
    attempts = [(row.number, attempt) for row, attempt in each.attempts]
    if not attempts:
        joined = each.seat is not None and each.seat.claimed_at is not None
        return Line(student=each.student, seat=each.seat, state="Joined, not started" if joined else "Not started")
    latest_number, latest = attempts[-1]
    _, counting_number, counting = standing(attempts, closes_at)
    under_way = latest.status == "in progress" or counting is None
    attempt = latest if counting is None or under_way else counting
    state = "At it" if under_way else "Handed in" + (" by the closing time" if attempt.submitted_by == "deadline" else "")
    if len(attempts) > 1:
        counts = f"; attempt {counting_number} counts so far" if counting is not latest else ""
        state += f", attempt {latest_number}{counts}" if under_way else f", attempt {counting_number} of {len(attempts)} counts"
    return Line(
        student=each.student,
        seat=each.seat,
        state=state,
        answered=f"{_answered(attempt)} of {questions}",
        since=attempt.submitted_at or attempt.started_at,
        started=True,
        finished=counting is not None and counting.status == "submitted",
    )


def _answered(attempt: Attempt) -> int:
    return sum(response is not None for response in attempt.responses.values())

"""Assignments: an edition given to a class, when it can be taken, and what is shown of it afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from quizgen.attempt import Attempt
from quizgen.errors import NotOpen, QuizgenError
from quizgen.store import db
from quizgen.store.columns import new_code, typed_code
from quizgen.store.tables import (
    AssignmentRow,
    ClassRow,
    EditionRow,
    Names,
    Release,
    ReleaseWhen,
    TeacherRow,
)

CODE_LIFE_CLOSED = timedelta(days=60)
"""How long after closing a join code still leads students back to what was released; then it is dead."""

CODE_LIFE_OPEN = timedelta(days=366)
"""How long the code of an assignment without a closing time lives after its opening: one school year."""


class UnusableAssignment(QuizgenError):
    """An assignment that nobody could take."""


def assign(
    edition: EditionRow,
    class_: ClassRow,
    *,
    opens_at: datetime,
    closes_at: datetime | None = None,
    attempts_allowed: int = 1,
    names: Names = "list",
    article_shown: bool = True,
    release: Release = "score",
    release_when: ReleaseWhen = "at once",
    at: datetime,
) -> AssignmentRow:
    """Give an edition to a class under a fresh join code.

    Raises UnusableAssignment when it would close before it opens or allow no attempt.
    """
    if attempts_allowed < 1:
        raise UnusableAssignment("Allow at least one attempt.")
    _check_times(opens_at, closes_at, release, release_when)
    row = AssignmentRow(
        edition_id=edition.id,
        class_id=class_.id,
        join_code=new_code(),
        opens_at=opens_at,
        closes_at=closes_at,
        attempts_allowed=attempts_allowed,
        names=names,
        article_shown=article_shown,
        release=release,
        release_when=release_when,
        created_at=at,
    )
    db.session.add(row)
    db.session.flush()
    return row


def by_code(code: str, *, at: datetime) -> AssignmentRow | None:
    """The assignment a join code leads to, whatever its case and spacing; None when there is none or it has expired.

    An assignment that is not open yet or closed lately is returned too: `check_open` says so in a sentence.
    """
    row = db.session.scalar(
        select(AssignmentRow)
        .where(AssignmentRow.join_code == typed_code(code))
        .options(joinedload(AssignmentRow.edition), joinedload(AssignmentRow.class_))
    )
    if row is None:
        return None
    dies_at = row.closes_at + CODE_LIFE_CLOSED if row.closes_at else row.opens_at + CODE_LIFE_OPEN
    return row if at < dies_at else None


def assignments_of(teacher: TeacherRow) -> list[AssignmentRow]:
    """The teacher's assignments, the newest first, with edition and class loaded."""
    return list(
        db.session.scalars(
            select(AssignmentRow)
            .join(ClassRow, AssignmentRow.class_id == ClassRow.id)
            .where(ClassRow.teacher_id == teacher.id)
            .options(joinedload(AssignmentRow.edition), joinedload(AssignmentRow.class_))
            .order_by(AssignmentRow.created_at.desc(), AssignmentRow.id.desc())
        )
    )


def check_open(assignment: AssignmentRow, *, at: datetime) -> None:
    """Raises NotOpen, with the time in the class's own zone, unless an attempt may begin now."""
    zone = ZoneInfo(assignment.class_.time_zone)
    if at < assignment.opens_at:
        raise NotOpen(f"This quiz opens on {_spoken(assignment.opens_at, zone)}. Come back then.")
    if assignment.closes_at is not None and at >= assignment.closes_at:
        raise NotOpen(f"This quiz closed on {_spoken(assignment.closes_at, zone)}. Ask your teacher if you missed it.")


def change_times(assignment: AssignmentRow, *, opens_at: datetime, closes_at: datetime | None) -> None:
    """Open or close at other times; attempts under way keep the deadline they started with. Raises UnusableAssignment."""
    _check_times(opens_at, closes_at, assignment.release, assignment.release_when)
    assignment.opens_at, assignment.closes_at = opens_at, closes_at
    db.session.flush()


def _check_times(opens_at: datetime, closes_at: datetime | None, release: Release, release_when: ReleaseWhen) -> None:
    if closes_at is not None and closes_at <= opens_at:
        raise UnusableAssignment("Let it close after it opens.")
    if release_when == "after closing" and release != "nothing" and closes_at is None:
        raise UnusableAssignment("Set a closing time, or release the result at once or by hand.")


def close_now(assignment: AssignmentRow, *, at: datetime) -> None:
    """Let no further attempt begin; attempts under way keep the deadline they started with."""
    assignment.closes_at = at
    db.session.flush()


def release_by_hand(assignment: AssignmentRow, *, at: datetime) -> None:
    """Show students now what the assignment releases by hand."""
    assignment.released_at = assignment.released_at or at
    db.session.flush()


def shown(assignment: AssignmentRow, attempt: Attempt, *, at: datetime) -> Release:
    """How much of an attempt's result its student may see now."""
    if attempt.status != "submitted":
        return "nothing"
    match assignment.release_when:
        case "at once":
            return assignment.release
        case "after closing":
            closed = assignment.closes_at is not None and assignment.closes_at <= at
            return assignment.release if closed else "nothing"
        case "by hand":
            return assignment.release if assignment.released_at is not None else "nothing"


def _spoken(instant: datetime, zone: ZoneInfo) -> str:
    there = instant.astimezone(zone)
    return f"{there:%A} {there.day} {there:%B %Y} at {there:%H:%M} ({zone.key})"

"""Forgetting a student: the one way by which events leave the database. What stays is a line that names nobody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select

from quizgen.store import db
from quizgen.store.engine import hold
from quizgen.store.tables import (
    AttemptRow,
    AttemptStateRow,
    AuditRow,
    ErasureRow,
    EventRow,
    SeatRow,
    StudentRow,
    TeacherRow,
)


def erase(student: StudentRow, *, by: TeacherRow, at: datetime) -> AuditRow:
    """Delete a student with seats, attempts and events; the audit row counts them and says who did it, when.

    The database's triggers let go of an event only while a permission names its attempt, and a permission needs its
    audit row.
    """
    hold(db.session, student)
    seats = list(db.session.scalars(select(SeatRow.id).where(SeatRow.student_id == student.id).with_for_update()))
    attempts = list(db.session.scalars(select(AttemptRow.id).where(AttemptRow.seat_id.in_(seats)).with_for_update()))
    events = db.session.scalar(select(func.count()).select_from(EventRow).where(EventRow.attempt_id.in_(attempts)))
    body = {"seats": len(seats), "attempts": len(attempts), "events": events}
    audit = AuditRow(at=at, teacher_id=by.id, deed="student forgotten", body=body)
    db.session.add(audit)
    db.session.flush()
    db.session.add_all(ErasureRow(attempt_id=attempt, audit_id=audit.id) for attempt in attempts)
    db.session.flush()
    for table, rows in (
        (EventRow, EventRow.attempt_id.in_(attempts)),
        (ErasureRow, ErasureRow.attempt_id.in_(attempts)),
        (AttemptStateRow, AttemptStateRow.attempt_id.in_(attempts)),
        (AttemptRow, AttemptRow.id.in_(attempts)),
        (SeatRow, SeatRow.id.in_(seats)),
    ):
        db.session.execute(delete(table).where(rows))
    db.session.delete(student)
    db.session.flush()
    return audit

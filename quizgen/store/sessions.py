"""Sign-ins: one row each, so that signing out ends a cookie wherever it was copied to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from quizgen.store import db
from quizgen.store.columns import new_token, token_hash
from quizgen.store.tables import SessionRow, TeacherRow


def open_session(teacher: TeacherRow, *, at: datetime) -> str:
    """A new sign-in; the token returned goes into the cookie and nowhere else."""
    token = new_token()
    db.session.add(SessionRow(token_hash=token_hash(token), teacher_id=teacher.id, created_at=at))
    db.session.flush()
    return token


def teacher_of(token: str) -> TeacherRow | None:
    """Whose open session the token is."""
    return db.session.scalar(
        select(TeacherRow)
        .join(SessionRow, SessionRow.teacher_id == TeacherRow.id)
        .where(SessionRow.token_hash == token_hash(token), SessionRow.ended_at.is_(None))
    )


def close_session(token: str, *, at: datetime) -> None:
    """End a session; ending it twice changes nothing."""
    db.session.execute(
        update(SessionRow).where(SessionRow.token_hash == token_hash(token), SessionRow.ended_at.is_(None)).values(ended_at=at)
    )

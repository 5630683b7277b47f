"""Teachers: how they come, and how they are found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from quizgen.errors import QuizgenError
from quizgen.store import db
from quizgen.store.columns import new_token, token_hash
from quizgen.store.engine import hold
from quizgen.store.tables import InvitationRow, SessionRow, TeacherRow


class InvitationUsed(QuizgenError):
    """A one-time link was used already, or never was one."""


class LoginTaken(QuizgenError):
    """Two teachers cannot sign in by the same name."""


def invite_first(*, at: datetime) -> str | None:
    """A fresh token for the one-time link that makes the first teacher; None once a teacher exists."""
    return None if _teachers_exist() else invite(at=at)


def invite(*, at: datetime) -> str:
    """A fresh token for a one-time link that makes one more teacher; links made earlier and never used stop working."""
    db.session.execute(update(InvitationRow).where(InvitationRow.used_at.is_(None)).values(used_at=at))
    token = new_token()
    db.session.add(InvitationRow(token_hash=token_hash(token), created_at=at))
    db.session.flush()
    return token


def invitation_open(token: str) -> bool:
    """Whether the link would still make a teacher."""
    return _open_invitation(token) is not None


def accept_invitation(token: str, *, login: str, name: str, password_hash: str, at: datetime) -> TeacherRow:
    """Make a teacher and use the link up.

    Raises InvitationUsed when the link does not hold any more, LoginTaken when somebody else signs in by that name.
    """
    invitation = _open_invitation(token)
    if invitation is None or hold(db.session, invitation).used_at is not None:
        raise InvitationUsed("This link was used already. Sign in, or ask whoever runs this server for a new one.")
    if teacher_by_login(login) is not None:
        raise LoginTaken("Somebody signs in with that login already. Choose another one.")
    invitation.used_at = at
    teacher = TeacherRow(login=folded_login(login), name=name.strip(), password_hash=password_hash, created_at=at)
    db.session.add(teacher)
    db.session.flush()
    return teacher


def teacher_by_login(login: str) -> TeacherRow | None:
    """The teacher who signs in with that name, whatever its case."""
    return db.session.scalar(select(TeacherRow).where(TeacherRow.login == folded_login(login)))


def change_password(teacher: TeacherRow, password_hash: str, *, at: datetime, keep: str | None = None) -> None:
    """Set a new password and end every session of the teacher but the one whose token is `keep`."""
    teacher.password_hash = password_hash
    ended = update(SessionRow).where(SessionRow.teacher_id == teacher.id, SessionRow.ended_at.is_(None))
    if keep is not None:
        ended = ended.where(SessionRow.token_hash != token_hash(keep))
    db.session.execute(ended.values(ended_at=at))
    db.session.flush()


def folded_login(login: str) -> str:
    """A sign-in name as compared: without case and outer white space."""
    return login.strip().casefold()


def _teachers_exist() -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(TeacherRow)))


def _open_invitation(token: str) -> InvitationRow | None:
    return db.session.scalar(
        select(InvitationRow).where(InvitationRow.token_hash == token_hash(token), InvitationRow.used_at.is_(None))
    )


def remember_words(teacher: TeacherRow, *, include: Sequence[str], exclude: Sequence[str]) -> None:
    """Keep the words that this teacher wants asked about in every quiz, and in none; they take the place of the earlier lists."""
    teacher.words_in, teacher.words_out = list(include), list(exclude)
    db.session.flush()

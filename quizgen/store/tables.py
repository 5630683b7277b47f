"""Every table but that of jobs.py: rows admit what they are (`…Row`); `…_at` is an aware UTC instant; bodies are JSON.

Events, editions, slots, corrections and the audit trail only grow: triggers refuse to change or delete them. Events alone can
be deleted, and only while a row of `erasure` names their attempt, which itself needs a row of `audit`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, BigInteger, Double, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizgen.attempt import Finisher, Status
from quizgen.store.columns import Base, Exact, FractionText, Id, Instant, Json, PublicId, Text, UtcDateTime

Names = Literal["list", "typed"]
Release = Literal["nothing", "score", "answers"]
ReleaseWhen = Literal["at once", "after closing", "by hand"]


class TeacherRow(Base):
    """A teacher's account; `login` is folded. `words_in` and `words_out` are always and never to be asked about."""

    __tablename__ = "teacher"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    login: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[Text]
    password_hash: Mapped[Text]
    created_at: Mapped[Instant]
    words_in: Mapped[list[str] | None] = mapped_column(JSON)
    words_out: Mapped[list[str] | None] = mapped_column(JSON)


class SessionRow(Base):
    """One sign-in; ended, its cookie is dead whoever copied it."""

    __tablename__ = "session"
    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String, unique=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    created_at: Mapped[Instant]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    teacher: Mapped[TeacherRow] = relationship()


class InvitationRow(Base):
    """The one-time link that makes the first teacher."""

    __tablename__ = "invitation"
    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String, unique=True)
    created_at: Mapped[Instant]
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CounterRow(Base):
    """How often something was tried since its window began."""

    __tablename__ = "counter"
    scope: Mapped[str] = mapped_column(String, primary_key=True)
    key: Mapped[str] = mapped_column(String, primary_key=True)
    window_started_at: Mapped[Instant]
    count: Mapped[int]


class ArticleRow(Base):
    """An article of a teacher's: every piece of what was thrown in, and what the pieces make.

    `source_bytes` are the bytes as thrown in, so that they can be taken apart again; `source_name` is what the file was
    called, None for what was pasted. `gone` has the words that questions of drafts (by public id) ask about and that are
    not in the text at present. `paragraphs`, `words`, `grade` and `searched` (the folded text that a search looks
    through) follow from the pieces, and are kept so that a list of articles is one question to the database.
    """

    __tablename__ = "article"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    title: Mapped[str | None]
    byline: Mapped[str | None]
    paragraphs: Mapped[list[str]] = mapped_column(JSON)
    origin: Mapped[Text]
    pieces: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    gone: Mapped[list[list[str]]] = mapped_column(JSON)
    source_name: Mapped[str | None]
    source_bytes: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    words: Mapped[int]
    grade: Mapped[float] = mapped_column(Double)
    searched: Mapped[str] = mapped_column(String, deferred=True)
    created_at: Mapped[Instant]


class QuizRow(Base):
    """A draft that its teacher may still edit."""

    __tablename__ = "quiz"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    title: Mapped[Text]
    shortfall: Mapped[str | None]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]

    article: Mapped[ArticleRow] = relationship()


class QuestionRow(Base):
    """A question of a draft. `version` grows with every change, so that two open pages cannot overwrite each other."""

    __tablename__ = "question"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    position: Mapped[int]
    kind: Mapped[Text]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    spares: Mapped[list[str]] = mapped_column(JSON)
    points: Mapped[Exact]
    version: Mapped[int] = mapped_column(default=1)

    quiz: Mapped[QuizRow] = relationship()


class EditionRow(Base):
    """A published quiz; frozen. `article` is the article as it was then."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("quiz_id", "number"),)

    id: Mapped[Id]
    public_id: Mapped[PublicId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    number: Mapped[int]
    title: Mapped[Text]
    article: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[Instant]

    quiz: Mapped[QuizRow] = relationship()


class SlotRow(Base):
    """A place in an edition; frozen with it."""

    __tablename__ = "slot"
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[Text]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    points: Mapped[Exact]


class ClassRow(Base):
    """A teacher's class; `time_zone` is an IANA name."""

    __tablename__ = "class"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    name: Mapped[Text]
    time_zone: Mapped[Text]


class StudentRow(Base):
    """A student of a class; `typed` when the name came from the student and not from the teacher's list."""

    __tablename__ = "student"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id"), index=True)
    last_name: Mapped[Text]
    first_name: Mapped[Text]
    key: Mapped[Text]
    email: Mapped[Text]
    typed: Mapped[bool] = mapped_column(default=False)

    class_: Mapped[ClassRow] = relationship()


class AssignmentRow(Base):
    """An edition given to a class: who may take it when, and what is shown afterwards."""

    __tablename__ = "assignment"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id"), index=True)
    join_code: Mapped[str] = mapped_column(String, unique=True)
    opens_at: Mapped[Instant]
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts_allowed: Mapped[int]
    names: Mapped[Names] = mapped_column(String)
    article_shown: Mapped[bool]
    release: Mapped[Release] = mapped_column(String)
    release_when: Mapped[ReleaseWhen] = mapped_column(String)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[Instant]

    edition: Mapped[EditionRow] = relationship()
    class_: Mapped[ClassRow] = relationship()


class SeatRow(Base):
    """A student's seat in an assignment: `token_hash` knows the browser, `resume_code` takes it elsewhere."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("assignment_id", "student_id"), UniqueConstraint("assignment_id", "resume_code"))

    id: Mapped[Id]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    resume_code: Mapped[Text]
    token_hash: Mapped[str | None] = mapped_column(String, index=True)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    assignment: Mapped[AssignmentRow] = relationship()
    student: Mapped[StudentRow] = relationship()


class AttemptRow(Base):
    """One go of a seat at its assignment; everything about it is in its events."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("seat_id", "number"),)

    id: Mapped[Id]
    public_id: Mapped[PublicId]
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    number: Mapped[int]
    created_at: Mapped[Instant]

    seat: Mapped[SeatRow] = relationship()


class EventRow(Base):
    """One event of an attempt; events of an attempt are in the order of `id`. `body` holds what no column does."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("attempt_id", "client_id", "client_seq"),)

    id: Mapped[Id]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    kind: Mapped[Text]
    at: Mapped[Instant]
    slot: Mapped[int | None]
    client_id: Mapped[str | None]
    client_seq: Mapped[int | None] = mapped_column(BigInteger)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class AttemptStateRow(Base):
    """What an attempt's events amount to, kept ready: `body` is the whole `Attempt`, columns are what queries ask."""

    __tablename__ = "attempt_state"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True, autoincrement=False)
    status: Mapped[Status] = mapped_column(String)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted_by: Mapped[Finisher | None] = mapped_column(String)
    deadline: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    score: Mapped[Any] = mapped_column(FractionText, nullable=True)
    graded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)

    attempt: Mapped[AttemptRow] = relationship()


class CorrectionRow(Base):
    """A change to a published question, appended; `body` is the `Correction`."""

    __tablename__ = "correction"
    id: Mapped[Id]
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    slot: Mapped[int]
    at: Mapped[Instant]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class AuditRow(Base):
    """What was done that the data no longer shows; never anything that names a student."""

    __tablename__ = "audit"
    id: Mapped[Id]
    at: Mapped[Instant]
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"))
    deed: Mapped[Text]
    body: Mapped[Json]


class ErasureRow(Base):
    """The permission to delete the events of one attempt; it lives as long as that transaction."""

    __tablename__ = "erasure"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True, autoincrement=False)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"))

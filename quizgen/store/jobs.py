"""Jobs: what was asked for outside a web thread, how far it is, and what came of it.

A job is delivered by a queue that may lose it or deliver it twice, to a consumer that may die. So the row decides: a claim
is one conditional UPDATE, whatever a consumer writes is written only while its claim holds, and a job whose consumer has
fallen silent is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import JSON, ColumnElement, ForeignKey, LargeBinary, String, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from quizgen.article import Article
from quizgen.errors import QuizgenError
from quizgen.jobs import Asked, Drafted, asked_of, quiz_title, to_request
from quizgen.quiz import Quiz
from quizgen.store import db
from quizgen.store.articles import save_article, usable_article
from quizgen.store.columns import Base, Id, Instant, PublicId, Text, UtcDateTime, new_public_id
from quizgen.store.engine import hold
from quizgen.store.quizzes import save_draft
from quizgen.store.tables import ArticleRow, TeacherRow

SILENCE = timedelta(seconds=30)
"""How long a consumer may say nothing before it is taken for dead: six times the pause between two heartbeats, so that a
computer under load is not taken for a dead one. As long, a delivery may take before the job is delivered again."""

MOST_TRIES = 3
"""A text that three consumers died over would kill the fourth too."""

MOST_WAITING = 5
"""Jobs of one teacher that may be unfinished at once: more than anybody can look after, few enough for the others' turn."""

KEPT = timedelta(days=7)
"""How long a finished job stays: a teacher who comes back after a weekend still finds what she typed."""

WAITING = "Waiting for its turn"
AWAY = "The queue cannot be reached just now. What you sent is kept, and your quiz is made as soon as it is back."
GIVEN_UP = (
    f"This was started {MOST_TRIES} times, and each time the server stopped in the midst of it. "
    "Try a shorter text; if it happens again, tell whoever runs this server."
)

JobStatus = Literal["queued", "running", "done", "failed"]


class QueueFull(QuizgenError):
    """A teacher has too many unfinished jobs already."""


class JobRow(Base):
    """One job. `claim` names the consumer that works on it; `delivered_at` is None until a queue has taken it."""

    __tablename__ = "job"
    id: Mapped[Id]
    public_id: Mapped[PublicId]
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    kind: Mapped[Text]
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    status: Mapped[JobStatus] = mapped_column(String, index=True)
    progress: Mapped[int]
    words: Mapped[Text]
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    error: Mapped[str | None]
    tries: Mapped[int]
    claim: Mapped[str | None]
    created_at: Mapped[Instant]
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    heartbeat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def asked(self) -> Asked:
        """What was asked for."""
        return asked_of(self.kind, self.request)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job in a consumer's hands: what was asked, and the proof that it is still this consumer's."""

    job_id: int
    token: str
    teacher_id: int
    asked: Asked
    data: bytes

    @property
    def holds(self) -> ColumnElement[bool]:
        """Whether it is: nobody else was asked since."""
        return (JobRow.id == self.job_id) & (JobRow.status == "running") & (JobRow.claim == self.token)


def ask(teacher: TeacherRow, asked: Asked, data: bytes = b"", *, at: datetime) -> JobRow:
    """Remember a job to be done; raises QueueFull when the teacher has too many unfinished ones."""
    hold(db.session, teacher)
    mine = JobRow.teacher_id == teacher.id
    unfinished = db.session.scalar(select(func.count(JobRow.id)).where(mine, JobRow.status.in_(("queued", "running"))))
    if (unfinished or 0) >= MOST_WAITING:
        raise QueueFull(f"{unfinished} of your articles are still being worked on. Wait until one is done, then send this again.")
    row = JobRow(
        teacher_id=teacher.id,
        kind=asked.kind,
        request=to_request(asked),
        data=data,
        status="queued",
        progress=0,
        words=WAITING,
        tries=0,
        created_at=at,
    )
    db.session.add(row)
    db.session.flush()
    return row


def without_a_draft(teacher: TeacherRow) -> list[JobRow]:
    """The teacher's jobs that are under way or failed, the newest first."""
    mine = select(JobRow).where(JobRow.teacher_id == teacher.id, JobRow.status != "done")
    return list(db.session.scalars(mine.order_by(JobRow.id.desc())))


def drop(row: JobRow) -> None:
    """Remove a job that failed, because its form was sent again."""
    db.session.delete(row)
    db.session.flush()


def delivered(job_id: int, *, at: datetime | None) -> None:
    """Note that a queue has taken a job, or with None that it could not."""
    _change((JobRow.id == job_id) & (JobRow.status == "queued"), delivered_at=at, words=WAITING if at else AWAY)


def claim(job_id: int, *, at: datetime) -> Claim | None:
    """Take a job in hand; None when it is not waiting, because another consumer has it or it is done."""
    token = new_public_id()
    taken = db.session.execute(
        update(JobRow)
        .where(JobRow.id == job_id, JobRow.status == "queued")
        .values(status="running", claim=token, tries=JobRow.tries + 1, heartbeat_at=at, progress=0, words="Starting")
        .returning(JobRow.teacher_id, JobRow.kind, JobRow.request, JobRow.data)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if taken is None:
        return None
    teacher_id, kind, request, data = taken
    return Claim(job_id, token, teacher_id, asked_of(kind, request), data)


def beat(claim: Claim, *, at: datetime) -> bool:
    """Say that the consumer lives; False when the job is no longer its own."""
    return _change(claim.holds, heartbeat_at=at) == 1


def report(claim: Claim, percent: int, words: str, *, at: datetime) -> bool:
    """Say how far it is; False when the job is no longer this consumer's."""
    return _change(claim.holds, heartbeat_at=at, progress=percent, words=words) == 1


def save_drafted(claim: Claim, drafted: Drafted, *, at: datetime) -> bool:
    """Keep the draft and end the job, both in one transaction; False, and nothing kept, when it is no longer this consumer's."""
    if not _end(claim, "done", at, progress=100, words="Done", data=b""):
        return False
    teacher = db.session.get_one(TeacherRow, claim.teacher_id)
    article = save_article(teacher, drafted.material, drafted.source, source_name=drafted.source_name, at=at)
    quiz = save_draft(teacher, article, drafted.quiz, title=drafted.title, at=at)
    _change(JobRow.id == claim.job_id, result={"quiz": quiz.public_id})
    return True


def article_to_ask(claim: Claim, public_id: str) -> Article:
    """The teacher's article as it is now; raises UnusableArticle with what to do."""
    return usable_article(_article(claim, public_id))


def save_again(claim: Claim, public_id: str, quiz: Quiz, *, at: datetime) -> bool:
    """Keep a draft from an article of the library and end the job; False, and nothing kept, when it is no longer this consumer's.

    An article that was changed meanwhile gives the job back: its questions would point beside the words.
    """
    article = hold(db.session, _article(claim, public_id))
    if usable_article(article) != quiz.article:
        give_back(claim)
        return False
    if not _end(claim, "done", at, progress=100, words="Done"):
        return False
    teacher = db.session.get_one(TeacherRow, claim.teacher_id)
    made = save_draft(teacher, article, quiz, title=quiz_title(None, quiz.article), at=at)
    _change(JobRow.id == claim.job_id, result={"quiz": made.public_id})
    return True


def fail(claim: Claim, sentence: str, result: dict[str, Any] | None = None, *, at: datetime) -> bool:
    """End the job with a sentence that says what to do; False when it is no longer this consumer's."""
    return _end(claim, "failed", at, error=sentence, result=result)


def give_back(claim: Claim) -> bool:
    """Let somebody else do it, because this consumer is told to end; that does not count as a try."""
    return _change(claim.holds, status="queued", claim=None, tries=JobRow.tries - 1, delivered_at=None) == 1


def ask_again(*, at: datetime) -> list[int]:
    """Take jobs from consumers that have fallen silent; which jobs are to be delivered, the oldest first.

    A job that was tried too often fails. Those that a queue never took or may have lost are among the ones returned.
    """
    silent = (JobRow.status == "running") & (JobRow.heartbeat_at < at - SILENCE)
    _change(silent & (JobRow.tries >= MOST_TRIES), status="failed", claim=None, error=GIVEN_UP, finished_at=at)
    _change(silent, status="queued", claim=None, delivered_at=None, words="Waiting to be started again")
    undelivered = JobRow.delivered_at.is_(None) | (JobRow.delivered_at < at - SILENCE)
    return list(db.session.scalars(select(JobRow.id).where(JobRow.status == "queued", undelivered).order_by(JobRow.id)))


def forget(*, before: datetime) -> int:
    """Remove jobs that ended before that instant; how many there were. The drafts they made stay."""
    old = JobRow.finished_at < before
    number = db.session.scalar(select(func.count()).select_from(JobRow).where(old)) or 0
    if number:
        db.session.execute(delete(JobRow).where(old).execution_options(synchronize_session=False))
    return number


def _article(claim: Claim, public_id: str) -> ArticleRow:
    mine = ArticleRow.teacher_id == claim.teacher_id
    return db.session.scalars(select(ArticleRow).where(mine, ArticleRow.public_id == public_id)).one()


def _end(claim: Claim, status: JobStatus, at: datetime, **values: Any) -> bool:
    return _change(claim.holds, status=status, claim=None, finished_at=at, **values) == 1


def _change(where: ColumnElement[bool], **values: Any) -> int:
    """One conditional UPDATE; how many rows it met. Rows in this session are read afresh after the commit."""
    done: Any = db.session.execute(update(JobRow).where(where).values(**values).execution_options(synchronize_session=False))
    return int(done.rowcount)

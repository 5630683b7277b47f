"""Editions: published quizzes, frozen, and the corrections that mend them without changing them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, select

from quizgen.article import Article
from quizgen.errors import UnusableQuestion
from quizgen.grading import DROPPED, FULL_CREDIT, Correction
from quizgen.question import ChoiceQuestion, ShortAnswer, to_body
from quizgen.questions import load
from quizgen.quiz import Edition, Slot, publish
from quizgen.store import db
from quizgen.store.articles import article_of
from quizgen.store.engine import hold
from quizgen.store.quizzes import question_of, questions_of
from quizgen.store.tables import CorrectionRow, EditionRow, QuizRow, SlotRow
from quizgen.wording import fold

_ARTICLE: TypeAdapter[Article] = TypeAdapter(Article)
_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


def publish_quiz(quiz: QuizRow, *, at: datetime) -> EditionRow:
    """Freeze the draft as the next edition; raises UnusableQuestion when a question cannot be asked."""
    hold(db.session, quiz)
    questions = [(question_of(row), row.points) for row in questions_of(quiz)]
    edition = publish(quiz.title, article_of(quiz.article), questions)
    newest = db.session.scalar(select(func.max(EditionRow.number)).where(EditionRow.quiz_id == quiz.id))
    row = EditionRow(
        quiz_id=quiz.id,
        number=(newest or 0) + 1,
        title=edition.title,
        article=_ARTICLE.dump_python(edition.article, mode="json"),
        published_at=at,
    )
    db.session.add(row)
    db.session.flush()
    for slot in edition.slots:
        body = to_body(slot.question)
        db.session.add(SlotRow(edition_id=row.id, number=slot.number, kind=slot.question.kind, body=body, points=slot.points))
    db.session.flush()
    return row


def edition_of(row: EditionRow) -> Edition:
    """The edition as it was published."""
    slots = db.session.scalars(select(SlotRow).where(SlotRow.edition_id == row.id).order_by(SlotRow.number))
    return Edition(
        row.title,
        _ARTICLE.validate_python(row.article),
        tuple(Slot(slot.number, load(slot.kind, slot.body), slot.points) for slot in slots),
    )


def latest_edition(quiz: QuizRow) -> EditionRow | None:
    """The edition published last."""
    return db.session.scalar(select(EditionRow).where(EditionRow.quiz_id == quiz.id).order_by(EditionRow.number.desc()).limit(1))


def correct(edition: EditionRow, correction: Correction) -> CorrectionRow:
    """Append a correction; grades follow with `attempts.regrade`.

    Raises UnusableQuestion when the edition has no such question or the correction would change nothing.
    """
    hold(db.session, edition)
    slot = edition_of(edition).slot(correction.slot)
    if slot is None:
        raise UnusableQuestion(f"There is no question {correction.slot} in this quiz.")
    if correction.key is not None and not (isinstance(slot.question, ChoiceQuestion) and correction.key in slot.question.choices):
        raise UnusableQuestion("Choose the new right answer among the choices that students saw.")
    if correction.also_accept is not None and not (isinstance(slot.question, ShortAnswer) and fold(correction.also_accept)):
        raise UnusableQuestion("Write the wording to accept too; only a question answered in words takes one.")
    if correction.standing not in {None, DROPPED, FULL_CREDIT}:
        raise UnusableQuestion(f"A question can be {DROPPED} or get {FULL_CREDIT}.")
    if correction.points is not None and correction.points < 0:
        raise UnusableQuestion("Points cannot be less than none.")
    if (correction.key, correction.also_accept, correction.points, correction.standing) == (None, None, None, None):
        raise UnusableQuestion("Say what to change: the right answer, the points, or whether the question counts.")
    body = _CORRECTION.dump_python(correction, mode="json")
    row = CorrectionRow(edition_id=edition.id, slot=correction.slot, at=correction.at, body=body)
    db.session.add(row)
    db.session.flush()
    return row


def corrections_of(edition: EditionRow) -> tuple[Correction, ...]:
    """The corrections, first to last."""
    rows: Iterable[CorrectionRow] = db.session.scalars(
        select(CorrectionRow).where(CorrectionRow.edition_id == edition.id).order_by(CorrectionRow.id)
    )
    return tuple(_CORRECTION.validate_python(row.body) for row in rows)

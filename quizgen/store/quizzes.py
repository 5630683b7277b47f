"""Drafts: quizzes and their questions, while the teacher still edits them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import func, select

from quizgen.errors import QuizgenError
from quizgen.question import Question, to_body
from quizgen.questions import load
from quizgen.quiz import Quiz
from quizgen.store import db
from quizgen.store.engine import hold
from quizgen.store.tables import ArticleRow, AssignmentRow, EditionRow, QuestionRow, QuizRow, TeacherRow

DEFAULT_POINTS = Fraction(1)
"""What a question is worth until the teacher says otherwise."""


class QuestionConflict(QuizgenError):
    """The question was changed elsewhere since it was opened."""


@dataclass(frozen=True, slots=True)
class QuizCounts:
    """How much hangs on a quiz."""

    questions: int
    editions: int
    assignments: int


def save_draft(teacher: TeacherRow, article: ArticleRow, quiz: Quiz, *, title: str, at: datetime) -> QuizRow:
    """Keep a generated quiz as a draft; every question is worth one point."""
    row = QuizRow(
        teacher_id=teacher.id,
        article_id=article.id,
        title=title,
        shortfall=quiz.shortfall,
        created_at=at,
        updated_at=at,
    )
    db.session.add(row)
    db.session.flush()
    for position, candidate in enumerate(quiz.chosen, 1):
        question, spares = candidate.question, candidate.spares
        db.session.add(_question_row(row, question, DEFAULT_POINTS, position=position, spares=spares))
    db.session.flush()
    return row


def quizzes_of(teacher: TeacherRow) -> list[tuple[QuizRow, QuizCounts]]:
    """The teacher's quizzes, the last touched first, with how much hangs on each."""
    questions = select(func.count()).where(QuestionRow.quiz_id == QuizRow.id).scalar_subquery()
    editions = select(func.count()).where(EditionRow.quiz_id == QuizRow.id).scalar_subquery()
    assignments = (
        select(func.count(AssignmentRow.id))
        .join(EditionRow, AssignmentRow.edition_id == EditionRow.id)
        .where(EditionRow.quiz_id == QuizRow.id)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(QuizRow, questions, editions, assignments)
        .where(QuizRow.teacher_id == teacher.id)
        .order_by(QuizRow.updated_at.desc(), QuizRow.id.desc())
    )
    return [(quiz, QuizCounts(*counts)) for quiz, *counts in rows]


def questions_of(quiz: QuizRow) -> list[QuestionRow]:
    """The questions in their order, as they are in the database now."""
    # Read afresh: a row loaded before the quiz was held may have been moved or changed since.
    return list(
        db.session.scalars(
            select(QuestionRow)
            .where(QuestionRow.quiz_id == quiz.id)
            .order_by(QuestionRow.position, QuestionRow.id)
            .execution_options(populate_existing=True)
        )
    )


def question_of(row: QuestionRow) -> Question:
    """The question a row holds."""
    return load(row.kind, row.body)


def add_question(
    quiz: QuizRow,
    question: Question,
    points: Fraction = DEFAULT_POINTS,
    *,
    at: datetime,
    after: QuestionRow | None = None,
    spares: tuple[str, ...] = (),
) -> QuestionRow:
    """Put a question into a draft, at the end or behind another."""
    hold(db.session, quiz)
    rows = questions_of(quiz)
    row = _question_row(quiz, question, points, position=0, spares=spares)
    db.session.add(row)
    place = len(rows) if after is None else 1 + next((i for i, other in enumerate(rows) if other.id == after.id), len(rows))
    _number([*rows[:place], row, *rows[place:]])
    quiz.updated_at = at
    db.session.flush()
    return row


def change_question(
    row: QuestionRow,
    question: Question,
    points: Fraction | None = None,
    *,
    version: int,
    at: datetime,
    spares: tuple[str, ...] | None = None,
) -> None:
    """Replace a question's content, and its points and spare distractors when given.

    Raises QuestionConflict when it is no longer at the version that the editor was shown, or gone.
    """
    quiz = hold(db.session, row.quiz)
    if row not in questions_of(quiz) or row.version != version:
        raise QuestionConflict("This question was changed in another window. Reload the page to see it, then edit again.")
    row.kind, row.body = question.kind, to_body(question)
    if points is not None:
        row.points = points
    if spares is not None:
        row.spares = list(spares)
    row.version += 1
    quiz.updated_at = at
    db.session.flush()


def delete_question(row: QuestionRow, *, at: datetime) -> None:
    """Take a question out of its draft, unless it is gone already; editions published before keep it."""
    quiz = hold(db.session, row.quiz)
    rows = questions_of(quiz)
    if row not in rows:
        return
    rows.remove(row)
    db.session.delete(row)
    _number(rows)
    quiz.updated_at = at
    db.session.flush()


def move_question(row: QuestionRow, by: int, *, at: datetime) -> None:
    """Move a question towards the front (negative) or the end; at either end it stays where it is."""
    quiz = hold(db.session, row.quiz)
    rows = questions_of(quiz)
    here = next((i for i, other in enumerate(rows) if other.id == row.id), None)
    if here is None:
        return
    there = min(max(here + by, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    _number(rows)
    quiz.updated_at = at
    db.session.flush()


def rename(quiz: QuizRow, title: str, *, at: datetime) -> None:
    """Give the draft another title; editions keep theirs."""
    quiz.title, quiz.updated_at = title, at
    db.session.flush()


def _question_row(quiz: QuizRow, question: Question, points: Fraction, *, position: int, spares: tuple[str, ...]) -> QuestionRow:
    return QuestionRow(
        quiz_id=quiz.id,
        position=position,
        kind=question.kind,
        body=to_body(question),
        spares=list(spares),
        points=points,
    )


def _number(rows: list[QuestionRow]) -> None:
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position

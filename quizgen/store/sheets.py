"""Quizzes on their way out, as exports see them."""

from __future__ import annotations

from sqlalchemy import select

from quizgen.quiz_sheet import Item, QuizSheet
from quizgen.store import db
from quizgen.store.articles import article_of
from quizgen.store.quizzes import question_of, questions_of
from quizgen.store.tables import QuizRow


def quiz_by_public_id(public_id: str) -> QuizRow | None:
    """Anybody's quiz, for whoever runs the server."""
    return db.session.scalar(select(QuizRow).where(QuizRow.public_id == public_id))


def sheet_of(quiz: QuizRow) -> QuizSheet:
    """The draft as exports see it."""
    questions = [(row, question_of(row)) for row in questions_of(quiz)]
    items = tuple(
        Item(number, question.flatten(), row.points, question.id, tuple(row.spares))
        for number, (row, question) in enumerate(questions, 1)
    )
    return QuizSheet(quiz.title, article_of(quiz.article), items, quiz.shortfall)

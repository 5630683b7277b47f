"""A lesson under way: Ms Abara's class has the quiz about the mill, and people at their browsers sit down to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from flask import Flask
from sqlalchemy import select

from quizgen.article import Article
from quizgen.gradebook import Student
from quizgen.question import Question
from quizgen.quiz import Quiz
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.assignments import assign
from quizgen.store.classes import add_students, make_class, students_of
from quizgen.store.columns import Base
from quizgen.store.editions import publish_quiz
from quizgen.store.quizzes import change_question, question_of, questions_of, save_draft
from quizgen.store.tables import AssignmentRow, EventRow, SeatRow
from quizgen.store.teachers import teacher_by_login
from tests.builders import material_of
from tests.builders_gradebook import choice, short
from tests.builders_store import ARTICLE, candidate
from tests.visitors import Visitor

PAPER = "The old paper mill"
"""The title of the quiz, which stands in no address and no other name."""

MILL = (
    choice("Where did the mill stand?", "by the river", "on a hill", "in the forest"),
    short("In what year did the mill burn down?", "1907", "in 1907"),
)

WHOLE_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Room:
    """The lesson by its public ids, as they stand in addresses."""

    app: Flask
    article: str
    quiz: str
    questions: tuple[str, ...]
    class_: str
    students: tuple[str, ...]
    assignment: str
    code: str

    def assigned(self) -> AssignmentRow:
        """The assignment's row, in the current context."""
        row = db.session.scalar(select(AssignmentRow).where(AssignmentRow.public_id == self.assignment))
        assert row is not None
        return row

    def events(self) -> list[EventRow]:
        """Every event in the database, first to last."""
        with self.app.app_context():
            return list(db.session.scalars(select(EventRow).order_by(EventRow.id)))

    def resume_code(self, seat: int = 0) -> str:
        """The resume code of the seat taken first, second, …"""
        with self.app.app_context():
            return list(db.session.scalars(select(SeatRow.resume_code).order_by(SeatRow.id)))[seat]

    def opens(self, opens_in: timedelta, closes_in: timedelta | None) -> None:
        """Move the window, counted from this moment: the clock is real and nobody waits for it."""
        with self.app.app_context():
            row, at = self.assigned(), datetime.now(UTC)
            row.opens_at, row.closes_at = at + opens_in, None if closes_in is None else at + closes_in
            db.session.commit()


def room_in(
    app: Flask,
    *,
    teacher: str = "abara",
    title: str = PAPER,
    article: Article = ARTICLE,
    asked: tuple[Question, ...] = MILL,
    opens_in: timedelta = -WHOLE_HOUR,
    closes_in: timedelta | None = WHOLE_HOUR,
    **options: Any,
) -> Room:
    """Cleo, Deniz and Efe are in the class; the second question is worth two points. `options` go to `assign`."""
    with app.app_context():
        at = datetime.now(UTC)
        owner = teacher_by_login(teacher)
        assert owner is not None
        class_ = make_class(owner, name="8b", time_zone="Europe/Berlin")
        names = [
            Student(last_name=last, first_name=first) for last, first in (("Abel", "Cleo"), ("Çelik", "Deniz"), ("Er", "Efe"))
        ]
        add_students(class_, names)
        text = save_article(owner, material_of(article), article.text.encode(), at=at)
        quiz = save_draft(owner, text, Quiz(article, tuple(candidate(question) for question in asked)), title=title, at=at)
        if len(asked) > 1:
            second = questions_of(quiz)[1]
            change_question(second, question_of(second), Fraction(2), version=1, at=at)
        edition = publish_quiz(quiz, at=at)
        given = assign(
            edition, class_, opens_at=at + opens_in, closes_at=None if closes_in is None else at + closes_in, at=at, **options
        )
        db.session.commit()
        return Room(
            app,
            article=text.public_id,
            quiz=quiz.public_id,
            questions=tuple(row.public_id for row in questions_of(quiz)),
            class_=class_.public_id,
            students=tuple(row.public_id for row in students_of(class_)),
            assignment=given.public_id,
            code=given.join_code,
        )


def sits_down(visitor: Visitor, room: Room, student: int) -> None:
    """Pick the name of the first, second, … student of the class list."""
    seated = visitor.post(f"/join/{room.code}/name", {"student": room.students[student]})
    assert seated.location == f"/quiz/{room.code}", seated.text


def begins(visitor: Visitor, room: Room) -> str:
    """Press “Start”: the attempt's public id."""
    begun = visitor.post(f"/quiz/{room.code}/start")
    assert begun.status_code == 302, begun.text
    return str(begun.location.removeprefix("/attempts/"))


def answers(visitor: Visitor, attempt: str, slot: int, response: object, seq: int, *, tab: str = "tab-of-cleo") -> Any:
    """Save one answer as the page's script does."""
    body = {"client_id": tab, "client_seq": seq, "slot": slot, "response": response}
    return visitor.post_json(f"/api/attempts/{attempt}/answers", body)


def hands_in(visitor: Visitor, attempt: str) -> None:
    """Hand in."""
    receipt = visitor.post_json(f"/api/attempts/{attempt}/submit", {"answers": []})
    assert receipt.json == {"receipt": f"/attempts/{attempt}/receipt"}, receipt.text


def all_rows(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database but the counters, to compare before and after."""
    tables = [table for table in Base.metadata.sorted_tables if table.name != "counter"]
    with app.app_context():
        return {table.name: sorted((tuple(row) for row in db.session.execute(select(table))), key=repr) for table in tables}

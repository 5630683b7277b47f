"""A small school in the database: Ms Abara's class has Cleo and Deniz in it, Mr Brandt teaches elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import inspect

from quizgen import store
from quizgen.article import Article
from quizgen.attempt import Answered
from quizgen.gradebook import Student
from quizgen.grading import Correction
from quizgen.question import Candidate, Question
from quizgen.quiz import Quiz
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.assignments import assign
from quizgen.store.attempts import answer, start, submit
from quizgen.store.classes import add_students, make_class
from quizgen.store.columns import Base
from quizgen.store.editions import publish_quiz
from quizgen.store.quizzes import change_question, question_of, questions_of, save_draft
from quizgen.store.seats import claim_seat
from quizgen.store.tables import (
    AssignmentRow,
    AttemptRow,
    ClassRow,
    EditionRow,
    QuizRow,
    SeatRow,
    StudentRow,
    TeacherRow,
)
from tests.builders import material_of
from tests.builders_gradebook import choice, short

NINE = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
"""When the lesson begins."""

BELL = NINE + timedelta(minutes=45)
"""When the assignment closes."""

ARTICLE = Article("The mill", "A. Miller", ("The mill stood by the river.", "It burned down in 1907."))


def later(*, minutes: float = 0, seconds: float = 0) -> datetime:
    """A moment of the lesson."""
    return NINE + timedelta(minutes=minutes, seconds=seconds)


def store_at(address: str, **config: Any) -> Flask:
    """An app that has a store and nothing else."""
    app = Flask(__name__)
    app.config.from_mapping(SQLALCHEMY_DATABASE_URI=address, **config)
    store.init(app)
    return app


def let_go(app: Flask) -> None:
    """Close every connection of the app's."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def candidate(question: Question, sentence: int = 0) -> Candidate[Question]:
    """A question as the generator would hand it over."""
    return Candidate(question=question, sentence=sentence, worth=1.0, safety=1.0, about=question.prompt)


@dataclass(frozen=True, slots=True)
class School:
    """The cast and what they have, committed."""

    abara: TeacherRow
    brandt: TeacherRow
    class_: ClassRow
    cleo: StudentRow
    deniz: StudentRow
    quiz: QuizRow
    edition: EditionRow
    assignment: AssignmentRow

    def seat(self, student: StudentRow | None = None) -> SeatRow:
        """Where a student, Cleo unless said otherwise, sits down."""
        return claim_seat(self.assignment, student or self.cleo, at=NINE)[0]

    def begin(self, student: StudentRow | None = None) -> AttemptRow:
        """A student, Cleo unless said otherwise, sits down and begins."""
        return start(self.seat(student), at=NINE, seed=1)

    def hand_in(self, responses: Mapping[int, Response], student: StudentRow | None = None) -> AttemptRow:
        """A student, Cleo unless said otherwise, answers and hands in, all within five minutes."""
        attempt = self.begin(student)
        for seq, (slot, response) in enumerate(responses.items(), 1):
            answer(attempt, answered(slot, response, seq))
        submit(attempt, at=later(minutes=5))
        return attempt


def teacher(name: str, login: str) -> TeacherRow:
    """A teacher, whose password nobody needs here."""
    row = TeacherRow(login=login, name=name, password_hash="$", created_at=NINE)
    db.session.add(row)
    db.session.flush()
    return row


def school(*, attempts_allowed: int = 1, closes_at: datetime | None = BELL) -> School:
    """Two questions, 1 point for a choice and 2 for a short answer, given to Cleo and Deniz from nine to the bell."""
    abara, brandt = teacher("Ms Abara", "abara"), teacher("Mr Brandt", "brandt")
    class_ = make_class(abara, name="8b", time_zone="Europe/Berlin")
    names = [Student(last_name="Abel", first_name="Cleo", key="1001"), Student(last_name="Çelik", first_name="Deniz")]
    cleo, deniz = add_students(class_, names).rows
    article = save_article(abara, material_of(ARTICLE), ARTICLE.text.encode(), at=NINE)
    asked = (
        candidate(choice("Where did the mill stand?", "by the river", "on a hill", "in the forest")),
        candidate(short("In what year did the mill burn down?", "1907"), sentence=1),
    )
    quiz = save_draft(abara, article, Quiz(ARTICLE, asked), title="The mill", at=NINE)
    last = questions_of(quiz)[1]
    change_question(last, question_of(last), Fraction(2), version=1, at=NINE)
    edition = publish_quiz(quiz, at=NINE)
    given = assign(edition, class_, opens_at=NINE, closes_at=closes_at, attempts_allowed=attempts_allowed, names="list", at=NINE)
    db.session.commit()
    return School(abara, brandt, class_, cleo, deniz, quiz, edition, given)


def answered(
    slot: int, response: Response, seq: int, *, tab: str = "tab", at: datetime | None = None, waited: float = 0
) -> Answered:
    """An answer as a tab sends it, `waited` seconds after it was given."""
    at = at or later(minutes=1)
    wait = timedelta(seconds=waited)
    return Answered(at=at, slot=slot, client_id=tab, client_seq=seq, response=response, waited=wait)


R = TypeVar("R", bound=Base)


def again(row: R) -> R:
    """The same row, loaded in the current context, on another connection than the one it came from."""
    return db.session.get_one(type(row), inspect(row).identity)


def keyed(slot: int, key: str, *, at: datetime | None = None) -> Correction:
    """Another choice is the right one after all."""
    return Correction(at=at or later(minutes=60), slot=slot, by="Ms Abara", reason="misread", key=key)


def dropped(slot: int, *, at: datetime | None = None) -> Correction:
    """The question counts for nothing."""
    return Correction(at=at or later(minutes=60), slot=slot, by="Ms Abara", reason="unclear", standing="dropped")

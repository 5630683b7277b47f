"""Lessons put straight into the server's database, where a test is not about how they came there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from quizgen.article import Article, Span
from quizgen.attempt import Attempt
from quizgen.gradebook import Student
from quizgen.question import Question
from quizgen.questions import load
from quizgen.quiz import Quiz
from quizgen.sources import material_of_paste
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.assignments import assign
from quizgen.store.attempts import attempt_of
from quizgen.store.classes import add_students, make_class
from quizgen.store.editions import publish_quiz
from quizgen.store.quizzes import save_draft
from quizgen.store.tables import AssignmentRow, AttemptRow, SeatRow, TeacherRow
from quizgen.store.teachers import teacher_by_login
from tests.builders import material_of
from tests.builders_gradebook import MILLS, choice, matching, short
from tests.builders_store import candidate, let_go, store_at

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
"""When every lesson was prepared: the server's clock runs, and the lessons must be open now."""

MILL = Article(
    "The Mill at Harrow Bend",
    "By Ann Miller",
    (
        "The mill stood by the river for two hundred years. It ground the wheat of eleven villages until it burned down in 1907.",
        "Nobody rebuilt it. The stones went into the school, which still stands on the hill above the bend.",
    ),
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a test needs to find it again: the code to join, and the public ids of quiz, class and assignment."""

    database: str
    login: str
    code: str
    quiz: str
    class_: str
    assignment: str

    def attempts(self) -> dict[str, Attempt]:
        """Every attempt as the database has it now, by the student's first name."""
        return attempts_at(self.database, self.code)

    def answers(self, student: str) -> dict[int, Any]:
        """What counts as a student's answers in the database now."""
        return dict(self.attempts()[student].responses)


def ten_questions() -> list[Question]:
    """Eight choices and two short answers: the n-th is about the n-th day."""
    asked = [choice(f"What was ground on day {n}?", f"wheat {n}", f"barley {n}", f"rye {n}") for n in range(1, 9)]
    return [*asked, short("In what year did the mill burn down?", "1907"), short("Where did the stones go?", "into the school")]


def every_kind(article: Article = MILL) -> list[Question]:
    """Questions of every look, with evidence in the article: choices, typed words, labels, a gap, a sentence, a matching."""
    text = article.text
    first, second = text.index("It ground"), text.index("The stones")
    grinding, stones = (Span(first, first + 60),), (Span(second, second + 32),)
    meanings = ("break into powder between hard surfaces", "carry over water", "sell at a market", "keep dry under a roof")
    asked = [
        choice("What did the mill grind?", "the wheat of eleven villages", "stones for the school", "salt from the river"),
        short("In what year did the mill burn down?", "1907", "nineteen hundred and seven"),
        load(
            "true-false", {"prompt": "The mill was rebuilt after the fire.", "key": "False", "explanation": "Nobody rebuilt it."}
        ),
        load(
            "cloze",
            {
                "prompt": "Which word belongs in the gap?",
                "passage": "The stones went into the _____, which still stands on the hill.",
                "choices": ["school", "river", "bridge", "barn"],
                "key": "school",
            },
        ),
        load(
            "word-meaning",
            {
                "prompt": "What does “ground” mean in this sentence?",
                "passage": "It ground the wheat of eleven villages.",
                "choices": list(meanings),
                "key": meanings[0],
                "lemma": "grind",
                "pos": "verb",
            },
        ),
        matching("a small boat for one or two people that is rowed with a single oar over its stern", **MILLS),
    ]
    return [replace(question, evidence=grinding if n % 2 else stones) for n, question in enumerate(asked)]


def attempts_at(database: str, code: str) -> dict[str, Attempt]:
    """Every attempt under a join code as the database has it now, by the student's first name."""
    with store_of(database):
        rows = db.session.query(AttemptRow).join(SeatRow).join(AssignmentRow).filter(AssignmentRow.join_code == code)
        return {row.seat.student.first_name: attempt_of(row) for row in rows}


def teacher_in(database: str, name: str, login: str, password_hash: str) -> None:
    """Make a teacher."""
    with store_of(database):
        db.session.add(TeacherRow(login=login, name=name, password_hash=password_hash, created_at=YESTERDAY))
        db.session.commit()


def lesson_in(
    database: str,
    login: str,
    *,
    article: Article = MILL,
    title: str = "The mill",
    class_name: str = "8b",
    questions: Sequence[Question] | None = None,
    students: Sequence[Student] = (),
    **options: Any,
) -> Lesson:
    """A published quiz, given to a class; `options` are those of `assign`."""
    with store_of(database):
        teacher = found(login)
        class_ = make_class(teacher, name=class_name, time_zone="Europe/Berlin")
        add_students(class_, list(students))
        row = save_article(teacher, material_of(article), article.text.encode(), at=YESTERDAY)
        asked = tuple(candidate(question) for question in questions or ten_questions())
        quiz = save_draft(teacher, row, Quiz(article, asked), title=title, at=YESTERDAY)
        edition = publish_quiz(quiz, at=YESTERDAY)
        options = {"names": "typed", "release": "answers", **options}
        assignment = assign(edition, class_, opens_at=YESTERDAY, at=YESTERDAY, **options)
        db.session.commit()
        return Lesson(database, login, assignment.join_code, quiz.public_id, class_.public_id, assignment.public_id)


def article_in(database: str, login: str, pasted: str) -> None:
    """An article that a teacher has thrown in, kept in her library."""
    with store_of(database):
        save_article(found(login), material_of_paste(pasted), pasted.encode(), at=YESTERDAY)
        db.session.commit()


def found(login: str) -> TeacherRow:
    """The teacher of that login."""
    teacher = teacher_by_login(login)
    assert teacher is not None
    return teacher


@contextmanager
def store_of(database: str) -> Iterator[None]:
    """The store of a running server, as another process sees it."""
    app = store_at(database)
    with app.app_context():
        yield
    let_go(app)

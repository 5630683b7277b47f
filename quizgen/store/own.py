"""Whose is it? One function per noun loads a row by its public id and gives it to its owner; None to anybody else.

The web turns None into "not found": whoever may not see a thing does not learn that it exists.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from quizgen.store import db
from quizgen.store.columns import token_hash
from quizgen.store.jobs import JobRow
from quizgen.store.tables import (
    ArticleRow,
    AssignmentRow,
    AttemptRow,
    ClassRow,
    EditionRow,
    QuestionRow,
    QuizRow,
    SeatRow,
    StudentRow,
    TeacherRow,
)


def own_article(teacher: TeacherRow, public_id: str) -> ArticleRow | None:
    """An article that the teacher pasted."""
    mine = ArticleRow.teacher_id == teacher.id
    return db.session.scalar(select(ArticleRow).where(mine, ArticleRow.public_id == public_id))


def own_quiz(teacher: TeacherRow, public_id: str) -> QuizRow | None:
    """A quiz of the teacher's."""
    return db.session.scalar(select(QuizRow).where(QuizRow.teacher_id == teacher.id, QuizRow.public_id == public_id))


def own_job(teacher: TeacherRow, public_id: str) -> JobRow | None:
    """A job that the teacher asked for, as it is now."""
    mine = select(JobRow).where(JobRow.teacher_id == teacher.id, JobRow.public_id == public_id)
    return db.session.scalar(mine.execution_options(populate_existing=True))


def own_question(teacher: TeacherRow, public_id: str) -> QuestionRow | None:
    """A question of one of the teacher's drafts."""
    return db.session.scalar(
        select(QuestionRow)
        .join(QuizRow, QuestionRow.quiz_id == QuizRow.id)
        .where(QuizRow.teacher_id == teacher.id, QuestionRow.public_id == public_id)
    )


def own_edition(teacher: TeacherRow, public_id: str) -> EditionRow | None:
    """An edition of one of the teacher's quizzes."""
    return db.session.scalar(
        select(EditionRow)
        .join(QuizRow, EditionRow.quiz_id == QuizRow.id)
        .where(QuizRow.teacher_id == teacher.id, EditionRow.public_id == public_id)
    )


def own_class(teacher: TeacherRow, public_id: str) -> ClassRow | None:
    """A class of the teacher's."""
    return db.session.scalar(select(ClassRow).where(ClassRow.teacher_id == teacher.id, ClassRow.public_id == public_id))


def own_student(teacher: TeacherRow, public_id: str) -> StudentRow | None:
    """A student of one of the teacher's classes."""
    return db.session.scalar(
        select(StudentRow)
        .join(ClassRow, StudentRow.class_id == ClassRow.id)
        .where(ClassRow.teacher_id == teacher.id, StudentRow.public_id == public_id)
    )


def own_assignment(teacher: TeacherRow, public_id: str) -> AssignmentRow | None:
    """An assignment to one of the teacher's classes."""
    return db.session.scalar(
        select(AssignmentRow)
        .join(ClassRow, AssignmentRow.class_id == ClassRow.id)
        .where(ClassRow.teacher_id == teacher.id, AssignmentRow.public_id == public_id)
    )


def own_seat(teacher: TeacherRow, seat_id: int) -> SeatRow | None:
    """A seat in an assignment to one of the teacher's classes."""
    return db.session.scalar(
        select(SeatRow)
        .join(AssignmentRow, SeatRow.assignment_id == AssignmentRow.id)
        .join(ClassRow, AssignmentRow.class_id == ClassRow.id)
        .where(ClassRow.teacher_id == teacher.id, SeatRow.id == seat_id)
    )


def own_attempt(teacher: TeacherRow, public_id: str) -> AttemptRow | None:
    """An attempt by one of the teacher's students."""
    return db.session.scalar(
        select(AttemptRow)
        .join(SeatRow, AttemptRow.seat_id == SeatRow.id)
        .join(AssignmentRow, SeatRow.assignment_id == AssignmentRow.id)
        .join(ClassRow, AssignmentRow.class_id == ClassRow.id)
        .where(ClassRow.teacher_id == teacher.id, AttemptRow.public_id == public_id)
    )


def attempt_in(seat: SeatRow, public_id: str) -> AttemptRow | None:
    """An attempt of the student who has that seat."""
    return db.session.scalar(select(AttemptRow).where(AttemptRow.seat_id == seat.id, AttemptRow.public_id == public_id))


def attempt_held(tokens: Iterable[str], public_id: str) -> AttemptRow | None:
    """An attempt whose seat one of a browser's seat tokens holds."""
    hashes = [token_hash(token) for token in tokens]
    return db.session.scalar(
        select(AttemptRow)
        .join(SeatRow, AttemptRow.seat_id == SeatRow.id)
        .where(AttemptRow.public_id == public_id, SeatRow.token_hash.in_(hashes))
    )


def student_in(assignment: AssignmentRow, public_id: str) -> StudentRow | None:
    """A student of the class that has the assignment."""
    return db.session.scalar(
        select(StudentRow).where(StudentRow.class_id == assignment.class_id, StudentRow.public_id == public_id)
    )

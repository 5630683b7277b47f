"""Classes and their students."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, select

from quizgen.errors import QuizgenError
from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.engine import hold
from quizgen.store.tables import ClassRow, SeatRow, StudentRow, TeacherRow


class UnusableClass(QuizgenError):
    """A class, or a change to it, that cannot be."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a list of students: the rows made, and those left out because the class has them already."""

    rows: tuple[StudentRow, ...]
    duplicates: tuple[Student, ...]


def make_class(teacher: TeacherRow, *, name: str, time_zone: str) -> ClassRow:
    """A new class; raises UnusableClass when the time zone is not an IANA name such as Europe/Berlin."""
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnusableClass("Choose a time zone from the list, such as Europe/Berlin.") from None
    row = ClassRow(teacher_id=teacher.id, name=name.strip(), time_zone=time_zone)
    db.session.add(row)
    db.session.flush()
    return row


def classes_of(teacher: TeacherRow) -> list[tuple[ClassRow, int]]:
    """The teacher's classes by name, each with the number of its students."""
    students = select(func.count()).where(StudentRow.class_id == ClassRow.id).scalar_subquery()
    rows = db.session.execute(
        select(ClassRow, students).where(ClassRow.teacher_id == teacher.id).order_by(ClassRow.name, ClassRow.id)
    )
    return [(class_, number) for class_, number in rows]


def students_of(class_: ClassRow) -> list[StudentRow]:
    """The students by last and first name, whatever case and accents."""
    rows = db.session.scalars(select(StudentRow).where(StudentRow.class_id == class_.id))
    return sorted(rows, key=lambda row: (*folded_name(student_of(row)), row.id))


def student_of(row: StudentRow) -> Student:
    """The student a row holds."""
    return Student(last_name=row.last_name, first_name=row.first_name, key=row.key, email=row.email)


def add_students(class_: ClassRow, students: Iterable[Student]) -> Added:
    """Add students to a class list.

    A student is there already when somebody has the same key, or, where either has none, the same name.
    """
    hold(db.session, class_)
    known = [student_of(row) for row in students_of(class_)]
    rows, duplicates = [], []
    for student in students:
        if any(_same(student, other) for other in known):
            duplicates.append(student)
            continue
        known.append(student)
        rows.append(new_student(class_, student))
    db.session.flush()
    return Added(tuple(rows), tuple(duplicates))


def new_student(class_: ClassRow, student: Student, *, typed: bool = False) -> StudentRow:
    """A row for one more student, without asking whether the class has them already."""
    row = StudentRow(
        class_id=class_.id,
        last_name=student.last_name.strip(),
        first_name=student.first_name.strip(),
        key=student.key.strip(),
        email=student.email.strip(),
        typed=typed,
    )
    db.session.add(row)
    return row


def remove_student(row: StudentRow) -> None:
    """Take a student off the list; raises UnusableClass when they have a seat, for then there may be grades."""
    if db.session.scalar(select(func.count()).where(SeatRow.student_id == row.id)):
        raise UnusableClass("This student has taken a quiz and stays on the list, because the work would go too.")
    db.session.delete(row)
    db.session.flush()


def folded_name(student: Student) -> tuple[str, str]:
    """Last and first name as compared: without case, Latin accents and doubled spaces."""
    return _folded(student.last_name), _folded(student.first_name)


def _same(one: Student, other: Student) -> bool:
    if one.key.strip() and other.key.strip():
        return one.key.strip().casefold() == other.key.strip().casefold()
    return folded_name(one) == folded_name(other)


def _folded(name: str) -> str:
    # Combining classes from 200 on are accents above and below; lower ones change the letter (Japanese, Hindi, Hebrew).
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if unicodedata.combining(char) < 200)
    return " ".join(plain.casefold().split())

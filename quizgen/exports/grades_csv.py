"""The grades as CSV: one row a student, whether or not there is an attempt, and one column a question."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from quizgen.csv_table import Cell, CsvStyle, csv_bytes
from quizgen.exports import grades_export
from quizgen.gradebook import Gradebook, GradeRow

COLUMNS = (
    "last_name first_name student_key email class quiz status attempt started_at submitted_at minutes score max_score percent"
    " late_penalty adjustment graded_at released"
).split()


@grades_export("grades", label="Grades, one row a student", filename="grades.csv", media_type="text/csv")
def grades_csv(gradebook: Gradebook, style: CsvStyle) -> bytes:
    """The columns above and `Q1`, `Q2` … with the marks; times with offset in the class's time zone."""
    header = [*COLUMNS, *(f"Q{slot.number}" for slot in gradebook.edition.slots)]
    return csv_bytes(header, (_row(gradebook, row) for row in gradebook.rows), style)


def _row(gradebook: Gradebook, row: GradeRow) -> list[Cell]:
    attempt, student = row.attempt, row.student
    score = attempt.score if attempt else None
    marks = {mark.slot: mark.mark for mark in attempt.marks} if attempt else {}
    return [
        student.last_name,
        student.first_name,
        student.key_or_name,
        student.email,
        gradebook.class_name,
        gradebook.quiz,
        row.status,
        row.number,
        local(attempt.started_at if attempt else None, gradebook.time_zone),
        local(attempt.submitted_at if attempt else None, gradebook.time_zone),
        _minutes(attempt.started_at, attempt.submitted_at) if attempt else None,
        score,
        gradebook.max_score,
        score / gradebook.max_score * 100 if score is not None and gradebook.max_score else None,
        Fraction(0) if score is not None else None,
        Fraction(0) if score is not None else None,
        local(attempt.graded_at if attempt else None, gradebook.time_zone),
        "yes" if row.released else "no",
        *(marks.get(slot.number) for slot in gradebook.edition.slots),
    ]


def local(at: datetime | None, time_zone: str) -> str:
    """An instant as ISO 8601 with offset in the zone, to the second; empty for None."""
    return at.astimezone(ZoneInfo(time_zone)).isoformat(timespec="seconds") if at else ""


def _minutes(start: datetime | None, end: datetime | None) -> Fraction | None:
    """Minutes between two instants, to a tenth."""
    return Fraction(round((end - start).total_seconds() / 6), 10) if start and end else None

"""The answers as CSV: one row an answer of the attempts that count."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.csv_table import Cell, CsvStyle, csv_bytes
from quizgen.exports import grades_export
from quizgen.gradebook import Gradebook
from quizgen.grading import corrected
from quizgen.response import in_one_line

COLUMNS = "attempt student_key question version kind skill response correct fraction mark max_mark graded_by seconds".split()


@grades_export("answers", label="Answers, one row each", filename="answers.csv", media_type="text/csv")
def answers_csv(gradebook: Gradebook, style: CsvStyle) -> bytes:
    """A student without a key of the school's is named; `seconds` counts from the attempt's start until the answer was given."""
    return csv_bytes(COLUMNS, _rows(gradebook), style)


def _rows(gradebook: Gradebook) -> Iterator[list[Cell]]:
    edition = corrected(gradebook.edition, gradebook.corrections)  # the keys and points that the marks go by
    for row in gradebook.rows:
        if row.attempt is None:
            continue
        marks = {mark.slot: mark for mark in row.attempt.marks}
        for slot in edition.slots:
            flat, mark, answer = slot.question.flatten(), marks.get(slot.number), row.attempt.answers.get(slot.number)
            started = row.attempt.started_at
            yield [
                row.number,
                row.student.key_or_name,
                f"Q{slot.number}",
                gradebook.edition_number,
                flat.kind,
                flat.skill,
                in_one_line(answer.response) if answer else "",
                " | ".join(flat.key),
                mark.fraction if mark else None,
                mark.mark if mark else None,
                mark.points if mark else slot.points,
                mark.graded_by if mark else "",
                round((answer.given_at - started).total_seconds()) if answer and started else None,
            ]

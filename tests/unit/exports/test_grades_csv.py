"""The two files of grades, every number checked by hand."""

from __future__ import annotations

import csv
import io

from quizgen.csv_table import CsvStyle
from quizgen.exports import grades_export_of
from quizgen.gradebook import Gradebook, Student
from tests.builders_gradebook import edition, gradebook


def rows_of(name: str, book: Gradebook) -> list[dict[str, str]]:
    export = grades_export_of(name)
    assert export is not None
    return list(csv.DictReader(io.StringIO(export.write(book, CsvStyle()).decode("utf-8-sig"), newline="")))


def test_grades_have_one_row_a_student_whether_or_not_there_is_an_attempt() -> None:
    rows = rows_of("grades", gradebook(Student(last_name="Cruz", first_name="Eva")))

    assert [(row["last_name"], row["status"], row["score"]) for row in rows] == [
        ("Abel", "submitted", "2"),  # the choice wrong (0 of 1), the short answer right (2 of 2)
        ("Böll", "in progress", ""),
        ("Cruz", "not started", ""),
    ]


def test_grades_row_tells_the_whole_attempt() -> None:
    row = rows_of("grades", gradebook())[0]

    assert row == {
        "last_name": "Abel",
        "first_name": "Cleo",
        "student_key": "1001",
        "email": "",
        "class": "10b",
        "quiz": "The mill",
        "status": "submitted",
        "attempt": "1",
        "started_at": "2026-03-27T10:00:00+01:00",  # 09:00 UTC in Berlin, two days before summer time
        "submitted_at": "2026-03-27T10:12:00+01:00",
        "minutes": "12",
        "score": "2",
        "max_score": "3",
        "percent": "66.6667",
        "late_penalty": "0",
        "adjustment": "0",
        "graded_at": "2026-03-27T10:12:00+01:00",
        "released": "yes",
        "Q1": "0",
        "Q2": "2",
    }


def test_grades_tell_who_can_see_them() -> None:
    assert [row["released"] for row in rows_of("grades", gradebook())] == ["yes", "no"]


def test_answers_have_one_row_each_with_the_reason_for_the_mark() -> None:
    rows = rows_of("answers", gradebook())

    assert [(row["student_key"], row["question"], row["response"], row["fraction"], row["mark"]) for row in rows] == [
        ("1001", "Q1", "on a hill", "0", "0"),
        ("1001", "Q2", "1907", "1", "2"),
        ("Böll, Deniz", "Q1", "by the river", "", ""),
        ("Böll, Deniz", "Q2", "", "", ""),
    ]
    assert rows[1] == {
        "attempt": "1",
        "student_key": "1001",
        "question": "Q2",
        "version": "1",
        "kind": "wh-short",
        "skill": "fact",
        "response": "1907",
        "correct": "1907",
        "fraction": "1",
        "mark": "2",
        "max_mark": "2",
        "graded_by": "automatic",
        "seconds": "120",
    }


def test_names_that_look_like_formulas_are_inert() -> None:
    nasty = Student(last_name='=HYPERLINK("http://x")', first_name="@Eva", key="-1")

    row = rows_of("grades", gradebook(nasty, of=edition("=1+1")))[2]

    assert (row["last_name"], row["first_name"], row["student_key"]) == ('\'=HYPERLINK("http://x")', "'@Eva", "'-1")
    assert row["quiz"] == "'=1+1"

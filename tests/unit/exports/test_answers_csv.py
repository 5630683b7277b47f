"""The answers as CSV, where they differ from the plain case that test_grades_csv.py works out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from fractions import Fraction

from quizgen.attempt import Attempt, Event, Graded, replay
from quizgen.csv_table import CsvStyle
from quizgen.exports.answers_csv import COLUMNS, answers_csv
from quizgen.gradebook import Gradebook, GradeRow, Student
from quizgen.grading import DROPPED, Correction, grade
from quizgen.response import Response
from tests.builders import answered, edition_of, minute, started, submitted
from tests.builders_gradebook import MILLS, edition, gradebook, matching
from tests.builders_gradebook import handed_in as attempt_on

EDITION = edition()


def rows_of(book: Gradebook, style: CsvStyle | None = None) -> list[dict[str, str]]:
    style = style or CsvStyle()
    text = answers_csv(book, style).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=style.delimiter))


def book_of(attempt: Attempt, *corrections: Correction) -> Gradebook:
    """Cleo alone, with this attempt."""
    row = GradeRow(student=Student(last_name="Abel", first_name="Cleo"), status="submitted", number=1, attempt=attempt)
    return replace(gradebook(), edition=EDITION, rows=(row,), corrections=corrections)


def handed_in(*corrections: Correction, first: Response = "on a hill", waited: float = 0) -> Attempt:
    events: list[Event] = [started(), answered(1, first, at=5, waited=waited), submitted(10)]
    return replay([*events, Graded(at=minute(10), marks=grade(EDITION, corrections, replay(events)))])


def correction(slot: int, *, key: str | None = None, standing: str | None = None) -> Correction:
    return Correction(at=minute(60), slot=slot, by="Ms Abara", reason="", key=key, standing=standing)


def test_columns_are_the_documented_ones_even_without_a_row() -> None:
    header = answers_csv(replace(gradebook(), rows=()), CsvStyle(bom=False)).decode()

    assert header == ",".join(COLUMNS) + "\r\n"
    assert len(COLUMNS) == 13


def test_a_student_without_an_attempt_has_no_row() -> None:
    book = gradebook(Student(last_name="Cruz", first_name="Eva", key="1003"))

    assert {row["student_key"] for row in rows_of(book)} == {"1001", "Böll, Deniz"}


def test_correct_is_the_key_that_the_mark_went_by() -> None:
    mended = correction(1, key="on a hill")

    row = rows_of(book_of(handed_in(mended), mended))[0]

    assert (row["response"], row["correct"], row["fraction"], row["mark"]) == ("on a hill", "on a hill", "1", "1")


def test_a_dropped_question_has_no_points_to_be_had() -> None:
    dropped = correction(2, standing=DROPPED)

    row = rows_of(book_of(handed_in(dropped), dropped))[1]

    assert (row["mark"], row["max_mark"], row["graded_by"]) == ("0", "0", "correction")


def test_a_third_is_written_to_four_digits() -> None:
    attempt = handed_in()
    third = replace(attempt.marks[0], fraction=Fraction(1, 3), graded_by="Ms Abara")

    row = rows_of(book_of(replace(attempt, marks=(third, attempt.marks[1]))))[0]

    assert (row["fraction"], row["mark"], row["graded_by"]) == ("0.3333", "0.3333", "Ms Abara")


def test_seconds_count_to_when_the_answer_was_given_and_not_to_when_it_arrived() -> None:
    assert rows_of(book_of(handed_in()))[0]["seconds"] == "300"
    assert rows_of(book_of(handed_in(waited=3)))[0]["seconds"] == "120"


def test_responses_of_every_shape_are_written_in_one_cell() -> None:
    shapes: list[Response] = ["on a hill", ["a", "b"], {"mill": "river"}, None]

    assert [rows_of(book_of(handed_in(first=shape)))[0]["response"] for shape in shapes] == [
        "on a hill",
        "a | b",
        "mill = river",
        "",
    ]


def test_a_matching_is_written_as_its_key_is() -> None:
    asked = edition_of(matching("a boat", **MILLS))
    given = {"miller": "someone who grinds", "stone": "a boat"}
    book = book_of(attempt_on(asked, {1: given}))

    (row,) = rows_of(replace(book, edition=asked))

    assert row["response"] == "miller = someone who grinds | stone = a boat"
    assert row["correct"] == (
        "miller = someone who grinds | flour = what is ground | wheel = what the river turns | stone = what grinds"
    )
    assert (row["fraction"], row["mark"]) == ("0.25", "0.25")


def test_a_response_that_looks_like_a_formula_leaves_as_text() -> None:
    row = rows_of(book_of(handed_in(first='=WEBSERVICE("http://x.example")')))[0]

    assert row["response"] == '\'=WEBSERVICE("http://x.example")'


def test_a_response_of_several_lines_with_the_delimiter_comes_back_whole() -> None:
    text = 'one; two\r\n"three"'

    assert rows_of(book_of(handed_in(first=text)), CsvStyle(bom=False, delimiter=";"))[0]["response"] == text

"""What every export promises."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from dataclasses import replace
from typing import Literal

import pytest

from quizgen.csv_table import CsvStyle
from quizgen.exports import GradesExport, grades_export, grades_export_of, grades_exports
from quizgen.gradebook import Gradebook, GradeRow, Student
from tests.builders_gradebook import edition, gradebook, handed_in

EXPORTS = [pytest.param(export, id=export.name) for export in grades_exports()]


def rows_of(export: GradesExport, book: Gradebook, style: CsvStyle) -> list[list[str]]:
    text = export.write(book, style).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=style.delimiter))


@pytest.mark.parametrize("export", EXPORTS)
def test_export_writes_the_same_bytes_for_the_same_grades(export: GradesExport) -> None:
    book = gradebook(Student(last_name="Núñez, “X”", first_name="Zoë\tQ"))

    first = export.write(book, CsvStyle())

    assert first
    assert first == export.write(book, CsvStyle())


@pytest.mark.parametrize("export", EXPORTS)
def test_export_has_a_label_and_a_file_name(export: GradesExport) -> None:
    assert export.label
    assert "." in export.filename
    assert "/" in export.media_type


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("export", EXPORTS)
def test_export_is_a_table_in_every_style(export: GradesExport, delimiter: Literal[",", ";", "\t"]) -> None:
    students = (Student(last_name="a,b;c\td", first_name='"Zoë"\r\nQ'), Student(last_name="", first_name="陳"))

    rows = rows_of(export, gradebook(*students), CsvStyle(bom=False, delimiter=delimiter))

    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize("export", EXPORTS)
def test_export_opens_with_a_mark_only_on_wish(export: GradesExport, bom: bool) -> None:
    assert export.write(gradebook(), CsvStyle(bom=bom)).startswith(codecs.BOM_UTF8) is bom


@pytest.mark.parametrize("export", EXPORTS)
def test_export_of_an_empty_class_has_its_columns(export: GradesExport) -> None:
    empty = replace(gradebook(), rows=())

    assert rows_of(export, empty, CsvStyle())[1:] == []
    assert rows_of(export, empty, CsvStyle())[0] == rows_of(export, gradebook(), CsvStyle())[0]


@pytest.mark.parametrize("attack", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "  =1", "＝1"])
@pytest.mark.parametrize("export", EXPORTS)
def test_export_lets_no_text_of_a_student_out_as_a_formula(export: GradesExport, attack: str) -> None:
    attempt = handed_in(edition(), {1: attack, 2: attack})
    student = Student(last_name=attack, first_name=attack, key=attack, email=attack)
    row = GradeRow(student=student, status="submitted", number=1, attempt=attempt)
    book = replace(gradebook(of=edition(attack)), rows=(row,), class_name=attack)

    cells = [cell for row in rows_of(export, book, CsvStyle()) for cell in row]

    assert f"'{attack}" in cells
    assert not [cell for cell in cells if unicodedata.normalize("NFKC", cell).lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("export", EXPORTS)
def test_export_is_found_by_its_name(export: GradesExport) -> None:
    assert grades_export_of(export.name) is export
    assert grades_export_of("no-such-export") is None


def test_second_claim_on_a_name_raises() -> None:
    taken = grades_exports()[0]

    with pytest.raises(ValueError, match=taken.name):
        grades_export(taken.name, label="again", filename="x.csv", media_type="text/csv")(taken.write)

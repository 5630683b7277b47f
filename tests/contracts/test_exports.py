"""What every export promises."""

from __future__ import annotations

import pytest

from quizgen.csv_table import CsvStyle
from quizgen.exports import GradesExport, grades_export, grades_exports
from quizgen.gradebook import Student
from tests.builders_gradebook import gradebook

EXPORTS = [pytest.param(export, id=export.name) for export in grades_exports()]


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


def test_second_claim_on_a_name_raises() -> None:
    taken = grades_exports()[0]

    with pytest.raises(ValueError, match=taken.name):
        grades_export(taken.name, label="again", filename="x.csv", media_type="text/csv")(taken.write)

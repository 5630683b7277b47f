"""A class list as teachers have it: typed, or copied out of a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.gradebook import Student
from quizgen.web.teacher.roster import LONGEST, MOST_STUDENTS, read_roster


@pytest.mark.parametrize(
    ("line", "student"),
    [
        ("Diaz, Cleo", Student(last_name="Diaz", first_name="Cleo")),
        ("Cleo Diaz", Student(last_name="Diaz", first_name="Cleo")),
        ("Anna van der Berg", Student(last_name="van der Berg", first_name="Anna")),
        ("Cher", Student(last_name="Cher", first_name="")),
        ("Diaz, Cleo, 4711", Student(last_name="Diaz", first_name="Cleo", key="4711")),
        ("Deniz Aydin, 4711", Student(last_name="Aydin", first_name="Deniz", key="4711")),
        (
            "Diaz\tCleo\t4711\tcleo@school.example",
            Student(last_name="Diaz", first_name="Cleo", key="4711", email="cleo@school.example"),
        ),
        (
            "Yılmaz, Ayşe\t1208\tayse@example.org",
            Student(last_name="Yılmaz", first_name="Ayşe", key="1208", email="ayse@example.org"),
        ),
        ("4711;Diaz;Cleo", Student(last_name="Diaz", first_name="Cleo", key="4711")),
        ('"Diaz", "Cleo", "cleo@school.example"', Student(last_name="Diaz", first_name="Cleo", email="cleo@school.example")),
        ("Diaz, Cleo, AB", Student(last_name="Diaz", first_name="Cleo", key="AB")),
        ("李, 小龙", Student(last_name="李", first_name="小龙")),
        ('=HYPERLINK("x"); Cleo', Student(last_name='=HYPERLINK("x")', first_name="Cleo")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_line_is_read_as_a_student(line: str, student: Student) -> None:
    roster = read_roster(line)
    assert roster.problems == ()
    assert roster.students == (student,)


def test_headings_and_empty_lines_are_no_students() -> None:
    roster = read_roster("Last name\tFirst name\tE-mail\n\nDiaz\tCleo\t\n   \n")
    assert [student.first_name for student in roster.students] == ["Cleo"]
    assert roster.problems == ()


def test_line_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    roster = read_roster("Diaz, Cleo\n,,,\na, b, c, d, e\nAydin, Deniz")
    assert [student.first_name for student in roster.students] == ["Cleo", "Deniz"]
    assert [problem[:6] for problem in roster.problems] == ["Line 2", "Line 3"]


def test_list_longer_than_a_school_year_says_to_come_again() -> None:
    roster = read_roster("\n".join(f"Zhu{'x' * n}, Amy" for n in range(MOST_STUDENTS + 1)))
    assert len(roster.students) == MOST_STUDENTS
    assert roster.problems == (f"At most {MOST_STUDENTS} students can be added at once: add the rest in a second go.",)


@given(st.text(max_size=300))
def test_no_list_breaks_the_reader_and_every_student_has_a_name(text: str) -> None:
    for student in read_roster(text).students:
        assert student.last_name
        for part in (student.last_name, student.first_name, student.key, student.email):
            assert part.isprintable()
            assert len(part) <= LONGEST

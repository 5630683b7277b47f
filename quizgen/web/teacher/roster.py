"""A class list as teachers have it: one student a line, typed or copied out of a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.gradebook import Student
from quizgen.web.forms import one_line

LONGEST = 200
"""Most characters of a name, number or address."""

MOST_STUDENTS = 500
"""Most lines read at once."""

HEADINGS = {"name", "student", "last name", "first name", "last", "first", "e-mail", "email", "key", "number"}
"""What the cells of a first line say when it holds the names of columns and no student."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Students read from a text, and one sentence for each line that could not be read."""

    students: tuple[Student, ...]
    problems: tuple[str, ...]


def read_roster(text: str) -> Roster:
    """Read “Last, First” or “First Last”, a line each, with the school's number and an e-mail address behind if wanted.

    Cells are parted by tabs or semicolons if there are any in the line, else by commas; a first cell may hold both names.

    >>> read_roster("Diaz, Cleo, 4711").students[0].key
    '4711'
    >>> read_roster("Anna van der Berg").students[0].last_name
    'van der Berg'
    """
    students, problems = [], []
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines[:MOST_STUDENTS], 1):
        cells = _cells(line)
        if number == 1 and cells and all(cell.casefold() in HEADINGS for cell in cells):
            continue
        student = _student(cells)
        if student is None:
            problems.append(f"Line {number}, “{line.strip()[:60]}”, has no name that can be read: write “Last, First”.")
        else:
            students.append(student)
    if len(lines) > MOST_STUDENTS:
        problems.append(f"At most {MOST_STUDENTS} students can be added at once: add the rest in a second go.")
    return Roster(tuple(students), tuple(problems))


def _cells(line: str) -> list[str]:
    mark = next((mark for mark in "\t;" if mark in line), ",")
    first, *others = line.split(mark)
    both = first.split(",") if mark != "," and first.count(",") == 1 else [first]
    cells = (one_line(cell.strip().strip('"')) or "" for cell in (*both, *others))
    return [cell[:LONGEST] for cell in cells if cell]


def _student(cells: list[str]) -> Student | None:
    """A student from the cells of a line: an address has an @, a number a digit, the rest are names, the last first."""
    email = next((cell for cell in cells if "@" in cell), "")
    rest = [cell for cell in cells if cell != email]
    key = next((cell for cell in rest if re.search(r"\d", cell)), "") if len(rest) > 1 else ""
    names = [cell for cell in rest if cell != key]
    if len(names) == 3 and not key:
        key = names.pop()
    if len(names) == 2:
        return Student(last_name=names[0], first_name=names[1], key=key, email=email)
    if len(names) != 1 or not any(char.isalnum() for char in names[0]):
        return None
    last, first = _parted(names[0])
    return Student(last_name=last, first_name=first, key=key, email=email)


def _parted(name: str) -> tuple[str, str]:
    """Last and first name of a name written first name first; “van”, “de” and the like belong to the last name."""
    words = name.split()
    start = max(len(words) - 1, 0)
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])

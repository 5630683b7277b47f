"""What can be taken away, one file each: add a file, add a format.

A quiz export is a function of a quiz, a grades export one of a gradebook; both read questions through `flatten()` alone.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from quizgen.csv_table import CsvStyle
from quizgen.gradebook import Gradebook
from quizgen.quiz_sheet import QuizSheet, TakenAway


@dataclass(frozen=True, slots=True)
class GradesExport:
    """A file of grades: `name` in addresses, `label` for the teacher, and the function that writes it."""

    name: str
    label: str
    filename: str
    media_type: str
    write: Callable[[Gradebook, CsvStyle], bytes]


_grades_exports: dict[str, GradesExport] = {}

Writer = Callable[[Gradebook, CsvStyle], bytes]


def grades_export(name: str, *, label: str, filename: str, media_type: str) -> Callable[[Writer], Writer]:
    """Register a function that writes a gradebook; a second claim on a name raises."""

    def register(write: Writer) -> Writer:
        if name in _grades_exports:
            raise ValueError(f"two exports claim {name!r}")
        _grades_exports[name] = GradesExport(name, label, filename, media_type, write)
        return write

    return register


def grades_exports() -> tuple[GradesExport, ...]:
    """Every export of grades, in the order of the alphabet."""
    return tuple(_grades_exports[name] for name in sorted(_grades_exports))


def grades_export_of(name: str) -> GradesExport | None:
    """The export of that name, or None."""
    return _grades_exports.get(name)


@dataclass(frozen=True, slots=True)
class QuizExport:
    """A file of a quiz: `name` in addresses and on the command line, `label` and `purpose` for the teacher.

    `write` gives the file together with what is lost in it, so that the report before the download is about this very file.
    """

    name: str
    label: str
    purpose: str
    suffix: str
    media_type: str
    write: Callable[[QuizSheet], TakenAway]


_quiz_exports: dict[str, QuizExport] = {}

QuizWriter = Callable[[QuizSheet], TakenAway]


def quiz_export(name: str, *, label: str, purpose: str, suffix: str, media_type: str) -> Callable[[QuizWriter], QuizWriter]:
    """Register a function that writes a quiz; a second claim on a name raises."""

    def register(write: QuizWriter) -> QuizWriter:
        if name in _quiz_exports:
            raise ValueError(f"two exports claim {name!r}")
        _quiz_exports[name] = QuizExport(name, label, purpose, suffix, media_type, write)
        return write

    return register


def quiz_exports() -> tuple[QuizExport, ...]:
    """Every export of a quiz, in the order of the labels."""
    return tuple(sorted(_quiz_exports.values(), key=lambda export: export.label.casefold()))


def quiz_export_of(name: str) -> QuizExport | None:
    """The export of that name, or None."""
    return _quiz_exports.get(name)


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

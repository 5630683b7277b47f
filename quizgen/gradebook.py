"""A class's grades as a plain table: what pages show and exports write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from quizgen.attempt import Attempt
from quizgen.grading import Correction, max_score
from quizgen.quiz import Edition

RowStatus = Literal["not started", "in progress", "submitted", "late", "pending", "excused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A student as the class list has them; `key` is the school's own number or empty."""

    last_name: str
    first_name: str
    key: str = ""
    email: str = ""

    @property
    def key_or_name(self) -> str:
        """What files tell students apart by: the school's number, or the name where there is none."""
        return self.key or f"{self.last_name}, {self.first_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """One student's standing in one assignment. `attempt` is None before the first; `number` counts attempts from 1."""

    student: Student
    status: RowStatus
    number: int | None = None
    attempt: Attempt | None = None
    released: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradebook:
    """One assignment's grades, one row a student whether or not there is an attempt, sorted by last and first name."""

    class_name: str
    quiz: str
    time_zone: str
    edition: Edition
    corrections: tuple[Correction, ...]
    rows: tuple[GradeRow, ...]
    edition_number: int = 1

    @property
    def max_score(self) -> Fraction:
        """The points to be had, corrections applied."""
        return max_score(self.edition, self.corrections)


def standing(attempts: list[tuple[int, Attempt]], closes_at: datetime | None) -> tuple[RowStatus, int | None, Attempt | None]:
    """Which attempt counts and what it is called: the best graded score, else the latest attempt.

    `attempts` are (number, attempt) pairs.
    """
    if not attempts:
        return "not started", None, None
    finished = [(number, attempt) for number, attempt in attempts if attempt.status == "submitted"]
    if not finished:
        number, attempt = attempts[-1]
        return "in progress", number, attempt
    number, attempt = max(finished, key=_worth)
    if attempt.graded_at is not None and attempt.score is None:
        return "pending", number, attempt
    if closes_at and attempt.submitted_at and attempt.submitted_at > closes_at:
        return "late", number, attempt
    return "submitted", number, attempt


def _worth(numbered: tuple[int, Attempt]) -> tuple[Fraction, int]:
    """A higher score before a lower one, any score before none, of equals the earlier."""
    number, attempt = numbered
    return (Fraction(-1) if attempt.score is None else attempt.score), -number

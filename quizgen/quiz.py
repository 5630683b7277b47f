"""Quiz, edition and slot: questions in order, frozen when published."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quizgen.article import Article
from quizgen.errors import UnusableQuestion
from quizgen.question import Candidate, Question


@dataclass(frozen=True, slots=True)
class Quiz:
    """A draft as generated: what was chosen, in the order of the article, and why there is less than asked for."""

    article: Article
    chosen: tuple[Candidate[Question], ...]
    shortfall: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an edition: `number` counts from 1, `points` is the maximum mark."""

    number: int
    question: Question
    points: Fraction


@dataclass(frozen=True, slots=True)
class Edition:
    """The published version that students see. It never changes."""

    title: str
    article: Article
    slots: tuple[Slot, ...]

    @property
    def max_score(self) -> Fraction:
        """The sum of all points."""
        return sum((slot.points for slot in self.slots), Fraction(0))

    def slot(self, number: int) -> Slot | None:
        """The slot of that number, or None."""
        return self.slots[number - 1] if 1 <= number <= len(self.slots) else None


def publish(title: str, article: Article, questions: list[tuple[Question, Fraction]]) -> Edition:
    """Freeze questions with their points into an edition.

    Raises UnusableQuestion when there is nothing to publish or a question cannot be asked.
    """
    if not questions:
        raise UnusableQuestion("Add at least one question before you publish.")
    for number, (question, _) in enumerate(questions, 1):
        if problem := question.problem():
            raise UnusableQuestion(f"Question {number}: {problem}")
    slots = tuple(Slot(number, question, points) for number, (question, points) in enumerate(questions, 1))
    return Edition(title, article, slots)

"""Pairs to be put together: what questions of any kind that match one thing with another have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from quizgen.flat_question import FlatQuestion
from quizgen.question import WRONG, Question, Verdict
from quizgen.response import Response
from quizgen.wording import fold

MOST = 6
"""Most pairs: with one more to choose from, as many as a small phone shows at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingQuestion(Question):
    """Pairs in the order in which their left sides are shown, and a right side that belongs to none, where there is one.

    `things` and `matches` are what a teacher calls the two sides; `least` is how many pairs there must be.
    """

    things: ClassVar[str]
    matches: ClassVar[str]
    least: ClassVar[int]

    pairs: tuple[tuple[str, str], ...]
    extra: str = ""

    response = "pairs"

    def grade(self, response: Response) -> Verdict:
        """An equal share for every left side with its own match, whatever else the response holds."""
        given = response if isinstance(response, dict) else {}
        if not any(given.get(left) for left, _ in self.pairs):
            return Verdict(WRONG, "no answer")
        missed = [f"“{left}”" for left, right in self.pairs if given.get(left) != right]
        total = len(self.pairs)
        right = total - len(missed)
        rest = f": {', '.join(missed)} missed" if missed else ""
        return Verdict(Fraction(right, total), f"{right} of {total} matched{rest}")

    def flatten(self) -> FlatQuestion:
        """Pairs in the order of their left sides, and the right side that is left over."""
        return FlatQuestion(
            kind=self.kind,
            skill=self.skill,
            prompt=self.prompt,
            passage=self.passage,
            pairs=self.pairs,
            extra=(self.extra,) if self.extra else (),
            targets=self.targets,
            evidence=self.evidence,
            explanation=self.explanation,
            difficulty=self.difficulty,
        )

    def problem(self) -> str | None:
        """It needs a few different left sides, and as many different right ones."""
        lefts, rights = zip(*self.pairs, strict=True) if self.pairs else ((), ())
        rights = (*rights, self.extra) if self.extra else rights
        if not self.least <= len(lefts) <= MOST:
            return f"Give {self.least} to {MOST} {self.things}s, each with its {self.matches} on the same line."
        if not _all_differ(lefts):
            return f"Give every {self.things} once."
        if not all(fold(right) for right in rights):
            return f"Write a {self.matches} for every {self.things}."
        if not _all_differ(rights):
            return f"Make all {self.matches}s different, the extra one too."
        return Question.problem(self)


def _all_differ(texts: Sequence[str]) -> bool:
    return len({fold(text) for text in texts}) == len(texts)

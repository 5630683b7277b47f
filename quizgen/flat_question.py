"""The one neutral shape of a question of any type: what rules, exports and student pages read, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.article import Span
from quizgen.wording import fold

Skill = Literal["vocabulary", "fact", "inference", "main-idea", "structure"]

LABELS = ({"true", "false"}, {"true", "false", "not stated"}, {"yes", "no"})
"""Choices that only say how a statement is judged."""


def pair_line(left: str, right: str) -> str:
    """A pair as a teacher writes it, and as files and pages show it."""
    return f"{left} = {right}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatQuestion:
    """The one neutral shape that rules, exports and student pages read; unused parts are None or empty."""

    kind: str
    skill: Skill
    prompt: str
    passage: str | None = None
    choices: tuple[str, ...] | None = None
    correct: tuple[int, ...] | None = None
    accepted: tuple[str, ...] | None = None
    pairs: tuple[tuple[str, str], ...] | None = None
    extra: tuple[str, ...] | None = None
    order: tuple[str, ...] | None = None
    rubric: tuple[str, ...] | None = None
    targets: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    explanation: str | None = None
    difficulty: float = 0.5

    @property
    def is_label_series(self) -> bool:
        """Whether its choices are labels of a judgement (true/false and the like) and not answers of their own."""
        return {fold(choice) for choice in self.choices or ()} in LABELS

    @property
    def key(self) -> tuple[str, ...]:
        """The right answer or answers as plain strings."""
        if self.choices is not None and self.correct is not None:
            return tuple(self.choices[i] for i in self.correct)
        return self.accepted or self.order or tuple(pair_line(left, right) for left, right in self.pairs or ())

    @property
    def offered(self) -> tuple[str, ...]:
        """What a student picks answers from: the choices as they stand, or all that pairs can be made with.

        The latter by the alphabet, which tells nothing of what goes with what.
        """
        if self.choices is not None:
            return self.choices
        return tuple(sorted((*(right for _, right in self.pairs or ()), *(self.extra or ())), key=str.casefold))

"""Analysis → every question the types can propose and the rules let through."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.question import Candidate, Question
from quizgen.questions import question_types
from quizgen.rules import refusals


def propose_all(analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Question]]:
    """Every candidate of every type that breaks no refusing rule, in the order of types and text."""
    for cls in question_types():
        for candidate in cls.propose(analysis, lexicon):
            if not refusals(candidate.question.flatten(), analysis.article):
                yield candidate

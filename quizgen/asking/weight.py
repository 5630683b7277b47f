"""How much of an article hangs on a statement."""

from __future__ import annotations

from quizgen.analysis import Analysis
from quizgen.analysis.centrality import centrality
from quizgen.analysis.statements import Statement


def weight_of(analysis: Analysis, statement: Statement) -> float:
    """How much of the article hangs on a statement, 0.2..1: by its sentence's weight, less for a relative clause."""
    return sentence_weight(analysis, statement.sentence.index) * (0.6 if statement.source == "relative" else 1.0)


def sentence_weight(analysis: Analysis, sentence: int) -> float:
    """How much of the article hangs on a sentence, by its index: 0.3..1."""
    return 0.3 + 0.7 * centrality(analysis)[sentence]

"""The first half of the way on one page: article → analysis → candidates → selection → quiz."""

from __future__ import annotations

from quizgen.analysis import analyse
from quizgen.analysis.lexicon import Lexicon
from quizgen.article import Article
from quizgen.candidates import propose_all
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint, select


def draft(article: Article, blueprint: Blueprint, *, lexicon: Lexicon, seed: int = 0) -> Quiz:
    """Questions worth asking about an article, at most as many as the blueprint wants.

    The same article, blueprint and seed give the same quiz. Raises MissingWordData when the parser has no model.
    """
    analysis = analyse(article)
    chosen, shortfall = select(propose_all(analysis, lexicon), analysis, blueprint, seed=seed)
    return Quiz(article, chosen, shortfall)

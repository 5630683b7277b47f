"""A few sentences as the installed parser reads them: for rules whose cases are easier to read as English than as trees."""

from __future__ import annotations

from functools import cache

from quizgen.analysis import Analysis, analyse
from quizgen.article import Article


@cache
def parsed(*paragraphs: str, title: str | None = None) -> Analysis:
    """The analysis of an article of these paragraphs; made once a run, for many tests look at the same sentences."""
    return analyse(Article(title, None, paragraphs))

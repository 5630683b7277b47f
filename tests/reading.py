"""The repository's own articles, read once and analysed once for all tests that look at real text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quizgen.analysis import Analysis, analyse
from quizgen.analysis.lexicon import Lexicon, open_lexicon
from quizgen.article import Article
from quizgen.candidates import propose_all
from quizgen.question import Candidate, Question
from quizgen.sources import read_file

ARTICLES = Path(__file__).parent / "articles"
FIRST_ARTICLE = Path(__file__).parents[2] / "shared" / "articles" / "00-seoul-tokyo-detente.txt"
STEMS = tuple(path.stem for path in sorted(ARTICLES.glob("[0-9][0-9]-*.json")))

TEXTS = Path(__file__).parents[1] / "training" / "texts"
MORE = ("06-nine-days-without-bread", "28-famine", "29-pencil")
"""Texts with what no article has: several people described beside their names, several dated events."""


def raw_article(stem: str) -> Path:
    """The raw file of that stem, as a teacher would upload it."""
    folder = TEXTS if stem in MORE else ARTICLES
    return next(path for path in sorted(folder.glob(f"{stem}.*")) if path.suffix != ".json")


@cache
def article_of(stem: str) -> Article:
    """The cleaned article."""
    path = raw_article(stem)
    return read_file(path.read_bytes(), path.name)


@cache
def analysis_of_article(stem: str) -> Analysis:
    """Its analysis by the installed parser."""
    return analyse(article_of(stem))


@cache
def lexicon() -> Lexicon:
    """The lexicon as set-up built it."""
    return open_lexicon()


@cache
def candidates_of(stem: str) -> tuple[Candidate[Question], ...]:
    """Every candidate the rules let through."""
    return tuple(propose_all(analysis_of_article(stem), lexicon()))

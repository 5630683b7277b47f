"""The first half of the way on one page: article → analysis → candidates → selection → quiz."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quizgen.analysis import analyse
from quizgen.analysis.lexicon import Lexicon
from quizgen.article import Article
from quizgen.candidates import propose_all
from quizgen.question import Candidate, Question
from quizgen.questions import question_types
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint, select

Progress = Callable[[int, str], None]
"""Called as a job goes on, with 0 to 100 and with words for a person."""

READING, WRITING, CHOOSING = 5, 50, 95
"""Where each stage begins, in hundredths of the whole: reading and writing take about as long as each other, choosing little."""


def unwatched(percent: int, words: str) -> None:
    """Tell nobody how far it is."""


def draft(
    article: Article,
    blueprint: Blueprint,
    *,
    lexicon: Lexicon,
    seed: int = 0,
    progress: Progress = unwatched,
) -> Quiz:
    """Questions worth asking about an article, at most as many as the blueprint wants.

    The same article, blueprint and seed give the same quiz. `progress` hears how far it is.
    Raises MissingWordData when the parser has no model.
    """
    progress(READING, f"Reading {article.words:,} words")
    analysis = analyse(article)
    progress(WRITING, "Writing questions")
    proposed = list(_watched(propose_all(analysis, lexicon), progress))
    progress(CHOOSING, f"Choosing from {len(proposed):,} questions")
    chosen, shortfall = select(proposed, analysis, blueprint, seed=seed)
    return Quiz(article, chosen, shortfall)


def _watched(proposed: Iterable[Candidate[Question]], progress: Progress) -> Iterator[Candidate[Question]]:
    """The candidates as they come, kind after kind, telling of each kind when its first one comes."""
    kinds = [cls.kind for cls in question_types()]
    told = ""
    for candidate in proposed:
        question = candidate.question
        if question.kind != told:
            told = question.kind
            done = kinds.index(told) / len(kinds)
            progress(round(WRITING + (CHOOSING - WRITING) * done), f"Writing questions: {question.label}")
        yield candidate

"""The article that the project began with. It is not ours to copy, so this runs only where it is beside the checkout."""

from __future__ import annotations

import pytest

from quizgen.draft import draft
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint
from quizgen.sources import read_file
from quizgen.wording import fold
from tests.reading import FIRST_ARTICLE, lexicon


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    """Twelve questions asked for."""
    return draft(read_file(FIRST_ARTICLE), Blueprint(count=12), lexicon=lexicon())


def test_first_article_is_the_article_and_nothing_but_the_article(quiz: Quiz) -> None:
    assert quiz.article.title == "What To Know About the Seoul-Tokyo Détente"
    assert quiz.article.byline == "By Ana Perez, 10th Grade"
    assert quiz.article.paragraphs[0].startswith("The animosity between Japan")
    for junk in ("Leave a Reply", "Fill in your details", "WordPress.com", "Log Out", "Connecting to"):
        assert junk not in quiz.article.text


def test_first_article_is_asked_what_detente_means(quiz: Quiz) -> None:
    asked = [c.question.flatten() for c in quiz.chosen if "detente" in {fold(target) for target in c.question.flatten().targets}]

    assert [question.key for question in asked] == [
        ("the easing of hostility or strained relations, especially between countries",)
    ]


def test_first_article_carries_questions_of_either_half(quiz: Quiz) -> None:
    vocabulary = [c for c in quiz.chosen if c.question.skill == "vocabulary"]

    assert len(vocabulary) >= 4
    assert len(quiz.chosen) - len(vocabulary) >= 3

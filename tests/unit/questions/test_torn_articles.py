"""Articles nobody wrote: any characters, sentences shuffled, cut and glued. Nothing breaks, and what is proposed still holds."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.analysis import analyse
from quizgen.article import Article
from quizgen.candidates import propose_all
from quizgen.draft import draft
from quizgen.question import GAP, Candidate, Question
from quizgen.rules import refusals
from quizgen.selection import CLASS_LEVELS, Blueprint
from quizgen.wording import contains, fold
from tests.reading import STEMS, analysis_of_article, article_of, lexicon


@cache
def sentences(stems: tuple[str, ...] = STEMS) -> tuple[str, ...]:
    """Every sentence of the repository's articles, or of some of them."""
    return tuple(analysis.text_of(sentence) for analysis in map(analysis_of_article, stems) for sentence in analysis.sentences)


@pytest.fixture(scope="module", autouse=True)
def parser_at_hand() -> None:
    """Load the parser before any example is drawn: its libraries draw random numbers as they load, which is forbidden there."""
    sentences()


def article_with(title: str | None, *paragraphs: str) -> Article:
    """An article whose paragraphs are single lines, as sources make them; those of mere space are left out."""
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return Article(title, None, tuple(line for line in lines if line))


TITLES = st.sampled_from([None, "The Last Crossing"])
MARKS = st.text("aZ9é ½一.,;:!?-–—…“”‘’\"'()[]/%$€&<>_*#@\u200b\u0301😀\x00", max_size=12)


@st.composite
def torn_articles(draw: st.DrawFn) -> Article:
    """A few paragraphs of sentences in any order, some cut in the midst, some glued to the next without a space."""
    paragraphs = []
    for _ in range(draw(st.integers(1, 3))):
        text = ""
        for number in draw(st.lists(st.integers(0, len(sentences()) - 1), min_size=1, max_size=5)):
            sentence = sentences()[number]
            start, end = draw(st.sampled_from([(0, 1000), (0, 1000), (0, 1000), (0, 40), (15, 1000), (0, 7)]))
            text += draw(st.sampled_from([" ", " ", " ", "", " — ", "; "])) + sentence[start:end]
        paragraphs.append(" ".join(text.split()) or "So it was.")
    return Article(draw(TITLES), None, tuple(paragraphs))


@st.composite
def strange_articles(draw: st.DrawFn) -> Article:
    """Any characters at all, and sentences with stray marks let into them."""
    paragraphs = []
    for number in draw(st.lists(st.integers(0, len(sentences()) - 1), max_size=5)):
        sentence = sentences()[number]
        place = draw(st.integers(0, len(sentence)))
        paragraphs.append(sentence[:place] + draw(MARKS) + sentence[place:] + draw(st.one_of(MARKS, st.text(max_size=40))))
    return article_with(draw(st.one_of(TITLES, st.text())), *paragraphs, draw(st.text()))


@st.composite
def remade_articles(draw: st.DrawFn) -> Article:
    """A whole article with its sentences shuffled, cut off in the midst at either end, or glued to another in mid-sentence."""
    stem, other = draw(st.sampled_from(STEMS)), draw(st.sampled_from(STEMS))
    article = article_of(stem)
    way = draw(st.sampled_from(["shuffle", "head", "tail", "glue"]))
    half = draw(st.integers(len(article.text) // 3, 2 * len(article.text) // 3))
    if way == "shuffle":
        shuffled = draw(st.permutations(sentences((stem,))))
        paragraphs = [" ".join(shuffled[i : i + 6]) for i in range(0, len(shuffled), 6)]
    elif way == "glue":
        paragraphs = (article.text[:half] + article_of(other).text[-half:]).split("\n\n")
    else:
        paragraphs = (article.text[:half] if way == "head" else article.text[half:]).split("\n\n")
    return article_with(article.title, *paragraphs)


@st.composite
def blueprints(draw: st.DrawFn) -> Blueprint:
    """Whatever a teacher may ask for."""
    named = st.lists(st.sampled_from(["battery", "vote", "", "Zátopek", "—"]), max_size=2).map(tuple)
    return Blueprint(
        count=draw(st.integers(1, 40)),
        vocabulary=draw(st.booleans()),
        comprehension=draw(st.booleans()),
        level=draw(st.sampled_from(list(CLASS_LEVELS))),
        include=draw(named),
        exclude=draw(named),
    )


def assert_holds(candidate: Candidate[Question], article: Article) -> None:
    """What is so of every question, whatever the article."""
    flat = candidate.question.flatten()
    assert not refusals(flat, article)
    assert candidate.question.problem() is None
    assert 0 <= candidate.worth <= 1
    assert 0 <= candidate.safety <= 1
    assert flat.evidence
    for span in flat.evidence:
        assert 0 <= span.start < span.end <= len(article.text)
        assert "\n" not in span.of(article.text)
    if flat.choices is not None:
        assert len(flat.key) == 1
        assert [fold(choice) for choice in flat.choices].count(fold(flat.key[0])) == 1
    if flat.kind == "cloze":
        assert str(flat.passage).replace(GAP, flat.key[0]) in article.text
    if flat.kind.startswith("wh-"):
        assert not contains(flat.prompt, flat.key[0])


def assert_proposals_hold(article: Article) -> None:
    """What is so of everything that an article proposes."""
    analysis = analyse(article)
    for candidate in propose_all(analysis, lexicon()):
        assert 0 <= candidate.sentence < len(analysis.sentences)
        assert_holds(candidate, article)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(torn_articles())
def test_what_is_proposed_of_a_torn_article_is_provable_and_breaks_no_rule(article: Article) -> None:
    assert_proposals_hold(article)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(strange_articles())
def test_what_is_proposed_of_a_strange_article_is_provable_and_breaks_no_rule(article: Article) -> None:
    assert_proposals_hold(article)


@settings(max_examples=24, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(remade_articles())
def test_what_is_proposed_of_a_remade_article_is_provable_and_breaks_no_rule(article: Article) -> None:
    assert_proposals_hold(article)


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(torn_articles(), strange_articles(), remade_articles()), blueprints(), st.integers(0, 9))
def test_draft_of_any_article_holds_and_is_no_longer_than_asked_for(article: Article, blueprint: Blueprint, seed: int) -> None:
    quiz = draft(article, blueprint, lexicon=lexicon(), seed=seed)

    assert len(quiz.chosen) <= blueprint.count
    assert bool(quiz.shortfall) or len(quiz.chosen) == blueprint.count
    for candidate in quiz.chosen:
        assert_holds(candidate, article)


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(torn_articles())
def test_same_article_proposes_the_same_in_the_same_order(article: Article) -> None:
    first, second = (tuple(propose_all(analyse(article), lexicon())) for _ in range(2))

    assert first == second

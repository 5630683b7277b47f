"""Which words are worth teaching, and how much."""

from __future__ import annotations

import pytest

from quizgen.analysis.lexicon import Pos
from quizgen.analysis.terms import Term, is_concrete, is_transparent, terms
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed


def found(*paragraphs: str, title: str | None = None) -> dict[str, Term]:
    """The terms by lemma, the worthiest first."""
    return {term.lemma: term for term in terms(parsed(*paragraphs, title=title), lexicon())}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The animosity between the villages grew.", "animosity"),
        ("The crew was reluctant to wait.", "reluctant"),
        ("A famine followed the war.", "famine"),
    ],
)
def test_term_is_a_word_that_learners_meet_late(text: str, term: str) -> None:
    assert term in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("The house is near the water.", "house", id="a word that everybody knows"),
        pytest.param("They rebuilt the unhappy town.", "rebuild", id="made of known words"),
        pytest.param("The farmers planted turnips.", "turnip", id="a thing to be seen, said once"),
        pytest.param("Ms Hostile met Ada Byron in Ghent.", "ghent", id="a name"),
        pytest.param("The xqzzt slept.", "xqzzt", id="a word that nobody knows"),
        pytest.param("According to Ada it rained.", "accord", id="a word that only ties others together"),
    ],
)
def test_term_is_none_that_needs_no_teaching(text: str, word: str) -> None:
    assert word not in found(text)


def test_term_counts_all_its_forms_and_stands_once() -> None:
    terms_found = found("They negotiated for days. They negotiate again. He negotiates well.")

    assert [token.text for token in terms_found["negotiate"].tokens] == ["negotiated", "negotiate", "negotiates"]


def test_word_that_the_article_defines_comes_first() -> None:
    terms_found = found(
        "The animosity between the towns grew. The court called a quorum, the smallest number of members who must be present."
    )

    first = next(iter(terms_found.values()))
    assert first.lemma == "quorum"
    assert first.definition is not None
    assert all(term.worth <= first.worth for term in terms_found.values())


def test_defined_word_is_a_term_however_concrete() -> None:
    brine = found("Brine (a mixture of salt and water used to keep food) covers the cabbage.")["brine"]

    assert brine.definition is not None


def test_word_that_the_article_comes_back_to_is_worth_more() -> None:
    once = "Their animosity grew."
    often = "Their animosity grew. The animosity of the town was old. Her animosity ended."

    assert found(often)["animosity"].worth > found(once)["animosity"].worth
    assert found(once, title="An Old Animosity")["animosity"].worth > found(once)["animosity"].worth


def test_word_that_stands_only_in_quotations_is_worth_less() -> None:
    said, quoted = "The animosity grew in spring.", "“The animosity grew in spring,” the mayor said."

    assert found(quoted)["animosity"].worth < found(said)["animosity"].worth


@pytest.mark.parametrize("stem", STEMS[:3])
def test_terms_of_an_article_are_sorted_and_each_once(stem: str) -> None:
    ordered = terms(analysis_of_article(stem), lexicon())

    assert len(ordered) > 5
    assert [term.worth for term in ordered] == sorted((term.worth for term in ordered), reverse=True)
    assert len({term.lemma for term in ordered}) == len(ordered)
    for term in ordered:
        assert 0 <= term.worth <= 1
        assert 1 <= term.level <= 6
        assert term.tokens


@pytest.mark.parametrize(
    ("word", "transparent"),
    [
        pytest.param("rebuild", True, id="a prefix"),
        pytest.param("helpless", True, id="a suffix"),
        pytest.param("happily", True, id="y for i"),
        pytest.param("runner", True, id="one letter for two"),
        pytest.param("snowfall", True, id="two known words"),
        pytest.param("animosity", False, id="one word"),
        pytest.param("verdict", False, id="one short word"),
        pytest.param("reluctant", False, id="re- before nothing known"),
        pytest.param("outright", True, id="out- before right"),
    ],
)
def test_is_transparent_sees_the_words_that_a_word_is_made_of(word: str, transparent: bool) -> None:
    assert is_transparent(lexicon(), word) is transparent


@pytest.mark.parametrize(
    ("lemma", "pos", "concrete"),
    [
        ("hammer", "noun", True),
        ("soldier", "noun", True),
        ("water", "noun", True),
        ("animosity", "noun", False),
        ("treaty", "noun", False),
        ("hammer", "verb", False),
    ],
)
def test_is_concrete_goes_by_the_commonest_class(lemma: str, pos: Pos, concrete: bool) -> None:
    assert is_concrete(lexicon(), lemma, pos) is concrete

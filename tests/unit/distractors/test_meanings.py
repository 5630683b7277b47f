"""Wrong meanings beside a right one: of the same form, about as long, and surely wrong."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.analysis.terms import Term, terms
from quizgen.distractors.likeness import MOST_KEPT
from quizgen.distractors.meanings import in_form_of, wrong_meanings
from quizgen.wording import content_words
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed


def term_of(analysis: Analysis, lemma: str) -> Term:
    return next(term for term in terms(analysis, lexicon()) if term.lemma == lemma)


def beside(lemma: str, key: str, text: str) -> tuple[str, ...]:
    """The wrong meanings beside a right one."""
    analysis = parsed(text)
    return wrong_meanings(analysis, lexicon(), term_of(analysis, lemma), key)


CASES = pytest.mark.parametrize(
    ("lemma", "key", "text"),
    [
        pytest.param("animosity", "a feeling of strong dislike", "The animosity between the villages grew.", id="a noun"),
        pytest.param("postpone", "to move an event to a later time", "They postponed the meeting of the council.", id="a verb"),
        pytest.param("postpone", "move an event to a later time", "They postponed the meeting of the council.", id="without to"),
    ],
)


@CASES
def test_wrong_meanings_are_in_the_form_of_the_right_one(lemma: str, key: str, text: str) -> None:
    wrong = beside(lemma, key, text)

    assert 3 <= len(wrong) <= MOST_KEPT
    assert len(set(wrong)) == len(wrong)
    for other in wrong:
        assert (other.split()[0] in {"a", "an", "the", "any"}) == (key.split(maxsplit=1)[0] in {"a", "an", "the", "any"})
        assert (other.split()[0] == "to") == (key.split(maxsplit=1)[0] == "to")
        assert 0.4 * len(key.split()) <= len(other.split()) <= 2 * max(len(key.split()), 3)
        assert not relatives(lemma, other)


@CASES
def test_wrong_meanings_share_no_word_with_the_right_one_but_the_first(lemma: str, key: str, text: str) -> None:
    first = content_words(key)[0]
    for other in beside(lemma, key, text):
        assert not (set(content_words(other)) & set(content_words(key))) - {first}


def test_wrong_meanings_are_what_the_article_says_of_other_words_first() -> None:
    text = (
        "A weir is defined as a low wall that is built across a river. The court called a quorum, the smallest number of"
        " members who must be present."
    )
    wrong = beside("quorum", "the smallest number of members who must be present", text)

    assert wrong[0] == "a low wall that is built across a river"


def test_definition_takes_the_form_of_the_key() -> None:
    assert in_form_of("lay eggs", "to hold something tightly") == "hold something tightly"
    assert in_form_of("to lay eggs", "to hold something tightly") == "to hold something tightly"
    assert in_form_of("stream that flows into a river", "a low wall") == "low wall"

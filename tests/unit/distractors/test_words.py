"""Wrong meanings and wrong words for a gap: of the same form, and surely wrong."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.analysis.senses import safe_sense
from quizgen.analysis.terms import Term, terms
from quizgen.distractors.words import MOST_KEPT, wrong_meanings, wrong_words
from quizgen.wording import content_words
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

FAMINE = "A drought destroyed the crops of the farmers in the valley and caused a great famine."


def term_of(analysis: Analysis, lemma: str) -> Term:
    return next(term for term in terms(analysis, lexicon()) if term.lemma == lemma)


def meanings_beside(lemma: str, text: str) -> tuple[str, tuple[str, ...]]:
    """The meaning of a word and the wrong ones beside it."""
    analysis = parsed(text)
    term = term_of(analysis, lemma)
    found = safe_sense(lexicon(), lemma, term.pos)
    assert found is not None
    meaning = lexicon().meaning(found[0].synset)
    assert meaning is not None
    return meaning.text, wrong_meanings(analysis, lexicon(), term, found[0], meaning.text)


@pytest.mark.parametrize(
    ("lemma", "text"),
    [
        pytest.param("animosity", "The animosity between the villages grew.", id="a noun"),
        pytest.param("postpone", "They postponed the meeting of the council.", id="a verb"),
    ],
)
def test_wrong_meanings_are_in_the_form_of_the_right_one(lemma: str, text: str) -> None:
    key, wrong = meanings_beside(lemma, text)

    assert 3 <= len(wrong) <= MOST_KEPT
    assert len(set(wrong)) == len(wrong)
    for other in wrong:
        assert (other.split()[0] in {"a", "an", "the", "any"}) == (key.split()[0] in {"a", "an", "the", "any"})
        assert 0.4 * len(key.split()) <= len(other.split()) <= 2 * max(len(key.split()), 3)
        assert not relatives(lemma, other)


def test_wrong_meanings_share_no_word_with_the_right_one_but_the_first() -> None:
    key, wrong = meanings_beside("animosity", "The animosity between the villages grew.")

    first = content_words(key)[0]
    for other in wrong:
        assert not (set(content_words(other)) & set(content_words(key))) - {first}


def test_wrong_meanings_are_what_the_article_says_of_other_words_first() -> None:
    text = (
        "A weir is defined as a low wall that is built across a river. The court called a quorum, the smallest number of"
        " members who must be present."
    )
    analysis = parsed(text)
    term = term_of(analysis, "quorum")
    sense = lexicon().senses("quorum", "noun")[0]

    wrong = wrong_meanings(analysis, lexicon(), term, sense, "the smallest number of members who must be present")

    assert wrong[0] == "a low wall that is built across a river"


def test_wrong_words_are_in_the_inflection_of_the_right_one_and_mean_something_else() -> None:
    analysis = parsed(FAMINE)
    term = term_of(analysis, "famine")

    wrong = wrong_words(analysis, lexicon(), term, term.tokens[0])

    assert wrong
    for word in wrong:
        assert word not in {token.lemma.lower() for token in analysis.tokens}
        assert not lexicon().is_a(word, "famine")
        assert not lexicon().is_a("famine", word)


def test_wrong_words_are_none_where_nothing_around_calls_for_the_right_one() -> None:
    analysis = parsed("The famine, it seems, came.")
    term = term_of(analysis, "famine")

    assert wrong_words(analysis, lexicon(), term, term.tokens[0]) == ()


@pytest.mark.parametrize("stem", STEMS[:4])
def test_wrong_words_of_an_article_share_no_sense_with_the_right_one(stem: str) -> None:
    analysis = analysis_of_article(stem)

    for term in terms(analysis, lexicon())[:25]:
        meant = {sense.synset for sense in lexicon().senses(term.lemma, term.pos)}
        wrong = wrong_words(analysis, lexicon(), term, term.tokens[0])
        assert len(wrong) <= MOST_KEPT
        for word in wrong:
            assert not meant & {sense.synset for sense in lexicon().senses(word, term.pos)}

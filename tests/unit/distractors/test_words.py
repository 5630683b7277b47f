"""Wrong words for a gap, and in the place of another: of the same form, and surely wrong."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis
from quizgen.analysis.learner_senses import explained
from quizgen.analysis.terms import Term, terms
from quizgen.distractors.likeness import MOST_KEPT
from quizgen.distractors.words import wrong_replacements, wrong_words
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

FAMINE = "A drought destroyed the crops of the farmers in the valley and caused a great famine."


def term_of(analysis: Analysis, lemma: str) -> Term:
    return next(term for term in terms(analysis, lexicon()) if term.lemma == lemma)


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


@pytest.mark.parametrize("stem", STEMS[:4])
def test_replacements_are_no_synonyms_and_in_the_form_of_the_word(stem: str) -> None:
    analysis = analysis_of_article(stem)
    with_synonyms = [word for word in explained(analysis, lexicon()) if word.sense.synonyms]

    assert with_synonyms
    for word in with_synonyms:
        wrong = wrong_replacements(lexicon(), word, word.sense.synonyms[0])
        assert len(wrong) <= MOST_KEPT
        assert not set(wrong) & {*word.sense.synonyms, word.written}
        if word.token.tag == "VBD":
            assert all(lexicon().form(form, "VBD") is None or not form.endswith("s") for form in wrong)

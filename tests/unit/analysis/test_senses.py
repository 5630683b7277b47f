"""Which sense a word has: safe whatever the context, told by the context, or not to be said."""

from __future__ import annotations

import pytest

from quizgen.analysis.lexicon import Pos
from quizgen.analysis.senses import SAFE_DOMINANCE, meanings, safe_sense
from tests.reading import lexicon


@pytest.mark.parametrize(
    ("lemma", "pos", "said"),
    [
        pytest.param("animosity", "noun", "ill will", id="one meaning"),
        pytest.param("postpone", "verb", "later time", id="one meaning of a verb"),
        pytest.param("jury", "noun", "verdict", id="a dominant meaning"),
    ],
)
def test_safe_sense_is_the_one_meaning_or_the_dominant_one(lemma: str, pos: Pos, said: str) -> None:
    found = safe_sense(lexicon(), lemma, pos)

    assert found is not None
    sense, sure = found
    assert said in sense.gloss
    assert SAFE_DOMINANCE <= sure <= 1


@pytest.mark.parametrize(
    ("lemma", "pos"),
    [
        pytest.param("bank", "noun", id="two common meanings"),
        pytest.param("bat", "noun", id="an animal and a club"),
        pytest.param("run", "verb", id="a verb of many meanings"),
        pytest.param("hostile", "adj", id="an adjective that was seldom tagged"),
        pytest.param("quickly", "adv", id="an adverb of several meanings"),
        pytest.param("xqzzt", "noun", id="a word that nobody knows"),
    ],
)
def test_safe_sense_is_none_where_others_are_too_likely(lemma: str, pos: Pos) -> None:
    assert safe_sense(lexicon(), lemma, pos) is None


def test_meanings_hold_every_sense_once_and_the_commonest_first() -> None:
    senses = lexicon().senses("bank", "noun")
    groups = meanings(lexicon(), "bank", "noun")

    assert sorted(sense.rank for group in groups for sense in group) == [sense.rank for sense in senses]
    assert groups[0][0] == senses[0]
    assert len(groups) < len(senses)


def test_meanings_keep_a_slope_and_an_institution_apart() -> None:
    institution = next(group for group in meanings(lexicon(), "bank", "noun") if "financial" in group[0].gloss)

    assert not any("slope" in sense.gloss for sense in institution)

"""Which sense of the glossary a word has: told by the words around it, or not said."""

from __future__ import annotations

import pytest

from quizgen.analysis.learner_senses import LEAST_FIT, explained, learner_sense_here, neighbours
from quizgen.analysis.lexicon import POS_OF_TAG
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed


def definition_of(word: str, text: str) -> str | None:
    """The definition that the word has in a sentence."""
    analysis = parsed(text)
    token = next(token for token in analysis.tokens if token.text == word)
    found = learner_sense_here(analysis, lexicon(), token, token.lemma.lower(), POS_OF_TAG[token.pos])
    return found[0].definition if found else None


@pytest.mark.parametrize(
    ("word", "text", "said"),
    [
        pytest.param("accelerate", "The driver pressed the pedal to accelerate the car on the road.", "faster", id="of a car"),
        pytest.param("abundant", "Fish were abundant in the river.", "large amounts", id="the only sense"),
        pytest.param("volcanic", "Lava and ash made a volcanic island.", "hot rock", id="the only sense of an adjective"),
    ],
)
def test_sense_is_the_one_that_the_context_calls_for(word: str, text: str, said: str) -> None:
    assert said in (definition_of(word, text) or "")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        pytest.param("dog", "The dog barked at the postman.", id="a word that the glossary leaves to beginners"),
        pytest.param("vacuum", "She bought a vacuum cleaner for the house.", id="half of a word of its own"),
        pytest.param("polar", "A polar bear walked over the ice.", id="an adjective in a name"),
        pytest.param("soaked", "The sponge soaked up the water on the kitchen floor.", id="a verb with a particle"),
        pytest.param("appointed", "They met on the appointed day.", id="a participle that describes"),
        pytest.param(
            "exhausted", "Most of the parents are exhausted after the long journey.", id="a participle that is an adjective"
        ),
        pytest.param("spectacles", "He wore spectacles on his nose.", id="a plural of its own"),
    ],
)
def test_sense_is_not_said(word: str, text: str) -> None:
    assert definition_of(word, text) is None


def test_neighbours_reach_over_prepositions_and_the_copula() -> None:
    analysis = parsed("The danger of the flood was grave.")
    grave = next(token for token in analysis.tokens if token.text == "grave")

    assert "danger" in {token.text for token in neighbours(analysis, grave)}


@pytest.mark.parametrize("stem", STEMS)
def test_explained_words_stand_in_whole_sentences_and_are_sure(stem: str) -> None:
    analysis = analysis_of_article(stem)
    found = explained(analysis, lexicon())

    assert found
    assert len({word.term.lemma for word in found}) == len(found)
    for word in found:
        assert word.term.definition is None
        assert word.sense.wrong
        assert LEAST_FIT <= word.sure <= 1
        assert analysis.text_of(word.sentence(analysis)).rstrip("”\"’')").endswith((".", "!", "?"))

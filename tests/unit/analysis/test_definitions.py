"""The forms in which an article defines a word, and what only looks like them."""

from __future__ import annotations

import pytest

from quizgen.analysis.defining import Definition
from quizgen.analysis.definitions import definitions
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed


def defined(*paragraphs: str) -> dict[str, str]:
    """Each defined term with its definition."""
    analysis = parsed(*paragraphs)
    return {found.lemma: found.span.of(analysis.article.text) for found in definitions(analysis, lexicon())}


def only(*paragraphs: str) -> Definition:
    (found,) = definitions(parsed(*paragraphs), lexicon())
    return found


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        pytest.param(
            "A quorum is defined as the smallest number of members who must be present.",
            "quorum",
            "the smallest number of members who must be present",
            id="is defined as",
        ),
        pytest.param(
            "Photosynthesis refers to the process by which plants make food from light.",
            "photosynthesis",
            "the process by which plants make food from light",
            id="refers to",
        ),
        pytest.param(
            "She was found with sepsis, meaning a dangerous reaction of the body to an infection.",
            "sepsis",
            "a dangerous reaction of the body to an infection",
            id="comma meaning",
        ),
        pytest.param(
            "The jury must reach a verdict, which means a decision that all its members support.",
            "verdict",
            "a decision that all its members support",
            id="which means",
        ),
        pytest.param(
            "They fear attrition, that is, the slow loss of hair cells in the ear.",
            "attrition",
            "the slow loss of hair cells in the ear",
            id="that is",
        ),
        pytest.param(
            "It is used for fermentation, i.e., a process by which sugar turns into acid.",
            "fermentation",
            "a process by which sugar turns into acid",
            id="i.e.",
        ),
        pytest.param(
            "He asked for an impartial jury, that is, a jury that does not favour either side.",
            "impartial",
            "does not favour either side",
            id="a noun said again defines its adjective",
        ),
        pytest.param(
            "They used a potsherd, or piece of broken pottery, to vote.",
            "potsherd",
            "piece of broken pottery",
            id="or, with a plainer word",
        ),
        pytest.param(
            "The town built a weir, a low wall across a river, in 1910.",
            "weir",
            "a low wall across a river",
            id="apposition between commas",
        ),
        pytest.param(
            "The court called a quorum, the smallest number of members who must be present.",
            "quorum",
            "the smallest number of members who must be present",
            id="apposition at the end",
        ),
        pytest.param(
            "Salmon need gravel – a mixture of small stones that covers the bed of a river – to spawn.",
            "gravel",
            "a mixture of small stones that covers the bed of a river",
            id="apposition between dashes",
        ),
        pytest.param(
            "Brine (a mixture of salt and water used to keep food) covers the cabbage.",
            "brine",
            "a mixture of salt and water used to keep food",
            id="apposition in brackets",
        ),
        pytest.param(
            "A microbe is a living thing that can only be seen under a microscope.",
            "microbe",
            "a living thing that can only be seen under a microscope",
            id="is a kind of",
        ),
        pytest.param(
            "An amulet is anything that is worn to keep evil away.",
            "amulet",
            "anything that is worn to keep evil away",
            id="is anything that",
        ),
        pytest.param(
            "They used a procedure that removed a citizen from the city for ten years, called ostracism.",
            "ostracism",
            "a procedure that removed a citizen from the city for ten years",
            id="called, after the meaning",
        ),
        pytest.param(
            "The metal was corroded, slowly eaten away by salt water.",
            "corrode",
            "slowly eaten away by salt water",
            id="a participle that its gloss bears out",
        ),
    ],
)
def test_definition_is_read_in_every_form(sentence: str, term: str, meaning: str) -> None:
    assert defined(sentence) == {term: meaning}


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The mayor opened the bridge, a gift from the miners, on Sunday.", id="what this one bridge was"),
        pytest.param("He met his neighbour, a man who had lost his boat in the storm.", id="an apposition that tells a story"),
        pytest.param("Emil Zátopek, a runner from Moravia, won three gold medals.", id="a name"),
        pytest.param("The dog, a brown animal with long ears, slept all day.", id="a word that everybody knows"),
        pytest.param("She kept a lantern, a compass and a map in the boat.", id="a list"),
        pytest.param("He carried a sextant, or a map, or a compass.", id="a choice of things"),
        pytest.param("They took the ferry, or rather the old boat that was left.", id="a correction"),
        pytest.param("The harbour was not a place of safety.", id="a denial"),
        pytest.param("If a glacier is a river of ice that moves slowly, it can carry stones.", id="a condition"),
        pytest.param("Is a glacier a river of ice that moves slowly?", id="a question"),
        pytest.param("The mill means a lot to the village.", id="means a lot"),
        pytest.param("That means the boat will be late.", id="that means"),
        pytest.param("A quorum, which was missing on that day, is needed.", id="a relative clause about one day"),
        pytest.param("The estuary, the place she loved as a child, is wide.", id="what one person felt about it"),
        pytest.param("Above the estuary, the house with the green shutters.", id="a place and what stands there"),
        pytest.param(
            "She has supplied the footsteps, the rustling sleeves and the clinking cups for more than 140 of them.", id="a list"
        ),
    ],
)
def test_look_alike_defines_nothing(sentence: str) -> None:
    assert defined(sentence) == {}


def test_plainest_definition_of_a_term_wins_wherever_it_stands() -> None:
    apposition = "The town built a weir, a low wall across a river, in 1910."
    plain = "A weir is defined as a dam that keeps the water of a river high."

    assert defined(apposition, plain) == defined(plain, apposition) == {"weir": "a dam that keeps the water of a river high"}


def test_definitions_stand_in_the_order_of_the_text_inside_their_sentences() -> None:
    analysis = parsed(
        "Brine (a mixture of salt and water used to keep food) covers the cabbage. They fear attrition, that is, the slow loss of"
        " hair cells in the ear.",
        "The town built a weir, a low wall across a river, in 1910.",
    )

    found = definitions(analysis, lexicon())

    assert [one.lemma for one in found] == ["brine", "attrition", "weir"]
    for one in found:
        sentence = analysis.sentences[one.sentence]
        assert sentence.start <= one.span.start < one.span.end <= sentence.end
        assert 0 < one.certainty <= 1


def test_cue_that_says_means_is_more_certain_than_an_apposition() -> None:
    said = only("A weir is defined as a dam that keeps the water of a river high.")
    beside = only("The town built a weir, a low wall across a river, in 1910.")

    assert said.certainty > beside.certainty


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("A weir is defined as a wall that he built across the river.", id="a pronoun"),
        pytest.param("A weir is defined as a “low” wall across a river.", id="a quotation inside it"),
    ],
)
def test_definition_that_cannot_be_a_choice_is_known_but_not_proposed(sentence: str) -> None:
    assert not only(sentence).proposes


def test_definition_too_long_for_a_choice_is_cut_before_its_next_clause() -> None:
    sentence = (
        "A weir is defined as a low wall that is built across a river to keep its water high enough for mills, boats and fish,"
        " and that lets the rest of the water run over its top in spring."
    )

    assert defined(sentence) == {"weir": "a low wall that is built across a river to keep its water high enough for mills"}

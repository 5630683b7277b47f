"""The parts of a clause: which role each phrase plays, by what it is tied."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis, Token
from quizgen.analysis.clauses import Clause, clause_of
from quizgen.analysis.phrases import read
from tests.builders import analysis_of
from tests.unit.analysis.parsing import parsed


def clause(analysis: Analysis) -> Clause | None:
    return clause_of(analysis, next(token for token in analysis.tokens if token.dep == "ROOT"))


def roles(text: str) -> list[tuple[str, str, str]]:
    """Role, link and words of each phrase of the main clause."""
    analysis = parsed(text)
    found = clause(analysis)
    assert found is not None
    return [(phrase.role, phrase.link, read(analysis, phrase.tokens)) for phrase in found.phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The farmers met in Ghent.", ("place", "in", "in Ghent"), id="in a town"),
        pytest.param("The farmers met in 1912.", ("time", "in", "in 1912"), id="in a year"),
        pytest.param("The farmers met on Monday.", ("time", "on", "on Monday"), id="on a day"),
        pytest.param("The farmers met last year.", ("time", "", "last year"), id="a time without a preposition"),
        pytest.param("The farmers walked two miles.", ("measure", "", "two miles"), id="how far"),
        pytest.param("The farmers walked slowly.", ("manner", "", "slowly"), id="how"),
        pytest.param("The farmers stood near a tree.", ("other", "near", "near a tree"), id="by a thing"),
        pytest.param("The farmers gave up.", ("particle", "", "up"), id="a particle"),
        pytest.param("The farmers are poor.", ("predicate", "", "poor"), id="what they are like"),
        pytest.param("The farmers are friends.", ("attribute", "", "friends"), id="what they are"),
        pytest.param("The farmers agreed to leave.", ("complement", "", "to leave"), id="an infinitive they agreed on"),
        pytest.param(
            "The farmers said that the river was rising.", ("complement", "", "that the river was rising"), id="what they said"
        ),
        pytest.param("The rice was saved by the farmers.", ("agent", "by", "by the farmers"), id="by whom"),
        pytest.param(
            "The farmers saved the rice by digging a ditch.", ("means", "by", "by digging a ditch"), id="by doing something"
        ),
        pytest.param("The farmers dug a ditch to keep the water out.", ("purpose", "", "to keep the water out"), id="what for"),
        pytest.param(
            "The farmers dug a ditch so that the water could leave.",
            ("purpose", "so that", "so that the water could leave"),
            id="so that something can be",
        ),
        pytest.param("Lukas Berg stayed due to the rain.", ("cause", "due to", "due to the rain"), id="due to"),
        pytest.param("Ida Lund left because of the rain.", ("cause", "because of", "because of the rain"), id="because of"),
        pytest.param(
            "Ida Lund left because the river rose.", ("cause", "because", "because the river rose"), id="a because clause"
        ),
        pytest.param(
            "The farmers left the valley, as they had no water.", ("cause", "as", "as they had no water"), id="as, with a state"
        ),
        pytest.param("The farmers sang as they walked home.", ("condition", "as", "as they walked home"), id="as, while"),
        pytest.param(
            "Since the dam can hold no more water, the river rises.",
            ("cause", "since", "since the dam can hold no more water"),
            id="since, with a modal",
        ),
        pytest.param(
            "The river has risen since the dam was closed in 1912.",
            ("condition", "since", "since the dam was closed in 1912"),
            id="since a moment",
        ),
        pytest.param("The farmers leave if the river rises.", ("condition", "if", "if the river rises"), id="if"),
        pytest.param("The farmers left when the river rose.", ("condition", "when", "when the river rose"), id="when"),
    ],
)
def test_phrase_has_the_role_that_it_plays(text: str, expected: tuple[str, str, str]) -> None:
    assert roles(text)[-1] == expected


def test_recipient_stands_beside_the_object() -> None:
    assert roles("The farmers gave the children bread.") == [("recipient", "", "the children"), ("object", "", "bread")]


def test_phrase_before_the_subject_is_marked() -> None:
    found = clause(parsed("In 1912 the farmers left the valley."))

    assert found is not None
    assert [(phrase.role, phrase.before) for phrase in found.phrases] == [("time", True), ("object", False)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("While the river rose, the farmers slept.", id="while"),
        pytest.param("The farmers, of course, slept.", id="of course"),
        pytest.param("The farmers slept, singing loudly.", id="a participle after a comma"),
        pytest.param("Finally the farmers slept.", id="finally"),
    ],
)
def test_clause_leaves_out_what_says_nothing_of_its_own(text: str) -> None:
    assert roles(text) == []


SUBJECT = "Boats/NNS/nsubj/{0}"


@pytest.mark.parametrize(
    "tagged",
    [
        pytest.param("Boats/NNS/dep/sank sank|sink/VBD/ROOT", id="the parser did not understand"),
        pytest.param("Boats/NNS/nsubj/sank ships/NNS/nsubj/sank sank|sink/VBD/ROOT", id="two subjects"),
        pytest.param("sank|sink/VBD/ROOT boats/NNS/nsubj/sank", id="the subject stands behind"),
        pytest.param("Boats/NNS/nsubj/sunk sunk|sink/VBN/ROOT", id="a participle without an auxiliary"),
        pytest.param("Boats/NNS/nsubj/sink to/TO/aux/sink sink/VB/ROOT", id="an infinitive"),
        pytest.param("Boats/NNS/nsubj/sunk ’ve|have/VBP/aux/sunk sunk|sink/VBN/ROOT", id="a contraction"),
        pytest.param("They/PRP/nsubj/saw saw|see/VBD/ROOT boats/NNS/dobj/saw ships/NNS/dobj/saw", id="two objects"),
        pytest.param("Boats/NNS/dobj/saw they/PRP/nsubj/saw saw|see/VBD/ROOT", id="an object in front"),
    ],
)
def test_clause_is_none_where_the_parse_is_not_to_be_trusted(tagged: str) -> None:
    assert clause(analysis_of(tagged)) is None


def verb_of(tagged: str, *, main: str) -> tuple[str, bool, bool, str | None]:
    """The verb group's words, whether it is negated and passive, and its modal."""
    analysis = analysis_of(tagged)
    verb: Token = next(token for token in analysis.tokens if token.text == main)
    found = clause_of(analysis, verb)
    assert found is not None
    return read(analysis, found.verb.tokens), found.verb.negated, found.verb.passive, found.verb.modal


def test_verb_group_holds_auxiliaries_and_the_adverbs_between() -> None:
    might = "Boats/NNS/nsubj/sunk might/MD/aux/sunk not/RB/neg/sunk have/VB/aux/sunk quickly/RB/advmod/sunk sunk|sink/VBN/ROOT"
    was = "It/PRP/nsubjpass/built was|be/VBD/auxpass/built built|build/VBN/ROOT"

    assert verb_of(might, main="sunk") == ("might have quickly sunk", True, False, "might")
    assert verb_of(was, main="built") == ("was built", False, True, None)


def test_verb_group_leaves_out_adverbs_that_only_tie_sentences() -> None:
    then = "Boats/NNS/nsubj/sank then/RB/advmod/sank sank|sink/VBD/ROOT"

    assert verb_of(then, main="sank") == ("sank", False, False, None)

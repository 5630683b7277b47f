"""Verb groups turned into questions, on verbs tagged by hand."""

from __future__ import annotations

import pytest

from quizgen.analysis.clauses import VerbGroup, clause_of
from quizgen.asking.realising import active_verb, inverted_verb, sentence_cased
from tests.builders import analysis_of
from tests.reading import lexicon


def verb_of(tagged: str) -> VerbGroup:
    """The verb group of a clause whose main verb is its ROOT."""
    analysis = analysis_of(tagged)
    clause = clause_of(analysis, next(token for token in analysis.tokens if token.dep == "ROOT"))
    assert clause is not None
    return clause.verb


WAS_BUILT = "It/PRP/nsubjpass/built was|be/VBD/auxpass/built built|build/VBN/ROOT"
HAS_BEEN_SEEN = "It/PRP/nsubjpass/seen has|have/VBZ/aux/seen been|be/VBN/auxpass/seen seen|see/VBN/ROOT"
PASSED = "Parliament/NNP/nsubj/passed passed|pass/VBD/ROOT a/DT/det/law law/NN/dobj/passed"
HAS = "She/PRP/nsubj/has has|have/VBZ/ROOT a/DT/det/boat boat/NN/dobj/has"
WERE = "They/PRP/nsubj/were were|be/VBD/ROOT late/JJ/acomp/were"
MIGHT_RUN = "He/PRP/nsubj/run might/MD/aux/run quickly/RB/advmod/run run/VB/ROOT"
GROW = "Trees/NNS/nsubj/grow grow/VBP/ROOT here/RB/advmod/grow"


@pytest.mark.parametrize(
    ("tagged", "plural", "halves"),
    [
        pytest.param(WAS_BUILT, False, ("was", "built"), id="the auxiliary moves"),
        pytest.param(HAS_BEEN_SEEN, False, ("has", "been seen"), id="the first of two auxiliaries moves"),
        pytest.param(MIGHT_RUN, False, ("might", "quickly run"), id="a modal moves and the adverb stays"),
        pytest.param(WERE, True, ("were", ""), id="to be moves by itself"),
        pytest.param(PASSED, False, ("did", "pass"), id="did helps out a past"),
        pytest.param(HAS, False, ("does", "have"), id="does helps out a singular"),
        pytest.param(GROW, True, ("do", "grow"), id="do helps out a plural"),
        pytest.param(GROW, False, None, id="a plural verb with a singular subject is not trusted"),
        pytest.param("He/PRP/nsubj/xq xq/VBD/ROOT", False, None, id="a verb nobody knows is not trusted"),
    ],
)
def test_inverted_verb_gives_the_word_before_the_subject_and_the_rest(
    tagged: str, plural: bool, halves: tuple[str, str] | None
) -> None:
    assert inverted_verb(lexicon(), verb_of(tagged), plural=plural) == halves


@pytest.mark.parametrize(
    ("tagged", "active"), [(WAS_BUILT, "built"), (HAS_BEEN_SEEN, "has seen"), (PASSED, None)], ids=["was", "has been", "active"]
)
def test_active_verb_undoes_a_passive(tagged: str, active: str | None) -> None:
    assert active_verb(lexicon(), verb_of(tagged)) == active


@pytest.mark.parametrize(
    ("text", "mark", "sentence"),
    [
        ("who  ate the cake", "?", "Who ate the cake?"),
        ("in 1907 , the mill burned ;", ".", "In 1907, the mill burned."),
        ("the mill burned.", ".", "The mill burned."),
        ("éclairs were sold", ".", "Éclairs were sold."),
        ("20 boats sank", ".", "20 boats sank."),
    ],
)
def test_sentence_cased_opens_with_a_capital_and_ends_in_its_mark(text: str, mark: str, sentence: str) -> None:
    assert sentence_cased(text, mark) == sentence

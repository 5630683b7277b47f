"""Verb groups turned into questions, on verbs tagged by hand; statements and questions as whole sentences."""

from __future__ import annotations

import pytest

from quizgen.analysis.clauses import VerbGroup, clause_of
from quizgen.analysis.statements import statements
from quizgen.asking.realising import active_verb, inverted_verb, sentence_cased, statement_sentence, subject_question
from quizgen.asking.standing import Standing
from tests.builders import analysis_of
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed


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


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param("Ida Lund sells old boats in Ghent.", "who sells old boats in Ghent", id="the verb stays"),
        pytest.param("The farmers of Ulm were selling rice in 1912.", "who was selling rice in 1912", id="were becomes was"),
        pytest.param("The farmers of Ulm sell rice in spring.", "who sells rice in spring", id="a plural verb becomes singular"),
        pytest.param(
            "In 1912 Ida Lund gave up an old mill.", "who gave up an old mill in 1912", id="what stood before goes last"
        ),
    ],
)
def test_subject_question_puts_the_verb_into_the_singular(text: str, question: str) -> None:
    analysis = parsed(text)
    statement = statements(analysis)[0]

    found = subject_question(Standing(analysis, lexicon()), statement, "who", statement.phrases)

    assert found == sentence_cased(question, "?")


def test_subject_question_leaves_a_plural_verb_where_many_are_asked_for() -> None:
    analysis = parsed("Twelve farmers were selling rice in 1912.")
    statement = statements(analysis)[0]

    found = subject_question(Standing(analysis, lexicon()), statement, "how many farmers", statement.phrases, plural=True)

    assert found == "How many farmers were selling rice in 1912?"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("In 1912 Ida Lund sold a boat.", "In 1912 Ida Lund sold a boat.", id="a short opening without a comma"),
        pytest.param(
            "When the river rises, the farmers of Ulm leave the valley.",
            "When the river rises, the farmers of Ulm leave the valley.",
            id="a clause in front keeps its comma",
        ),
        pytest.param("However, Ida Lund, a miller, sold a boat.", "Ida Lund sold a boat.", id="without what stands aside"),
    ],
)
def test_statement_sentence_reads_like_the_article(text: str, sentence: str) -> None:
    analysis = parsed(text)
    statement = statements(analysis)[0]

    assert statement_sentence(analysis, statement, statement.phrases) == sentence

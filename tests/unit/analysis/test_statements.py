"""Sentences taken apart into assertions that stand without their neighbours, and what is no assertion at all."""

from __future__ import annotations

import pytest

from quizgen.analysis.statements import Statement, all_tokens, asserts, joined_text, quoted_tokens, statements
from quizgen.asking.realising import statement_sentence
from tests.builders import analysis_of
from tests.unit.analysis.parsing import parsed


def said(*paragraphs: str) -> list[str]:
    """Every statement as a sentence of its own, with all its phrases."""
    analysis = parsed(*paragraphs)
    return [statement_sentence(analysis, found, found.phrases) for found in statements(analysis)]


def first(text: str) -> Statement:
    return statements(parsed(text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The storm broke the old bridge near Ghent.", ["The storm broke the old bridge near Ghent."], id="a plain sentence"
        ),
        pytest.param(
            "The storm broke the bridge and flooded the fields of rice.",
            ["The storm broke the bridge.", "The storm flooded the fields of rice."],
            id="two verbs share a subject",
        ),
        pytest.param(
            "The storm broke the bridge, flooded the fields and killed many cows.",
            ["The storm broke the bridge.", "The storm flooded the fields.", "The storm killed many cows."],
            id="three verbs share a subject",
        ),
        pytest.param(
            "The storm broke the bridge, and the river carried it away.",
            ["The storm broke the bridge.", "The river carried it away."],
            id="two clauses with a subject each",
        ),
        pytest.param(
            "The mill burned down in 1907; the miller built a new one in 1909.",
            ["The mill burned down in 1907.", "The miller built a new one in 1909."],
            id="clauses parted by a semicolon",
        ),
        pytest.param(
            "The mill, the church, and the school burned down in 1907.",
            ["The mill, the church, and the school burned down in 1907."],
            id="a list keeps its commas",
        ),
        pytest.param(
            "Ida Lund, who lived in Ghent, bought the mill.",
            ["Ida Lund lived in Ghent.", "Ida Lund bought the mill."],
            id="a relative clause between commas",
        ),
        pytest.param(
            "The woman who lived in Ghent bought the mill.",
            ["The woman who lived in Ghent bought the mill."],
            id="a relative clause that says which stays",
        ),
        pytest.param(
            "The mill has burned down and was built again in 1907.",
            ["The mill has burned down.", "The mill was built in 1907."],
            id="each verb has its own auxiliary",
        ),
        pytest.param(
            "The miller had climbed and named the mountain.",
            ["The miller had named the mountain."],
            id="a second verb shares the auxiliary; the first lacks its object",
        ),
    ],
)
def test_statement_is_made_of_each_assertion(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mill, an old ruin, burned down in 1907.", id="an apposition"),
        pytest.param("The mill (built in 1700) burned down in 1907.", id="brackets"),
        pytest.param("However, the mill burned down in 1907.", id="however"),
        pytest.param("In fact, the mill burned down in 1907.", id="in fact"),
        pytest.param("The mill, of course, burned down in 1907.", id="of course"),
        pytest.param("As a result, the mill burned down in 1907.", id="as a result"),
        pytest.param("Although it rained, the mill burned down in 1907.", id="although"),
        pytest.param("The mill burned down in 1907, leaving nothing but ash.", id="a participle after a comma"),
    ],
)
def test_statement_drops_what_stands_aside(text: str) -> None:
    assert said(text) == ["The mill burned down in 1907."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Then the miller saw the fire in the barn.", id="then"),
        pytest.param("On that day the miller saw the fire in the barn.", id="on that day"),
        pytest.param("Opening the door, the miller saw the fire in the barn.", id="a participle before"),
    ],
)
def test_statement_drops_an_opening_that_points_back(text: str) -> None:
    assert said(text) == ["The miller saw the fire in the barn."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Did the mill burn down in 1907?", id="a question"),
        pytest.param("The mill burned down in 1907!", id="an exclamation"),
        pytest.param("The mill burned down in 1907...", id="it breaks off"),
        pytest.param("Burn the mill down in spring.", id="a command"),
        pytest.param("There was a mill by the river.", id="there was"),
        pytest.param("They burned the mill down in 1907.", id="they"),
        pytest.param("This burned the mill down in 1907.", id="this"),
        pytest.param("Some burned the mill down in 1907.", id="some"),
        pytest.param("He burned the mill down in 1907.", id="he, with nobody named"),
        pytest.param("We saw the mill by the river.", id="we"),
        pytest.param("You can see the old mill by the river.", id="you"),
        pytest.param("The mill burned down three years ago.", id="ago"),
        pytest.param("The mill won’t burn down in winter.", id="won’t"),
        pytest.param("The miller thinks that they’ve saved the mill.", id="they’ve"),
        pytest.param("The mill’s an old building by the river.", id="’s for is"),
        pytest.param("“The mill burned down in 1907.”", id="a quotation"),
        pytest.param("“The mill burned down,” the miller said to the farmers.", id="direct speech"),
        pytest.param("What the miller built burned down in 1907.", id="a clause as the subject"),
        pytest.param("The price of bread and milk were high.", id="subject and verb disagree"),
        pytest.param("Mills burn.", id="two words"),
    ],
)
def test_statement_is_none_where_nothing_stands_alone(text: str) -> None:
    assert said(text) == []


def test_possessive_is_no_contraction() -> None:
    assert said("The mill’s wheel turned for years.") == ["The mill’s wheel turned for years."]


def test_statement_writes_the_name_for_a_sure_pronoun() -> None:
    text = "Ida Lund sold a boat in 1912. She bought a mill in Ghent in 1913."

    assert said(text)[1] == "Ida Lund bought a mill in Ghent in 1913."
    assert [found.resolves_a_person for found in statements(parsed(text))] == [False, True]


def test_statement_writes_both_names_for_both_countries() -> None:
    text = "Norway and Sweden signed a treaty in 1905. Both countries closed their old forts in 1906."

    assert said(text)[1] == "Norway and Sweden closed their old forts in 1906."


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("The mill burned down in 1907.", False),
        ("The mill did not burn down in 1907.", True),
        ("The miller never sold the mill to the farmers.", True),
        ("Ida Lund had no money in the bank.", True),
        ("The miller hardly knew the farmers of Ulm.", True),
        ("The miller left the town without a coat.", True),
    ],
)
def test_negative_says_whether_a_word_denies(text: str, negative: bool) -> None:
    assert first(text).negative is negative


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The miller sold the mill in 1907.", False),
        ("The miller may have sold the mill in 1907.", True),
        ("The miller could sell the mill in 1907.", True),
        ("The miller will sell the mill in spring.", False),
        ("The miller seemed poor to the farmers of Ulm.", True),
    ],
)
def test_hedged_says_whether_it_only_may_be_so(text: str, hedged: bool) -> None:
    assert first(text).hedged is hedged


def test_statements_know_their_sentence_and_source() -> None:
    text = "The mill burned down in 1907. Ida Lund, who lived in Ghent, bought the land and built a new mill."

    found = statements(parsed(text))

    assert [(one.sentence.index, one.source) for one in found] == [(0, "main"), (1, "relative"), (1, "main"), (1, "conjunct")]


def test_tokens_of_a_statement_are_in_order_and_each_once() -> None:
    statement = first("Although it rained, the mill of Ghent burned down in 1907.")

    numbers = [token.i for token in all_tokens(statement)]

    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("line", "asserted"),
    [
        ("It/PRP burned/VBD ./.", True),
        ("It/PRP burned/VBD ./. ”/''", True),
        ("It/PRP burned/VBD ?/.", False),
        ("It/PRP burned/VBD", False),
        ("It/PRP burned/VBD .../.", False),
    ],
)
def test_asserts_goes_by_the_final_mark(line: str, asserted: bool) -> None:
    analysis = analysis_of(line)

    assert asserts(analysis, analysis.sentences[0]) is asserted


@pytest.mark.parametrize(
    ("tagged", "inside"),
    [
        pytest.param("He/PRP said/VBD “/`` go/VB now/RB ”/'' ./.", ["go", "now"], id="curly marks"),
        pytest.param("He/PRP said/VBD \"/`` go/VB \"/'' twice/RB", ["go"], id="straight marks"),
        pytest.param("“/`` Go/VB ,/,\nnow/RB ”/'' he/PRP said/VBD", ["Go", ",", "now"], id="over two sentences"),
        pytest.param("“/`` Go/VB\n\nHe/PRP left/VBD", ["Go"], id="a mark that never closes ends with its paragraph"),
    ],
)
def test_quoted_tokens_stand_between_the_marks(tagged: str, inside: list[str]) -> None:
    analysis = analysis_of(tagged)

    assert [analysis.tokens[i].text for i in sorted(quoted_tokens(analysis))] == inside


def test_joined_text_is_empty_without_phrases() -> None:
    assert joined_text(parsed("Mills burn."), []) == ""

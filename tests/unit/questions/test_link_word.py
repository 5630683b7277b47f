"""How ideas hang together: which openers and conjunctions may be taken out, and what stands beside them."""

from __future__ import annotations

import pytest

from quizgen.question import GAP
from quizgen.questions.link_word import LinkWord
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed

FROZE = "Most boats of Ulm stay in the harbour during the winter."
SAILED = "However, the ferry of Ida Lund sails on every day of the year."


def asked(*paragraphs: str) -> list[LinkWord]:
    return [candidate.question for candidate in LinkWord.propose(parsed(*paragraphs), lexicon())]


def test_opener_is_taken_out_between_its_two_sentences() -> None:
    (question,) = asked(f"{FROZE} {SAILED}")

    assert question.passage == f"{FROZE} {SAILED}".replace("However", GAP)
    assert question.key == "However"
    assert set(question.choices) == {"However", "As a result", "For example", "In the same way"}


@pytest.mark.parametrize("opener", ["As a result", "Therefore", "For example", "Instead", "Even so"])
def test_openers_beside_the_key_say_something_else(opener: str) -> None:
    (question,) = asked(f"{FROZE} {SAILED}".replace("However", opener))

    assert question.key == opener
    assert question.choices.count(opener) == 1
    assert not {"Therefore", "As a result"} <= set(question.choices)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SAILED, id="no sentence before"),
        pytest.param(f"They stay in the harbour during the winter. {SAILED}", id="a sentence that leans on another"),
        pytest.param("Because she knew him, Ida Lund sold the boat to the farmer in the village of Ulm.", id="a first word"),
        pytest.param("In spring it comes back from Norway, because the summer days there are long and warm.", id="it, and there"),
        pytest.param("The glass did not break, but stars appeared and it was such a hazard to drivers.", id="such a hazard"),
        pytest.param("The boats of Ulm could sail in the winter, but not very far from the harbour.", id="half a clause"),
        pytest.param(f"{FROZE} {SAILED}".replace("However,", "However"), id="no comma"),
        pytest.param(f"{FROZE} {SAILED}".replace("However", "Finally"), id="an opener that only tells the order"),
        pytest.param(f"“{FROZE} {SAILED}”", id="direct speech"),
    ],
)
def test_sentences_that_do_not_show_how_they_hang_together_are_not_asked_about(text: str) -> None:
    assert asked(text) == []


def test_opener_of_another_paragraph_is_not_asked_about() -> None:
    assert asked(FROZE, SAILED) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The old playground was closed in March because the swings were rusty and the frame was broken.", "because"),
        ("The club of Ulm never became famous, but it still plays behind the church on Sundays.", "but"),
        ("The town of Ulm closed the old harbour although the boats needed a place in the winter.", "although"),
    ],
)
def test_conjunction_is_taken_out_between_two_whole_clauses(text: str, key: str) -> None:
    (question,) = asked(text)

    assert question.key == key
    assert question.passage == text.replace(key, GAP, 1)
    assert "so" not in question.choices

"""The words that tie a sentence to its neighbours."""

from __future__ import annotations

import pytest

from quizgen.analysis.discourse import markers
from tests.unit.analysis.parsing import parsed


@pytest.mark.parametrize(
    ("text", "word", "relation"),
    [
        ("However, the harbour froze.", "However", "contrast"),
        ("The harbour froze because the wind turned.", "because", "cause"),
        ("As a result, no boat came in.", "As a result", "result"),
        ("No boat came in, so the shops stayed empty.", "so", "result"),
        ("Although the wind turned, the harbour froze.", "Although", "contrast"),
        ("For example, the baker had no flour.", "For example", "example"),
        ("Finally, a ship broke the ice.", "Finally", "order"),
        ("In addition, the road was closed.", "In addition", "addition"),
        ("If the ice breaks, the boats sail.", "If", "condition"),
    ],
)
def test_marker_is_found_with_what_it_ties(text: str, word: str, relation: str) -> None:
    analysis = parsed(text)
    (marker,) = markers(analysis)
    assert (marker.span.of(text), marker.relation) == (word, relation)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The winter was so long.", id="so, of degree"),
        pytest.param("The boats still lay in the harbour.", id="still, of time"),
        pytest.param("The baker has worked as a cook.", id="as, a preposition"),
    ],
)
def test_same_word_in_the_midst_of_a_clause_ties_nothing(text: str) -> None:
    assert markers(parsed(text)) == ()

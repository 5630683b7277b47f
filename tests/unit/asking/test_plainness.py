"""What a reader who has only the question can make of it."""

from __future__ import annotations

import pytest

from quizgen.analysis.statements import statements
from quizgen.asking.plainness import is_plain, topics
from tests.unit.analysis.parsing import parsed


def plain_in(text: str, *, title: str | None = None) -> bool:
    """Whether the sentence's statement can be understood without the sentences around it."""
    analysis = parsed(text, title=title)
    return is_plain(analysis, statements(analysis)[0], text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ida Lund opened a new school in Ghent in 1912.", id="names"),
        pytest.param("The roof of the library of Ulm was built in 1905.", id="the … of a name"),
        pytest.param("Radar satellites are cheaper than old planes.", id="compared with what is named"),
        pytest.param("Eight doctors of Ghent refused to sign.", id="a number of what a name tells apart"),
    ],
)
def test_question_that_names_what_it_speaks_of_is_plain(text: str) -> None:
    assert plain_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Eight people take out anything dangerous from a belt.", id="so many of whom?"),
        pytest.param("Each adult pays eleven euros a day in Norway.", id="each of whom?"),
        pytest.param("Ida Lund patented a similar glass in 1905.", id="similar to what?"),
        pytest.param("Ida Lund had an even sadder story.", id="sadder than what?"),
        pytest.param("A steel frame in Norway stiffens the floors.", id="which floors?"),
    ],
)
def test_question_that_leans_on_other_sentences_is_not_plain(text: str) -> None:
    assert not plain_in(text)


def test_what_the_title_names_is_known() -> None:
    text = "A steel frame in Norway stiffens the floors."

    assert plain_in(text, title="How Floors Are Built")
    assert "floor" in topics(parsed(text, title="How Floors Are Built"))

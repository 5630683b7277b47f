"""Statements to judge: as they stand, or with one detail or word swapped."""

from __future__ import annotations

import pytest

from quizgen.questions.true_false import FALSE, TRUE, TrueFalse
from quizgen.wording import words
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed


def judged(*paragraphs: str) -> list[TrueFalse]:
    return [candidate.question for candidate in TrueFalse.propose(parsed(*paragraphs), lexicon())]


def false_ones(*paragraphs: str) -> dict[str, str | None]:
    """The false statements, each with what the article says instead."""
    return {question.prompt: question.explanation for question in judged(*paragraphs) if question.key == FALSE}


@pytest.mark.parametrize(
    ("said", "false"),
    [
        pytest.param(
            "The road from Ghent to Ulm is long and dark.",
            "The road from Ghent to Ulm is short and dark.",
            id="a predicate turned into its opposite",
        ),
        pytest.param(
            "The wheat prices in Ghent decreased.", "The wheat prices in Ghent increased.", id="a verb turned into its opposite"
        ),
        pytest.param(
            "Lukas Berg bought 40 boats in Ghent.", "Lukas Berg bought 40 boats in Antwerp.", id="a place for its sister"
        ),
    ],
)
def test_statement_is_made_false_by_one_word(said: str, false: str) -> None:
    assert false_ones(said) == {false: f"The article says: {said}"}


def test_statement_takes_another_detail_of_the_article() -> None:
    found = false_ones("Ida Lund moved to Norway in 1912. Lukas Berg moved to Denmark in 1913.")

    assert found == {
        "Ida Lund moved to Norway in 1913.": "The article says: Ida Lund moved to Norway in 1912.",
        "Lukas Berg moved to Denmark in 1912.": "The article says: Lukas Berg moved to Denmark in 1913.",
    }


def test_true_statement_is_the_article_s_own_and_needs_no_explanation() -> None:
    (question,) = judged("The price of wool in Ghent increased in 1912.")

    assert (question.prompt, question.key) == ("The price of wool in Ghent increased in 1912.", TRUE)
    assert question.explanation is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The price of wool in Ghent did not increase in 1912.", id="a denial"),
        pytest.param("The price of wool in Ghent may have increased in 1912.", id="what only may be so"),
        pytest.param("The mill burned down in 1907 in spring.", id="nobody knows which mill"),
        pytest.param("The farmers of Ulm remember the famine.", id="nothing that could be swapped"),
        pytest.param("Wool prices increased.", id="too short"),
        pytest.param("Has the price of wool in Ghent increased in 1912?", id="a question"),
    ],
)
def test_nothing_to_judge_is_made(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize("stem", STEMS)
def test_false_statement_of_an_article_differs_from_the_true_one_in_one_place_and_by_no_not(stem: str) -> None:
    analysis = analysis_of_article(stem)

    for candidate in TrueFalse.propose(analysis, lexicon()):
        question = candidate.question
        assert question.choices == (TRUE, FALSE)
        if question.key == TRUE:
            assert question.explanation is None
            continue
        assert question.explanation is not None
        said, shown = words(question.explanation.removeprefix("The article says: ")), words(question.prompt)
        added = set(shown) - set(said)
        assert 1 <= len(added) <= 4
        assert not added & {"not", "never", "no"}
        prefix = next(i for i, (a, b) in enumerate(zip([*said, ""], [*shown, ""], strict=False)) if a != b)
        suffix = next(i for i, (a, b) in enumerate(zip([*said[::-1], ""], [*shown[::-1], ""], strict=False)) if a != b)
        assert prefix + suffix >= 3

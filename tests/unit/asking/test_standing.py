"""What may stay in a question, and what may be its answer, before a reader who has nothing else."""

from __future__ import annotations

import pytest

from quizgen.analysis.phrases import read
from quizgen.analysis.statements import statements
from quizgen.asking.standing import Standing
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed


def kept(text: str, *, asked: str | None = None, without_subject: bool = False) -> list[str] | None:
    """The phrases that stay beside the first statement's verb; None when it cannot be asked. `asked` is a role."""
    analysis = parsed(text)
    statement = statements(analysis)[0]
    phrase = next((one for one in statement.phrases if one.role == asked), None)
    found = Standing(analysis, lexicon()).kept(statement, asked=phrase, without_subject=without_subject)
    return None if found is None else [read(analysis, one.tokens) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ida Lund sold a boat to Norway in 1912.", ["a boat", "to Norway", "in 1912"], id="everything that is understood"
        ),
        pytest.param(
            "Ida Lund sold a boat because the river had frozen over.", ["a boat"], id="the reason goes: it is no part of the fact"
        ),
        pytest.param("Ida Lund sold a boat on the same day.", ["a boat"], id="a time that points back goes"),
        pytest.param("Ida Lund sold her boat in 1912.", ["her boat", "in 1912"], id="her that means the subject stays"),
        pytest.param("The farmers of Ulm sold their rice in May.", ["their rice", "in May"], id="their that means the subject"),
    ],
)
def test_kept_phrases_are_those_a_stranger_understands(text: str, expected: list[str]) -> None:
    assert kept(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mill burned down in 1907.", id="nobody knows which mill"),
        pytest.param("Their mill burned down in 1907.", id="their, as the subject"),
        pytest.param("Ida Lund sold the boat in 1912.", id="nobody knows which boat"),
        pytest.param("Ida Lund sold such boats in 1912.", id="such"),
        pytest.param("Ida Lund sold it in 1912.", id="it"),
        pytest.param("Ida Lund sold their boat in 1912.", id="their that cannot mean her"),
        pytest.param("A boat of oak carried her to Norway.", id="her that cannot mean a boat"),
    ],
)
def test_kept_is_none_where_a_needed_part_is_not_understood(text: str) -> None:
    assert kept(text) is None


def test_kept_leaves_out_what_is_asked_for() -> None:
    assert kept("Ida Lund sold a boat to Norway in 1912.", asked="object") == ["to Norway", "in 1912"]
    assert kept("Ida Lund sold the boat in 1912.", asked="object") == ["in 1912"]


def test_kept_without_subject_needs_no_subject_but_takes_no_word_for_it() -> None:
    assert kept("The mill sold a boat to Norway.", without_subject=True) == ["a boat", "to Norway"]
    assert kept("Ida Lund sold her boat in 1912.", without_subject=True) is None


@pytest.mark.parametrize(
    ("text", "nameable"),
    [
        pytest.param("Ida Lund sold a boat.", True, id="a thing"),
        pytest.param("Ida Lund sold salt and rice.", True, id="stuff"),
        pytest.param("Ida Lund met Karl Marx in 1840.", True, id="a name"),
        pytest.param("Ida Lund sold the boat of Lukas Berg.", True, id="the, told by what follows"),
        pytest.param("Ida Lund sold the boat in 1912.", False, id="the, and nothing tells which"),
        pytest.param("Ida Lund sold her boat in 1912.", False, id="a possessive"),
        pytest.param("Ida Lund sold several boats in 1912.", False, id="several"),
        pytest.param("Ida Lund sold most boats in 1912.", False, id="most"),
        pytest.param("Ida Lund sold a lot in 1912.", False, id="a noun that says nothing"),
        pytest.param("Ida Lund sold them in 1912.", False, id="a pronoun"),
        pytest.param("Ida Lund sold a boat of a brother of a friend of a miller of Ghent.", False, id="too long to be an answer"),
    ],
)
def test_nameable_says_whether_a_phrase_can_be_the_answer(text: str, nameable: bool) -> None:
    analysis = parsed(text)
    statement = statements(analysis)[0]
    (phrase,) = statement.phrases_of("object")

    assert Standing(analysis, lexicon()).nameable(phrase, statement) is nameable


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("Ida Lund left because she was tired of rain.", True, id="she is the subject"),
        pytest.param("Ida Lund left because the river rose.", True, id="no pronoun at all"),
        pytest.param("Ida Lund left because they were late again.", False, id="they are others"),
        pytest.param("Ida Lund left because this was late again.", False, id="this"),
        pytest.param("Ida Lund left because there was no bread there.", False, id="there"),
    ],
)
def test_clause_stands_when_its_pronouns_mean_the_subject(text: str, stands: bool) -> None:
    analysis = parsed(text)
    statement = statements(analysis)[0]
    (phrase,) = statement.phrases_of("cause")

    assert Standing(analysis, lexicon()).clause_stands(statement, phrase) is stands

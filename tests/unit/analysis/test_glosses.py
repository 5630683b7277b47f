"""Dictionary glosses: which are definitions to print, and how they are cleaned."""

from __future__ import annotations

import pytest

from quizgen.analysis.glosses import LONGEST, plain_meaning, relatives


@pytest.mark.parametrize(
    ("gloss", "meaning"),
    [
        pytest.param("make or become dry", "make or become dry", id="a plain one stays"),
        pytest.param("a friendly feeling of liking; an emotion", "a friendly feeling of liking", id="the first part only"),
        pytest.param("a contorted (twisted) facial expression", "a contorted facial expression", id="brackets go"),
        pytest.param("(usually of persons) feeling joy", "feeling joy", id="a field in brackets goes"),
        pytest.param("usually of persons, feeling much joy", "feeling much joy", id="a field before a comma goes"),
        pytest.param("a large bird [of prey] (genus Aquila)", "a large bird", id="brackets of any kind go"),
        pytest.param("  a   wide  road , ", "a wide road", id="spaces and loose marks go"),
    ],
)
def test_plain_meaning_keeps_what_a_student_needs(gloss: str, meaning: str) -> None:
    assert plain_meaning(gloss) == meaning


@pytest.mark.parametrize(
    "gloss",
    [
        pytest.param("joy", id="one word is a synonym"),
        pytest.param("a dog", id="an article and a noun send the reader on"),
        pytest.param(" ".join(["long"] * (LONGEST + 1)), id="too long to compare"),
        pytest.param("of or relating to a territory", id="of or relating to"),
        pytest.param("relating to the sea", id="relating to"),
        pytest.param("characteristic of a friend", id="characteristic of"),
        pytest.param("used of colours and light", id="used of"),
        pytest.param("chemicals used in medicine", id="used in"),
        pytest.param("any fish of the family of carps", id="a family of animals"),
        pytest.param("a German city by a river", id="a name"),
        pytest.param("one of 12 months", id="a number"),
        pytest.param("fruit, seeds etc", id="etc"),
        pytest.param("the quality of being able to", id="it breaks off"),
        pytest.param("an animal, a bird, or a fish, and more", id="a chain of commas"),
        pytest.param("a place, usually a house", id="an afterthought"),
        pytest.param("red or green or blue", id="or and or"),
        pytest.param("someone who kills a person", id="unfit for a wrong choice"),
        pytest.param("a toy that 'flies", id="a torn quotation"),
    ],
)
def test_plain_meaning_is_none_where_nothing_is_fit_to_print(gloss: str) -> None:
    assert plain_meaning(gloss) is None


@pytest.mark.parametrize(
    ("word", "text", "related"),
    [
        pytest.param("hostility", "a hostile attitude", True, id="the same stem"),
        pytest.param("teach", "what a teacher does", True, id="a derived word"),
        pytest.param("teacher", "someone who can teach", True, id="the word it is derived from"),
        pytest.param("Hostile", "HOSTILE acts", True, id="whatever the case"),
        pytest.param("postpone", "hold back to a later time", False, id="other words"),
        pytest.param("carpet", "what a car drives on", False, id="a short word inside it"),
        pytest.param("juror", "a member of a jury", True, id="all but the last letter of a short word"),
    ],
)
def test_relatives_finds_the_word_s_own_family(word: str, text: str, related: bool) -> None:
    assert relatives(word, text) is related

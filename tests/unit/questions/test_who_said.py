"""Whose words: which quotations may be asked about, and who stands beside the speaker."""

from __future__ import annotations

import pytest

from quizgen.questions.who_said import WhoSaid
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed

PEOPLE = (
    "Ida Lund has led the harbour office since 2015. Ben Carter says that bread is dear, and Maria Gomez says that it is not."
)
LEANS_ON_NOTHING = "“The harbour has to be dredged every second year,” said Lund."


def asked(text: str) -> list[WhoSaid]:
    return [candidate.question for candidate in WhoSaid.propose(parsed(PEOPLE, text), lexicon())]


def test_speaker_is_the_key_and_the_others_are_people_of_the_article() -> None:
    (question,) = asked(LEANS_ON_NOTHING)

    assert question.prompt == "According to the article, who said: “The harbour has to be dredged every second year”?"
    assert question.key == "Ida Lund"
    assert set(question.choices) == {"Ida Lund", "Ben Carter", "Maria Gomez"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It has to be dredged every second year or so,” said Lund.", id="it, before anything is named"),
        pytest.param("“The harbour must be dredged,” said Lund.", id="too short to tell anything"),
        pytest.param("“The harbour has to be dredged every second year,” said a fisherman.", id="nobody with a name"),
        pytest.param("The harbour, said Lund, “has to be dredged every second year or two”.", id="half a sentence"),
    ],
)
def test_quotation_that_does_not_stand_alone_is_not_asked_about(text: str) -> None:
    assert asked(text) == []


def test_one_person_alone_gives_no_question() -> None:
    analysis = parsed("Ida Lund has led the harbour office since 2015.", LEANS_ON_NOTHING)
    assert list(WhoSaid.propose(analysis, lexicon())) == []


def test_quotation_is_whole_though_she_says_stands_in_its_midst() -> None:
    (question,) = asked("“The harbour has to be dredged every second year,” said Lund. “Nobody likes to pay for it.”")

    assert "every second year. Nobody likes to pay for it”?" in question.prompt


def test_long_quotation_ends_with_its_first_piece() -> None:
    more = "Nobody likes to pay for it, and so we wait and wait until the first ship of the spring runs aground in the mud."
    (question,) = asked(f"“The harbour has to be dredged every second year,” said Lund. “{more}”")

    assert question.prompt.endswith("every second year”?")

"""Who says what: quotations with their speakers, and what is reported without marks."""

from __future__ import annotations

import pytest

from quizgen.analysis.sayings import Saying, sayings
from tests.unit.analysis.parsing import parsed

IDA = "Ida Lund has led the harbour office since 2015."
DREDGED = "“The harbour has to be dredged every second year,”"


def said(*paragraphs: str) -> list[tuple[str, str | None, bool]]:
    """What is said, by whom, and whether in quotation marks."""
    analysis = parsed(*paragraphs)
    return [(_words(saying, analysis.article.text), saying.name, saying.direct) for saying in sayings(analysis)]


def _words(saying: Saying, text: str) -> str:
    return saying.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{DREDGED} said Ida Lund.", id="verb before the speaker"),
        pytest.param(f"{DREDGED} Ida Lund said.", id="speaker before the verb"),
        pytest.param(f"{DREDGED} explains Ida Lund, who has led the office since 2015.", id="speaker with an aside"),
        pytest.param("Ida Lund warned, “The harbour has to be dredged every second year,” and left.", id="speaker first"),
        pytest.param('"The harbour has to be dredged every second year," said Ida Lund.', id="straight marks"),
    ],
)
def test_speaker_stands_beside_the_quotation(text: str) -> None:
    assert said(text) == [("The harbour has to be dredged every second year", "Ida Lund", True)]


def test_surname_and_pronoun_give_the_full_name_where_they_are_certain() -> None:
    found = said(f"{IDA} {DREDGED} said Lund. “Nobody else will pay for it,” she added.")
    assert [(name, direct) for _, name, direct in found] == [("Ida Lund", True), ("Ida Lund", True)]


def test_second_half_of_a_quotation_is_the_same_speakers() -> None:
    found = said(f"{DREDGED} said Ida Lund. “Nobody else will pay for it.”")
    assert found[1] == ("Nobody else will pay for it.", "Ida Lund", True)


def test_words_of_another_paragraph_are_nobodys() -> None:
    assert len(said(f"{DREDGED} said Ida Lund.", "“Nobody else will pay for the work.”")) == 1


def test_title_or_nickname_in_marks_is_no_saying() -> None:
    assert said("Ida Lund, called “the captain” by her friends, says little and reads “Moby Dick”.") == []


def test_speaker_without_a_name_is_kept_without_one() -> None:
    assert said(f"{DREDGED} said a fisherman.")[0][1] is None


def test_reported_speech_leaves_out_its_that() -> None:
    assert said("Ida Lund argues that the town must pay for the work.") == [("the town must pay for the work", "Ida Lund", False)]


def test_what_somebody_does_not_say_is_no_saying() -> None:
    assert said("Ida Lund did not say that the town must pay for the work.") == []

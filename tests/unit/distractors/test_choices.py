"""Wrong choices for each kind of answer: of its form, proved wrong, and none of them the key under another name."""

from __future__ import annotations

import pytest

from quizgen.asking import ask_all
from quizgen.asking.asked import Asked
from quizgen.distractors import Distractors
from quizgen.wording import contains
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

TOWN = (
    "The council of Ghent closed a large school in 1912 because the roof had fallen into the yard. Lukas Berg built a small"
    " mill near Elba in 1920.",
    "The people of Ulm left their village in winter because the river had flooded every field. Ida Lund opened a new school"
    " in Oslo in 1931. Dana Reed bought an old boat from a farmer in Ulm. Dr. Mira Holt paid for the roof of the church.",
    "A farmer from Bath sold wool in the market of Ghent. Norway and Sweden have agreed to share the cost of a new bridge."
    " Finland wants to build three ports on its coast. Denmark plans to sell two old ships. Iceland plans to hunt no whales.",
    "The fishermen of Bath hope to catch enough salmon.",
)
"""Four people, four years, reasons, plans and a purpose."""


def asked(question: str, *paragraphs: str) -> Asked:
    return next(one for one in ask_all(parsed(*paragraphs), lexicon()) if one.question == question)


def choices(question: str, *paragraphs: str) -> tuple[str, tuple[str, ...]]:
    text = paragraphs or TOWN
    return Distractors(parsed(*text), lexicon()).choices(asked(question, *text))


# Names -------------------------------------------------------------------------------------------------------------------


def test_wrong_persons_are_the_others_of_the_article_without_titles() -> None:
    key, wrong = choices("Who opened a new school in Oslo in 1931?")

    assert key == "Ida Lund"
    assert set(wrong) == {"Lukas Berg", "Dana Reed", "Mira Holt"}


def test_person_is_shown_by_the_full_name() -> None:
    text = (
        "Emil Zátopek came to Ghent in 1900.",
        "In spring Zátopek opened a new school in Bath. Lukas Berg built a mill in Elba.",
    )

    key, wrong = choices("Who opened a new school in Bath in spring?", *text)

    assert key == "Emil Zátopek"
    assert wrong == ("Lukas Berg",)


def test_wrong_person_is_no_relative_by_name() -> None:
    text = ("Ida Lund opened a new school in Bath. Per Lund slept in Ghent. Lukas Berg built a mill in Elba.",)

    assert choices("Who opened a new school in Bath?", *text)[1] == ("Lukas Berg",)


def test_wrong_places_are_of_the_same_kind_and_the_article_s_own_first() -> None:
    text = ("Denmark sold an old ship to Finland. Ida Lund lived in Oslo. A farmer from Poland sold wool.",)

    key, wrong = choices("Which country sold an old ship to Finland?", *text)

    assert key == "Denmark"
    assert wrong[0] == "Poland"
    assert not {"Oslo", "Finland", "Denmark"} & set(wrong)


def test_wrong_places_without_an_own_one_are_sisters_of_the_right_one() -> None:
    text = ("In 1912 Dana Reed named a mountain in Alaska.",)

    key, wrong = choices("In which state did Dana Reed name a mountain in 1912?", *text)

    assert key == "Alaska"
    assert len(wrong) >= 3
    assert all(lexicon().senses(state, "noun") for state in wrong)


# Numbers and dates -------------------------------------------------------------------------------------------------------


def test_wrong_years_are_the_article_s_own_first() -> None:
    key, wrong = choices("In what year did Lukas Berg build a small mill near Elba?")

    assert key == "1920"
    assert set(wrong[:2]) == {"1912", "1931"}


def test_wrong_numbers_stand_not_in_the_sentence_itself() -> None:
    text = ("A village on the coast of Norway lost 40 boats in a great storm of 50 hours.",)
    (one,) = (one for one in ask_all(parsed(*text), lexicon()) if one.kind == "number")

    key, wrong = Distractors(parsed(*text), lexicon()).choices(one)

    assert key == "40"
    assert wrong
    assert "50" not in wrong


# What is told in sentences -----------------------------------------------------------------------------------------------


def test_reason_and_thing_have_no_wrong_choices() -> None:
    assert choices("Why did the council of Ghent close a large school in 1912?")[1] == ()
    assert choices("What does Finland want to do?")[1] == ()


# Whatever the kind -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", STEMS)
def test_choices_of_an_article_are_different_and_not_given_away(stem: str) -> None:
    analysis = analysis_of_article(stem)
    distractors = Distractors(analysis, lexicon())

    for one in ask_all(analysis, lexicon()):
        key, wrong = distractors.choices(one)
        assert key not in wrong
        assert len(set(wrong)) == len(wrong)
        for choice in wrong:
            assert not contains(one.question, choice)
            assert choice[:1].isupper() == key[:1].isupper() or choice[:1].isdigit()

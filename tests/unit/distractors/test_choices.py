"""Wrong choices for each kind of answer: of its form, proved wrong, and none of them the key under another name."""

from __future__ import annotations

import pytest

from quizgen.asking import ask_all
from quizgen.asking.asked import Asked
from quizgen.distractors import Distractors
from quizgen.distractors.clauses import as_sentence
from quizgen.distractors.nouns import kinship, noun_phrases
from quizgen.distractors.verb_phrases import verb_phrases
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


# Clauses -----------------------------------------------------------------------------------------------------------------


def test_wrong_reasons_are_what_the_article_says_elsewhere_as_sentences() -> None:
    key, wrong = choices("Why did the council of Ghent close a large school in 1912?")

    assert key == "The roof had fallen into the yard."
    assert len(wrong) >= 3
    text = parsed(*TOWN).article.text
    for sentence in wrong:
        assert sentence.endswith(".")
        assert sentence.removesuffix(".").split()[-1] in text
        assert not contains(sentence, "council of Ghent closed")


def test_reason_that_is_no_clause_has_no_wrong_choices() -> None:
    text = (*TOWN, "Captain Berg stayed in Bath because of the heavy rain of that spring.")

    assert choices("Why did Captain Berg stay in Bath?", *text)[1] == ()


def test_wrong_deeds_are_what_others_do() -> None:
    key, wrong = choices("What does Finland want to do?")

    assert key == "build three ports on its coast"
    assert len(wrong) >= 3
    assert not any("build" in deed for deed in wrong)
    assert not any("its coast" in deed for deed in wrong)


def test_wrong_purposes_open_with_to_like_the_right_one() -> None:
    text = (*TOWN, "The people of Elba dug a deep ditch to keep the sea water out of their fields.")

    key, wrong = choices("Why did the people of Elba dig a deep ditch?", *text)

    assert key == "to keep the sea water out of their fields"
    assert wrong
    assert all(choice.startswith("to ") for choice in wrong)


def test_as_sentence_has_a_capital_and_a_full_stop() -> None:
    assert as_sentence("the roof fell") == "The roof fell."


# Things ------------------------------------------------------------------------------------------------------------------


def test_wrong_things_have_the_determiner_and_number_of_the_right_one() -> None:
    text = ("In spring Ida Lund sold a boat in Ghent. Lukas Berg kept two mills, an old cart and a ship of oak.",)

    key, wrong = choices("What did Ida Lund sell in Ghent in spring?", *text)

    assert key == "a boat"
    assert wrong
    for choice in wrong:
        assert choice.startswith(("a ", "an "))
        assert not lexicon().is_a(choice.split()[-1], "boat")
        assert not lexicon().is_a("boat", choice.split()[-1])


def test_wrong_person_is_not_somebody_that_the_right_one_may_be_as_well() -> None:
    wrong = choices("Whom did Ida Lund hire in spring?", "In spring Ida Lund hired a carpenter.")[1]

    assert wrong
    assert not {"a father", "a brother", "a friend", "a man", "a woman"} & set(wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dog", "animal", id="one is a kind of the other"),
        pytest.param("animal", "dog", id="the other way round"),
        pytest.param("dog", "dog", id="the same word"),
        pytest.param("dog", "hammer", id="another class"),
        pytest.param("car", "automobile", id="a synonym"),
        pytest.param("xqzzt", "dog", id="a word that nobody knows"),
    ],
)
def test_kinship_is_none_for_what_may_not_stand_beside_it(one: str, other: str) -> None:
    assert kinship(lexicon(), one, other) == 0.0


def test_kinship_ranks_what_is_nearer_higher() -> None:
    near, far = kinship(lexicon(), "river", "lake"), kinship(lexicon(), "hammer", "boat")

    assert 1 >= near > far


def test_noun_phrases_stand_alone_each_once() -> None:
    found = noun_phrases(parsed("A small mill stood by the river of Ghent. They saw it and a small mill, and this house."))

    assert [phrase.core for phrase in found] == ["small mill", "river of Ghent"]
    assert [phrase.determined for phrase in found] == ["a", "the"]


# What is done ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        pytest.param("Ida Lund sold wool in the market of Ghent.", ["sell wool in the market of Ghent"], id="with its place"),
        pytest.param("Finland builds ports on its coast.", ["build ports on its coast"], id="with a possessive"),
        pytest.param("Ida Lund will sell salt in Norway.", ["sell salt in Norway"], id="after an auxiliary"),
        pytest.param("Ida Lund sold it in Ghent.", [], id="a pronoun in it"),
        pytest.param("Ida Lund did not sell wool.", [], id="denied"),
        pytest.param("Wool was sold in Ghent.", [], id="passive"),
        pytest.param("Ida Lund is a miller in Ghent.", [], id="being"),
        pytest.param("Ida Lund sold the wool.", [], id="nobody knows which"),
    ],
)
def test_verb_phrases_are_deeds_that_stand_alone(text: str, deeds: list[str]) -> None:
    assert [found.text for found in verb_phrases(parsed(text))] == deeds


def test_verb_phrase_knows_who_does_it_and_the_number_of_its_possessive() -> None:
    (one,) = verb_phrases(parsed("The farmers of Ulm sold their wool in Ghent."))
    (other,) = verb_phrases(parsed("Finland builds ports on its coast."))

    assert (one.subject, one.plural) == ("farmers of ulm", True)
    assert (other.subject, other.plural) == ("finland", False)


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

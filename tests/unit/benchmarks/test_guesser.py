"""The guesser who never saw the article: what each strategy takes, how ties count, and the interval."""

from __future__ import annotations

from fractions import Fraction

import pytest

from benchmarks.guesser import (
    STRATEGIES,
    TEXTS,
    fitting,
    least_alike,
    longest,
    measure,
    most_alike,
    not_longest,
    overlapping,
    right,
    upper_bound,
)
from quizgen.flat_question import FlatQuestion


def asked(prompt: str, *choices: str, key: str = "", passage: str | None = None) -> FlatQuestion:
    """A choice question; the first choice is right unless another is named."""
    place = choices.index(key or choices[0])
    return FlatQuestion(kind="wh-choice", skill="fact", prompt=prompt, passage=passage, choices=choices, correct=(place,))


MEANING = asked("What does “upkeep” mean?", "a trip", "the cost of keeping something in good condition", "a dull story")
ALIKE = asked("Which of these was sold?", "red iron nails", "red iron tools", "red iron pots", "glass beads from Venice")


def test_longest_takes_the_choice_of_most_characters_and_its_opposite_the_rest() -> None:
    assert longest(MEANING) == ("the cost of keeping something in good condition",)
    assert not_longest(MEANING) == ("a trip", "a dull story")


def test_never_the_longest_takes_any_where_all_are_equally_long() -> None:
    assert not_longest(asked("How many came?", "two", "six", "ten")) == ("two", "six", "ten")


def test_overlap_finds_words_of_the_prompt_and_of_the_passage_in_other_forms() -> None:
    prompted = asked("Why did the sailors strike?", "to be paid", "to have shorter nights", "to free another sailor")
    passage = "The bakery sold its _____ in May."

    assert overlapping(prompted) == ("to free another sailor",)
    assert overlapping(asked("Which word fits?", "nails", "bakers", "rivers", passage=passage)) == ("bakers",)


@pytest.mark.parametrize(
    ("question", "suiting"),
    [
        (asked("Who opened the school?", "a report", "Ada Byrne", "the rain"), "Ada Byrne"),
        (asked("When did the mill burn down?", "a large fire", "in 1907", "Leeds"), "in 1907"),
        (asked("Where does the river rise?", "slowly", "since June", "near the border"), "near the border"),
        (asked("How many jars stood there?", "jars of honey", "on a shelf", "twenty"), "twenty"),
        (asked("Why did she leave?", "a grey coat", "because it rained", "the tram"), "because it rained"),
        (asked("Which word means “the act of sending away”?", "banishment", "cruel", "devour"), "banishment"),
        (
            asked("Which word completes it?", "thriving", "thrive", "thrived", passage="Only the weeds could _____ there."),
            "thrive",
        ),
    ],
    ids=lambda value: value.prompt if isinstance(value, FlatQuestion) else "",
)
def test_type_match_takes_the_form_that_is_asked_for(question: FlatQuestion, suiting: str) -> None:
    assert fitting(question) == (suiting,)


def test_type_match_has_no_opinion_where_all_forms_suit() -> None:
    names = ("Ada Byrne", "Tom Hale", "Ines Rui")

    assert fitting(asked("Who opened the school?", *names)) == names


def test_odd_one_out_and_its_opposite() -> None:
    assert least_alike(ALIKE) == ("glass beads from Venice",)
    assert set(most_alike(ALIKE)) <= {"red iron nails", "red iron tools", "red iron pots"}


def test_tie_is_worth_its_chance() -> None:
    question = asked("How many came?", "two", "six", "ten")

    assert right(question, longest) == pytest.approx(1 / 3)
    assert right(MEANING, longest) == 0
    assert right(MEANING, not_longest) == Fraction(1, 2)


def test_strategies_do_not_look_at_the_key_or_at_the_order() -> None:
    for strategy in STRATEGIES.values():
        for question in (MEANING, ALIKE):
            choices = question.choices or ()
            for key in choices:
                turned = asked(question.prompt, *reversed(choices), key=key)
                assert set(strategy(turned)) == set(strategy(question))


def test_upper_bound_is_wilsons() -> None:
    """Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662."""
    assert upper_bound(81 / 263, 263) == pytest.approx(0.3662, abs=0.0001)


def test_measure_compares_the_best_strategy_with_blind_chance() -> None:
    figures = measure([asked("Which colour was it?", "a very dark and shiny red", "blue", "pink", "grey")] * 50)

    assert figures["items"] == 50
    assert figures["chance"] == 0.25
    assert figures["longest choice"] == 1
    assert figures["guesser_minus_chance"] == 0.75
    assert figures["upper_minus_chance"] == pytest.approx(0.75)


def test_texts_are_those_of_the_tests_and_of_training() -> None:
    assert {path.parent.name for path in TEXTS} == {"articles", "texts"}
    assert len(TEXTS) >= 56

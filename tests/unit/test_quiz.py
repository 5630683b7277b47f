"""Editions: what can be published, and what it is worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.errors import UnusableQuestion
from quizgen.question import Question
from quizgen.quiz import publish
from tests.builders import ARTICLE, edition_of
from tests.builders_gradebook import choice, short

WHERE = choice("Where did the mill stand?", "by the river", "on a hill", "in the forest")
WHEN = short("In what year did the mill burn down?", "1907")


def test_publish_numbers_the_slots_from_one_in_the_order_given() -> None:
    edition = publish("The mill", ARTICLE, [(WHEN, Fraction(2)), (WHERE, Fraction(1, 2))])

    assert [(slot.number, slot.question, slot.points) for slot in edition.slots] == [
        (1, WHEN, Fraction(2)),
        (2, WHERE, Fraction(1, 2)),
    ]
    assert (edition.title, edition.article) == ("The mill", ARTICLE)


def test_max_score_is_the_exact_sum_of_the_points() -> None:
    thirds = [(WHERE, Fraction(1, 3))] * 3

    assert publish("Thirds", ARTICLE, thirds).max_score == 1


def test_slot_is_found_by_its_number_and_no_other() -> None:
    edition = edition_of(WHERE, WHEN)

    assert [slot and slot.question for slot in map(edition.slot, (1, 2))] == [WHERE, WHEN]
    assert [edition.slot(number) for number in (-1, 0, 3)] == [None, None, None]


def test_publish_of_nothing_asks_for_a_question() -> None:
    with pytest.raises(UnusableQuestion, match="Add at least one question"):
        publish("Empty", ARTICLE, [])


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        pytest.param(choice(" ", "a barn", "a mill"), "Write the question", id="no prompt"),
        pytest.param(choice("What burned?", "a barn"), "at least two choices", id="one choice"),
        pytest.param(choice("What burned?", "a barn", "The barn"), "all different", id="the same choice twice"),
        pytest.param(choice("What burned?", "a barn", " "), "Fill in every choice", id="an empty choice"),
        pytest.param(short("What burned?"), "accepted answer", id="no accepted answer"),
        pytest.param(short("What burned?", " ", "?"), "accepted answer", id="nothing but marks accepted"),
    ],
)
def test_publish_names_the_question_that_cannot_be_asked(broken: Question, says: str) -> None:
    with pytest.raises(UnusableQuestion, match=f"Question 2: .*{says}"):
        edition_of(WHERE, broken)

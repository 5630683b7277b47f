"""Grading: exact fractions, corrections in the order they were made, and a teacher's decision that stands."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.attempt import Attempt, Graded, Overruled, SlotMark, replay
from quizgen.grading import DROPPED, FULL_CREDIT, Correction, corrected, grade, max_score
from quizgen.response import Response
from tests.builders import answered, edition_of, minute, started, submitted
from tests.builders_gradebook import MILLS, choice, matching, short

WHERE = choice("Where did the mill stand?", "by the river", "on a hill", "in the forest")
WHEN = short("In what year did the mill burn down?", "1907", "in 1907")
EDITION = edition_of(WHERE, WHEN, points=2)


def attempt(*responses: Response) -> Attempt:
    """Handed in with these responses to question 1, 2 …"""
    return replay([started(), *(answered(slot, response, slot) for slot, response in enumerate(responses, 1)), submitted()])


def correction(slot: int, **change: Any) -> Correction:
    return Correction(at=minute(60), slot=slot, by="Ms Abara", reason="the key was wrong", **change)


def marks(given: Attempt, *corrections: Correction) -> list[Fraction | None]:
    return [mark.mark for mark in grade(EDITION, corrections, given)]


# Without corrections ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("responses", "earned"),
    [
        pytest.param(("by the river", "1907"), [2, 2], id="both right"),
        pytest.param(("on a hill", "1908"), [0, 0], id="both wrong"),
        pytest.param(("by the river", None), [2, 0], id="one left blank"),
        pytest.param((), [0, 0], id="nothing answered"),
        pytest.param(("by the river", "  In 1907. "), [2, 2], id="another accepted wording, other case and marks"),
        pytest.param((["by the river"], {"1907": "1907"}), [0, 0], id="answers of a wrong shape"),
    ],
)
def test_right_answers_earn_the_points_and_others_nothing(responses: tuple[Response, ...], earned: list[int]) -> None:
    assert marks(attempt(*responses)) == earned


def test_matching_earns_a_share_of_its_points_that_is_exact() -> None:
    edition = edition_of(matching("a boat", **MILLS), points=3)
    given = attempt({**MILLS, "wheel": "a boat"})

    (mark,) = grade(edition, (), given)

    assert mark.mark == Fraction(9, 4)
    assert mark.reason == "3 of 4 matched: “wheel” missed"


def test_every_slot_gets_a_mark_with_its_reason_in_the_edition_s_order() -> None:
    assert grade(EDITION, (), attempt("on a hill")) == (
        SlotMark(1, Fraction(0), Fraction(2), "the right choice is “by the river”"),
        SlotMark(2, Fraction(0), Fraction(2), "no answer"),
    )


@given(st.lists(st.fractions(min_value=0, max_value=10, max_denominator=7), min_size=1, max_size=6))
def test_full_marks_are_exactly_the_maximum(points: list[Fraction]) -> None:
    edition = edition_of(*([WHERE] * len(points)))
    edition = replace(
        edition, slots=tuple(replace(slot, points=worth) for slot, worth in zip(edition.slots, points, strict=True))
    )
    given_attempt = attempt(*(["by the river"] * len(points)))

    score = replay([started(), Graded(at=minute(10), marks=grade(edition, (), given_attempt))]).score

    assert score == max_score(edition, ()) == sum(points)


def test_late_answers_earn_nothing() -> None:
    late = replay([started(), submitted(10), answered(1, "by the river", at=11)])

    assert marks(late) == [0, 0]


# Corrections ------------------------------------------------------------------------------------------------------------


def test_a_new_key_earns_the_points_and_the_old_one_nothing() -> None:
    mended = correction(1, key="on a hill")

    assert marks(attempt("on a hill"), mended) == [2, 0]
    assert marks(attempt("by the river"), mended) == [0, 0]


def test_one_more_accepted_answer_leaves_the_others_accepted() -> None:
    mended = correction(2, also_accept="nineteen hundred and seven")

    assert [marks(attempt(None, text), mended)[1] for text in ("1907", "Nineteen hundred and seven", "1908")] == [2, 2, 0]


def test_points_change_what_the_fraction_is_worth() -> None:
    mended = correction(1, points=Fraction(1, 3))

    assert marks(attempt("by the river", "1907"), mended) == [Fraction(1, 3), 2]
    assert max_score(EDITION, [mended]) == Fraction(7, 3)


def test_a_dropped_question_is_worth_nothing_to_anybody() -> None:
    dropped = correction(1, standing=DROPPED)

    assert marks(attempt("by the river", "1907"), dropped) == marks(attempt("on a hill", "1907"), dropped) == [0, 2]
    assert max_score(EDITION, [dropped]) == 2


def test_full_credit_goes_to_everybody_answered_or_not() -> None:
    given_away = correction(1, standing=FULL_CREDIT)

    assert [marks(given, given_away)[0] for given in (attempt(), attempt("on a hill"), attempt("by the river"))] == [2, 2, 2]
    assert max_score(EDITION, [given_away]) == 4


def test_corrections_of_one_slot_leave_the_others_alone() -> None:
    everything = correction(1, key="on a hill", points=Fraction(5), standing=FULL_CREDIT)

    assert grade(EDITION, [everything], attempt(None, "1907"))[1] == grade(EDITION, (), attempt(None, "1907"))[1]


@pytest.mark.parametrize(
    ("wrong", "undone"),
    [
        ({"key": "on a hill"}, {"key": "by the river"}),
        ({"points": Fraction(7)}, {"points": Fraction(2)}),
        ({"key": "on a hill", "points": Fraction(7)}, {"key": "by the river", "points": Fraction(2)}),
    ],
)
def test_a_correction_is_undone_by_another(wrong: dict[str, Any], undone: dict[str, Any]) -> None:
    given = attempt("by the river", "1907")

    assert marks(given, correction(1, **wrong)) != marks(given)
    assert grade(EDITION, [correction(1, **wrong), correction(1, **undone)], given) == grade(EDITION, (), given)


def test_of_two_standings_the_last_word_counts() -> None:
    dropped, given_away = correction(1, standing=DROPPED), correction(1, standing=FULL_CREDIT)

    assert marks(attempt(), dropped, given_away)[0] == 2
    assert marks(attempt("by the river"), given_away, dropped)[0] == 0


def test_a_new_key_that_is_no_choice_changes_nothing() -> None:
    assert marks(attempt("by the river"), correction(1, key="on the moon")) == [2, 0]


def test_a_correction_for_another_shape_of_question_changes_nothing() -> None:
    given = attempt("by the river", "1907")

    assert marks(given, correction(1, also_accept="on a hill"), correction(2, key="1908")) == [2, 2]


def test_corrected_shows_the_keys_and_points_that_marks_go_by_and_the_edition_stays() -> None:
    changes = [correction(1, key="on a hill", points=Fraction(3)), correction(2, standing=DROPPED)]

    after = corrected(EDITION, changes)

    assert [slot.question.flatten().key for slot in after.slots] == [("on a hill",), ("1907", "in 1907")]
    assert [slot.points for slot in after.slots] == [3, 0]
    assert after.max_score == max_score(EDITION, changes) == 3
    assert [slot.question for slot in EDITION.slots] == [WHERE, WHEN]


# A teacher's decision ---------------------------------------------------------------------------------------------------


def overruled(given: Attempt, slot: int, fraction: Fraction) -> Attempt:
    decision = Overruled(at=minute(30), slot=slot, fraction=fraction, by="Ms Abara", reason="nearly right")
    return replace(given, overrules={**given.overrules, slot: decision})


def test_a_decision_stands_against_the_automatic_mark_and_names_who_made_it() -> None:
    given = overruled(attempt(None, "about 1907"), 2, Fraction(1, 2))

    assert grade(EDITION, (), given)[1] == SlotMark(2, Fraction(1, 2), Fraction(2), "nearly right", "Ms Abara")


@pytest.mark.parametrize(
    "change", [{"key": "on a hill"}, {"standing": FULL_CREDIT}], ids=["new key", "full credit for everybody"]
)
def test_a_decision_stands_against_a_regrade(change: dict[str, Any]) -> None:
    given = overruled(attempt("on a hill"), 1, Fraction(1, 4))

    assert grade(EDITION, [correction(1, **change)], given)[0].fraction == Fraction(1, 4)


def test_a_decision_is_worth_its_share_of_corrected_points() -> None:
    given = overruled(attempt("on a hill"), 1, Fraction(1, 4))

    assert marks(given, correction(1, points=Fraction(8)))[0] == 2


def test_a_dropped_question_is_worth_nothing_even_by_decision() -> None:
    given = overruled(attempt("on a hill"), 1, Fraction(1))

    assert marks(given, correction(1, standing=DROPPED))[0] == 0


def test_the_last_decision_counts() -> None:
    given = overruled(overruled(attempt(), 1, Fraction(1)), 1, Fraction(0))

    assert marks(given)[0] == 0

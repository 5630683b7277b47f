"""An attempt from its start to its grade: what counts, what is kept all the same, and what changes a grade afterwards."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from flask import Flask

from quizgen.attempt import Answered, Attempt, Graded
from quizgen.errors import AnswerConflict, AttemptClosed, NotOpen
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.assignments import assign
from quizgen.store.attempts import (
    GRACE,
    UnknownSlot,
    UnusableMark,
    answer,
    attempt_of,
    attempts_of,
    close_if_overdue,
    close_overdue,
    events_of,
    overrule,
    regrade,
    reopen,
    start,
    submit,
)
from quizgen.store.editions import correct
from quizgen.store.seats import claim_seat
from quizgen.store.tables import AttemptRow
from tests.builders_store import BELL, NINE, School, again, answered, dropped, keyed, later, school

RIGHT, WRONG = "by the river", "on a hill"
INSTANT = timedelta(microseconds=1)


def kinds(attempt: AttemptRow) -> list[str]:
    """What happened, in order."""
    return [type(event).__name__ for event in events_of(attempt)]


def earned(state: Attempt) -> dict[int, Fraction | None]:
    """The mark of every slot."""
    return {mark.slot: mark.mark for mark in state.marks}


# Start -----------------------------------------------------------------------------------------------------------------


def test_start_fixes_the_deadline_and_the_order_of_the_choices(mill: School) -> None:
    state = attempt_of(mill.begin())
    assert (state.status, state.started_at, state.deadline) == ("in progress", NINE, BELL)
    assert sorted(state.orders[1]) == ["by the river", "in the forest", "on a hill"]
    assert set(state.orders) == {1}


def test_start_without_a_closing_time_sets_no_deadline(app: Flask) -> None:
    attempt = school(closes_at=None).begin()
    assert close_if_overdue(attempt, at=NINE + timedelta(days=100)).status == "in progress"
    assert attempt_of(attempt).deadline is None


def test_start_again_goes_on_with_the_unfinished_attempt(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1))
    before = events_of(attempt)
    resumed = start(attempt.seat, at=later(minutes=10), seed=99)
    assert (resumed.id, events_of(resumed)) == (attempt.id, before)


def test_start_is_refused_before_the_opening_and_from_the_closing_on(mill: School) -> None:
    seat = mill.seat()
    for at in (NINE - INSTANT, BELL):
        with pytest.raises(NotOpen):
            start(seat, at=at, seed=1)
    assert attempts_of(seat) == []
    assert start(seat, at=BELL - INSTANT, seed=1).number == 1


def test_start_is_refused_once_every_attempt_is_used(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    with pytest.raises(NotOpen, match="no attempts left"):
        start(attempt.seat, at=later(minutes=6), seed=2)
    assert attempts_of(attempt.seat) == [attempt]


def test_start_begins_a_second_attempt_where_two_are_allowed(app: Flask) -> None:
    first = school(attempts_allowed=2).hand_in({1: RIGHT})
    second = start(first.seat, at=later(minutes=6), seed=2)
    assert [row.number for row in attempts_of(first.seat)] == [1, 2]
    assert (attempt_of(second).responses, attempt_of(first).responses) == ({}, {1: RIGHT})
    submit(second, at=later(minutes=7))
    with pytest.raises(NotOpen):
        start(first.seat, at=later(minutes=8), seed=3)


# Answer ----------------------------------------------------------------------------------------------------------------


def test_answer_counts_and_is_found_again_on_another_connection(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    told = answer(attempt, answered(1, RIGHT, 7))
    db.session.commit()
    assert (told.seq, told.counted, told.newer, told.closed, told.overtaken) == (7, True, False, False, {})
    with app.app_context():
        assert attempt_of(again(attempt)).responses == {1: RIGHT}


def test_answer_sent_again_is_acknowledged_again_and_makes_no_event(mill: School) -> None:
    attempt = mill.begin()
    told = answer(attempt, answered(1, RIGHT, 1))
    before = events_of(attempt)
    assert answer(attempt, answered(1, RIGHT, 1, at=later(minutes=3))) == told
    assert events_of(attempt) == before


@pytest.mark.parametrize("other", [answered(1, WRONG, 1), answered(2, RIGHT, 1), answered(1, None, 1)])
def test_answer_with_a_number_used_for_another_one_is_a_conflict(mill: School, other: Answered) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1))
    before = events_of(attempt)
    with pytest.raises(AnswerConflict):
        answer(attempt, other)
    assert events_of(attempt) == before


def test_answer_with_a_lower_number_is_kept_and_does_not_count(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 5))
    told = answer(attempt, answered(1, WRONG, 4, at=later(minutes=2)))
    assert (told.counted, told.newer, told.closed) == (False, True, False)
    assert attempt_of(attempt).responses == {1: RIGHT}
    assert kinds(attempt) == ["Started", "Answered", "Answered"]


def test_answer_with_a_lower_number_counts_for_a_slot_that_has_none(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 5))
    assert answer(attempt, answered(2, "1907", 4)).counted
    assert attempt_of(attempt).responses == {1: RIGHT, 2: "1907"}


def test_answer_taken_back_leaves_a_blank(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1))
    assert answer(attempt, answered(1, None, 2)).counted
    assert earned(submit(attempt, at=later(minutes=5))) == {1: 0, 2: 0}


def test_answer_of_another_tab_counts_when_it_arrives_later_and_the_first_tab_is_told(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 8, tab="left"))
    assert answer(attempt, answered(1, WRONG, 1, tab="right", at=later(minutes=2))).counted
    told = answer(attempt, answered(2, "1907", 9, tab="left", at=later(minutes=3)))
    assert (told.counted, told.overtaken) == (True, {1: WRONG})
    assert attempt_of(attempt).responses == {1: WRONG, 2: "1907"}


def test_answer_from_an_outbox_gives_way_to_one_given_meanwhile_elsewhere(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1, tab="phone", at=later(minutes=10)))
    told = answer(attempt, answered(1, WRONG, 1, tab="laptop", at=later(minutes=12), waited=300))
    assert (told.counted, told.newer, told.overtaken) == (False, True, {1: RIGHT})
    assert len(events_of(attempt)) == 3


def test_answer_from_an_outbox_counts_when_it_was_given_last(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, WRONG, 1, tab="phone", at=later(minutes=10)))
    assert answer(attempt, answered(1, RIGHT, 1, tab="laptop", at=later(minutes=12), waited=60)).counted


@pytest.mark.parametrize(("claimed", "believed"), [(86_400 * 365, 600), (-50, 0), (30, 30)])
def test_answer_waited_no_longer_than_the_attempt_lasts(mill: School, claimed: float, believed: float) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1, at=later(minutes=10), waited=claimed))
    kept = events_of(attempt)[-1]
    assert isinstance(kept, Answered)
    assert kept.waited == timedelta(seconds=believed)


@pytest.mark.parametrize("slot", [0, 3, -1])
def test_answer_to_a_question_that_is_not_there_is_refused(mill: School, slot: int) -> None:
    attempt = mill.begin()
    with pytest.raises(UnknownSlot):
        answer(attempt, answered(slot, RIGHT, 1))
    assert kinds(attempt) == ["Started"]


STRANGE = ["ナマズ – 🙂 “x”", "", "0", ["a", "b"], {"left": "right"}, "x" * 1000, "half \ud800", "nul \0"]


@pytest.mark.parametrize("response", STRANGE)
def test_answer_comes_back_as_it_was_given(app: Flask, mill: School, response: Response) -> None:
    attempt = mill.begin()
    answer(attempt, answered(2, response, 1))
    db.session.commit()
    with app.app_context():
        assert attempt_of(again(attempt)).responses == {2: response}


# The bell --------------------------------------------------------------------------------------------------------------


def test_answer_counts_up_to_the_end_of_the_grace(mill: School) -> None:
    attempt = mill.begin()
    assert answer(attempt, answered(1, RIGHT, 1, at=BELL + GRACE)).counted


def test_answer_after_the_grace_closes_the_attempt_and_is_kept_for_the_teacher(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1))
    told = answer(attempt, answered(1, WRONG, 2, at=BELL + GRACE + INSTANT))
    assert (told.counted, told.newer, told.closed) == (False, False, True)
    state = attempt_of(attempt)
    assert (state.status, state.submitted_at, state.submitted_by) == ("submitted", BELL, "deadline")
    assert (state.responses, [late.response for late in state.late]) == ({1: RIGHT}, [WRONG])
    assert kinds(attempt) == ["Started", "Answered", "Submitted", "Graded", "Answered"]


def test_answer_after_handing_in_is_kept_and_changes_no_mark(mill: School) -> None:
    attempt = mill.hand_in({1: WRONG})
    assert answer(attempt, answered(1, RIGHT, 2, at=later(minutes=6))).closed
    assert answer(attempt, answered(1, RIGHT, 2, at=later(minutes=7))).closed
    assert kinds(attempt).count("Answered") == 2
    assert attempt_of(attempt).score == 0


def test_answer_that_came_in_time_is_acknowledged_again_after_the_end_as_one_that_counts(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    told = answer(attempt, answered(1, RIGHT, 1, at=later(minutes=50)))
    assert (told.counted, told.closed) == (True, False)


# Submit ----------------------------------------------------------------------------------------------------------------


def test_submit_grades_and_leaves_all_that_a_receipt_tells(app: Flask, mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT, 2: "1906"})
    db.session.commit()
    with app.app_context():
        state = attempt_of(again(attempt))
    assert (state.status, state.submitted_at, state.submitted_by) == ("submitted", later(minutes=5), "student")
    assert (state.responses, earned(state)) == ({1: RIGHT, 2: "1906"}, {1: Fraction(1), 2: Fraction(0)})
    assert state.score == 1
    assert kinds(attempt) == ["Started", "Answered", "Answered", "Submitted", "Graded"]


def test_submit_again_changes_nothing(mill: School) -> None:
    attempt = mill.hand_in({2: "1907"})
    before = events_of(attempt)
    assert submit(attempt, at=later(minutes=9)) == submit(attempt, at=later(minutes=99), by="teacher") == attempt_of(attempt)
    assert events_of(attempt) == before
    assert attempt_of(attempt).score == 2


def test_submit_of_nothing_earns_nothing(mill: School) -> None:
    state = attempt_of(mill.hand_in({}))
    assert (state.score, {mark.reason for mark in state.marks}) == (Fraction(0), {"no answer"})


def test_submit_within_the_grace_is_the_students_own_and_dated_at_the_deadline(mill: School) -> None:
    state = submit(mill.begin(), at=BELL + GRACE)
    assert (state.submitted_at, state.submitted_by) == (BELL, "student")


def test_submit_after_the_grace_finds_the_attempt_closed_by_the_clock(mill: School) -> None:
    state = submit(mill.begin(), at=BELL + GRACE + INSTANT)
    assert (state.submitted_at, state.submitted_by, state.score) == (BELL, "deadline", Fraction(0))


def test_submit_by_the_teacher_says_so(mill: School) -> None:
    assert submit(mill.begin(), at=later(minutes=5), by="teacher").submitted_by == "teacher"


# The sweeper -----------------------------------------------------------------------------------------------------------


def test_sweeper_waits_for_the_grace_and_closes_once(mill: School) -> None:
    attempt, handed_in = mill.begin(), mill.hand_in({1: RIGHT}, mill.deniz)
    before = events_of(handed_in)
    assert close_overdue(at=BELL + GRACE) == 0
    assert attempt_of(attempt).status == "in progress"
    assert close_overdue(at=BELL + GRACE + INSTANT) == 1
    assert close_overdue(at=BELL + timedelta(days=1)) == 0
    state = attempt_of(attempt)
    assert (state.submitted_at, state.submitted_by, state.score) == (BELL, "deadline", Fraction(0))
    assert events_of(handed_in) == before


def test_sweeper_leaves_an_attempt_without_a_deadline_open(app: Flask) -> None:
    attempt = school(closes_at=None).begin()
    assert close_overdue(at=NINE + timedelta(days=400)) == 0
    assert attempt_of(attempt).status == "in progress"


def test_sweeper_of_one_assignment_leaves_the_others_alone(mill: School) -> None:
    other = assign(mill.edition, mill.class_, opens_at=NINE, closes_at=BELL, at=NINE)
    here, there = mill.begin(), start(claim_seat(other, mill.cleo, at=NINE)[0], at=NINE, seed=1)
    assert close_overdue(other, at=later(minutes=60)) == 1
    assert (attempt_of(here).status, attempt_of(there).status) == ("in progress", "submitted")


# Overrule, reopen, regrade ---------------------------------------------------------------------------------------------


def overruled(attempt: AttemptRow, slot: int, fraction: Fraction) -> Attempt:
    return overrule(attempt, slot=slot, fraction=fraction, by="Ms Abara", reason="well argued", at=later(minutes=50))


def test_overrule_changes_the_mark_and_leaves_the_old_grade_on_record(mill: School) -> None:
    attempt = mill.hand_in({1: WRONG, 2: "about 1907"})
    state = overruled(attempt, 2, Fraction(1, 3))
    assert (state.score, state.marks[1].reason, state.marks[1].graded_by) == (Fraction(2, 3), "well argued", "Ms Abara")
    assert state == attempt_of(attempt)
    grades = [sum(mark.mark or 0 for mark in event.marks) for event in events_of(attempt) if isinstance(event, Graded)]
    assert grades == [0, Fraction(2, 3)]


def test_overrule_can_be_overruled_and_stands_against_a_regrade(mill: School) -> None:
    attempt = mill.hand_in({1: WRONG})
    overruled(attempt, 1, Fraction(1))
    assert overruled(attempt, 1, Fraction(1, 2)).score == Fraction(1, 2)
    assert regrade(mill.assignment, at=later(minutes=51)) == 0
    assert attempt_of(attempt).score == Fraction(1, 2)


def test_overrule_waits_until_the_attempt_is_handed_in(mill: School) -> None:
    attempt = mill.begin()
    with pytest.raises(AttemptClosed, match="still under way"):
        overrule(attempt, slot=1, fraction=Fraction(1), by="Ms Abara", reason="", at=later(minutes=5))
    assert kinds(attempt) == ["Started"]


@pytest.mark.parametrize(
    ("slot", "fraction", "refusal"),
    [(3, Fraction(1), UnknownSlot), (1, Fraction(4, 3), UnusableMark), (1, Fraction(-1, 3), UnusableMark)],
)
def test_overrule_refuses_what_no_mark_can_be(mill: School, slot: int, fraction: Fraction, refusal: type[Exception]) -> None:
    attempt = mill.hand_in({1: WRONG})
    before = events_of(attempt)
    with pytest.raises(refusal):
        overruled(attempt, slot, fraction)
    assert events_of(attempt) == before


def test_reopen_lets_the_student_go_on_where_they_were(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    state = reopen(attempt, by="Ms Abara", reason="fire drill", deadline=later(minutes=90), at=later(minutes=60))
    assert (state.status, state.responses, state.deadline, state.score) == ("in progress", {1: RIGHT}, later(minutes=90), None)
    assert start(attempt.seat, at=later(minutes=61), seed=5) == attempt
    assert answer(attempt, answered(2, "1907", 2, at=later(minutes=61))).counted
    assert submit(attempt, at=later(minutes=62)).score == 3
    assert kinds(attempt)[3:] == ["Graded", "Reopened", "Answered", "Submitted", "Graded"]


def test_reopened_attempt_closes_at_its_new_deadline(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    reopen(attempt, by="Ms Abara", reason="fire drill", deadline=later(minutes=90), at=later(minutes=60))
    assert close_overdue(at=later(minutes=90) + GRACE) == 0
    assert close_overdue(at=later(minutes=91)) == 1
    assert attempt_of(attempt).submitted_at == later(minutes=90)


def test_reopen_leaves_an_attempt_under_way_as_it_is(mill: School) -> None:
    attempt = mill.begin()
    state = reopen(attempt, by="Ms Abara", reason="", deadline=None, at=later(minutes=5))
    assert (state.deadline, kinds(attempt)) == (BELL, ["Started"])


def test_regrade_follows_a_correction_and_keeps_every_old_grade(mill: School) -> None:
    attempt, other = mill.hand_in({1: WRONG}), mill.hand_in({1: RIGHT}, mill.deniz)
    correct(mill.edition, keyed(1, WRONG))
    assert regrade(mill.assignment, at=later(minutes=61)) == 2
    assert [attempt_of(row).score for row in (attempt, other)] == [1, 0]
    assert [event.at for event in events_of(attempt) if isinstance(event, Graded)] == [later(minutes=5), later(minutes=61)]


def test_regrade_that_changes_nothing_writes_nothing(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    before = events_of(attempt)
    assert regrade(mill.assignment, at=later(minutes=61)) == 0
    assert events_of(attempt) == before


def test_regrade_passes_over_an_attempt_under_way_which_is_graded_by_the_correction_later(mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, WRONG, 1))
    correct(mill.edition, keyed(1, WRONG, at=later(minutes=3)))
    assert regrade(mill.assignment, at=later(minutes=3)) == 0
    assert submit(attempt, at=later(minutes=5)).score == 1


def test_regrade_touches_its_own_assignment_only(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    other = assign(mill.edition, mill.class_, opens_at=NINE, at=NINE)
    correct(mill.edition, dropped(1))
    assert regrade(other, at=later(minutes=61)) == 0
    assert attempt_of(attempt).score == 1

"""Attempts, event by event: what counts, what came too late, and the order of shuffled choices."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.attempt import Answered, Attempt, Event, Graded, Overruled, Reopened, SlotMark, after, replay, shuffled
from quizgen.question import Question
from quizgen.questions import load
from tests.builders import answered, edition_of, minute, started, submitted
from tests.builders_gradebook import MILLS, choice, matching, short

FULL = SlotMark(1, Fraction(1), Fraction(2), "the right choice")
OPEN = SlotMark(2, None, Fraction(1), "waits for the teacher")


def graded(*marks: SlotMark, at: float = 10) -> Graded:
    return Graded(at=minute(at), marks=marks)


def reopened(at: float = 20, deadline: float | None = None) -> Reopened:
    return Reopened(
        at=minute(at), by="Ms Abara", reason="the fire drill", deadline=None if deadline is None else minute(deadline)
    )


def overruled(slot: int, fraction: Fraction, at: float = 15) -> Overruled:
    return Overruled(at=minute(at), slot=slot, fraction=fraction, by="Ms Abara", reason="a good guess")


# Stories ----------------------------------------------------------------------------------------------------------------


def test_an_attempt_without_events_has_not_begun() -> None:
    assert replay([]) == Attempt()
    assert (Attempt().status, Attempt().score, Attempt().responses) == ("not started", None, {})


def test_a_lesson_event_by_event() -> None:
    """Cleo starts, answers, changes her mind, hands in, is graded; the teacher overrules and grades again."""
    attempt = after(Attempt(), started())
    assert (attempt.status, attempt.started_at) == ("in progress", minute(0))

    attempt = after(attempt, answered(1, "on a hill", 1, at=2))
    attempt = after(attempt, answered(2, "1907", 2, at=3))
    attempt = after(attempt, answered(1, "by the river", 3, at=4))
    assert attempt.responses == {1: "by the river", 2: "1907"}

    attempt = after(attempt, submitted(10))
    assert (attempt.status, attempt.submitted_at, attempt.submitted_by) == ("submitted", minute(10), "student")
    assert attempt.score is None

    attempt = after(attempt, graded(FULL))
    assert (attempt.score, attempt.graded_at) == (Fraction(2), minute(10))

    attempt = after(attempt, overruled(1, Fraction(1, 2)))
    assert attempt.overrules[1].fraction == Fraction(1, 2)
    assert attempt.score == Fraction(2), "a decision counts from the next grading on"


def test_a_cleared_answer_is_a_blank_and_not_the_answer_before() -> None:
    attempt = replay([started(), answered(1, "on a hill", 1), answered(1, None, 2)])

    assert attempt.responses == {1: None}


def test_late_answers_are_kept_in_order_and_do_not_count() -> None:
    late = [answered(1, "by the river", 2, at=11), answered(2, "1907", 3, at=12)]

    attempt = replay([started(), answered(1, "on a hill", 1), submitted(10), *late])

    assert attempt.responses == {1: "on a hill"}
    assert attempt.late == tuple(late)


def test_an_answer_before_the_start_is_kept_and_does_not_count() -> None:
    early = answered(1, "on a hill")

    attempt = replay([early, started()])

    assert (attempt.responses, attempt.late) == ({}, (early,))


def test_reopening_keeps_the_answers_and_takes_the_grade_back() -> None:
    before: list[Event] = [started(), answered(1, "on a hill", 1), submitted(10), graded(FULL), overruled(1, Fraction(1))]

    attempt = replay([*before, reopened(20, deadline=30)])

    assert (attempt.status, attempt.deadline) == ("in progress", minute(30))
    assert (attempt.submitted_at, attempt.submitted_by, attempt.marks, attempt.score) == (None, None, (), None)
    assert attempt.responses == {1: "on a hill"}
    assert 1 in attempt.overrules


def test_a_reopened_attempt_takes_answers_again() -> None:
    attempt = replay([started(), answered(1, "on a hill", 1), submitted(10), reopened(20), answered(1, "by the river", 2, at=21)])

    assert attempt.responses == {1: "by the river"}
    assert attempt.late == ()


def test_what_came_late_does_not_count_after_reopening_either() -> None:
    late = answered(1, "in the forest", 2, at=11)

    attempt = replay([started(), answered(1, "on a hill", 1), submitted(10), late, reopened(20)])

    assert attempt.responses == {1: "on a hill"}
    assert attempt.late == (late,)


def test_regrade_replaces_the_marks() -> None:
    attempt = replay([started(), submitted(10), graded(OPEN), graded(FULL, at=12)])

    assert (attempt.marks, attempt.graded_at) == ((FULL,), minute(12))


def test_score_waits_for_the_mark_that_a_person_gives() -> None:
    assert replay([started(), submitted(), graded(FULL, OPEN)]).score is None
    assert OPEN.mark is None


def test_score_is_exact() -> None:
    thirds = [SlotMark(number, Fraction(1, 3), Fraction(1), "part of it") for number in (1, 2, 3)]

    assert replay([started(), submitted(), graded(*thirds)]).score == 1


# Which answer counts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_within_a_client_the_higher_number_wins_in_whatever_order_they_arrive(order: Sequence[int]) -> None:
    arrivals = [answered(1, f"draft {seq}", seq, at=at) for at, seq in enumerate(order, 1)]

    assert replay([started(), *arrivals]).responses == {1: "draft 3"}


def test_between_clients_the_later_arrival_wins() -> None:
    phone, laptop = answered(1, "on a hill", 7, tab="phone", at=2), answered(1, "by the river", 1, tab="laptop", at=3)

    assert replay([started(), phone, laptop]).responses == {1: "by the river"}
    assert replay([started(), laptop, phone]).responses == {1: "on a hill"}


def test_an_answer_from_an_outbox_gives_way_to_one_given_meanwhile_elsewhere() -> None:
    laptop = answered(1, "by the river", 1, tab="laptop", at=5)
    waited = answered(1, "on a hill", 1, tab="phone", at=8, waited=6)

    assert replay([started(), laptop, waited]).responses == {1: "by the river"}


def test_an_answer_from_an_outbox_wins_when_it_was_given_later() -> None:
    laptop = answered(1, "by the river", 1, tab="laptop", at=5)
    waited = answered(1, "on a hill", 1, tab="phone", at=8, waited=2)

    assert replay([started(), laptop, waited]).responses == {1: "on a hill"}


def test_an_outbox_does_not_hold_a_client_s_own_newer_answer_back() -> None:
    first = answered(1, "on a hill", 1, at=5)
    second = answered(1, "by the river", 2, at=8, waited=6)

    assert replay([started(), first, second]).responses == {1: "by the river"}


def test_a_client_that_was_overtaken_does_not_win_by_an_older_number() -> None:
    events = [
        answered(1, "newer", 5, tab="phone", at=2),
        answered(1, "elsewhere", 1, tab="laptop", at=3),
        answered(1, "older", 4, tab="phone", at=4),
    ]

    assert replay([started(), *events]).responses == {1: "elsewhere"}


def test_numbers_are_counted_slot_by_slot() -> None:
    events = [answered(1, "by the river", 9, at=2), answered(2, "1907", 3, at=3)]

    assert replay([started(), *events]).responses == {1: "by the river", 2: "1907"}


ANSWERS = st.builds(
    answered,
    st.integers(1, 3),
    st.one_of(st.none(), st.text(max_size=5), st.lists(st.text(max_size=3), max_size=2)),
    st.integers(0, 6),
    tab=st.sampled_from(["phone", "laptop", "desk"]),
    at=st.integers(0, 60),
    waited=st.integers(0, 30),
)
EVENTS = st.lists(
    st.one_of(
        ANSWERS,
        st.builds(started, st.integers(0, 60)),
        st.builds(submitted, st.integers(0, 60)),
        st.builds(reopened, st.integers(0, 60)),
        st.just(graded(FULL, OPEN)),
        st.just(graded()),
        st.just(overruled(1, Fraction(1, 3))),
    ),
    max_size=25,
)
ARRIVALS = st.lists(ANSWERS, max_size=15, unique_by=lambda answer: (answer.client_id, answer.client_seq))


@given(EVENTS)
def test_replay_of_any_prefix_never_raises_and_loses_no_answer(events: list[Event]) -> None:
    for end in range(len(events) + 1):
        attempt = replay(events[:end])
        sent = [event for event in events[:end] if isinstance(event, Answered)]
        assert all(answer in sent for answer in (*attempt.answers.values(), *attempt.late))
        assert {event.slot for event in sent} == {*attempt.answers, *(answer.slot for answer in attempt.late)}
        assert attempt.score is None or attempt.score >= 0


@given(EVENTS, st.integers(0, 25))
def test_replay_can_go_on_from_any_moment(events: list[Event], cut: int) -> None:
    attempt = replay(events[:cut])
    for event in events[cut:]:
        attempt = after(attempt, event)

    assert attempt == replay(events)


@given(ARRIVALS)
def test_the_answer_that_counts_is_its_client_s_highest_number(arrivals: list[Answered]) -> None:
    attempt = replay([started(), *arrivals])

    for slot, counted in attempt.answers.items():
        own = [answer.client_seq for answer in arrivals if (answer.slot, answer.client_id) == (slot, counted.client_id)]
        assert counted.client_seq == max(own) == attempt.heard[slot][counted.client_id]


@given(st.permutations([answered(1, f"draft {seq}", seq) for seq in range(6)]))
def test_one_client_s_answers_amount_to_the_same_in_any_order(arrivals: list[Answered]) -> None:
    assert replay([started(), *arrivals]).responses == {1: "draft 5"}


@given(ARRIVALS)
def test_when_nothing_waited_the_last_new_answer_to_arrive_counts(arrivals: list[Answered]) -> None:
    prompt = [answered(answer.slot, answer.response, answer.client_seq, tab=answer.client_id) for answer in arrivals]
    heard: dict[tuple[int, str], int] = {}
    last: dict[int, Answered] = {}
    for answer in prompt:
        if answer.client_seq >= heard.get((answer.slot, answer.client_id), 0):
            heard[answer.slot, answer.client_id] = answer.client_seq
            last[answer.slot] = answer

    assert replay([started(), *prompt]).answers == last


# Shuffled choices -------------------------------------------------------------------------------------------------------

WHERE = choice("Where did the mill stand?", "by the river", "on a hill", "in the forest", "behind the church")
YEAR = choice("In what year did it burn down?", "1907", "1911", "1920", "1934")
DATES = choice("When was it built?", "in March 1851", "in May 1860", "in June 1872")
TRUE = load("true-false", {"prompt": "The mill stood on a hill.", "choices": ["True", "False"], "key": "False"})
WHEN = short("In what year did the mill burn down?", "1907")


@pytest.mark.parametrize("question", [YEAR, DATES, TRUE], ids=["numbers", "dates", "labels"])
def test_choices_with_an_order_of_their_own_keep_it(question: Question) -> None:
    printed = question.flatten().choices

    assert {shuffled(edition_of(question), seed)[1] for seed in range(50)} == {printed}


def test_choices_of_which_only_some_are_numbers_are_shuffled() -> None:
    mixed = choice("When did it burn down?", "in 1907", "never", "long before the war", "last year")

    assert len({shuffled(edition_of(mixed), seed)[1] for seed in range(50)}) > 1


def test_a_short_answer_has_no_order() -> None:
    assert set(shuffled(edition_of(WHEN, WHERE), 1)) == {2}


def test_meanings_are_shuffled_with_the_one_that_is_left_over() -> None:
    orders = {shuffled(edition_of(matching("a boat", **MILLS)), seed)[1] for seed in range(50)}

    assert len(orders) > 30
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(("a boat", *MILLS.values())))}


@given(st.permutations(sorted(("a boat", *MILLS.values()))), st.integers())
def test_order_of_meanings_depends_on_nothing_but_the_seed_and_their_wording(dealt: list[str], seed: int) -> None:
    extra, *meanings = dealt
    other = matching(extra, **dict(zip(MILLS, meanings, strict=True)))

    assert shuffled(edition_of(other), seed) == shuffled(edition_of(matching("a boat", **MILLS)), seed)


def test_one_seed_gives_one_order_and_many_seeds_give_every_order() -> None:
    edition = edition_of(WHERE)
    orders = [shuffled(edition, seed)[1] for seed in range(400)]

    assert orders == [shuffled(edition, seed)[1] for seed in range(400)]
    assert len(set(orders)) == 24


def test_two_slots_with_the_same_choices_are_shuffled_each_for_itself() -> None:
    edition = edition_of(WHERE, WHERE)

    assert any(orders[1] != orders[2] for orders in (shuffled(edition, seed) for seed in range(10)))


@given(st.integers())
def test_shuffled_loses_no_choice(seed: int) -> None:
    orders = shuffled(edition_of(WHERE, YEAR, TRUE), seed)

    assert sorted(orders[1]) == sorted(WHERE.flatten().choices or ())
    assert set(orders) == {1, 2, 3}

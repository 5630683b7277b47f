"""Events only grow, and what they amount to is the same worked out anew, kept ready, or read by another connection."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import assert_never

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from quizgen.attempt import Answered, Event, Graded, Overruled, Reopened, SlotMark, Started, Submitted, replay
from quizgen.errors import QuizgenError
from quizgen.grading import grade
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.attempts import (
    GRACE,
    answer,
    attempt_of,
    attempts_of,
    close_overdue,
    events_of,
    overrule,
    rebuild_states,
    regrade,
    reopen,
    start,
    submit,
)
from quizgen.store.editions import correct, corrections_of, edition_of
from quizgen.store.events import record
from quizgen.store.tables import AttemptRow, AttemptStateRow
from tests.builders_store import BELL, NINE, School, again, answered, dropped, keyed, later


def columns_of(attempt: AttemptRow) -> tuple[object, ...]:
    """What queries see of an attempt's state."""
    row = db.session.get_one(AttemptStateRow, attempt.id, populate_existing=True)
    return row.status, row.started_at, row.submitted_at, row.submitted_by, row.deadline, row.score, row.graded_at


def assert_kept_ready(attempt: AttemptRow) -> None:
    """The state kept ready is what the events amount to, in its body and in its columns."""
    state = replay(events_of(attempt))
    assert attempt_of(attempt) == state
    assert columns_of(attempt) == (
        state.status,
        state.started_at,
        state.submitted_at,
        state.submitted_by,
        state.deadline,
        state.score,
        state.graded_at,
    )


# Rows ------------------------------------------------------------------------------------------------------------------

ONE_OF_EACH: list[Event] = [
    Started(at=NINE, deadline=BELL, orders={1: ("b", "a", "ç")}),
    Answered(at=later(minutes=1), slot=1, client_id="tab", client_seq=1, response="b", waited=timedelta(seconds=1.5)),
    Answered(at=later(minutes=1), slot=2, client_id="tab", client_seq=2**40, response=None),
    Submitted(at=later(minutes=2), by="teacher"),
    Graded(
        at=later(minutes=2),
        marks=(SlotMark(1, Fraction(1, 3), Fraction(7, 2), "part"), SlotMark(2, None, Fraction(1), "waits", "nobody")),
    ),
    Overruled(at=later(minutes=3, seconds=0.000001), slot=2, fraction=Fraction(2, 7), by="Ms Abara", reason="“why”"),
    Reopened(at=later(minutes=4), by="Ms Abara", reason="fire drill", deadline=None),
]


def test_event_of_every_kind_comes_back_as_it_went_in(app: Flask, mill: School) -> None:
    attempt = AttemptRow(seat_id=mill.seat().id, number=1, created_at=NINE)
    db.session.add(attempt)
    db.session.flush()
    for event in ONE_OF_EACH:
        record(attempt, attempt_of(attempt), event)
    db.session.commit()
    with app.app_context():
        assert events_of(again(attempt)) == ONE_OF_EACH
        assert_kept_ready(again(attempt))


def test_events_keep_the_order_in_which_they_were_stored_whatever_their_times(mill: School) -> None:
    attempt = mill.begin()
    for seq, minute in enumerate((9, 3, 6), 1):
        answer(attempt, answered(1, f"minute {minute}", seq, at=later(minutes=minute)))
    responses = [event.response for event in events_of(attempt) if isinstance(event, Answered)]
    assert responses == ["minute 9", "minute 3", "minute 6"]


def test_events_of_one_attempt_are_not_anothers(mill: School) -> None:
    cleo, deniz = mill.hand_in({1: "by the river"}), mill.begin(mill.deniz)
    assert (len(events_of(cleo)), len(events_of(deniz))) == (4, 1)


def test_rebuilding_mends_every_state_from_the_events(mill: School) -> None:
    attempts = [mill.hand_in({1: "by the river"}), mill.begin(mill.deniz)]
    states = [attempt_of(attempt) for attempt in attempts]
    db.session.execute(text("DELETE FROM attempt_state WHERE attempt_id = :id"), {"id": attempts[0].id})
    db.session.execute(text("UPDATE attempt_state SET status = 'submitted', score = '99', body = '{}'"))
    db.session.commit()
    assert attempt_of(attempts[1]) != states[1]
    assert rebuild_states() == 2
    db.session.commit()
    assert [attempt_of(attempt) for attempt in attempts] == states
    for attempt in attempts:
        assert_kept_ready(attempt)


def test_rebuilding_a_sound_store_changes_nothing(mill: School) -> None:
    mill.hand_in({1: "by the river"})
    rows = db.session.execute(text("SELECT * FROM attempt_state")).all()
    rebuild_states()
    assert db.session.execute(text("SELECT * FROM attempt_state")).all() == rows


# Stories ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Says:
    """A tab sends an answer."""

    slot: int
    tab: str
    seq: int
    response: Response
    waited: float


@dataclass(frozen=True)
class Waits:
    """Time passes, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Rules:
    """The teacher decides on a slot."""

    slot: int
    fraction: Fraction


@dataclass(frozen=True)
class Reopens:
    """The teacher lets the student go on for so many seconds."""

    seconds: int | None


@dataclass(frozen=True)
class Does:
    """Somebody does what needs no more words."""

    what: str


Step = Says | Waits | Rules | Reopens | Does

TEXTS = st.sampled_from(["by the river", "on a hill", "1907", "", None])
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(
        Says, st.integers(1, 2), st.sampled_from(["left", "right"]), st.integers(1, 6), TEXTS, st.sampled_from([0, 5, 5000])
    ),
    st.builds(Waits, st.sampled_from([1, 14, 15, 15.000001, 60, 1800, 2700])),
    st.builds(Rules, st.integers(1, 2), st.fractions(0, 1, max_denominator=6)),
    st.builds(Reopens, st.sampled_from([None, 0, 30, 600])),
    st.builds(Does, st.sampled_from(["hand in", "sweep", "start", "change the key", "drop", "regrade"])),
)


class Story:
    """One attempt and what becomes of it, step by step, with the clock that the steps move."""

    def __init__(self, mill: School) -> None:
        self.mill, self.now = mill, NINE
        self.attempt = mill.begin()
        self.acknowledged: dict[tuple[str, int], tuple[int, Response]] = {}

    def takes(self, step: Step) -> None:
        """Take one step; what a person would be refused changes nothing."""
        match step:
            case Says():
                self._say(step)
            case Waits(seconds=seconds):
                self.now += timedelta(seconds=seconds)
            case Rules(slot=slot, fraction=fraction):
                overrule(self.attempt, slot=slot, fraction=fraction, by="Ms Abara", reason="so", at=self.now)
            case Reopens(seconds=seconds):
                deadline = None if seconds is None else self.now + timedelta(seconds=seconds)
                reopen(self.attempt, by="Ms Abara", reason="again", deadline=deadline, at=self.now)
            case Does(what=what):
                self._do(what)
            case _:
                assert_never(step)

    def _say(self, step: Says) -> None:
        sent = answered(step.slot, step.response, step.seq, tab=step.tab, at=self.now, waited=step.waited)
        told = answer(self.attempt, sent)
        assert [told.counted, told.newer, told.closed].count(True) == 1
        assert told.counted == ((step.tab, step.seq) == self._standing(step.slot))
        self.acknowledged[step.tab, step.seq] = (step.slot, step.response)

    def _do(self, what: str) -> None:
        edition = self.mill.edition
        deeds: dict[str, Callable[[], object]] = {
            "hand in": lambda: submit(self.attempt, at=self.now),
            "sweep": lambda: close_overdue(at=self.now),
            "start": lambda: start(self.attempt.seat, at=self.now, seed=2),
            "change the key": lambda: correct(edition, keyed(1, "on a hill", at=self.now)),
            "drop": lambda: correct(edition, dropped(2, at=self.now)),
            "regrade": lambda: regrade(self.mill.assignment, at=self.now),
        }
        deeds[what]()

    def _standing(self, slot: int) -> tuple[str, int] | None:
        stands = attempt_of(self.attempt).answers.get(slot)
        return (stands.client_id, stands.client_seq) if stands else None

    def deadlines(self) -> dict[int, datetime | None]:
        """The deadline at each event, by its place in the list."""
        events = events_of(self.attempt)
        return {place: replay(events[:place]).deadline for place in range(1, len(events))}


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=5, max_size=25))
def test_any_story_keeps_its_promises(mill: School, steps: list[Step]) -> None:
    try:
        story, seen = Story(mill), list[Event]()
        for step in steps:
            with suppress(QuizgenError):
                story.takes(step)
            events = events_of(story.attempt)
            assert events[: len(seen)] == seen, "events only grow"
            seen = events
            assert_kept_ready(story.attempt)
        assert_nothing_was_lost(story, seen)
        assert_the_clock_decided(story, seen)
        assert_grade_follows(story)
    finally:
        db.session.rollback()


def assert_nothing_was_lost(story: Story, events: list[Event]) -> None:
    """Every acknowledged answer is an event, once."""
    stored = [
        ((event.client_id, event.client_seq), (event.slot, event.response)) for event in events if isinstance(event, Answered)
    ]
    assert len(dict(stored)) == len(stored)
    assert dict(stored) == story.acknowledged
    assert len(attempts_of(story.attempt.seat)) == 1


def assert_the_clock_decided(story: Story, events: list[Event]) -> None:
    """Nothing counts that came after deadline and grace, and no attempt ends after its deadline."""
    deadlines = story.deadlines()
    late = attempt_of(story.attempt).late
    for place, event in enumerate(events):
        deadline = deadlines.get(place)
        if isinstance(event, Answered) and deadline is not None and event.at > deadline + GRACE:
            assert event in late
        if isinstance(event, Submitted) and deadline is not None:
            assert event.at <= deadline
        if isinstance(event, Submitted):
            assert isinstance(events[place + 1], Graded)


def assert_grade_follows(story: Story) -> None:
    """After a regrade the marks are those of edition, corrections and events, and only a finished attempt has any."""
    regrade(story.mill.assignment, at=story.now)
    state = attempt_of(story.attempt)
    edition = story.mill.edition
    expected = grade(edition_of(edition), corrections_of(edition), state) if state.status == "submitted" else ()
    assert state.marks == expected

"""An attempt is a list of events that only grows; `replay` says what they amount to.

Started → Answered … → Submitted → Graded → (Overruled → Graded) (Reopened → Answered … → Submitted → Graded)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Literal, assert_never

from quizgen.chance import drawn
from quizgen.flat_question import LABELS
from quizgen.quiz import Edition
from quizgen.response import Response
from quizgen.wording import fold

Status = Literal["not started", "in progress", "submitted"]
Finisher = Literal["student", "deadline", "teacher"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The attempt began. `orders` fixes, per slot, the choices in the order this student sees them."""

    at: datetime
    deadline: datetime | None = None
    orders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer, as one client sent it. A client is a tab; its sequence numbers grow.

    `waited` is how long it lay in the client's outbox before it was sent: a difference of the client's own clock,
    which may be days off and still gives it right.
    """

    at: datetime
    slot: int
    client_id: str
    client_seq: int
    response: Response
    waited: timedelta = timedelta(0)

    @property
    def given_at(self) -> datetime:
        """When the student gave it, by the server's clock."""
        return self.at - self.waited


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The attempt was handed in, by the student, by the clock or by the teacher."""

    at: datetime
    by: Finisher = "student"


@dataclass(frozen=True, slots=True)
class SlotMark:
    """What one slot earned: `fraction` of its `points`, and why. `fraction` is None while it waits for a person."""

    slot: int
    fraction: Fraction | None
    points: Fraction
    reason: str
    graded_by: str = "automatic"

    @property
    def mark(self) -> Fraction | None:
        """Fraction × points, exact."""
        return None if self.fraction is None else self.fraction * self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """The grade as computed at that moment. A regrade is one more; the old ones stay."""

    at: datetime
    marks: tuple[SlotMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """A teacher's decision on one slot; it stands against the automatic mark until overruled again."""

    at: datetime
    slot: int
    fraction: Fraction
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """The attempt may be answered again."""

    at: datetime
    by: str
    reason: str
    deadline: datetime | None = None


Event = Started | Answered | Submitted | Graded | Overruled | Reopened


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What the events amount to.

    `answers` holds, per slot, the `Answered` that counts; `late` the answers that came after the attempt was over,
    which are kept for the teacher and do not count; `heard`, per slot and client, the highest sequence number that
    came in time.
    """

    status: Status = "not started"
    started_at: datetime | None = None
    submitted_at: datetime | None = None
    submitted_by: Finisher | None = None
    deadline: datetime | None = None
    orders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[int, Answered] = field(default_factory=dict)
    heard: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    late: tuple[Answered, ...] = ()
    overrules: Mapping[int, Overruled] = field(default_factory=dict)
    marks: tuple[SlotMark, ...] = ()
    graded_at: datetime | None = None

    @property
    def responses(self) -> dict[int, Response]:
        """The response that counts, per slot answered."""
        return {slot: answer.response for slot, answer in self.answers.items()}

    @property
    def score(self) -> Fraction | None:
        """The sum of the marks; None before grading or while one waits for a person."""
        marks = [mark.mark for mark in self.marks]
        if self.graded_at is None or None in marks:
            return None
        return sum((mark for mark in marks if mark is not None), Fraction(0))


def replay(events: Iterable[Event]) -> Attempt:
    """What the attempt amounts to now. Pure: the same events always give the same attempt.

    Events come in the order in which they were stored. Within one client the higher sequence number wins, between
    clients the later arrival; only an answer that waited in an outbox gives way to one that another client gave
    meanwhile.
    """
    attempt = Attempt()
    for event in events:
        attempt = after(attempt, event)
    return attempt


def after(attempt: Attempt, event: Event) -> Attempt:
    """What the attempt amounts to once one more event has come."""
    match event:
        case Started():
            return replace(attempt, status="in progress", started_at=event.at, deadline=event.deadline, orders=event.orders)
        case Answered():
            return _answered(attempt, event)
        case Submitted():
            return replace(attempt, status="submitted", submitted_at=event.at, submitted_by=event.by)
        case Graded():
            return replace(attempt, marks=event.marks, graded_at=event.at)
        case Overruled():
            return replace(attempt, overrules={**attempt.overrules, event.slot: event})
        case Reopened():
            return replace(
                attempt,
                status="in progress",
                submitted_at=None,
                submitted_by=None,
                deadline=event.deadline,
                marks=(),
                graded_at=None,
            )
        case _:
            assert_never(event)


def _answered(attempt: Attempt, event: Answered) -> Attempt:
    if attempt.status != "in progress":
        return replace(attempt, late=(*attempt.late, event))
    heard = attempt.heard.get(event.slot, {})
    if event.client_seq < heard.get(event.client_id, event.client_seq):
        return attempt
    attempt = replace(attempt, heard={**attempt.heard, event.slot: {**heard, event.client_id: event.client_seq}})
    before = attempt.answers.get(event.slot)
    if before and before.client_id != event.client_id and event.waited and event.given_at < before.given_at:
        return attempt
    return replace(attempt, answers={**attempt.answers, event.slot: event})


def shuffled(edition: Edition, seed: int) -> dict[int, tuple[str, ...]]:
    """Per slot with something to pick from, the order in which one student sees it; the same seed gives the same orders.

    Choices that stand in an order of their own keep it: True before False, and numbers and dates, which are sorted. No order
    depends on the key.
    """
    orders: dict[int, tuple[str, ...]] = {}
    for slot in edition.slots:
        if choices := slot.question.flatten().offered:
            if not _in_order_of_their_own(choices):
                # By hash and not by the random module, whose shuffle may differ between versions of Python.
                choices = tuple(sorted(choices, key=partial(drawn, seed, slot.number)))
            orders[slot.number] = choices
    return orders


def _in_order_of_their_own(choices: tuple[str, ...]) -> bool:
    if {fold(choice) for choice in choices} in LABELS:
        return True
    return all(any(char.isdigit() for char in choice) for choice in choices)

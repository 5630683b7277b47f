"""Attempts: started, answered, submitted, graded. What a student was told is saved is an event in the database.

Every function that writes holds the attempt (or, where there is none yet, the seat) before it looks, so that any
number of requests at once come to the same end as one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction

from sqlalchemy import select

from quizgen.attempt import Answered, Attempt, Finisher, Graded, Overruled, Reopened, Started, Submitted, shuffled
from quizgen.errors import AnswerConflict, AttemptClosed, NotOpen, QuizgenError
from quizgen.grading import grade
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.assignments import check_open
from quizgen.store.editions import corrections_of, edition_of
from quizgen.store.engine import hold
from quizgen.store.events import attempt_of, event_of, events_of, rebuild_states, record
from quizgen.store.tables import AssignmentRow, AttemptRow, AttemptStateRow, EventRow, SeatRow, SlotRow

__all__ = [
    "GRACE",
    "Acknowledgement",
    "UnknownSlot",
    "UnusableMark",
    "answer",
    "attempt_of",
    "attempts_of",
    "close_if_overdue",
    "close_overdue",
    "events_of",
    "overrule",
    "rebuild_states",
    "regrade",
    "reopen",
    "start",
    "submit",
]

GRACE = timedelta(seconds=15)
"""How long after the deadline an answer still counts: a save waits a second before it is sent, and a school's network
may need several retries; too short to think of another answer. A submission within it is dated at the deadline."""


class UnknownSlot(QuizgenError):
    """The edition has no question of that number."""


class UnusableMark(QuizgenError):
    """A mark below nothing or above the maximum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """What a client may be told once its answer is committed.

    `counted`: this response stands for its slot now. `newer`: another one stands there instead. `closed`: it came
    after the attempt was over; it is kept for the teacher and does not count. `overtaken`: for every slot that this
    client answered and where another client's answer stands now, that answer.
    """

    seq: int
    counted: bool
    newer: bool
    closed: bool
    overtaken: Mapping[int, Response]


def start(seat: SeatRow, *, at: datetime, seed: int) -> AttemptRow:
    """Begin the next attempt, or go on with the unfinished one.

    The deadline and the order of shuffled choices, drawn from `seed`, are fixed now. Raises NotOpen when the
    assignment is not open or no attempt is left.
    """
    hold(db.session, seat)
    attempts = attempts_of(seat)
    if attempts and close_if_overdue(attempts[-1], at=at).status == "in progress":
        return attempts[-1]
    assignment = seat.assignment
    check_open(assignment, at=at)
    if len(attempts) >= assignment.attempts_allowed:
        raise NotOpen("You have no attempts left for this quiz. Your result stays where it is.")
    row = AttemptRow(seat_id=seat.id, number=len(attempts) + 1, created_at=at)
    db.session.add(row)
    db.session.flush()
    orders = shuffled(edition_of(assignment.edition), seed)
    record(row, Attempt(), Started(at=at, deadline=assignment.closes_at, orders=orders))
    return row


def answer(attempt: AttemptRow, answered: Answered) -> Acknowledgement:
    """Keep one answer; the acknowledgement holds once the caller has committed.

    The same client and number with the same response is acknowledged again and makes no new event; with another
    response it raises AnswerConflict. After the end the answer is kept as a late event and `closed` says so: commit
    all the same. Raises UnknownSlot.
    """
    state = close_if_overdue(attempt, at=answered.at)
    if answered.slot not in _slots(attempt):
        raise UnknownSlot("There is no such question in this quiz. Reload the page.")
    known = db.session.scalar(
        select(EventRow).where(
            EventRow.attempt_id == attempt.id,
            EventRow.client_id == answered.client_id,
            EventRow.client_seq == answered.client_seq,
        )
    )
    if known is None:
        state = record(attempt, state, _plausible(answered, state))
    elif not _says_the_same(known, answered):
        raise AnswerConflict("This answer was saved before in other words. Yours stays in this browser; reload the page.")
    return _acknowledge(state, answered)


def submit(attempt: AttemptRow, *, at: datetime, by: Finisher = "student") -> Attempt:
    """Hand the attempt in and grade it in the same transaction; handing in again changes nothing."""
    state = close_if_overdue(attempt, at=at)
    if state.status != "in progress":
        return state
    return _finish(attempt, state, Submitted(at=min(at, state.deadline or at), by=by), graded_at=at)


def close_if_overdue(attempt: AttemptRow, *, at: datetime) -> Attempt:
    """Submit the attempt if its deadline and the grace have passed, with the deadline as finishing time.

    Returns what it amounts to, held until this transaction ends.
    """
    return _close_if_overdue(attempt, at)[0]


def close_overdue(assignment: AssignmentRow | None = None, *, at: datetime) -> int:
    """Submit every attempt, of one assignment or of all, whose deadline and grace have passed; how many there were."""
    overdue = (
        select(AttemptRow)
        .join(AttemptStateRow, AttemptStateRow.attempt_id == AttemptRow.id)
        .where(AttemptStateRow.status == "in progress", AttemptStateRow.deadline < at - GRACE)
        .order_by(AttemptRow.id)
    )
    if assignment is not None:
        overdue = overdue.join(SeatRow, AttemptRow.seat_id == SeatRow.id).where(SeatRow.assignment_id == assignment.id)
    # Another sweeper, or the student, may have been quicker since the list was read: count what is closed here.
    return sum(_close_if_overdue(attempt, at)[1] for attempt in db.session.scalars(overdue).all())


def overrule(attempt: AttemptRow, *, slot: int, fraction: Fraction, by: str, reason: str, at: datetime) -> Attempt:
    """A teacher's decision on one slot, and the grade that follows from it.

    Raises AttemptClosed while the student is still at it, UnknownSlot, and UnusableMark for a fraction not in 0..1.
    """
    state = close_if_overdue(attempt, at=at)
    if state.status != "submitted":
        raise AttemptClosed("This attempt is still under way. Wait until it is handed in, then change its marks.")
    if slot not in _slots(attempt):
        raise UnknownSlot("There is no such question in this quiz. Reload the page.")
    if not 0 <= fraction <= 1:
        raise UnusableMark("Give a mark from 0 to the question's points.")
    return _grade(attempt, record(attempt, state, Overruled(at=at, slot=slot, fraction=fraction, by=by, reason=reason)), at)


def reopen(attempt: AttemptRow, *, by: str, reason: str, deadline: datetime | None, at: datetime) -> Attempt:
    """Let the student go on until a new deadline; an attempt under way stays as it is."""
    state = close_if_overdue(attempt, at=at)
    if state.status != "submitted":
        return state
    return record(attempt, state, Reopened(at=at, by=by, reason=reason, deadline=deadline))


def regrade(assignment: AssignmentRow, *, at: datetime) -> int:
    """Grade every submitted attempt again, as after a correction; how many changed. Their old grades stay on record."""
    # A correction made at the same moment comes whole before this or whole after it, and regrades again.
    hold(db.session, assignment.edition)
    edition, corrections = edition_of(assignment.edition), corrections_of(assignment.edition)
    attempts = db.session.scalars(
        select(AttemptRow)
        .join(SeatRow, AttemptRow.seat_id == SeatRow.id)
        .where(SeatRow.assignment_id == assignment.id)
        .order_by(AttemptRow.id)
    ).all()
    changed = 0
    for attempt in attempts:
        state = attempt_of(hold(db.session, attempt))
        marks = grade(edition, corrections, state)
        if state.status == "submitted" and marks != state.marks:
            record(attempt, state, Graded(at=at, marks=marks))
            changed += 1
    return changed


def attempts_of(seat: SeatRow) -> list[AttemptRow]:
    """A seat's attempts, first to last."""
    return list(db.session.scalars(select(AttemptRow).where(AttemptRow.seat_id == seat.id).order_by(AttemptRow.number)))


def _slots(attempt: AttemptRow) -> set[int]:
    edition_id = attempt.seat.assignment.edition_id
    return set(db.session.scalars(select(SlotRow.number).where(SlotRow.edition_id == edition_id)))


def _plausible(answered: Answered, state: Attempt) -> Answered:
    """The answer with a wait that lies within the attempt, whatever the client claimed."""
    longest = answered.at - (state.started_at or answered.at)
    return replace(answered, waited=max(min(answered.waited, longest), timedelta(0)))


def _says_the_same(known: EventRow, answered: Answered) -> bool:
    event = event_of(known)
    return isinstance(event, Answered) and (event.slot, event.response) == (answered.slot, answered.response)


def _acknowledge(state: Attempt, answered: Answered) -> Acknowledgement:
    sent = (answered.client_id, answered.client_seq)
    standing = state.answers.get(answered.slot)
    counted = standing is not None and (standing.client_id, standing.client_seq) == sent
    closed = sent in {(late.client_id, late.client_seq) for late in state.late}
    by_this_client = {slot for slot, clients in state.heard.items() if answered.client_id in clients}
    return Acknowledgement(
        seq=answered.client_seq,
        counted=counted,
        newer=not counted and not closed,
        closed=closed,
        overtaken={
            slot: other.response
            for slot, other in state.answers.items()
            if slot in by_this_client and other.client_id != answered.client_id
        },
    )


def _close_if_overdue(attempt: AttemptRow, at: datetime) -> tuple[Attempt, bool]:
    state = attempt_of(hold(db.session, attempt))
    if state.status == "in progress" and state.deadline is not None and at > state.deadline + GRACE:
        return _finish(attempt, state, Submitted(at=state.deadline, by="deadline"), graded_at=at), True
    return state, False


def _finish(attempt: AttemptRow, state: Attempt, event: Submitted, *, graded_at: datetime) -> Attempt:
    return _grade(attempt, record(attempt, state, event), graded_at)


def _grade(attempt: AttemptRow, state: Attempt, at: datetime) -> Attempt:
    edition = attempt.seat.assignment.edition
    return record(attempt, state, Graded(at=at, marks=grade(edition_of(edition), corrections_of(edition), state)))

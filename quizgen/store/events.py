"""Events of attempts as rows, written once and read in order, and the state that is kept ready beside them."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import TypeAdapter
from sqlalchemy import select

from quizgen.attempt import Attempt, Event, after, replay
from quizgen.store import db
from quizgen.store.engine import hold
from quizgen.store.tables import AttemptRow, AttemptStateRow, EventRow

_KINDS: dict[str, TypeAdapter[Any]] = {cls.__name__: TypeAdapter(cls) for cls in get_args(Event)}
_ATTEMPT: TypeAdapter[Attempt] = TypeAdapter(Attempt)
_COLUMNS = ("slot", "client_id", "client_seq")


def record(attempt: AttemptRow, state: Attempt, event: Event) -> Attempt:
    """Append one event and bring the state forward by it, in the caller's transaction; returns the new state.

    The caller holds the attempt, and `state` is what its events so far amount to.
    """
    kind = type(event).__name__
    body = _KINDS[kind].dump_python(event, mode="json")
    body.pop("at")
    columns = {name: body.pop(name, None) for name in _COLUMNS}
    db.session.add(EventRow(attempt_id=attempt.id, kind=kind, at=event.at, body=body, **columns))
    state = after(state, event)
    _keep(attempt, state)
    db.session.flush()
    return state


def events_of(attempt: AttemptRow) -> list[Event]:
    """The events of an attempt, first to last."""
    rows = db.session.scalars(select(EventRow).where(EventRow.attempt_id == attempt.id).order_by(EventRow.id))
    return [event_of(row) for row in rows]


def event_of(row: EventRow) -> Event:
    """The event a row holds."""
    columns = {name: value for name in _COLUMNS if (value := getattr(row, name)) is not None}
    event: Event = _KINDS[row.kind].validate_python({**row.body, **columns, "at": row.at})
    return event


def attempt_of(attempt: AttemptRow) -> Attempt:
    """What the attempt amounts to now, from the state kept ready."""
    body = db.session.scalar(select(AttemptStateRow.body).where(AttemptStateRow.attempt_id == attempt.id))
    return Attempt() if body is None else attempt_from_body(body)


def attempt_from_body(body: object) -> Attempt:
    """The attempt that a state row's `body` holds."""
    return _ATTEMPT.validate_python(body)


def rebuild_states() -> int:
    """Work every state out anew from its events; how many there are."""
    attempts = db.session.scalars(select(AttemptRow).order_by(AttemptRow.id)).all()
    for attempt in attempts:
        hold(db.session, attempt)
        _keep(attempt, replay(events_of(attempt)))
    db.session.flush()
    return len(attempts)


def _keep(attempt: AttemptRow, state: Attempt) -> None:
    row = db.session.get(AttemptStateRow, attempt.id)
    if row is None:
        row = AttemptStateRow(attempt_id=attempt.id)
        db.session.add(row)
    row.status, row.deadline, row.score = state.status, state.deadline, state.score
    row.started_at, row.submitted_at, row.submitted_by = state.started_at, state.submitted_at, state.submitted_by
    row.graded_at = state.graded_at
    row.body = _ATTEMPT.dump_python(state, mode="json")

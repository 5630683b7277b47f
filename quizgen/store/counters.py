"""Counters on what may be tried only so often, holding across threads and processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from quizgen.errors import TooManyTries
from quizgen.store import db
from quizgen.store.tables import CounterRow


def count(scope: str, key: str, *, at: datetime, limit: int, window: timedelta) -> None:
    """Count one try; raises TooManyTries when it is more than `limit` within `window` of the first.

    One statement, so that tries counted at the same moment by several processes are all counted. The caller commits
    before the guess is judged, or a rollback would take the count back.
    """
    insert = (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(CounterRow)
    fresh = CounterRow.window_started_at <= at - window
    upsert = insert.values(scope=scope, key=key, window_started_at=at, count=1)
    upsert = upsert.on_conflict_do_update(
        index_elements=[CounterRow.scope, CounterRow.key],
        set_={
            "count": case((fresh, 1), else_=CounterRow.count + 1),
            "window_started_at": case((fresh, upsert.excluded.window_started_at), else_=CounterRow.window_started_at),
        },
    )
    tries, since = db.session.execute(upsert.returning(CounterRow.count, CounterRow.window_started_at)).one()
    if tries > limit:
        raise TooManyTries(f"Too many tries. Wait {_pause(since + window - at)}, then try again.")


def uncount(scope: str, key: str) -> None:
    """Take one try back, because it was right: only wrong ones add up."""
    right = (CounterRow.scope == scope, CounterRow.key == key, CounterRow.count > 0)
    db.session.execute(update(CounterRow).where(*right).values(count=CounterRow.count - 1))


def forget(scope: str, key: str) -> None:
    """Start a counter afresh, as after a sign-in that succeeded."""
    db.session.execute(delete(CounterRow).where(CounterRow.scope == scope, CounterRow.key == key))


def sweep(*, before: datetime) -> int:
    """Remove counters whose window began before that instant; how many there were."""
    old = CounterRow.window_started_at < before
    number = db.session.scalar(select(func.count()).select_from(CounterRow).where(old)) or 0
    db.session.execute(delete(CounterRow).where(old))
    return number


def _pause(left: timedelta) -> str:
    minutes = -(-left // timedelta(minutes=1))
    return "a minute" if minutes <= 1 else f"{minutes} minutes"

"""Settings of every connection, and how a writing transaction begins.

On SQLite a transaction that reads first and writes later can fail with "database is locked" whatever the busy
timeout, because somebody else may have written in between and a reader's snapshot cannot be brought forward. So the
driver's own transaction control is switched off: reads run without a transaction, each seeing what is committed, and
BEGIN IMMEDIATE, which waits its turn for the one write lock, comes before the first statement that is not a read. A
function that must read, decide and then write calls `hold` first: on SQLite it takes the write lock, on PostgreSQL it
locks the row; either way, what is read afterwards is still true at the commit. Unique constraints stand behind that.
"""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.orm import Session, scoped_session

from quizgen.store.columns import Base

BUSY_TIMEOUT_MS = 10_000
"""How long a connection waits for the write lock before it gives up; a write holds it for milliseconds."""

SQLITE_SETTINGS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": str(BUSY_TIMEOUT_MS),
    "foreign_keys": "ON",
    "recursive_triggers": "ON",
    "secure_delete": "ON",
}
"""WAL lets readers read while one writes; FULL keeps acknowledged commits through a power loss (NORMAL may not);
recursive triggers make INSERT OR REPLACE fire the triggers that refuse a DELETE; secure deletion overwrites what is
deleted with zeros, so that a forgotten student is not left in the file's free pages."""

_READS = {"SELECT", "PRAGMA", "EXPLAIN", "VACUUM", "BEGIN"}

R = TypeVar("R", bound=Base)


def address(url: str) -> str:
    """A database address with the driver we ship: PostgreSQL is spoken to through psycopg 3.

    >>> address("postgresql://quizgen@localhost/quizgen")
    'postgresql+psycopg://quizgen@localhost/quizgen'
    """
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def prepare(engine: Engine) -> None:
    """Give an SQLite engine the settings and transactions described above; PostgreSQL needs neither."""
    if make_url(engine.url).get_backend_name() != "sqlite":
        return
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "before_cursor_execute", _begin_before_a_write)


def hold(session: scoped_session[Any] | Session, row: R) -> R:
    """The row, read afresh and kept from other writers until this transaction ends."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        _begin_immediate(connection)
    session.refresh(row, with_for_update=True)
    return row


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for name, value in SQLITE_SETTINGS.items():
        connection.execute(f"PRAGMA {name}={value}")


def _begin_before_a_write(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    if statement.lstrip().split(None, 1)[0].upper() not in _READS:
        _begin_immediate(connection)


def _begin_immediate(connection: Connection) -> None:
    raw: Any = connection.connection.dbapi_connection
    if not raw.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

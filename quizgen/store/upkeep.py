"""The database itself: what it is, whether it is sound, and a copy of it while it is in use."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, DBAPIError

from quizgen.errors import QuizgenError
from quizgen.store import MIGRATIONS, db

FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""Releases of SQLite, one a branch, that mend the rare damage from several connections checkpointing a WAL at once.

Every release from 3.7.0 on before the fix of its branch has it (https://sqlite.org/wal.html, "the WAL-reset bug").
"""


class CannotBackUp(QuizgenError):
    """A copy of the database cannot be written there."""


def describe() -> str:
    """Which database this is and, for SQLite, what its release means, in a sentence or two."""
    if db.engine.dialect.name != "sqlite":
        return f"PostgreSQL {db.session.scalar(text('SHOW server_version'))}."
    version = sqlite3.sqlite_version
    if wal_reset_mended(sqlite3.sqlite_version_info):
        return f"SQLite {version}, without known faults that matter here."
    return (
        f"SQLite {version}: in rare cases several connections that tidy up at once can damage the file (mended in "
        "3.51.3, 3.50.7 and 3.44.6). Keep backups (flask backup PATH), or use PostgreSQL for a whole school."
    )


def wal_reset_mended(version: tuple[int, ...]) -> bool:
    """Whether a release of SQLite has the mend of its branch, or is younger than all of them."""
    return version >= FIXED[-1] or any(version[:2] == fixed[:2] and version >= fixed for fixed in FIXED)


def is_current() -> bool:
    """Whether the database has this release's tables."""
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    return set(found) == set(ScriptDirectory(str(MIGRATIONS)).get_heads())


def problems() -> list[str]:
    """What SQLite's own check finds wrong, usually nothing; PostgreSQL looks after itself."""
    if db.engine.dialect.name != "sqlite":
        return []
    try:
        return [row for row in db.session.scalars(text("PRAGMA integrity_check")) if row != "ok"]
    except DatabaseError as error:  # too damaged for the check itself
        return [str(error.orig)]


def back_up(path: Path) -> None:
    """Write a copy of an SQLite database as it is at this moment, while others go on writing.

    Raises CannotBackUp when the file exists already, cannot be written, or the database is a PostgreSQL one.
    """
    if db.engine.dialect.name != "sqlite":
        raise CannotBackUp("This is a PostgreSQL database: back it up with pg_dump.")
    if path.exists():
        raise CannotBackUp(f"{path} exists already. Choose another name: a backup never overwrites one.")
    try:
        with db.engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
    except DBAPIError as error:
        raise CannotBackUp(f"{path} cannot be written: {error.orig}") from error

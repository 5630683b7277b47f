"""Settings of every connection, and transactions that do not lose to each other."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import StatementError

from quizgen.store import db
from quizgen.store.engine import address as normal
from quizgen.store.engine import hold
from quizgen.store.tables import TeacherRow
from tests.builders_store import NINE, School, teacher

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 10_000,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "mmap_size": 0,
}
"""synchronous 2 is FULL."""


def settings(connection: Connection) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in WANTED}


def test_connection_has_the_settings_however_many_are_open(app: Flask) -> None:
    connections = [db.engine.connect() for _ in range(8)]
    try:
        if db.engine.dialect.name == "sqlite":
            assert [settings(connection) for connection in connections] == [WANTED] * 8
        else:
            levels = {connection.get_isolation_level() for connection in connections}
            assert levels == {"READ COMMITTED"}
    finally:
        for connection in connections:
            connection.close()


def test_connection_keeps_the_settings_after_a_migration_returned_it(app: Flask) -> None:
    from quizgen.store import upgrade

    upgrade()
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert settings(connection) == WANTED


def test_address_speaks_postgresql_through_our_driver() -> None:
    assert normal("postgresql://u:p@h/d") == "postgresql+psycopg://u:p@h/d"
    assert normal("postgres://u:p@h/d") == "postgresql+psycopg://u:p@h/d"
    assert normal("sqlite:////srv/quizgen.sqlite") == "sqlite:////srv/quizgen.sqlite"


def test_rollback_takes_back_every_write(app: Flask) -> None:
    teacher("Ms Abara", "abara")
    db.session.rollback()
    assert db.session.query(TeacherRow).count() == 0


def test_savepoint_takes_back_its_own_writes_only(app: Flask) -> None:
    teacher("Ms Abara", "abara")
    with pytest.raises(ZeroDivisionError), db.session.begin_nested():
        teacher("Mr Brandt", "brandt")
        1 / 0  # noqa: B018
    db.session.commit()
    assert [row.login for row in db.session.query(TeacherRow)] == ["abara"]


def test_instant_without_a_zone_is_refused(app: Flask) -> None:
    db.session.add(TeacherRow(login="x", name="X", password_hash="$", created_at=NINE.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="time zone"):
        db.session.flush()
    db.session.rollback()


def test_transaction_that_reads_begins_no_write_and_one_that_holds_begins_before_it_reads(mill: School) -> None:
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", note)
    try:
        db.session.execute(text("SELECT 1"))
        assert seen == ["SELECT 1"]
        hold(db.session, mill.class_)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert db.engine.dialect.name == "postgresql" or "BEGIN IMMEDIATE" in seen
    assert db.engine.dialect.name == "sqlite" or seen[-1].rstrip().endswith("FOR UPDATE")


def test_counting_up_in_many_threads_loses_nothing(app: Flask, mill: School) -> None:
    """Read, add one, write: with a hold at the head, no increment is overwritten and none fails as locked."""
    quiz_id = mill.quiz.id
    mill.quiz.title = "0"
    db.session.commit()
    failures: list[BaseException] = []

    def count_up() -> None:
        try:
            with app.app_context():
                for _ in range(10):
                    row = db.session.get_one(type(mill.quiz), quiz_id)
                    hold(db.session, row)
                    row.title = str(int(row.title) + 1)
                    db.session.commit()
        except BaseException as failure:  # noqa: BLE001
            failures.append(failure)

    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    assert (failures, mill.quiz.title) == ([], "80")

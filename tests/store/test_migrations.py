"""The migrations make what the tables say, and the database refuses to change what only grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from quizgen import store
from quizgen.grading import Correction
from quizgen.store import db
from quizgen.store.attempts import answer, start, submit
from quizgen.store.editions import correct
from quizgen.store.erasure import erase
from quizgen.store.tables import AuditRow
from tests.builders_store import School, answered, later, let_go, store_at
from tests.postgresql import Server

APPEND_ONLY = ("event", "edition", "slot", "correction", "audit")


def test_migrations_from_nothing_give_exactly_the_tables(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, db.metadata) == []


def test_migrations_leave_a_current_database_alone(mill: School) -> None:
    name = mill.abara.name
    db.session.commit()
    store.upgrade()
    assert mill.abara.name == name


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_can_be_undone_and_done_again(kind: str, tmp_path: Path, postgresql: Server) -> None:
    sqlite = kind == "sqlite"
    app = store_at(f"sqlite:///{tmp_path / 'x.sqlite'}" if sqlite else postgresql.address(postgresql.create()))
    with app.app_context():
        config = app.extensions["migrate"].migrate.get_config()
        store.upgrade()
        command.downgrade(config, "base")
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
        store.upgrade()
        assert "event" in inspect(db.engine).get_table_names()
    let_go(app)


@pytest.fixture
def full(mill: School) -> School:
    """The school with a row in every table that only grows."""
    attempt = start(mill.seat(), at=later(minutes=1), seed=1)
    answer(attempt, answered(1, "by the river", 1))
    submit(attempt, at=later(minutes=5))
    correct(mill.edition, Correction(at=later(minutes=9), slot=1, by="Ms Abara", reason="kind", standing="full credit"))
    db.session.add(AuditRow(at=later(), teacher_id=mill.abara.id, deed="test", body={}))
    db.session.commit()
    return mill


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_row_that_only_grows_cannot_be_changed(full: School, table: str) -> None:
    column = {"slot": "kind", "audit": "deed"}.get(table, "id")
    before = db.session.execute(text(f"SELECT * FROM {table}")).all()
    assert before
    with pytest.raises(IntegrityError, match="only grows: update refused"):
        db.session.execute(text(f"UPDATE {table} SET {column} = {column}"))
    db.session.rollback()
    assert db.session.execute(text(f"SELECT * FROM {table}")).all() == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_row_that_only_grows_cannot_be_deleted(full: School, table: str) -> None:
    before = db.session.execute(text(f"SELECT * FROM {table}")).all()
    with pytest.raises(IntegrityError, match="only grows: delete refused"):
        db.session.execute(text(f"DELETE FROM {table}"))
    db.session.rollback()
    assert db.session.execute(text(f"SELECT * FROM {table}")).all() == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_table_that_only_grows_cannot_be_replaced_or_emptied(full: School, table: str) -> None:
    sqlite = db.engine.dialect.name == "sqlite"
    statement = f"REPLACE INTO {table} SELECT * FROM {table}" if sqlite else f"TRUNCATE {table} CASCADE"
    with pytest.raises(IntegrityError, match="only grows"):
        db.session.execute(text(statement))
    db.session.rollback()


def test_event_goes_only_with_a_permission_that_has_an_audit_row(full: School) -> None:
    with pytest.raises(IntegrityError):
        db.session.execute(text("INSERT INTO erasure (attempt_id, audit_id) SELECT id, 999 FROM attempt"))
        db.session.commit()
    db.session.rollback()


def test_erase_forgets_the_student_and_leaves_a_line_that_names_nobody(full: School) -> None:
    other = start(full.seat(full.deniz), at=later(minutes=2), seed=2)
    db.session.commit()
    erase(full.cleo, by=full.abara, at=later(minutes=30))
    db.session.commit()
    assert db.session.execute(text("SELECT DISTINCT attempt_id FROM event")).scalars().all() == [other.id]
    assert db.session.execute(text("SELECT count(*) FROM erasure")).scalar() == 0
    audit = db.session.query(AuditRow).order_by(AuditRow.id.desc()).first()
    assert audit is not None
    assert (audit.deed, audit.body) == ("student forgotten", {"seats": 1, "attempts": 1, "events": 4})
    assert not [row for row in everything() if "Cleo" in row or "Abel" in row or "1001" in row]


def everything() -> list[str]:
    """Every row of every table, as text."""
    return [str(row) for table in db.metadata.sorted_tables for row in db.session.execute(table.select())]

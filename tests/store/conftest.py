"""Every test here runs twice: on SQLite in a real file, and on a real PostgreSQL. Each gets a migrated, empty database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from quizgen import store
from tests.builders_store import School, let_go, school, store_at
from tests.postgresql import Server, empty, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server for this run."""
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database migrated from nothing, for tests to copy."""
    path = tmp_path_factory.mktemp("migrated") / "quizgen.sqlite"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgresql: Server) -> str:
    """The address of a PostgreSQL database migrated from nothing, which every test empties."""
    address = postgresql.address(postgresql.create())
    _migrate(address)
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of this release."""
    if request.param == "sqlite":
        path = tmp_path / "quizgen.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    address: str = request.getfixturevalue("migrated_database")
    yield address
    empty(address)


@pytest.fixture
def app(address: str) -> Iterator[Flask]:
    """The store on that database, with an app context pushed for the test."""
    app = store_at(address)
    with app.app_context():
        yield app
    let_go(app)


@pytest.fixture
def mill(app: Flask) -> School:
    """The school with its quiz about the mill, given out and not yet taken."""
    return school()


def _migrate(address: str) -> None:
    app = store_at(address)
    with app.app_context():
        store.upgrade()
    let_go(app)

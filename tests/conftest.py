"""The app on a database of its own, the cast, and what no test may do: reach the network, or be skipped in CI."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import event

from app import create_app
from quizgen import store
from quizgen.store import db
from quizgen.store.sessions import open_session
from quizgen.store.tables import TeacherRow
from quizgen.store.teachers import teacher_by_login
from quizgen.web.access import SIGN_IN
from quizgen.web.auth import hasher
from quizgen.web.queue import AT_ONCE, queue_of
from tests.reading import FIRST_ARTICLE
from tests.visitors import PASSWORD, Visitor

Queries = Callable[[], AbstractContextManager[list[str]]]

collect_ignore = [] if FIRST_ARTICLE.exists() else ["test_first_article.py"]
"""A clone elsewhere has no such article: there is nothing to skip, so CI has nothing to forbid."""


# The app ---------------------------------------------------------------------------------------------------------------


class CompiledTemplates(BytecodeCache):
    """Templates compiled once a run: every test has an app of its own, and compiling took a third of the time."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_templates = CompiledTemplates()


def app_in(instance: Path, *, queue: str = AT_ONCE) -> Flask:
    """An app whose database, key and all stand in a folder of its own; a job is done before its page is shown."""
    app = create_app(
        {
            "TESTING": True,
            "QUIZGEN_INSTANCE": instance,
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{instance / 'quizgen.sqlite'}",
            "QUIZGEN_QUEUE_URL": queue,
        }
    )
    app.jinja_env.bytecode_cache = _templates
    return app


def let_go(app: Flask) -> None:
    """Close the app's connections, so that nothing is left open at the end of a test."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    queue_of(app).close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with an empty database of this release: migrated once, copied by every test."""
    instance = tmp_path_factory.mktemp("migrated")
    app = app_in(instance)
    with app.app_context():
        store.upgrade()
    let_go(app)
    return instance


@pytest.fixture
def app(migrated: Path, tmp_path: Path) -> Iterator[Flask]:
    """The real app on a temporary SQLite database."""
    shutil.copytree(migrated, tmp_path / "instance")
    app = app_in(tmp_path / "instance")
    yield app
    let_go(app)


@pytest.fixture
def queries(app: Flask) -> Queries:
    """Count what is asked of the database: `with queries() as seen: …` and then `len(seen)`."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            seen.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting


# The cast --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The cast's password, hashed once: hashing is slow on purpose."""
    return hasher.hash(PASSWORD)


@pytest.fixture
def teacher(app: Flask, password_hash: str) -> Callable[[str, str], Visitor]:
    """Make a teacher, who sits at a browser and has not signed in."""

    def make(name: str, login: str) -> Visitor:
        with app.app_context():
            db.session.add(
                TeacherRow(login=login, name=name, password_hash=password_hash, created_at=datetime(2026, 9, 1, tzinfo=UTC))
            )
            db.session.commit()
        return Visitor(app, name, login)

    return make


def signed_in(visitor: Visitor) -> Visitor:
    """Let a teacher in without the form, whose hashing is slow on purpose; test_auth.py has the form."""
    with visitor.app.app_context():
        row = teacher_by_login(visitor.login)
        assert row is not None
        token = open_session(row, at=datetime.now(UTC))
        db.session.commit()
    with visitor.client.session_transaction() as cookie:
        cookie[SIGN_IN] = token
        cookie.permanent = True
    return visitor


@pytest.fixture
def abara(teacher: Callable[[str, str], Visitor]) -> Visitor:
    """Ms Abara, who owns the class; signed in."""
    return signed_in(teacher("Ms Abara", "abara"))


@pytest.fixture
def brandt(teacher: Callable[[str, str], Visitor]) -> Visitor:
    """Mr Brandt, another teacher; signed in."""
    return signed_in(teacher("Mr Brandt", "brandt"))


@pytest.fixture
def cleo(app: Flask) -> Visitor:
    """Cleo, a student, at a browser of her own."""
    return Visitor(app, "Cleo")


@pytest.fixture
def deniz(app: Flask) -> Visitor:
    """Deniz, a student, at a browser of his own."""
    return Visitor(app, "Deniz")


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody with no business here."""
    return Visitor(app)


# What no test may do ---------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """Nothing leaves this computer. (Connecting a datagram socket sends nothing and is let through.)"""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(call: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and self.type == socket.SOCK_STREAM:
                _refuse_outside(address[0])
            return call(self, address)

        return guarded

    def resolve(host: Any, *rest: Any, **options: Any) -> Any:
        if host:
            _refuse_outside(host.decode() if isinstance(host, bytes) else host)
        return getaddrinfo(host, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guard(connect))
        patch.setattr(socket.socket, "connect_ex", guard(connect_ex))
        patch.setattr(socket, "getaddrinfo", resolve)
        yield


def _refuse_outside(host: str) -> None:
    try:
        inside = ipaddress.ip_address(host).is_loopback or host in {"0.0.0.0", "::"}
    except ValueError:
        inside = host == "localhost"
    if not inside:
        raise AssertionError(f"a test reached for {host}: no test uses the network")


_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Remember modules skipped as a whole."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test fails the run: there, everything must be run."""
    if os.environ.get("CI") == "true" and _skipped and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say why the run failed."""
    if os.environ.get("CI") == "true":
        for nodeid in _skipped:
            terminalreporter.write_line(f"SKIPPED, which CI does not allow: {nodeid}", red=True)

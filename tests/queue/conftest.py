"""The app with a real queue behind it: Huey's SQLite file, or a Redis server of this run's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask

from tests import postgresql
from tests.browser.serving import borrow_word_data
from tests.conftest import app_in, let_go
from tests.queue.consumers import Consumer
from tests.redis_server import Redis, redis_server

StartsConsumer = Callable[[], Consumer]


@pytest.fixture
def redis() -> Iterator[Redis]:
    """A Redis server for one test."""
    with redis_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "redis"])
def queue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty queue."""
    match request.param:
        case "redis":
            redis: Redis = request.getfixturevalue("redis")
            yield redis.address
        case "postgresql":
            with postgresql.server() as server:
                yield server.address(server.create())
        case _:
            yield f"sqlite:///{tmp_path / 'queue.sqlite'}"


@pytest.fixture
def app(migrated: Path, tmp_path: Path, queue: str) -> Iterator[Flask]:
    """The app on a database of its own, with word data for the consumers."""
    instance = tmp_path / "instance"
    shutil.copytree(migrated, instance)
    borrow_word_data(instance)
    app = app_in(instance, queue=queue)
    yield app
    let_go(app)


@pytest.fixture
def consumer(app: Flask) -> Iterator[StartsConsumer]:
    """Start a consumer; those that are left at the end are killed."""
    with ExitStack() as left:

        def start() -> Consumer:
            made = Consumer(app)
            left.callback(made.kill)
            return made

        yield start

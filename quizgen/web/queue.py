"""The queue that carries the numbers of jobs to consumers; the only module that knows Huey and Redis.

What is asked stands in the job's row: the queue may lose a number or deliver it twice, and nothing is lost or done twice.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from huey import Huey, MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer
from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry

from quizgen.errors import QuizgenError

AT_ONCE = "at-once:"
"""The address of the queue that is none: whoever sends a job waits until it is done."""

NAME = "quizgen"
PATIENCE_S = 3
"""How long a page waits for a queue that does not answer; the job's row is saved before."""

LOOK_EVERY_S = 0.1, 0.5
"""How often a consumer looks into an SQLite queue, soon after work and when there was none: a look costs 50 µs."""


TRY_EVERY_S = 0.5, 5.0
"""How often it tries to reach a server that is away; one that is there calls."""

BACKOFF = 1.5


class QueueAway(QuizgenError):
    """The queue cannot be reached."""


class PlainMessages(Serializer):  # type: ignore[misc]  # Huey has no types
    """Messages as JSON: whoever can write into the queue can have a job done, but not run code of their own, as pickle would."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(bytes(data)))


class Queue:
    """The queue at an address: `sqlite:///file`, `redis://…`, `rediss://…`, `unix://…`, `postgresql://…`, or AT_ONCE.

    `do` is called with the number of each job that comes out of it. Nothing is opened before the first use.
    """

    def __init__(self, address: str, do: Callable[[int], None]) -> None:
        self.address = address
        self._do = do
        self._opening = threading.Lock()
        self._opened: tuple[Huey, Any] | None = None

    @property
    def at_once(self) -> bool:
        """Whether sending a job means doing it."""
        return self.address == AT_ONCE

    def open(self) -> tuple[Huey, Any]:
        """Huey and its one task, opened once; raises QueueAway as long as it cannot be. Redis is not asked before it is used."""
        with self._opening:
            if self._opened is None:
                try:
                    huey = _open(self.address)
                except QueueAway:
                    raise
                except Exception as error:  # each kind of queue has errors of its own, and all mean the same here
                    raise _away(error) from error
                self._opened = huey, huey.task(name="job")(self._do)
            return self._opened

    def send(self, job_id: int) -> None:
        """Have a job done; raises QueueAway when the queue cannot take it."""
        huey, task = self.open()
        try:
            huey.enqueue(task.s(job_id))
        except Exception as error:  # as above
            raise _away(error) from error

    def consume(self) -> None:
        """Do what comes out of the queue, one job after the other, until SIGTERM (at once) or SIGINT (after the job)."""
        huey, _ = self.open()
        least, most = LOOK_EVERY_S if self.address.startswith("sqlite:") else TRY_EVERY_S
        # nothing is ever scheduled for later, so the scheduler may sleep
        consumer = huey.create_consumer(
            workers=1, periodic=False, initial_delay=least, max_delay=most, backoff=BACKOFF, scheduler_interval=60
        )
        consumer.run()

    def close(self) -> None:
        """Let go of the connection that this thread has."""
        if self._opened is not None:
            self._opened[0].storage.close()


def register(app: Flask, do: Callable[[Flask, int], None]) -> None:
    """Give the app its queue; `do` does one job."""
    app.extensions["queue"] = Queue(str(app.config["QUIZGEN_QUEUE_URL"]), lambda job_id: do(app, job_id))


def queue_of(app: Flask | None = None) -> Queue:
    """An app's queue, the current one's by default."""
    queue: Queue = (app or current_app).extensions["queue"]
    return queue


def _away(error: Exception) -> QueueAway:
    return QueueAway(f"The queue cannot be reached just now ({type(error).__name__}).")


def _open(address: str) -> Huey:
    common: dict[str, Any] = {"results": False, "serializer": PlainMessages()}
    if address == AT_ONCE:
        return MemoryHuey(NAME, immediate=True, **common)
    if address.startswith("sqlite:///"):
        return SqliteHuey(NAME, filename=address.removeprefix("sqlite:///"), fsync=True, **common)
    if address.startswith(("postgresql://", "postgres://")):
        return PostgresHuey(NAME, dsn=address, connect_timeout=PATIENCE_S, **common)
    if address.startswith(("redis://", "rediss://", "unix://")):
        pool = ConnectionPool.from_url(
            address, socket_connect_timeout=PATIENCE_S, socket_timeout=2 * PATIENCE_S, retry=Retry(NoBackoff(), 0)
        )
        return RedisHuey(NAME, connection_pool=pool, **common)
    raise QueueAway(f"QUIZGEN_QUEUE_URL begins with sqlite:///, redis:// or postgresql://, not “{address.partition(':')[0]}”.")

"""Serving for real: where to listen, who reaches it, and what goes on beside the requests."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quizgen.store import attempts, counters, db
from quizgen.web.clock import now
from quizgen.web.settings import MAX_REQUEST_BYTES

THREADS = 8
"""Requests answered at once: they wait for the database more than they compute, and SQLite lets one write at a time."""

SWEEP_EVERY = timedelta(seconds=30)
"""How long an attempt may stay open after its deadline when nobody looks at it."""

COUNTERS_KEPT = timedelta(days=1)
"""Longer than the window of any counter, so that sweeping never forgives a guess."""

LOOK_EVERY = timedelta(seconds=0.3)
RESTART_AFTER = timedelta(seconds=1)
"""How soon a dead consumer is noticed, and how long the pause before the next: a computer that cannot start one stays usable."""

CONSUMER_ENDS_WITHIN = timedelta(seconds=5)

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  # compared with; binding to them is the person's choice


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens."""

    host: str
    port: int

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Place:
        """HOST and PORT, by default this computer alone and 8000."""
        port = environ.get("PORT") or "8000"
        if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            raise click.ClickException(f"PORT is a number from 1 to 65535, not “{port}”.")
        return cls(environ.get("HOST") or "127.0.0.1", int(port))

    @property
    def open_to_all(self) -> bool:
        """Whether every network of this computer reaches it."""
        return self.host in EVERYWHERE

    @property
    def address(self) -> str:
        """Its address on this computer."""
        return self._address("127.0.0.1" if self.open_to_all else self.host)

    @property
    def seen_from_outside(self) -> str:
        """Its address in the local network: that of the network card that leads outside."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(("192.0.2.1", 9))  # a documentation address (RFC 5737); connecting UDP sends nothing
                return self._address(probe.getsockname()[0])
            except OSError:
                return self._address(socket.gethostname())

    def _address(self, host: str) -> str:
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def listen(app: Flask, place: Place) -> Any:
    """A server that holds the port and answers nobody yet."""
    import waitress  # the other commands do without it

    try:
        return waitress.create_server(
            app,
            host=place.host,
            port=place.port,
            threads=THREADS,
            ident=None,
            max_request_body_size=4 * MAX_REQUEST_BYTES,  # beyond what a page explains, the connection is refused
        )
    except OSError as error:
        raise click.ClickException(
            f"Cannot listen on {place.host}, port {place.port}: {error.strerror}. Choose another: PORT=8001 make serve"
        ) from error


def run(app: Flask, listening: Any) -> None:
    """Answer until SIGTERM or Control-C; requests under way are finished, and the consumer ends with the server."""
    ending = threading.Event()
    threading.Thread(target=_sweep, args=(app, ending), name="sweeper", daemon=True).start()
    keeper = threading.Thread(target=_keep_a_consumer, args=(app, ending), name="keeper", daemon=True)
    keeper.start()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        listening.run()
    finally:
        ending.set()
        keeper.join()


def _keep_a_consumer(app: Flask, ending: threading.Event) -> None:
    """Have a consumer do the jobs beside the web server; one that dies is started again, and none outlives the server."""
    command = [sys.executable, "-m", "flask", "--app", "app", "work", "--tied"]
    while not ending.is_set():
        # in a session of its own, so that Control-C ends the server, which then ends the consumer
        with subprocess.Popen(  # noqa: S603  # our own command
            command, cwd=app.root_path, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
        ) as consumer:
            while consumer.poll() is None and not ending.wait(LOOK_EVERY.total_seconds()):
                pass
            if consumer.stdin:
                consumer.stdin.close()
            try:
                status = consumer.wait(CONSUMER_ENDS_WITHIN.total_seconds())
            except subprocess.TimeoutExpired:
                consumer.kill()
                status = consumer.wait()
        if not ending.wait(RESTART_AFTER.total_seconds()):
            app.logger.warning("the consumer ended (%d); another one is started", status)


def _sweep(app: Flask, ending: threading.Event) -> None:
    """Hand in attempts whose deadline has passed, and forget old counters, until the server ends."""
    while not ending.wait(SWEEP_EVERY.total_seconds()):
        with app.app_context():
            try:
                attempts.close_overdue(at=now())
                counters.sweep(before=now() - COUNTERS_KEPT)
                db.session.commit()
            except SQLAlchemyError:
                app.logger.exception("sweeping failed; it is tried again")

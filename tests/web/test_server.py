"""Serving for real: HOST and PORT, the first start's link, an orderly end, and what goes on beside the requests."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Flask
from sqlalchemy import select

from quizgen.store import counters, db
from quizgen.store.tables import AttemptStateRow, CounterRow
from quizgen.web import server
from quizgen.web.server import Place
from tests.conftest import app_in, let_go
from tests.visitors import Visitor
from tests.web.classroom import Room, begins, sits_down

ROOT = Path(__file__).parents[2]


# Where it listens ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "place", "address"),
    [
        ({}, Place("127.0.0.1", 8000), "http://127.0.0.1:8000"),
        ({"HOST": "", "PORT": ""}, Place("127.0.0.1", 8000), "http://127.0.0.1:8000"),
        ({"HOST": "0.0.0.0", "PORT": "9000"}, Place("0.0.0.0", 9000), "http://127.0.0.1:9000"),
        ({"HOST": "192.0.2.5"}, Place("192.0.2.5", 8000), "http://192.0.2.5:8000"),
        ({"HOST": "::1", "PORT": "65535"}, Place("::1", 65535), "http://[::1]:65535"),
        ({"HOST": "::"}, Place("::", 8000), "http://127.0.0.1:8000"),
    ],
)
def test_place_is_this_computer_alone_unless_host_and_port_say_otherwise(
    environ: dict[str, str], place: Place, address: str
) -> None:
    assert Place.of(environ) == place
    assert place.address == address
    assert place.open_to_all == (place.host in {"0.0.0.0", "::"})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5", "８０００", "²"])
def test_port_that_is_none_is_refused_in_a_sentence(port: str) -> None:
    with pytest.raises(click.ClickException, match=f"PORT is a number from 1 to 65535, not “{re.escape(port)}”."):
        Place.of({"PORT": port})


def test_address_for_the_class_is_never_the_one_that_means_every_network() -> None:
    outside = Place("0.0.0.0", 9000).seen_from_outside
    assert re.fullmatch(r"http://[^/]+:9000", outside)
    assert "0.0.0.0" not in outside


@contextmanager
def taken_port() -> Iterator[int]:
    """A port on which somebody listens already."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def free_port() -> int:
    """A port on which nobody listens now."""
    with taken_port() as port:
        return port


def test_port_that_is_taken_is_refused_with_a_way_on(tmp_path: Path) -> None:
    with taken_port() as port:
        refused = serve(tmp_path, port, stderr=subprocess.PIPE)
        _, said = refused.communicate()
    assert refused.returncode == 1
    assert said == (
        f"Error: Cannot listen on 127.0.0.1, port {port}: Address already in use. Choose another: PORT=8001 make serve\n"
    )


# The whole of it -------------------------------------------------------------------------------------------------------


def serve(instance: Path, port: int, public_url: str = "", *, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    """Start `flask serve` in a process of its own."""
    ours = {"QUIZGEN_INSTANCE": str(instance), "QUIZGEN_PUBLIC_URL": public_url, "HOST": "127.0.0.1", "PORT": str(port)}
    environment = {**os.environ, **ours}
    command = [sys.executable, "-m", "flask", "--app", "app", "serve"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True)


@contextmanager
def serving(instance: Path, public_url: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`flask serve` in a process of its own: the process and its address, once it answers."""
    port = free_port()
    process = serve(instance, port, public_url)
    address = f"http://127.0.0.1:{port}"
    try:
        # The port is held before anything is printed: whoever asks now is answered once the server runs.
        assert process.stdout is not None
        assert process.stdout.readline() == f"Quizgen is at {address}\n"
        assert asked(port)[0] == 200
        yield process, address
    finally:
        process.kill()
        process.communicate()


def asked(port: int) -> tuple[int, http.client.HTTPMessage]:
    """Status and headers of the front page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status, answer.headers
    finally:
        connection.close()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Ask the server to stop: its exit status, and the rest of what it printed."""
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    rest = process.stdout.read()
    return process.wait(), rest


def test_first_start_prints_a_link_that_works_once_and_the_second_prints_none(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        status, printed = ended(process)
    assert status == 0
    assert printed.endswith("Quizgen has stopped.\n")
    assert "This is plain http" in printed
    (link,) = re.findall(rf"it works once:\n  {address}(/welcome/\S+)\n", printed)

    # The first teacher comes; from then on no start makes a link.
    app = app_in(tmp_path)
    visitor = Visitor(app)
    account = {"name": "Ms Abara", "login": "abara", "password": "three calm grey herons", "again": "three calm grey herons"}
    assert visitor.fills_in(visitor.get(link), account).location == "/teacher/"
    let_go(app)
    with serving(tmp_path, "https://quiz.school.example") as (process, _):
        status, printed = ended(process)
    assert status == 0
    assert "A class reaches it at https://quiz.school.example" in printed
    assert "plain http" not in printed
    assert "/welcome/" not in printed


def test_server_names_no_software_and_sends_the_headers(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, address):
        status, headers = asked(int(address.rpartition(":")[2]))
    assert status == 200
    assert "Server" not in headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]


# Beside the requests ---------------------------------------------------------------------------------------------------


class Ending(threading.Event):
    """A server's end that comes after so many rounds, without anybody waiting for it."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds = rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.rounds -= 1
        return self.rounds < 0


def status_of(room: Room) -> list[str]:
    with room.app.app_context():
        return list(db.session.scalars(select(AttemptStateRow.status)))


def test_sweeper_hands_in_what_nobody_looks_at(room: Room, cleo: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    sits_down(cleo, room, 0)
    begins(cleo, room)
    server._sweep(room.app, Ending(1))
    assert status_of(room) == ["in progress"]
    monkeypatch.setattr(server, "now", lambda: datetime.now(UTC) + timedelta(hours=2))
    server._sweep(room.app, Ending(0))
    assert status_of(room) == ["in progress"]  # the server ended before the round
    server._sweep(room.app, Ending(1))
    assert status_of(room) == ["submitted"]


def test_sweeper_forgets_counters_only_after_every_window(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> list[str]:
        with app.app_context():
            return sorted(db.session.scalars(select(CounterRow.key)))

    with app.app_context():
        at = datetime.now(UTC)
        for key, age in (("fresh", timedelta(hours=23)), ("old", timedelta(hours=25))):
            counters.count("join address", key, at=at - age, limit=9, window=timedelta(minutes=15))
        db.session.commit()
    server._sweep(app, Ending(1))
    assert kept() == ["fresh"]


def test_sweeper_goes_on_after_a_round_that_failed(room: Room, cleo: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    sits_down(cleo, room, 0)
    begins(cleo, room)
    rounds = Ending(2)

    def moved_away(timeout: Any = None) -> bool:
        """In the first round the table is gone, in the second it is back."""
        with room.app.app_context(), db.engine.begin() as connection:
            old, new = ("attempt_state", "away") if rounds.rounds == 2 else ("away", "attempt_state")
            if rounds.rounds:
                connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")
        return Ending.wait(rounds)

    monkeypatch.setattr(rounds, "wait", moved_away)
    monkeypatch.setattr(server, "now", lambda: datetime.now(UTC) + timedelta(hours=2))
    server._sweep(room.app, rounds)
    assert status_of(room) == ["submitted"]

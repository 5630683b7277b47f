"""`make serve` is a web server and one consumer: a consumer that dies is replaced, and none outlives its server."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import Server
from tests.queue.consumers import until


class Served(Server):
    """A server whose processes can be looked at."""

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def consumers(self) -> list[int]:
        """The processes it started."""
        found = subprocess.run(["pgrep", "-P", str(self.pid)], capture_output=True, text=True, check=False).stdout
        return [int(line) for line in found.split()]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server with its consumer started."""
    server = Served(tmp_path)
    try:
        server.start()
        until(lambda: len(server.consumers()) == 1, "a consumer")
        yield server
    finally:
        server.stop()


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_consumer_that_dies_is_started_again_and_ends_with_its_server(served: Served) -> None:
    (first,) = served.consumers()
    subprocess.run(["kill", "-9", str(first)], check=True)
    until(lambda: served.consumers() not in ([], [first]), "another consumer")
    (second,) = served.consumers()
    assert is_gone(first)
    assert "the consumer ended (-9); another one is started" in served.complaints
    served.stop()
    assert is_gone(second)


def test_consumer_does_not_outlive_a_server_that_is_killed(served: Served) -> None:
    (consumer,) = served.consumers()
    served.kill()
    until(lambda: is_gone(consumer), "the consumer's end")

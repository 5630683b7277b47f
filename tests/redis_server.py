"""A Redis server of our own: on a socket in a temporary directory, gone at the end, and without a memory of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "These tests need a Redis server: apt install redis-server"


class Redis:
    """A server that can be stopped and started; stopped, it forgets everything."""

    def __init__(self, home: Path) -> None:
        self._socket = home / "redis.sock"
        self._home = home
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """As QUIZGEN_QUEUE_URL takes it."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        program = shutil.which("redis-server")
        if program is None:
            raise FileNotFoundError(MISSING)
        settings = {"port": "0", "unixsocket": str(self._socket), "dir": str(self._home), "save": "", "daemonize": "no"}
        chosen = [part for name, value in settings.items() for part in (f"--{name}", value)]
        self._process = subprocess.Popen([*_ends_with_us(), program, *chosen], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            said += line
            if "ready to accept connections" in line.lower():
                return
        raise RuntimeError(f"Redis did not start: {said[-2000:]}")

    def stop(self) -> None:
        """End it, with all that it held."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate()
            self._process = None


@contextmanager
def redis_server() -> Iterator[Redis]:
    """A server for as long as the block lasts."""
    home = Path(tempfile.mkdtemp(prefix="quizgen-redis-"))
    server = Redis(home)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home)


def _ends_with_us() -> list[str]:
    """A prefix that stops the server should the tests be killed before they can."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []

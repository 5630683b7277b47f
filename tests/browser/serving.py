"""The real server in a process of its own, as `make serve` starts it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = ("quizgen.sqlite", "queue.sqlite", "secret_key", ".")
"""How the files begin that every instance makes for itself; the others are word data, and the same everywhere."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """A server on a free port of this computer, with an instance folder of its own; what it complains of is kept there."""

    instance: Path
    port: int = field(default_factory=free_port)
    welcome: str = ""
    _process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> str:
        """SQLAlchemy's address of its database."""
        return f"sqlite:///{self.instance / 'quizgen.sqlite'}"

    @property
    def complaints(self) -> str:
        """What it wrote to its error log so far."""
        return self._log.read_text()

    def start(self) -> None:
        """Start it and wait until it answers. At first start it prints the one-time link, which `welcome` then holds."""
        first = not (self.instance / "quizgen.sqlite").exists()
        if first:
            borrow_word_data(self.instance)
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "app", "serve"],
                cwd=ROOT,
                env=self._environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._read_until("Quizgen is at ")
        if first:
            self.welcome = self._read_until("/welcome/")
        with urllib.request.urlopen(self.origin) as answer:  # noqa: S310  # our own address
            assert answer.status == 200

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(by_surprise=True)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(by_surprise=False)

    @property
    def _log(self) -> Path:
        return self.instance / "server.log"

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QUIZGEN_")}
        return {**inherited, "HOST": "127.0.0.1", "PORT": str(self.port), "QUIZGEN_INSTANCE": str(self.instance)}

    def _read_until(self, sign: str) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if sign in line:
                return line.strip()
        raise AssertionError(f"the server ended before it printed “{sign}”:\n{self.complaints}")

    def _end(self, *, by_surprise: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if by_surprise:
            process.kill()
        else:
            process.terminate()
        process.communicate(timeout=30)


def borrow_word_data(folder: Path) -> None:
    """The word data of this checkout in another folder: linked where that is possible, else copied."""
    for path in (ROOT / "instance").iterdir():
        if not path.name.startswith(OWN):
            try:
                os.link(path, folder / path.name)
            except OSError:
                shutil.copy(path, folder)


def chromium() -> str:
    """The installed browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "These tests need a browser: apt install chromium"
    return found


def code_in(text: str) -> str:
    """A code of eight characters as a page shows it, in two groups of four."""
    found = re.search(r"\b([A-Z0-9]{4}) ([A-Z0-9]{4})\b", text)
    assert found, f"no code in {text!r}"
    return found[1] + found[2]

"""A PostgreSQL server of our own: made in a temporary directory, on a socket there, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql

HOMES = "/usr/lib/postgresql/*/bin"
"""Where Debian and Ubuntu put the server's programs, which are not on the path."""

MISSING = "The tests need a PostgreSQL server: install it with `apt-get install postgresql` (its programs are enough)."


class Identity(TypedDict, total=False):
    """Who runs a program, as `subprocess` takes it; empty for ourselves."""

    user: int
    group: int
    extra_groups: list[str | int]
    cwd: str


@dataclass(frozen=True)
class Server:
    """A running server; `socket` is the directory of its socket."""

    socket: str
    _numbers: Iterator[int]

    def address(self, database: str) -> str:
        """The address of one of its databases, as QUIZGEN_DATABASE_URL takes it."""
        return f"postgresql://quizgen@/{database}?host={self.socket}"

    def create(self) -> str:
        """Make an empty database; its name."""
        name = f"quizgen_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return name


@contextmanager
def server() -> Iterator[Server]:
    """A server for as long as the block lasts, without care for its disk: no test pulls the plug on it."""
    home = Path(tempfile.mkdtemp(prefix="quizgen-postgresql-"))
    try:
        identity = _someone_else(home) if os.geteuid() == 0 else Identity()
        data = str(home / "data")
        options = ["-U", "quizgen", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        make = [_program("initdb"), "-D", data, *options]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, **identity)
        settings = {"listen_addresses": "", "fsync": "off", "max_connections": "200", "shared_buffers": "32MB"}
        chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (home / "log").open("wb") as log:
            serve = [*_ends_with_us(), _program("postgres"), "-D", data, "-k", str(home), *chosen]
            process = subprocess.Popen(serve, stdout=log, stderr=log, **identity)
        try:
            _await(process, home)
            yield Server(str(home), count(1))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
    finally:
        shutil.rmtree(home)


def empty(address: str) -> None:
    """Remove every row of a database, those too that its triggers would keep; faster than making it anew."""
    with psycopg.connect(address) as connection:
        connection.execute("SET session_replication_role = replica")
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        )
        for (table,) in tables.fetchall():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _program(name: str) -> str:
    found = shutil.which(name) or next(
        (str(path / name) for path in sorted(Path("/").glob(HOMES[1:]), reverse=True) if (path / name).exists()), None
    )
    if found is None:
        raise FileNotFoundError(MISSING)
    return found


def _someone_else(home: Path) -> Identity:
    """The server refuses to run as root; it runs as a user who may do less and owns the directory."""
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(home, user.pw_uid, user.pw_gid)
    return Identity(user=user.pw_uid, group=user.pw_gid, extra_groups=[], cwd=str(home))


def _ends_with_us() -> list[str]:
    """A prefix that stops the server should the tests be killed before they can."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT"] if setpriv else []


def _await(process: subprocess.Popen[bytes], home: Path) -> None:
    ask = [_program("pg_isready"), "-q", "-h", str(home)]
    while subprocess.run(ask, check=False).returncode != 0:
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {(home / 'log').read_text()[-2000:]}")
        time.sleep(0.05)

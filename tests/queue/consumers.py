"""Consumers in processes of their own, as `flask --app app work` starts them, and what the database says of their jobs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select, update

from quizgen.store import db
from quizgen.store.jobs import SILENCE, JobRow
from quizgen.store.tables import QuizRow
from quizgen.web.queue import queue_of

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
"""How long a busy computer may take for anything here; nothing waits longer than it must."""


class Consumer:
    """One consumer at an app's queue and instance folder; it ends with the tests."""

    def __init__(self, app: Flask) -> None:
        self._log = Path(str(app.config["QUIZGEN_INSTANCE"])) / "consumer.log"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QUIZGEN_")}
        own = {"QUIZGEN_INSTANCE": str(app.config["QUIZGEN_INSTANCE"]), "QUIZGEN_QUEUE_URL": queue_of(app).address}
        with self._log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "app", "work", "--tied"],
                cwd=ROOT,
                env={**inherited, **own},
                stdin=subprocess.PIPE,
                stderr=log,
            )

    @property
    def complaints(self) -> str:
        """What it wrote to its error log."""
        return self._log.read_text()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()
        self.let_go()

    def stop(self) -> int:
        """Ask it to end; its exit status."""
        self.process.terminate()
        status = self.process.wait(PATIENCE_S)
        self.let_go()
        return status

    def let_go(self) -> None:
        """Close its input, which ends it too if nothing else has."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)


def until(true: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)


def jobs_in(app: Flask) -> list[JobRow]:
    """Every job as the database has it now, the oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(JobRow).order_by(JobRow.id)))


def await_jobs(app: Flask, status: str) -> list[JobRow]:
    """Wait until every job has come to a status."""
    until(lambda: {row.status for row in jobs_in(app)} == {status}, f"jobs {status}")
    return jobs_in(app)


def titles_in(app: Flask) -> list[str]:
    """What the quizzes are called, the oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(QuizRow.title).order_by(QuizRow.id)))


def silence_passes(app: Flask) -> None:
    """Make every heartbeat and delivery so old that its sender is taken for dead: the clock is real and nobody waits for it."""
    with app.app_context():
        for row in db.session.scalars(select(JobRow)).all():
            for name in ("heartbeat_at", "delivered_at"):
                if instant := getattr(row, name):
                    db.session.execute(
                        update(JobRow).where(JobRow.id == row.id).values({name: instant - SILENCE - timedelta(seconds=1)})
                    )
        db.session.commit()

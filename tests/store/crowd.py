"""Many people at once: real threads, each with an app context and so a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from flask import Flask

from quizgen.errors import QuizgenError
from quizgen.store import db

R = TypeVar("R")


def at_once(app: Flask, deeds: list[Callable[[], R]]) -> list[R | QuizgenError]:
    """Do all the deeds at the same moment and commit each; what came of every one, in their order.

    A deed that a person is refused comes to that refusal; any other error is raised here.
    """
    ready = threading.Barrier(len(deeds))
    outcomes: dict[int, R | QuizgenError] = {}
    failures: list[BaseException] = []

    def run(number: int, deed: Callable[[], R]) -> None:
        try:
            with app.app_context():
                ready.wait()
                try:
                    outcomes[number] = deed()
                    db.session.commit()
                except QuizgenError as refusal:
                    outcomes[number] = refusal
        except BaseException as failure:  # noqa: BLE001  # a thread has nobody else to tell
            failures.append(failure)

    db.session.commit()  # whoever asks may hold the write lock
    threads = [threading.Thread(target=run, args=numbered) for numbered in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    if failures:
        raise failures[0]
    return [outcomes[number] for number in range(len(deeds))]


def refusals(outcomes: list[R | QuizgenError]) -> list[type[QuizgenError]]:
    """The kinds of refusal among the outcomes."""
    return [type(outcome) for outcome in outcomes if isinstance(outcome, QuizgenError)]


def successes(outcomes: list[R | QuizgenError]) -> list[R]:
    """What came of those that were not refused."""
    return [outcome for outcome in outcomes if not isinstance(outcome, QuizgenError)]

"""Guesses at codes and passwords, counted so that only so many can be wrong within a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from quizgen.store import db
from quizgen.store.counters import count, uncount
from quizgen.web.clock import now

WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many wrong guesses a window at one thing: a login, an address, or, with an empty key, all of them."""

    scope: str
    key: str
    most: int


def count_guess(*limits: Limit) -> None:
    """Count one guess against each limit, before it is judged. Raises TooManyTries, right or wrong, beyond any of them."""
    for limit in limits:
        count(limit.scope, limit.key, at=now(), limit=limit.most, window=WINDOW)
    db.session.commit()  # a refusal must not take the count back


def was_right(*limits: Limit) -> None:
    """Take a guess back: only wrong ones add up. The caller commits."""
    for limit in limits:
        uncount(limit.scope, limit.key)

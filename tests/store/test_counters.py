"""What may be tried only so often, however many connections and processes try it."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from quizgen.errors import TooManyTries
from quizgen.store import db
from quizgen.store.counters import count, forget, sweep, uncount
from tests.builders_store import NINE, later
from tests.store.crowd import at_once, refusals

ROOT = Path(__file__).parents[2]
WINDOW = timedelta(minutes=15)


def tries(number: int, *, key: str = "here", scope: str = "sign-in", at: datetime = NINE, limit: int = 3) -> int:
    """Try so often; how many tries were let through."""
    allowed = 0
    for _ in range(number):
        try:
            count(scope, key, at=at, limit=limit, window=WINDOW)
            allowed += 1
        except TooManyTries:
            pass
    return allowed


def test_counter_lets_as_many_through_as_its_limit(app: Flask) -> None:
    assert tries(3) == 3
    with pytest.raises(TooManyTries, match="Wait 15 minutes"):
        count("sign-in", "here", at=NINE, limit=3, window=WINDOW)


@pytest.mark.parametrize(
    ("passed", "sentence"), [(60, "14 minutes"), (61, "14 minutes"), (839, "2 minutes"), (841, "a minute"), (899.5, "a minute")]
)
def test_refusal_says_how_long_to_wait(app: Flask, passed: float, sentence: str) -> None:
    tries(3)
    with pytest.raises(TooManyTries, match=f"Wait {sentence}, "):
        count("sign-in", "here", at=later(seconds=passed), limit=3, window=WINDOW)


def test_counter_keeps_scopes_and_keys_apart(app: Flask) -> None:
    assert tries(5) == 3
    assert tries(5, key="there") == 3
    assert tries(5, scope="join") == 3


def test_window_begins_with_the_first_try_and_not_with_the_last(app: Flask) -> None:
    assert tries(2) == 2
    assert tries(3, at=later(minutes=14.9)) == 1
    assert tries(4, at=later(minutes=15)) == 3
    assert tries(1, at=later(minutes=29.9)) == 0


def test_try_refused_is_counted_too_and_does_not_lengthen_the_window(app: Flask) -> None:
    tries(50)
    assert tries(1, at=later(minutes=14)) == 0
    assert tries(1, at=later(minutes=15)) == 1


def test_right_try_taken_back_leaves_room_for_a_wrong_one(app: Flask) -> None:
    assert tries(3) == 3
    uncount("sign-in", "here")
    assert tries(2) == 1


def test_taking_back_more_than_was_counted_leaves_nothing_to_spare(app: Flask) -> None:
    uncount("sign-in", "here")
    tries(1)
    for _ in range(9):
        uncount("sign-in", "here")
    assert tries(9) == 3


def test_forgotten_counter_begins_afresh_and_leaves_the_others(app: Flask) -> None:
    tries(3)
    tries(3, key="there")
    forget("sign-in", "here")
    assert (tries(9), tries(1, key="there")) == (3, 0)


def test_sweeping_removes_counters_whose_window_is_over(app: Flask) -> None:
    tries(1)
    tries(1, key="there", at=later(minutes=1))
    assert sweep(before=later(minutes=1)) == 1
    assert db.session.execute(text("SELECT key FROM counter")).scalars().all() == ["there"]
    assert sweep(before=later(minutes=1)) == 0


def test_try_that_is_rolled_back_does_not_count(app: Flask) -> None:
    tries(1)
    db.session.commit()
    tries(2)
    db.session.rollback()
    assert tries(9) == 2


def test_limit_holds_for_fifty_tries_at_once(app: Flask) -> None:
    def once() -> None:
        count("sign-in", "here", at=NINE, limit=10, window=WINDOW)

    assert refusals(at_once(app, [once] * 50)) == [TooManyTries] * 40


def test_limit_holds_over_two_processes(app: Flask, address: str) -> None:
    command = [sys.executable, "-m", "tests.store.guesser", address, "60", "25"]
    guessers = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for guesser in guessers:
        assert guesser.stdin is not None
        guesser.stdin.write("go\n")
        guesser.stdin.flush()
    allowed = [int(guesser.communicate()[0]) for guesser in guessers]
    assert sum(allowed) == 25
    assert db.session.execute(text("SELECT count FROM counter")).scalar() == 120

"""A server killed in the middle of saving: every answer that was acknowledged is in the database, which is sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from quizgen.attempt import Answered, replay
from quizgen.store import db
from quizgen.store.attempts import answer, attempt_of, events_of
from quizgen.store.tables import AttemptRow
from quizgen.store.upkeep import problems
from tests.builders_store import School, answered
from tests.store.writer import NEVER_COMMITTED

ROOT = Path(__file__).parents[2]


@pytest.fixture
def attempt(app: Flask, mill: School) -> AttemptRow:
    """An attempt under way, and no connection of ours in the way of the one who writes."""
    row = mill.begin()
    db.session.commit()
    return row


def killed_while_writing(address: str, attempt: AttemptRow, when: str, *, after: int) -> set[int]:
    """What a writer acknowledged by the time it was killed, which is when it had acknowledged so many."""
    command = [sys.executable, "-m", "tests.store.writer", address, str(attempt.id), when]
    db.session.commit()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline() for _ in range(after)]
        writer.kill()
        acknowledged += writer.stdout.readlines()
    # The last line may have been cut off in the middle.
    return {int(line) for line in acknowledged if line.endswith("\n")}


def saved(attempt: AttemptRow) -> set[int]:
    """The numbers of the answers that are in the database, each with its own response."""
    db.session.expire_all()
    found = [event for event in events_of(attempt) if isinstance(event, Answered)]
    assert [event.response for event in found] == [str(event.client_seq) for event in found]
    return {event.client_seq for event in found}


@pytest.mark.parametrize("after", [1, 150])
def test_killed_writer_leaves_every_acknowledged_answer(address: str, attempt: AttemptRow, after: int) -> None:
    acknowledged = killed_while_writing(address, attempt, "after", after=after)
    assert len(acknowledged) >= after
    assert acknowledged - saved(attempt) == set()
    assert problems() == []


def test_killed_writer_leaves_a_state_that_agrees_with_the_events_and_takes_more(address: str, attempt: AttemptRow) -> None:
    killed_while_writing(address, attempt, "after", after=30)
    assert attempt_of(attempt) == replay(events_of(attempt))
    assert answer(attempt, answered(2, "1907", 1_000_000)).counted


def test_killed_writer_that_acknowledges_too_early_is_caught(address: str, attempt: AttemptRow) -> None:
    acknowledged = killed_while_writing(address, attempt, "before", after=NEVER_COMMITTED)
    assert len(acknowledged - saved(attempt)) == 1

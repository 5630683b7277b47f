"""The gradebook: which attempt counts, what it is called, and the points to be had."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from quizgen.attempt import Attempt, Event, Graded, SlotMark, replay
from quizgen.gradebook import standing
from quizgen.grading import DROPPED, Correction
from tests.builders import minute, started, submitted
from tests.builders_gradebook import gradebook

WRITING = replay([started()])
BELL = minute(45)


def finished(score: int | None, *, at: float = 10) -> Attempt:
    """Handed in and graded; a score of None waits for a person."""
    mark = SlotMark(1, None if score is None else Fraction(score, 10), Fraction(10), "")
    events: list[Event] = [started(), submitted(at), Graded(at=minute(at), marks=(mark,))]
    return replay(events)


def test_nobody_s_attempt_is_not_started() -> None:
    assert standing([], BELL) == ("not started", None, None)


def test_an_open_attempt_is_in_progress() -> None:
    assert standing([(1, WRITING)], BELL) == ("in progress", 1, WRITING)


def test_a_finished_attempt_counts_while_another_is_open() -> None:
    done = finished(4)

    assert standing([(1, done), (2, WRITING)], BELL) == ("submitted", 1, done)


@pytest.mark.parametrize(("scores", "best"), [((3, 8, 5), 2), ((8, 3), 1), ((1, 2, 9), 3), ((0, None), 1), ((None, 0), 2)])
def test_the_best_graded_attempt_counts(scores: tuple[int | None, ...], best: int) -> None:
    attempts = [(number, finished(score)) for number, score in enumerate(scores, 1)]

    assert standing(attempts, BELL)[1] == best


def test_of_equal_scores_the_earlier_attempt_counts() -> None:
    assert standing([(1, finished(5)), (2, finished(5))], BELL)[1] == 1


def test_an_attempt_that_waits_for_a_person_is_pending() -> None:
    assert standing([(1, finished(None))], BELL)[0] == "pending"


@pytest.mark.parametrize(("at", "status"), [(44, "submitted"), (45, "submitted"), (46, "late")])
def test_an_attempt_handed_in_after_the_bell_is_late(at: int, status: str) -> None:
    assert standing([(1, finished(5, at=at))], BELL)[0] == status


def test_nothing_is_late_where_there_is_no_bell() -> None:
    assert standing([(1, finished(5, at=600))], None)[0] == "submitted"


def test_max_score_is_what_corrections_leave() -> None:
    book = gradebook()
    dropped = Correction(at=minute(60), slot=2, by="Ms Abara", reason="ambiguous", standing=DROPPED)

    assert book.max_score == 3
    assert replace(book, corrections=(dropped,)).max_score == 1

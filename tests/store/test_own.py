"""Whose is it? A row is given to its owner, and to nobody else whatever they know of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.jobs import DraftAsked
from quizgen.store import own
from quizgen.store.classes import make_class
from quizgen.store.columns import Base
from quizgen.store.jobs import ask
from quizgen.store.quizzes import questions_of
from quizgen.store.seats import claim_seat, resume_seat
from quizgen.store.tables import SeatRow, TeacherRow
from tests.builders_store import NINE, School

Loads = Callable[[TeacherRow, str], Base | None]

NOUNS: list[tuple[Loads, Callable[[School], Base]]] = [
    (own.own_article, lambda mill: mill.quiz.article),
    (own.own_quiz, lambda mill: mill.quiz),
    (own.own_question, lambda mill: questions_of(mill.quiz)[1]),
    (own.own_edition, lambda mill: mill.edition),
    (own.own_class, lambda mill: mill.class_),
    (own.own_student, lambda mill: mill.deniz),
    (own.own_assignment, lambda mill: mill.assignment),
    (own.own_attempt, lambda mill: mill.begin()),
    (own.own_job, lambda mill: ask(mill.abara, DraftAsked(), at=NINE)),
]


def public_id_of(row: Base) -> str:
    """The id that stands in addresses."""
    return str(getattr(row, "public_id"))  # noqa: B009  # not every row has one


@pytest.mark.parametrize(("load", "row_of"), NOUNS, ids=lambda part: getattr(part, "__name__", ""))
def test_row_is_given_to_the_teacher_whose_it_is(mill: School, load: Loads, row_of: Callable[[School], Base]) -> None:
    row = row_of(mill)
    assert load(mill.abara, public_id_of(row)) == row
    assert load(mill.brandt, public_id_of(row)) is None
    assert load(mill.abara, public_id_of(row)[:-1]) is None


def test_every_function_of_the_module_is_asked_here() -> None:
    by_public_id = {name for name in dir(own) if name.startswith("own_")} - {"own_seat"}
    assert by_public_id == {load.__name__ for load, _ in NOUNS}


def test_public_ids_cannot_be_guessed_from_one_another(mill: School) -> None:
    ids = [public_id_of(row_of(mill)) for _, row_of in NOUNS]
    assert len(set(ids)) == len(ids)
    assert {len(public_id) for public_id in ids} == {16}


def test_seat_is_given_to_the_teacher_of_its_class(mill: School) -> None:
    seat = mill.seat()
    assert (own.own_seat(mill.abara, seat.id), own.own_seat(mill.brandt, seat.id)) == (seat, None)


def test_attempt_is_given_to_the_seat_it_belongs_to(mill: School) -> None:
    attempt = mill.begin()
    other = mill.seat(mill.deniz)
    assert own.attempt_in(attempt.seat, attempt.public_id) == attempt
    assert own.attempt_in(other, attempt.public_id) is None


def test_attempt_is_given_to_the_browser_that_holds_its_seat(mill: School) -> None:
    attempt = mill.begin()
    seat: SeatRow = attempt.seat
    _, token = resume_seat(mill.assignment, seat.resume_code, at=NINE)
    _, other, _ = claim_seat(mill.assignment, mill.deniz, at=NINE)
    assert own.attempt_held([other, token], attempt.public_id) == attempt
    for tokens in ([], [other], ["", token[:-1]]):
        assert own.attempt_held(tokens, attempt.public_id) is None
    assert own.attempt_held([token], "guess") is None


def test_student_is_offered_in_the_assignments_of_their_own_class_only(mill: School) -> None:
    assert own.student_in(mill.assignment, mill.cleo.public_id) == mill.cleo
    mill.cleo.class_id = make_class(mill.brandt, name="9a", time_zone="UTC").id
    assert own.student_in(mill.assignment, mill.cleo.public_id) is None

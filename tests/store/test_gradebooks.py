"""A class's grades as they stand, read in as many queries for two students as for thirty."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import pytest
from flask import Flask
from sqlalchemy import event

from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.assignments import assign, assignments_of, release_by_hand
from quizgen.store.attempts import answer, attempt_of, regrade, reopen, start, submit
from quizgen.store.classes import add_students, make_class
from quizgen.store.columns import Base
from quizgen.store.editions import correct, publish_quiz
from quizgen.store.gradebooks import counts_of, gradebook_of, progress_of
from quizgen.store.quizzes import quizzes_of
from quizgen.store.seats import claim_seat
from quizgen.store.tables import AssignmentRow, AttemptRow, TeacherRow
from tests.builders_store import BELL, NINE, School, again, answered, dropped, keyed, later, school

R = TypeVar("R", bound=Base)

RIGHT, WRONG = "by the river", "on a hill"


def statuses(assignment: AssignmentRow) -> list[tuple[str, str, int | None]]:
    """Everybody's first name, standing and the number of the attempt that counts."""
    return [(row.student.first_name, row.status, row.number) for row in gradebook_of(assignment, at=BELL).rows]


def statements(app: Flask, row: R, deed: Callable[[R], object]) -> int:
    """How many statements a deed with that row takes in a fresh context."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    db.session.commit()
    with app.app_context():
        loaded = again(row)
        event.listen(db.engine, "before_cursor_execute", note)
        try:
            deed(loaded)
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def look_at_grades(assignment: AssignmentRow) -> None:
    """All that the pages of an assignment ask for."""
    gradebook_of(assignment, at=BELL)
    progress_of(assignment)
    counts_of([assignment])


def look_at_lists(abara: TeacherRow) -> None:
    """All that a teacher's lists ask for."""
    assert quizzes_of(abara)
    assert all(row.edition.title and row.class_.name for row in assignments_of(abara))


def test_gradebook_has_a_row_for_everybody_whether_or_not_they_began(mill: School) -> None:
    assert statuses(mill.assignment) == [("Cleo", "not started", None), ("Deniz", "not started", None)]
    mill.begin(mill.deniz)
    mill.hand_in({1: RIGHT})
    assert statuses(mill.assignment) == [("Cleo", "submitted", 1), ("Deniz", "in progress", 1)]


def test_gradebook_says_which_class_quiz_and_edition_it_is_of(mill: School) -> None:
    second = assign(publish_quiz(mill.quiz, at=NINE), mill.class_, opens_at=NINE, closes_at=BELL, at=NINE)
    books = [gradebook_of(assignment, at=BELL) for assignment in (mill.assignment, second)]
    assert {(book.class_name, book.quiz, book.time_zone) for book in books} == {("8b", "The mill", "Europe/Berlin")}
    assert [book.edition_number for book in books] == [1, 2]


def test_gradebook_shows_the_grade_as_corrections_leave_it(mill: School) -> None:
    attempt = mill.hand_in({1: WRONG, 2: "1907"})
    correct(mill.edition, keyed(1, WRONG))
    correct(mill.edition, dropped(2))
    regrade(mill.assignment, at=later(minutes=61))
    book = gradebook_of(mill.assignment, at=later(minutes=62))
    assert (book.max_score, len(book.corrections)) == (Fraction(1), 2)
    assert book.rows[0].attempt == attempt_of(attempt)
    assert attempt_of(attempt).score == 1


@pytest.mark.parametrize(("first", "second", "counts"), [(RIGHT, WRONG, 1), (WRONG, RIGHT, 2), (RIGHT, RIGHT, 1)])
def test_best_attempt_counts_and_of_equals_the_earlier(app: Flask, first: str, second: str, counts: int) -> None:
    mill = school(attempts_allowed=2)
    seat = mill.hand_in({1: first}).seat
    hand_in_again(start(seat, at=later(minutes=6), seed=2), second)
    assert statuses(mill.assignment)[0] == ("Cleo", "submitted", counts)


def hand_in_again(attempt: AttemptRow, response: str) -> None:
    """Answer the first question and hand in."""
    answer(attempt, answered(1, response, 1, at=later(minutes=7)))
    submit(attempt, at=later(minutes=8))


def test_finished_attempt_counts_while_a_better_one_may_be_under_way(app: Flask) -> None:
    mill = school(attempts_allowed=2)
    start(mill.hand_in({1: WRONG}).seat, at=later(minutes=6), seed=2)
    assert statuses(mill.assignment)[0] == ("Cleo", "submitted", 1)


def test_attempt_handed_in_after_the_closing_is_late(mill: School) -> None:
    attempt = mill.hand_in({1: RIGHT})
    reopen(attempt, by="Ms Abara", reason="was ill", deadline=None, at=later(minutes=60))
    submit(attempt, at=later(minutes=90))
    assert statuses(mill.assignment)[0] == ("Cleo", "late", 1)


def test_row_says_whether_the_student_sees_the_result(mill: School) -> None:
    mill.assignment.release_when = "by hand"
    mill.hand_in({1: RIGHT})
    mill.begin(mill.deniz)

    def released() -> list[bool]:
        return [row.released for row in gradebook_of(mill.assignment, at=BELL).rows]

    assert released() == [False, False]
    release_by_hand(mill.assignment, at=BELL)
    assert released() == [True, False]


def test_progress_has_seat_and_attempts_of_everybody(mill: School) -> None:
    attempt = mill.begin()
    lines = progress_of(mill.assignment)
    assert [line.student for line in lines] == [mill.cleo, mill.deniz]
    assert [line.seat for line in lines] == [attempt.seat, None]
    assert [line.attempts for line in lines] == [((attempt, attempt_of(attempt)),), ()]


def test_progress_of_one_assignment_shows_nothing_of_another(mill: School) -> None:
    other = assign(mill.edition, mill.class_, opens_at=NINE, at=NINE)
    mill.hand_in({1: RIGHT})
    assert [line.attempts for line in progress_of(other)] == [(), ()]
    assert [status for _, status, _ in statuses(other)] == ["not started", "not started"]


def test_counts_say_how_many_began_and_how_many_finished(app: Flask) -> None:
    mill = school(attempts_allowed=2)
    other = assign(mill.edition, mill.class_, opens_at=NINE, at=NINE)
    start(mill.hand_in({1: RIGHT}).seat, at=later(minutes=6), seed=2)
    mill.begin(mill.deniz)
    start(claim_seat(other, mill.cleo, at=NINE)[0], at=NINE, seed=1)
    mill.seat(add_students(mill.class_, [Student(last_name="Novák", first_name="Jan")]).rows[0])
    assert counts_of([mill.assignment, other]) == {mill.assignment.id: (2, 1), other.id: (1, 0)}
    assert counts_of([]) == {}


def test_gradebook_of_a_big_class_takes_no_more_queries_than_that_of_a_small_one(app: Flask) -> None:
    mill = school(attempts_allowed=2)
    mill.hand_in({1: RIGHT})
    few = statements(app, mill.assignment, look_at_grades)
    names = [Student(last_name=f"Name {number:02}", first_name="X") for number in range(28)]
    for row in add_students(mill.class_, names).rows:
        start(mill.hand_in({1: RIGHT, 2: "1907"}, row).seat, at=later(minutes=6), seed=2)
    assert statements(app, mill.assignment, look_at_grades) == few


def test_lists_of_a_teacher_take_no_more_queries_for_many_than_for_one(app: Flask, mill: School) -> None:
    one = statements(app, mill.abara, look_at_lists)
    for number in range(8):
        class_ = make_class(mill.abara, name=f"9{number}", time_zone="UTC")
        assign(publish_quiz(mill.quiz, at=NINE), class_, opens_at=NINE, at=NINE)
    assert statements(app, mill.abara, look_at_lists) == one

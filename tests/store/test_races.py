"""Many requests at the same moment come to the same end as one after the other, and so do two in either order."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import partial

import pytest
from flask import Flask

from quizgen.attempt import Answered, Graded, Submitted, replay
from quizgen.errors import AnswerConflict, NotOpen
from quizgen.store import db
from quizgen.store.attempts import (
    GRACE,
    Acknowledgement,
    answer,
    attempt_of,
    attempts_of,
    close_overdue,
    events_of,
    overrule,
    regrade,
    start,
    submit,
)
from quizgen.store.editions import correct, corrections_of, publish_quiz
from quizgen.store.quizzes import (
    QuestionConflict,
    add_question,
    change_question,
    delete_question,
    move_question,
    question_of,
    questions_of,
)
from quizgen.store.seats import SeatTaken, claim_seat, seat_of
from quizgen.store.tables import AttemptRow, QuizRow
from quizgen.store.teachers import InvitationUsed, accept_invitation, invite, teacher_by_login
from tests.builders_gradebook import short
from tests.builders_store import BELL, NINE, School, again, answered, dropped, keyed, later, school
from tests.store.crowd import at_once, refusals, successes

FIFTY = 50
RIGHT, WRONG = "by the river", "on a hill"


def number_of(kind: type, attempt: AttemptRow) -> int:
    """How many events of a kind the attempt has."""
    return sum(isinstance(event, kind) for event in events_of(attempt))


# Crowds ----------------------------------------------------------------------------------------------------------------


def test_fifty_submits_at_once_give_one_grade(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, RIGHT, 1))
    states = at_once(app, [lambda: submit(again(attempt), at=later(minutes=5))] * FIFTY)
    assert states == [attempt_of(attempt)] * FIFTY
    assert (number_of(Submitted, attempt), number_of(Graded, attempt)) == (1, 1)
    assert attempt_of(attempt).score == 1


@pytest.mark.parametrize("allowed", [1, 2])
def test_fifty_starts_at_once_give_one_attempt(app: Flask, allowed: int) -> None:
    seat = school(attempts_allowed=allowed).seat()
    started = at_once(app, [lambda: start(again(seat), at=NINE, seed=1).number] * FIFTY)
    assert started == [1] * FIFTY
    assert [attempt.number for attempt in attempts_of(seat)] == [1]
    assert [type(event).__name__ for event in events_of(attempts_of(seat)[0])] == ["Started"]


def test_fifty_starts_at_once_after_the_only_attempt_are_all_refused(app: Flask, mill: School) -> None:
    seat = mill.hand_in({1: RIGHT}).seat
    started = at_once(app, [lambda: start(again(seat), at=later(minutes=6), seed=1).number] * FIFTY)
    assert refusals(started) == [NotOpen] * FIFTY
    assert len(attempts_of(seat)) == 1


def test_same_answer_fifty_times_at_once_is_one_event(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    told = at_once(app, [lambda: answer(again(attempt), answered(1, RIGHT, 1))] * FIFTY)
    assert {acknowledgement.counted for acknowledgement in successes(told)} == {True}
    assert (len(successes(told)), number_of(Answered, attempt)) == (FIFTY, 1)


def test_different_answers_of_one_number_at_once_leave_the_first_and_refuse_the_rest(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    texts = [str(year) for year in range(1900, 1920)]

    def say(text: str) -> Acknowledgement:
        return answer(again(attempt), answered(2, text, 1))

    told = at_once(app, [partial(say, text) for text in texts])
    assert refusals(told) == [AnswerConflict] * 19
    kept = texts[next(i for i, outcome in enumerate(told) if not isinstance(outcome, AnswerConflict))]
    assert (attempt_of(attempt).responses, number_of(Answered, attempt)) == ({2: kept}, 1)


def test_answers_of_twenty_tabs_at_once_are_all_kept_and_the_last_one_stored_counts(app: Flask, mill: School) -> None:
    attempt = mill.begin()

    def say(number: int) -> Acknowledgement:
        return answer(again(attempt), answered(2, str(number), 1, tab=f"tab-{number}"))

    told = at_once(app, [partial(say, number) for number in range(20)])
    kept = [event for event in events_of(attempt) if isinstance(event, Answered)]
    assert sorted(int(str(event.response)) for event in kept) == list(range(20))
    assert len(successes(told)) == 20
    assert attempt_of(attempt).responses == {2: kept[-1].response}
    assert attempt_of(attempt) == replay(events_of(attempt))


def test_answers_hand_ins_and_sweepers_at_the_bell_agree_on_one_end(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    over = BELL + GRACE + timedelta(seconds=1)

    def deed(number: int) -> str:
        if number % 3 == 0:
            return submit(again(attempt), at=BELL + GRACE).status
        if number % 3 == 1:
            return f"closed {close_overdue(at=over)}"
        told = answer(again(attempt), answered(2, str(number), number, at=BELL + GRACE))
        return "late" if told.closed else "in time"

    told = successes(at_once(app, [partial(deed, number) for number in range(36)]))
    state = attempt_of(attempt)
    assert told.count("submitted") == 12
    assert (state.status, state.submitted_at, len(state.late)) == ("submitted", BELL, told.count("late"))
    assert (number_of(Answered, attempt), number_of(Submitted, attempt), number_of(Graded, attempt)) == (12, 1, 1)
    assert state == replay(events_of(attempt))


def test_two_sweepers_at_once_count_an_attempt_once(app: Flask, mill: School) -> None:
    mill.begin()
    mill.begin(mill.deniz)
    assert sum(successes(at_once(app, [lambda: close_overdue(at=later(minutes=60))] * 8))) == 2


def test_fifty_browsers_that_claim_one_name_at_once_give_the_seat_to_one(app: Flask, mill: School) -> None:
    seats = at_once(app, [lambda: claim_seat(again(mill.assignment), again(mill.cleo), at=NINE)[1]] * FIFTY)
    assert refusals(seats) == [SeatTaken] * (FIFTY - 1)
    assert seat_of(mill.assignment, mill.cleo) is not None


def test_invitation_accepted_by_many_at_once_makes_one_teacher(app: Flask) -> None:
    token = invite(at=NINE)

    def accept(number: int) -> str:
        return accept_invitation(token, login=f"t{number}", name="T", password_hash="$", at=NINE).login

    made = at_once(app, [partial(accept, number) for number in range(8)])
    assert refusals(made) == [InvitationUsed] * 7
    assert [n for n in range(8) if teacher_by_login(f"t{n}")] == [int(login[1:]) for login in successes(made)]


def test_editions_published_at_once_are_numbered_one_by_one(app: Flask, mill: School) -> None:
    numbers = at_once(app, [lambda: publish_quiz(again(mill.quiz), at=NINE).number] * 8)
    assert sorted(successes(numbers)) == list(range(2, 10))


def test_questions_added_at_once_stand_one_behind_the_other(app: Flask, mill: School) -> None:
    at_once(app, [lambda: add_question(again(mill.quiz), short("Who owned it?", "Ms Miller"), at=NINE).id] * 8)
    assert [row.position for row in questions_of(mill.quiz)] == list(range(1, 11))


# Two in either order ---------------------------------------------------------------------------------------------------


def test_answer_that_loses_to_a_hand_in_elsewhere_is_late(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    db.session.commit()
    assert attempt_of(attempt).status == "in progress"
    with app.app_context():
        submit(again(attempt), at=later(minutes=2))
        db.session.commit()
    assert answer(attempt, answered(1, RIGHT, 1, at=later(minutes=2))).closed
    db.session.commit()
    assert attempt_of(attempt).score == 0


def test_hand_in_that_comes_after_an_answer_elsewhere_grades_it(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    db.session.commit()
    assert attempt_of(attempt).responses == {}
    with app.app_context():
        answer(again(attempt), answered(1, RIGHT, 1))
        db.session.commit()
    assert submit(attempt, at=later(minutes=2)).score == 1


@pytest.mark.parametrize(("first", "second", "counts"), [(3, 4, WRONG), (4, 3, RIGHT)])
def test_answers_of_one_tab_on_two_connections_count_by_their_number(
    app: Flask, mill: School, first: int, second: int, counts: str
) -> None:
    attempt = mill.begin()
    db.session.commit()
    with app.app_context():
        answer(again(attempt), answered(1, RIGHT, first))
        db.session.commit()
    answer(attempt, answered(1, WRONG, second))
    db.session.commit()
    assert attempt_of(attempt).responses == {1: counts}
    assert number_of(Answered, attempt) == 2


def test_answer_that_was_rolled_back_was_never_there(app: Flask, mill: School) -> None:
    attempt = mill.begin()
    db.session.commit()
    answer(attempt, answered(1, RIGHT, 1))
    db.session.rollback()
    with app.app_context():
        assert answer(again(attempt), answered(1, WRONG, 1)).counted


def test_overrule_and_regrade_at_once_leave_both_in_the_grade(app: Flask, mill: School) -> None:
    attempt = mill.hand_in({1: WRONG, 2: "about 1907"})

    def regraded() -> None:
        correct(again(mill.edition), keyed(1, WRONG))
        regrade(again(mill.assignment), at=later(minutes=61))

    def overruled() -> None:
        overrule(again(attempt), slot=2, fraction=Fraction(1, 2), by="Ms Abara", reason="close", at=later(minutes=61))

    at_once(app, [regraded, overruled] * 4)
    assert attempt_of(attempt).score == 2
    assert attempt_of(attempt) == replay(events_of(attempt))


def test_corrections_made_at_once_are_all_in_the_grade(app: Flask, mill: School) -> None:
    attempt = mill.hand_in({1: WRONG, 2: "1906"})
    corrections = [keyed(1, WRONG), dropped(2)]

    def corrected(number: int) -> None:
        correct(again(mill.edition), corrections[number])
        regrade(again(mill.assignment), at=later(minutes=61))

    at_once(app, [partial(corrected, 0), partial(corrected, 1)])
    assert len(corrections_of(mill.edition)) == 2
    assert [(mark.mark, mark.points) for mark in attempt_of(attempt).marks] == [
        (Fraction(1), Fraction(1)),
        (Fraction(0), Fraction(0)),
    ]


def positions(quiz: QuizRow) -> list[tuple[int, int]]:
    """Every question's id and position, as they are in the database."""
    db.session.expire_all()
    return [(row.id, row.position) for row in questions_of(quiz)]


def test_question_moved_elsewhere_since_it_was_loaded_is_moved_from_where_it_is(app: Flask, mill: School) -> None:
    first, second = questions_of(mill.quiz)
    assert (first.position, second.position) == (1, 2)
    with app.app_context():
        move_question(again(first), 1, at=NINE)
        db.session.commit()
    move_question(first, -1, at=NINE)
    db.session.commit()
    assert positions(mill.quiz) == [(first.id, 1), (second.id, 2)]


def test_question_deleted_elsewhere_since_it_was_loaded_stays_deleted(app: Flask, mill: School) -> None:
    first, second = questions_of(mill.quiz)
    assert (first.position, second.position) == (1, 2)
    with app.app_context():
        delete_question(again(first), at=NINE)
        db.session.commit()
    delete_question(first, at=NINE)
    db.session.commit()
    assert [row for row, _ in positions(mill.quiz)] == [second.id]


def test_question_deleted_elsewhere_while_it_was_edited_is_a_conflict(app: Flask, mill: School) -> None:
    first = questions_of(mill.quiz)[0]
    question = question_of(first)
    with app.app_context():
        delete_question(again(first), at=NINE)
        db.session.commit()
    with pytest.raises(QuestionConflict):
        change_question(first, question, version=1, at=NINE)

"""A job is done once, whatever becomes of the queue that carries it and of the consumers that take it in hand."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from quizgen.cleaning import Piece
from quizgen.jobs import AgainAsked, DraftAsked, Drafted
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint
from quizgen.sources import Material
from quizgen.store import db, jobs
from quizgen.store.articles import rename_article
from quizgen.store.jobs import MOST_TRIES, MOST_WAITING, SILENCE, Claim, JobRow, QueueFull
from quizgen.store.own import own_job, own_quiz
from quizgen.store.quizzes import questions_of
from quizgen.store.tables import ArticleRow, QuizRow
from tests.builders_gradebook import short
from tests.builders_store import ARTICLE, NINE, School, candidate, later

ASKED = DraftAsked(wanted=Blueprint(count=3), title="The mill", file_name="mill.txt", typed="Typed before.", part=2)
MATERIAL = Material(tuple(Piece(text, "body") for text in ARTICLE.paragraphs), "mill.txt")
DRAFTED = Drafted(
    Quiz(ARTICLE, (candidate(short("In what year did the mill burn down?", "1907")),)),
    "The mill",
    MATERIAL,
    b"The text.",
    "mill.txt",
)

LONG_ENOUGH = "The miller kept the wheel turning through the winter, although the river froze. " * 8
"""Sentences for a paragraph of an article that questions may be made from."""

DEAD = SILENCE + timedelta(seconds=1)
ALIVE = SILENCE - timedelta(seconds=1)


def asked(mill: School, **options: Any) -> JobRow:
    """A job of Ms Abara's at nine, committed."""
    row = jobs.ask(options.pop("teacher", mill.abara), ASKED, b"The text.", at=options.pop("at", NINE))
    db.session.commit()
    return row


def claimed(row: JobRow, *, at: Any = NINE) -> Claim:
    """The job in the hands of a consumer, committed."""
    taken = jobs.claim(row.id, at=at)
    assert taken is not None
    db.session.commit()
    return taken


def quizzes() -> int:
    return db.session.scalar(select(func.count(QuizRow.id))) or 0


def test_job_is_claimed_with_all_that_was_asked(mill: School) -> None:
    row = asked(mill)
    assert (row.status, row.progress, row.words, row.tries) == ("queued", 0, "Waiting for its turn", 0)
    taken = claimed(row)
    assert taken.asked == ASKED
    assert (taken.data, taken.teacher_id) == (b"The text.", mill.abara.id)
    assert (row.status, row.tries, row.heartbeat_at) == ("running", 1, NINE)


def test_text_with_characters_that_no_column_of_text_takes_comes_back_whole(mill: School) -> None:
    data = "nul \0, lone surrogate \ud800, bell \a".encode("utf-8", "surrogatepass")
    row = jobs.ask(mill.abara, DraftAsked(), data, at=NINE)
    db.session.commit()
    assert claimed(row).data == data


def test_job_delivered_twice_is_claimed_once(mill: School) -> None:
    row = asked(mill)
    claimed(row)
    assert jobs.claim(row.id, at=later(seconds=1)) is None


def test_job_that_eight_consumers_reach_for_at_once_is_claimed_once(app: Flask, mill: School) -> None:
    job_id = asked(mill).id
    db.session.commit()
    together, taken = threading.Barrier(8), []

    def reach() -> None:
        with app.app_context():
            together.wait()
            taken.append(jobs.claim(job_id, at=NINE))
            db.session.commit()

    threads = [threading.Thread(target=reach) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each is not None for each in taken].count(True) == 1
    assert len(taken) == 8


def test_progress_is_seen_by_its_teacher_and_by_nobody_else(mill: School) -> None:
    row = asked(mill)
    assert jobs.report(claimed(row), 40, "Writing questions", at=later(seconds=2))
    db.session.commit()
    seen = own_job(mill.abara, row.public_id)
    assert seen is not None
    assert (seen.progress, seen.words, seen.heartbeat_at) == (40, "Writing questions", later(seconds=2))
    assert own_job(mill.brandt, row.public_id) is None


def test_draft_that_is_saved_ends_its_job_and_drops_its_input(mill: School) -> None:
    row = asked(mill)
    assert jobs.save_drafted(claimed(row), DRAFTED, at=later(minutes=1))
    db.session.commit()
    assert (row.status, row.progress, row.data, row.finished_at) == ("done", 100, b"", later(minutes=1))
    assert row.result is not None
    quiz = own_quiz(mill.abara, row.result["quiz"])
    assert quiz is not None
    assert (quiz.title, quiz.article.source_bytes, len(questions_of(quiz))) == ("The mill", b"The text.", 1)


def test_draft_and_end_of_its_job_are_one_transaction(mill: School) -> None:
    row, before = asked(mill), quizzes()
    jobs.save_drafted(claimed(row), DRAFTED, at=later(minutes=1))
    db.session.rollback()
    assert (row.status, row.result, quizzes()) == ("running", None, before)


def test_failure_keeps_the_sentence_what_was_asked_and_the_text(mill: School) -> None:
    row = asked(mill)
    assert jobs.fail(claimed(row), "Too short.", {"parts": ["one"]}, at=later(minutes=1))
    db.session.commit()
    assert (row.status, row.error, row.result, row.data) == ("failed", "Too short.", {"parts": ["one"]}, b"The text.")
    assert row.asked == ASKED


# Another quiz from an article of the library -------------------------------------------------------------------------


def asked_again(mill: School) -> tuple[Claim, Quiz]:
    """Another quiz from the mill's article in the hands of a consumer, with what the consumer makes of it."""
    article = mill.quiz.article
    grown = [piece | {"text": f"{piece['text']} {LONG_ENOUGH}"} if piece["part"] == "body" else piece for piece in article.pieces]
    article.pieces = grown
    row = jobs.ask(mill.abara, AgainAsked(article=article.public_id, title="The mill"), at=NINE)
    db.session.commit()
    taken = claimed(row)
    asked = jobs.article_to_ask(taken, article.public_id)
    return taken, Quiz(asked, (candidate(short("In what year did the mill burn down?", "1907")),))


def test_another_quiz_from_an_article_is_a_second_draft_of_the_same_article(mill: School) -> None:
    taken, quiz = asked_again(mill)
    articles = db.session.scalar(select(func.count(ArticleRow.id)))
    assert jobs.save_again(taken, mill.quiz.article.public_id, quiz, at=later(minutes=1))
    db.session.commit()
    result = db.session.get_one(JobRow, taken.job_id).result
    assert result is not None
    made = own_quiz(mill.abara, result["quiz"])
    assert made is not None
    assert (made.article_id, len(questions_of(made)), made.id == mill.quiz.id) == (mill.quiz.article_id, 1, False)
    assert db.session.scalar(select(func.count(ArticleRow.id))) == articles


def test_article_changed_while_its_questions_were_made_is_asked_again(mill: School) -> None:
    taken, quiz = asked_again(mill)
    rename_article(mill.quiz.article, title="The Other Mill", byline=None, at=later(minutes=1))
    before = quizzes()
    assert not jobs.save_again(taken, mill.quiz.article.public_id, quiz, at=later(minutes=1))
    db.session.commit()
    row = db.session.get_one(JobRow, taken.job_id)
    assert (row.status, row.tries, row.delivered_at, quizzes()) == ("queued", 0, None, before)


def test_another_quiz_is_not_kept_by_a_consumer_that_was_overtaken(mill: School) -> None:
    taken, quiz = asked_again(mill)
    jobs.ask_again(at=NINE + DEAD)
    before = quizzes()
    assert not jobs.save_again(taken, mill.quiz.article.public_id, quiz, at=later(minutes=1))
    assert quizzes() == before


def test_article_of_another_teacher_is_never_taken(mill: School) -> None:
    row = jobs.ask(mill.brandt, AgainAsked(article=mill.quiz.article.public_id), at=NINE)
    db.session.commit()
    with pytest.raises(NoResultFound):
        jobs.article_to_ask(claimed(row), mill.quiz.article.public_id)


# Consumers that die ----------------------------------------------------------------------------------------------------


def test_job_of_a_living_consumer_is_left_to_it(mill: School) -> None:
    row = asked(mill)
    taken = claimed(row)
    assert jobs.beat(taken, at=NINE + ALIVE)
    assert jobs.ask_again(at=NINE + ALIVE + ALIVE) == []
    assert row.status == "running"


def test_job_of_a_silent_consumer_is_asked_again(mill: School) -> None:
    row = asked(mill)
    jobs.delivered(row.id, at=NINE)
    claimed(row)
    assert jobs.ask_again(at=NINE + DEAD) == [row.id]
    db.session.commit()
    assert (row.status, row.words) == ("queued", "Waiting to be started again")
    assert claimed(row, at=NINE + DEAD).data == b"The text."
    assert row.tries == 2


@pytest.mark.parametrize("deed", ["beat", "report", "save_drafted", "fail", "give_back"])
def test_consumer_that_wakes_up_after_its_job_went_to_another_changes_nothing(mill: School, deed: str) -> None:
    row, before = asked(mill), quizzes()
    first = claimed(row)
    jobs.ask_again(at=NINE + DEAD)
    claimed(row, at=NINE + DEAD)
    written = {"report": (50, "Late"), "save_drafted": (DRAFTED,), "fail": ("Late.",)}.get(deed, ())
    when = {} if deed == "give_back" else {"at": later(minutes=9)}
    assert getattr(jobs, deed)(first, *written, **when) is False
    db.session.commit()
    assert (row.status, row.progress, row.error, row.heartbeat_at, row.tries) == ("running", 0, None, NINE + DEAD, 2)
    assert quizzes() == before


def test_job_that_every_consumer_dies_over_fails_with_a_sentence(mill: School) -> None:
    row, at = asked(mill), NINE
    for number in range(1, MOST_TRIES + 1):
        claimed(row, at=at)
        assert row.tries == number
        at += DEAD
        again = jobs.ask_again(at=at)
        db.session.commit()
        assert again == ([row.id] if number < MOST_TRIES else [])
    assert (row.status, row.finished_at) == ("failed", at)
    assert row.error is not None
    assert row.error.startswith("This was started 3 times, and each time the server stopped in the midst of it. Try a shorter")


def test_job_given_back_is_sent_again_at_once_and_not_counted_as_tried(mill: School) -> None:
    row = asked(mill)
    jobs.delivered(row.id, at=NINE)
    assert jobs.give_back(claimed(row))
    assert jobs.ask_again(at=NINE) == [row.id]
    db.session.commit()
    assert (row.status, row.tries) == ("queued", 0)


# Queues that lose things -----------------------------------------------------------------------------------------------


def test_job_that_no_queue_took_says_so_and_is_sent_again(mill: School) -> None:
    row = asked(mill)
    jobs.delivered(row.id, at=None)
    db.session.commit()
    assert row.words.startswith("The queue cannot be reached just now. What you sent is kept")
    assert jobs.ask_again(at=NINE) == [row.id]
    jobs.delivered(row.id, at=NINE)
    db.session.commit()
    assert row.words == "Waiting for its turn"
    assert jobs.ask_again(at=NINE + ALIVE) == []


def test_job_that_a_queue_may_have_lost_is_sent_again(mill: School) -> None:
    first, second = asked(mill), asked(mill)
    for row in (first, second):
        jobs.delivered(row.id, at=NINE)
    assert jobs.ask_again(at=NINE + DEAD) == [first.id, second.id]


def test_job_in_hand_is_not_touched_by_a_late_word_of_the_queue(mill: School) -> None:
    row = asked(mill)
    claimed(row)
    jobs.delivered(row.id, at=None)
    db.session.commit()
    assert row.words == "Starting"


# How much, how long ----------------------------------------------------------------------------------------------------


def test_teacher_with_too_much_unfinished_is_told_to_wait_and_others_are_not(mill: School) -> None:
    rows = [asked(mill) for _ in range(MOST_WAITING)]
    claimed(rows[0])
    with pytest.raises(QueueFull, match=r"^5 of your articles are still being worked on\. Wait until one is done"):
        asked(mill)
    db.session.rollback()
    asked(mill, teacher=mill.brandt)
    claimed(rows[1])
    jobs.fail(claimed(rows[2]), "Too short.", at=NINE)
    asked(mill)


def test_jobs_without_a_draft_are_those_under_way_and_failed_and_can_be_dropped(mill: School) -> None:
    waiting, failed, done, other = (asked(mill, teacher=teacher) for teacher in (*[mill.abara] * 3, mill.brandt))
    jobs.fail(claimed(failed), "Too short.", at=NINE)
    jobs.save_drafted(claimed(done), DRAFTED, at=NINE)
    db.session.commit()
    assert jobs.without_a_draft(mill.abara) == [failed, waiting]
    assert jobs.without_a_draft(mill.brandt) == [other]
    jobs.drop(failed)
    assert jobs.without_a_draft(mill.abara) == [waiting]


def test_job_that_ended_long_ago_is_forgotten_and_its_draft_stays(mill: School) -> None:
    done, failed, waiting = asked(mill), asked(mill), asked(mill)
    jobs.save_drafted(claimed(done), DRAFTED, at=NINE)
    jobs.fail(claimed(failed), "Too short.", at=later(minutes=1))
    drafts = quizzes()
    assert jobs.forget(before=NINE) == 0
    assert jobs.forget(before=later(seconds=1)) == 1
    db.session.commit()
    assert list(db.session.scalars(select(JobRow.id).order_by(JobRow.id))) == [failed.id, waiting.id]
    assert quizzes() == drafts
    assert db.session.scalar(select(func.count(ArticleRow.id)).where(ArticleRow.source_bytes == b"The text.")) == 1

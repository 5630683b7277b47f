"""The consumer: takes jobs off the queue, does each with the pure function it asks for, and saves what comes of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import assert_never

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quizgen.analysis.lexicon import open_lexicon
from quizgen.article import Article
from quizgen.draft import draft
from quizgen.errors import MissingWordData, QuizgenError
from quizgen.jobs import AgainAsked, DraftAsked, WhichPart, draft_quiz
from quizgen.selection import Blueprint
from quizgen.store import db, jobs
from quizgen.web.clock import now
from quizgen.web.queue import QueueAway, queue_of

BEAT_EVERY = timedelta(seconds=5)
SWEEP_EVERY = timedelta(seconds=2)
"""How often it looks for jobs that nobody has in hand: a queue that is back, or a server that is, begins as soon."""

LONGEST_JOB = timedelta(minutes=10)
"""A hundred times what 20,000 words take. A job that takes longer hangs, and its consumer ends to make way for another."""

BROKE = "Something broke on our side while this was read. Try it again; if it happens again, tell whoever runs this server."

WARMING = Article("Rivers", None, ("The storm broke the old bridge over the river in 1907.", "Workers rebuilt it in two years."))

_in_hand: dict[str, jobs.Claim] = {}


class Overtaken(Exception):
    """Another consumer was asked to do this job, because this one had fallen silent."""


def do(app: Flask, job_id: int) -> None:
    """Do a job, unless somebody else has it or it is done."""
    with app.app_context():
        claim = jobs.claim(job_id, at=now())
        db.session.commit()
        if claim is not None:
            with _beating(app, claim):
                _do(app, claim)


def send(app: Flask, job_id: int) -> bool:
    """Put a committed job into the queue; False when it cannot be reached, and the sweeper sends the job later."""
    try:
        if not queue_of(app).at_once:
            jobs.delivered(job_id, at=now())  # before it is sent, so that it cannot be done before it is delivered
            db.session.commit()
        queue_of(app).send(job_id)
    except QueueAway as error:
        app.logger.warning("%s", error)
        jobs.delivered(job_id, at=None)
        db.session.commit()
        return False
    return True


def consume(app: Flask, *, tied: bool) -> None:
    """Do jobs until told to end, with parser and word data loaded before the first; a job under way is given back.

    `tied`: end too when standard input closes, that is, with the process that started this one.
    """
    if queue_of(app).at_once:
        raise click.ClickException("QUIZGEN_QUEUE_URL says that jobs are done at once; there is nothing to wait for.")
    try:
        queue_of(app).open()
    except QueueAway as error:
        raise click.ClickException(str(error)) from error
    if tied:
        threading.Thread(target=_end_with_input, name="tie", daemon=True).start()
    _warm()
    threading.Thread(target=_sweep, args=(app,), name="sweeper", daemon=True).start()
    queue_of(app).consume()
    with app.app_context():
        for claim in list(_in_hand.values()):
            jobs.give_back(claim)
        db.session.commit()


def sweep(app: Flask) -> None:
    """Send what is to be sent again, and forget what ended long ago; in an app context."""
    again = jobs.ask_again(at=now())
    jobs.forget(before=now() - jobs.KEPT)
    db.session.commit()
    for job_id in again:
        if not send(app, job_id):
            return


def _do(app: Flask, claim: jobs.Claim) -> None:
    def tell(percent: int, words: str) -> None:
        mine = jobs.report(claim, percent, words, at=now())
        db.session.commit()
        if not mine:
            raise Overtaken

    try:
        match claim.asked:
            case DraftAsked() as asked:
                drafted = draft_quiz(asked, claim.data, lexicon=open_lexicon(), progress=tell)
                jobs.save_drafted(claim, drafted, at=now())
            case AgainAsked(article=public_id, wanted=wanted):
                article = jobs.article_to_ask(claim, public_id)
                db.session.rollback()  # no transaction stays open over language work
                quiz = draft(article, wanted, lexicon=open_lexicon(), progress=tell)
                jobs.save_again(claim, public_id, quiz, at=now())
            case _:
                assert_never(claim.asked)
    except WhichPart as error:
        jobs.fail(claim, str(error), {"parts": list(error.parts)}, at=now())
    except QuizgenError as error:
        jobs.fail(claim, str(error), at=now())
    except Overtaken:
        return
    except SQLAlchemyError:
        raise  # nothing can be saved now, not even a failure: the sweeper has the job done again
    except Exception:
        app.logger.exception("a job broke")
        db.session.rollback()
        jobs.fail(claim, BROKE, at=now())
    db.session.commit()


@contextmanager
def _beating(app: Flask, claim: jobs.Claim) -> Iterator[None]:
    """Say every few seconds that the job is under way, for as long as the block lasts."""
    over = threading.Event()
    if not queue_of(app).at_once:
        threading.Thread(target=_beat, args=(app, claim, over), name="heartbeat", daemon=True).start()
    _in_hand[claim.token] = claim
    try:
        yield
    finally:
        over.set()
        del _in_hand[claim.token]


def _beat(app: Flask, claim: jobs.Claim, over: threading.Event) -> None:
    began = now()
    while not over.wait(BEAT_EVERY.total_seconds()):
        if now() - began > LONGEST_JOB:
            app.logger.error("a job hangs; this consumer ends")
            os._exit(1)  # a thread cannot be stopped, a process can
        with app.app_context():
            try:
                jobs.beat(claim, at=now())
                db.session.commit()
            except SQLAlchemyError:
                app.logger.exception("a heartbeat was not saved; the next one may be")


def _sweep(app: Flask) -> None:
    pause = threading.Event()
    while True:
        with app.app_context():
            try:
                sweep(app)
            except SQLAlchemyError:
                app.logger.exception("sweeping failed; it is tried again")
        pause.wait(SWEEP_EVERY.total_seconds())


def _warm() -> None:
    """Load parser and word data, which takes seconds, before the first teacher waits for them."""
    try:
        draft(WARMING, Blueprint(), lexicon=open_lexicon())
    except MissingWordData as error:
        click.echo(str(error), err=True)


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # past Python's own buffer, whose lock would be in the way at the end
        pass
    os.kill(os.getpid(), signal.SIGTERM)

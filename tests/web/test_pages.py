"""Errors as pages that say what to do: every kind of ours, and a database that cannot save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from quizgen import errors
from quizgen.store import db
from quizgen.store.quizzes import QuestionConflict
from quizgen.store.seats import SeatTaken, UnknownResumeCode
from quizgen.web.pages import STATUS_OF, status_of
from tests.conftest import app_in, let_go
from tests.visitors import Visitor
from tests.web.classroom import Room, answers, begins, sits_down
from tests.web.test_headers import has_the_headers


def of_ours(cls: type[errors.QuizgenError] = errors.QuizgenError) -> Iterator[type[errors.QuizgenError]]:
    """Every error that a person may see."""
    for child in cls.__subclasses__():
        yield child
        yield from of_ours(child)


def test_error_of_the_stages_has_a_status_of_its_own() -> None:
    named = {cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.QuizgenError)}
    assert named - {errors.QuizgenError} <= set(STATUS_OF)


def test_status_of_a_child_is_its_parents_and_of_an_unknown_error_422() -> None:
    class StillClosed(errors.AttemptClosed):
        """A child nobody named."""

    assert status_of(StillClosed("Over.")) == 409
    assert status_of(UnknownResumeCode("No.")) == 422
    assert (status_of(SeatTaken("Taken.")), status_of(QuestionConflict("Stale."))) == (409, 409)
    assert {status_of(cls("x")) for cls in of_ours()} <= {403, 409, 422, 429, 503}


@pytest.mark.parametrize("cls", [errors.NotOpen, errors.AttemptClosed, errors.TooManyTries, errors.MissingWordData])
def test_error_is_a_page_for_people_and_json_for_the_script(
    app: Flask, stranger: Visitor, cls: type[errors.QuizgenError]
) -> None:
    sentence = "It is so; do <this> next."

    @app.get("/api/raise")
    @app.get("/raise")
    def raises() -> str:
        raise cls(sentence)

    page, told = stranger.get("/raise"), stranger.get("/api/raise")
    assert page.status_code == told.status_code == status_of(cls(sentence))
    assert "It is so; do &lt;this&gt; next." in page.text
    assert told.json == {"error": sentence, "kind": cls.__name__}


def test_what_a_failed_request_did_before_is_not_saved_by_the_next(room: Room, abara: Visitor, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    body = {
        "answers": [
            {"client_id": "tab-of-cleo", "client_seq": seq, "slot": slot, "response": "1907"} for seq, slot in ((1, 2), (2, 1))
        ]
    }
    assert cleo.post_json(f"/api/attempts/{attempt}/submit", body).status_code == 422
    assert answers(cleo, attempt, 2, "1908", 1).status_code == 200  # the same number is free: nothing had been kept


# A database that cannot save -------------------------------------------------------------------------------------------


def full(app: Flask) -> None:
    """Let the disk be full: SQLite may not add a page to the file."""

    def limit(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
        cursor.close()

    with app.app_context():
        db.session.remove()
        db.engine.dispose()
        event.listen(db.engine, "connect", limit)


def read_only(app: Flask) -> None:
    """Let the database refuse every write."""

    def refuse(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]

    with app.app_context():
        db.session.remove()
        db.engine.dispose()
        event.listen(db.engine, "connect", refuse)


def test_read_only_database_refuses_an_answer_with_503_and_still_shows_the_quiz(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    assert answers(cleo, attempt, 1, "on a hill", 1).status_code == 200
    read_only(room.app)
    refused = answers(cleo, attempt, 2, "1907", 2)
    assert refused.status_code == 503
    assert (refused.json or {})["kind"] == "Database"
    assert "nothing you typed is lost" in (refused.json or {})["error"]
    page = cleo.post(f"/attempts/{attempt}", {"slot-2": "1907"})
    assert page.status_code == 503
    assert "The server cannot save just now" in page.text
    assert has_the_headers(page)
    assert (cleo.get(f"/api/attempts/{attempt}").json or {})["answers"] == {"1": "on a hill"}


def test_full_disk_refuses_an_answer_with_503_and_loses_none_that_was_acknowledged(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    attempt = begins(cleo, room)
    full(room.app)
    acknowledged, seq = "", 0
    while True:
        seq += 1
        answer = answers(cleo, attempt, 2, f"{seq} {'x' * 900}", seq)
        if answer.status_code != 200:
            break
        acknowledged = f"{seq} {'x' * 900}"
        assert seq < 500, "the disk is never full"
    assert answer.status_code == 503
    assert (answer.json or {})["kind"] == "Database"
    state = cleo.get(f"/api/attempts/{attempt}").json or {}
    assert state["answers"] == ({"2": acknowledged} if acknowledged else {})
    assert len(room.events()) == seq  # Started, and every answer but the last


def test_database_without_tables_is_503_and_not_a_broken_page(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    stranger = Visitor(app)
    page = stranger.get("/join/BCDF2345")
    assert page.status_code == 503
    assert "The server cannot save just now" in page.text
    assert "counter" not in page.text
    assert stranger.get("/api/attempts/none").status_code == 503
    let_go(app)

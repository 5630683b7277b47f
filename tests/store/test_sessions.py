"""Sign-ins: a cookie is good until its row is ended, and dead after that wherever it was copied to."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from quizgen.store import db
from quizgen.store.sessions import close_session, open_session, teacher_of
from tests.builders_store import NINE, later, teacher


def test_session_is_known_on_another_connection_until_it_is_ended(app: Flask) -> None:
    token = open_session(teacher("Ms Abara", "abara"), at=NINE)
    db.session.commit()
    with app.app_context():
        found = teacher_of(token)
        assert found is not None
        assert found.login == "abara"
        close_session(token, at=later(minutes=1))
        db.session.commit()
    assert teacher_of(token) is None


def test_ending_one_session_leaves_the_others(app: Flask) -> None:
    abara, brandt = teacher("Ms Abara", "abara"), teacher("Mr Brandt", "brandt")
    tokens = [open_session(row, at=NINE) for row in (abara, abara, brandt)]
    close_session(tokens[0], at=NINE)
    assert [teacher_of(token) for token in tokens] == [None, abara, brandt]


def test_ending_a_session_twice_keeps_the_first_time(app: Flask) -> None:
    token = open_session(teacher("Ms Abara", "abara"), at=NINE)
    close_session(token, at=later(minutes=1))
    before = db.session.execute(text("SELECT ended_at FROM session")).scalar()
    close_session(token, at=later(minutes=2))
    assert db.session.execute(text("SELECT ended_at FROM session")).scalar() == before


@pytest.mark.parametrize("token", ["", "guess", "\ud800", "nul\0"])
def test_token_that_never_was_opens_nothing(app: Flask, token: str) -> None:
    open_session(teacher("Ms Abara", "abara"), at=NINE)
    assert teacher_of(token) is None
    close_session(token, at=NINE)


def test_tokens_are_long_all_different_and_stored_as_hashes_only(app: Flask) -> None:
    abara = teacher("Ms Abara", "abara")
    tokens = {open_session(abara, at=NINE) for _ in range(20)}
    stored = str(db.session.execute(text("SELECT * FROM session")).all())
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43
    assert not [token for token in tokens if token in stored]

"""A form that makes something is obeyed once; one whose saving failed may be sent again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from quizgen.store import counters, db
from quizgen.web.once import ONCE_WINDOW, OnceForm, already_saved, first_time


@pytest.fixture
def request_to_make(app: Flask) -> Iterator[None]:
    """A request that sends a form, as a view meets it."""
    with app.test_request_context(method="POST"):
        yield


def sent(once: str) -> OnceForm:
    return OnceForm(data={"once": once})


def test_form_is_different_each_time_it_is_shown(app: Flask) -> None:
    with app.test_request_context():
        shown = {OnceForm().once.data for _ in range(20)}
    assert len(shown) == 20


@pytest.mark.usefixtures("request_to_make")
def test_form_is_obeyed_the_first_time_only() -> None:
    assert first_time(sent("a form"))
    db.session.commit()
    assert not first_time(sent("a form"))
    assert first_time(sent("another form"))


@pytest.mark.usefixtures("request_to_make")
def test_form_whose_saving_failed_may_be_sent_again() -> None:
    assert first_time(sent("a form"))
    db.session.rollback()  # what it should have made was not saved either
    assert first_time(sent("a form"))


@pytest.mark.usefixtures("request_to_make")
def test_form_is_remembered_for_a_day() -> None:
    counters.count("form", "yesterday's", at=datetime.now(UTC) - ONCE_WINDOW, limit=1, window=ONCE_WINDOW)
    db.session.commit()
    assert first_time(sent("yesterday's"))


@pytest.mark.usefixtures("request_to_make")
def test_second_click_is_answered_calmly_and_saves_nothing() -> None:
    first_time(sent("a form"))
    answer = already_saved("/teacher/")
    assert (answer.status_code, answer.location) == (302, "/teacher/")
    assert first_time(sent("a form"))  # its counting was rolled back with all else


def test_mark_too_long_to_be_ours_is_refused(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST", data={"once": "x" * 41}):
        assert not OnceForm().validate_on_submit()
    with app.test_request_context(method="POST", data={"once": "x" * 16}):
        assert OnceForm().validate_on_submit()

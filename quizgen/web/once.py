"""A form that makes something is obeyed once, however often its button is pressed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from flask import flash, redirect
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField
from wtforms.validators import Length

from quizgen.errors import TooManyTries
from quizgen.store import db
from quizgen.store.counters import count
from quizgen.web.clock import now

ONCE_WINDOW = timedelta(days=1)
"""How long a form that was sent is remembered: longer than a page stays open between two clicks on its button."""


class OnceForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that makes something new; `once` is different each time it is shown, so that a double click makes one."""

    once = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Length(max=40)])


def first_time(form: OnceForm) -> bool:
    """Whether this very form is sent for the first time; counted in the transaction that saves what the form makes."""
    try:
        count("form", str(form.once.data), at=now(), limit=1, window=ONCE_WINDOW)
    except TooManyTries:
        return False
    return True


def already_saved(where: str) -> Response:
    """The calm answer to a second click: nothing is made twice."""
    db.session.rollback()
    flash("That was saved the first time: nothing was made twice.", "info")
    return redirect(where)

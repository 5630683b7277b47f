"""Who is asking, and whose is it: the head of every view.

A view reads:

    @bp.get("/quizzes/<public_id>")
    @teacher_required
    def quiz_edit(public_id: str) -> str:
        quiz = own_or_404(own_quiz(current_teacher(), public_id))
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizgen.store import sessions
from quizgen.store.tables import TeacherRow

SIGN_IN = "sign_in"
"""The key in the cookie's session under which the token of the sign-in stands."""

Returned = TypeVar("Returned")
Row = TypeVar("Row")
P = ParamSpec("P")


def signed_in() -> TeacherRow | None:
    """The teacher whose sign-in this request carries, looked up once a request; None for everybody else."""
    if "teacher" not in g:
        token = session.get(SIGN_IN)
        g.teacher = sessions.teacher_of(token) if isinstance(token, str) else None
    teacher: TeacherRow | None = g.teacher
    return teacher


def current_teacher() -> TeacherRow:
    """The signed-in teacher; for views under `teacher_required`."""
    return signed_in() or abort(404)


def teacher_required(view: Callable[P, Returned]) -> Callable[P, Returned | Response]:
    """Let teachers in; send everybody else to the sign-in, which leads back here when the page can be shown again."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Returned | Response:
        if signed_in() is None:
            back = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for("auth.sign_in", next=back))
        return view(*args, **kwargs)

    return guarded


def own_or_404(row: Row | None) -> Row:
    """What one of the store's `own_…` functions found; a row of somebody else's looks like one that does not exist."""
    return abort(404) if row is None else row


def client_address() -> str:
    """The address counters go by: the connection's own. A header such as X-Forwarded-For is anybody's to write."""
    return request.remote_addr or "unknown"

"""What every answer has in common: headers, and errors as pages that say what to do."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quizgen import errors
from quizgen.store import db
from quizgen.store.jobs import QueueFull
from quizgen.store.quizzes import QuestionConflict
from quizgen.store.seats import SeatTaken
from quizgen.web.access import signed_in

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # Bootstrap's own icons are data addresses in its stylesheet
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)

STATUS_OF: dict[type[errors.QuizgenError], int] = {
    errors.UnusableArticle: 422,
    errors.ArticleTooLong: 422,
    errors.UnusableQuestion: 422,
    errors.MissingWordData: 503,
    errors.NotOpen: 403,
    errors.AttemptClosed: 409,
    errors.AnswerConflict: 409,
    errors.EditionFrozen: 409,
    errors.TooManyTries: 429,
    QuestionConflict: 409,
    SeatTaken: 409,
    QueueFull: 429,
}
"""The HTTP status of each error; a child that is not named takes its parent's, and an unknown one is a 422."""

PAGES: dict[int, tuple[str, str]] = {
    400: ("That did not arrive in one piece", "Go back, reload the page and try once more."),
    403: ("That is not open to you", "Check the link, or ask the person who gave it to you."),
    404: (
        "There is nothing here",
        "The address may be mistyped, or the page may be gone. Check it, or start again from the front page.",
    ),
    405: ("That cannot be done this way", "Go back to the page you came from and use its buttons."),
    413: (
        "That is too much at once",
        "At most 6 MB can be sent. Go back: what you typed should still be there. Shorten it and send it again.",
    ),
    500: (
        "Something broke on our side",
        "Nothing that was saved is lost. Go back and try again; if it happens again, tell whoever runs this server.",
    ),
    503: (
        "The server cannot save just now",
        "Keep this page open and try again in a minute: nothing you typed is lost while it is open.",
    ),
}
"""Title and advice of each page for an error that carries no sentence of its own."""

CSRF_ADVICE = (
    "This page was open while the sign-in changed, or the browser refuses cookies. Go back, reload the page and send it again."
)

TITLE_OF = {
    403: "Not open now",
    409: "That can no longer be done",
    422: "That cannot be used as it is",
    429: "Too many tries",
    503: "Not ready",
}


def register(app: Flask) -> None:
    """Hook headers, error pages and what all templates know into the app."""
    app.register_error_handler(errors.QuizgenError, _domain_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _database_error)
    app.after_request(_headers)
    app.add_template_global(signed_in)
    app.add_template_global(public_url_for)
    app.add_template_global(first_wrong)


def public_url_for(endpoint: str, **values: Any) -> str:
    """The address of a page as students type it: under QUIZGEN_PUBLIC_URL if set, else as this request was made."""
    public_url = str(current_app.config["QUIZGEN_PUBLIC_URL"])
    if public_url:
        return public_url + url_for(endpoint, **values)
    return url_for(endpoint, _external=True, **values)


def first_wrong(part: object) -> bool:
    """Whether a field, or a form as a whole, is the first thing wrong on this page: the focus goes there, and nowhere else."""
    return g.setdefault("first_wrong", part) is part


def status_of(error: errors.QuizgenError) -> int:
    """The HTTP status of a domain error."""
    return next((STATUS_OF[cls] for cls in type(error).__mro__ if cls in STATUS_OF), 422)


def _domain_error(error: errors.QuizgenError) -> ResponseReturnValue:
    db.session.rollback()  # what the view did before it failed must not slip into a later commit
    status = status_of(error)
    return _page(status, TITLE_OF.get(status, "That did not work"), str(error), kind=type(error).__name__)


def _csrf_error(_: CSRFError) -> ResponseReturnValue:
    return _page(400, "This page was too old to send", CSRF_ADVICE, kind="CSRF")


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:  # a redirect, raised
        return error
    title, advice = PAGES.get(status, PAGES[400 if status < 500 else 500])
    return _page(status, title, advice, kind=error.name)


def _database_error(error: OperationalError) -> ResponseReturnValue:
    current_app.logger.error("the database refused: %s", error.orig)
    db.session.rollback()
    title, advice = PAGES[503]
    return _page(503, title, advice, kind="Database")


def _page(status: int, title: str, advice: str, *, kind: str) -> ResponseReturnValue:
    if status >= 500:
        g.setdefault("teacher", None)  # the page must not ask a broken database who is signed in
    if request.path.startswith("/api/"):
        return jsonify(error=advice, kind=kind), status
    return render_template("error.html", title=title, advice=advice, status=status), status


def _headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.endpoint not in {"static", "bootstrap.static"}:
        # pages differ by who asks; on a shared computer the back button must not show the last person's
        response.headers["Cache-Control"] = "no-store"
    return response

"""Which seat this browser has: a cookie for each assignment, which a teacher's signing in or out leaves alone."""

from __future__ import annotations

from flask import abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from quizgen.gradebook import Student
from quizgen.store.assignments import CODE_LIFE_OPEN, by_code
from quizgen.store.own import attempt_held
from quizgen.store.seats import seat_by_token
from quizgen.store.tables import AssignmentRow, AttemptRow, SeatRow, StudentRow
from quizgen.web.clock import now
from quizgen.web.student import bp

PREFIX = "seat-"


def cookie_name(assignment: AssignmentRow) -> str:
    """The name of the cookie that holds the seat's token."""
    return f"{PREFIX}{assignment.public_id}"


def keep_seat(response: Response, assignment: AssignmentRow, token: str) -> Response:
    """Give the browser the token of the seat it took."""
    response.set_cookie(
        cookie_name(assignment),
        token,
        max_age=CODE_LIFE_OPEN,  # no open quiz lives longer
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return response


def leave_seat(response: Response, assignment: AssignmentRow) -> Response:
    """Take the token out of this browser."""
    response.delete_cookie(cookie_name(assignment), httponly=True, samesite="Lax")
    return response


def seat_here(assignment: AssignmentRow) -> SeatRow | None:
    """The seat that this browser has in the assignment, if any."""
    token = request.cookies.get(cookie_name(assignment))
    return seat_by_token(assignment, token) if token else None


def seat_or_404(code: str) -> SeatRow:
    """This browser's seat behind a join code. A wrong code and a missing seat look alike: there is nothing to guess."""
    assignment = by_code(code, at=now())
    seat = seat_here(assignment) if assignment else None
    return seat or abort(404)


def attempt_or_404(public_id: str) -> AttemptRow:
    """An attempt of a seat that this browser has; somebody else's looks like one that does not exist."""
    tokens = [token for name, token in request.cookies.items() if name.startswith(PREFIX)]
    return attempt_held(tokens, public_id) or abort(404)


def called(student: StudentRow | Student) -> str:
    """The student's name as said: first name first."""
    return f"{student.first_name} {student.last_name}".strip()


def spaced(code: str) -> str:
    """A code in groups of four, easier to copy by hand; spaces do not matter when it is typed.

    >>> spaced("BCDF2345")
    'BCDF 2345'
    """
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


@bp.errorhandler(404)
def no_seat(_: NotFound) -> ResponseReturnValue:
    """The same page for what is somebody else's, what does not exist and a seat that moved to another device."""
    advice = "This browser has no seat there. Enter the code of the quiz on the front page, then your resume code."
    return render_template("error.html", title="That is not open in this browser", advice=advice, status=404), 404

"""The student's pages: a code, a name, a seat; the quiz; the receipt and what is released of the result.

joining → taking → results; seats.py knows the browser, shape.py keeps the key on the server.
"""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("student", __name__)

from quizgen.web.student import joining, results, taking  # noqa: E402  # their views hang themselves on `bp`

__all__ = ["bp", "joining", "results", "taking"]

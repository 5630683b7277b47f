"""What the quiz page's script talks to: answers in, acknowledgements out, as JSON.

GET  /api/attempts/<id>           → {status, answers: {slot: response}, csrf_token}
POST /api/attempts/<id>/answers   {client_id, client_seq, slot, response, waited_ms}
                                  → {acknowledged, overtaken: {slot: response}}
POST /api/attempts/<id>/submit    {answers: [the same, unacknowledged]} → {receipt: address}

An acknowledgement is sent after the commit and never before. Whatever is refused comes back as {error, kind} with one
sentence; nothing here says what is right or wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, TypeVar

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quizgen.errors import QuizgenError
from quizgen.response import Response
from quizgen.store import db
from quizgen.store.events import attempt_of
from quizgen.web.clock import now
from quizgen.web.student.saving import Given, hand_in, keep
from quizgen.web.student.seats import attempt_or_404

bp = Blueprint("api", __name__, url_prefix="/api")

MAX_BYTES = 512 * 1024
"""Largest request: a quiz of 100 typed answers of 1,000 characters, each up to 4 bytes, and some room."""

LARGEST_SEQ = 2**31 - 1
"""The largest sequence number taken; nobody changes answers that often."""

LONGEST_WAIT_MS = 2**53
"""The largest whole number that a script can count; what is believed of it is the store's business."""


class UnreadableAnswer(QuizgenError):
    """The JSON is not an answer."""


class AnswerIn(BaseModel):
    """One answer as a client sends it."""

    model_config = ConfigDict(strict=True, extra="forbid")

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,40}$")]
    client_seq: Annotated[int, Field(ge=1, le=LARGEST_SEQ)]
    slot: Annotated[int, Field(ge=1, le=LARGEST_SEQ)]
    response: Response
    waited_ms: Annotated[int, Field(ge=0, le=LONGEST_WAIT_MS)] = 0

    def given(self) -> Given:
        """The same as the store wants it; white space alone is a blank."""
        blank = isinstance(self.response, str) and not self.response.strip()
        response = None if blank else self.response
        return Given(self.client_id, self.client_seq, self.slot, response, timedelta(milliseconds=self.waited_ms))


class SubmissionIn(BaseModel):
    """What a client hands in with: every answer that nobody acknowledged to it yet."""

    model_config = ConfigDict(strict=True, extra="forbid")

    answers: Annotated[list[AnswerIn], Field(max_length=1_000)] = []


@bp.before_request
def smaller_than_an_article() -> ResponseReturnValue | None:
    """Answers are short: refuse a longer body before it is read."""
    if (request.content_length or 0) <= MAX_BYTES:
        return None
    return jsonify(error="That is longer than the answers of any quiz. Shorten your answers and try again.", kind="TooLong"), 413


@bp.get("/attempts/<public_id>")
def state(public_id: str) -> ResponseReturnValue:
    """What counts now, and a fresh token for the next request: a page may be older than its session."""
    row = attempt_or_404(public_id)
    state = attempt_of(row)
    return jsonify(status=state.status, answers=_by_slot(state.responses), csrf_token=generate_csrf())


@bp.post("/attempts/<public_id>/answers")
def answer(public_id: str) -> ResponseReturnValue:
    """Keep one answer. After the end it is kept as well, for the teacher, and does not count."""
    row = attempt_or_404(public_id)
    given = _read(AnswerIn).given()
    acknowledgement = keep(row, given, at=now())
    db.session.commit()
    if acknowledgement.closed:
        sentence = "This attempt is over. Your last answer came too late to count; your teacher can see it."
        return jsonify(error=sentence, kind="AttemptClosed", kept=True), 409
    return jsonify(acknowledged=acknowledgement.seq, overtaken=_by_slot(acknowledgement.overtaken))


@bp.post("/attempts/<public_id>/submit")
def submit(public_id: str) -> ResponseReturnValue:
    """Hand in, with the answers that were not acknowledged yet. Any number of times: the first one counts."""
    row = attempt_or_404(public_id)
    submission = _read(SubmissionIn)
    hand_in(row, [answer.given() for answer in submission.answers], at=now())
    db.session.commit()
    return jsonify(receipt=url_for("student.receipt", public_id=row.public_id))


M = TypeVar("M", bound=BaseModel)


def _read(model: type[M]) -> M:
    """The request's JSON as one of ours; raises UnreadableAnswer."""
    try:
        return model.model_validate(request.get_json())
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"]) or "the whole"
        raise UnreadableAnswer(f"This answer could not be read ({where}). Reload the page and answer again.") from error


def _by_slot(responses: Mapping[int, Response]) -> dict[str, Response]:
    return {str(slot): response for slot, response in sorted(responses.items())}

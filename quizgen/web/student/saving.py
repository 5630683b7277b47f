"""Keeping answers: what the script's requests and the plain form have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizgen.attempt import Answered, Attempt
from quizgen.errors import QuizgenError
from quizgen.response import Response
from quizgen.store.attempts import Acknowledgement, answer, close_if_overdue, submit
from quizgen.store.editions import edition_of
from quizgen.store.events import attempt_of, events_of
from quizgen.store.tables import AttemptRow
from quizgen.web.student.shape import SlotShape, slot_shapes

FORM_CLIENT = "form"
"""The client that answers come from when the page has no script: the server counts for it."""


class UnusableResponse(QuizgenError):
    """A response that cannot be an answer to its question: no such question, no such choice, the wrong shape."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it arrived; `waited` is how long it lay in the client's outbox, by the client's own clock."""

    client_id: str
    client_seq: int
    slot: int
    response: Response
    waited: timedelta = timedelta(0)


def shapes_of(row: AttemptRow, state: Attempt) -> tuple[SlotShape, ...]:
    """The questions as this attempt's student sees them."""
    return slot_shapes(edition_of(row.seat.assignment.edition), state)


def keep(row: AttemptRow, given: Given, *, at: datetime) -> Acknowledgement:
    """Keep one answer; it is acknowledged once the caller has committed.

    Raises UnusableResponse when it cannot be an answer, AnswerConflict when its number was used for another one.
    """
    _check(shapes_of(row, attempt_of(row)), given)
    return answer(row, _answered(given, at))


def hand_in(row: AttemptRow, answers: Iterable[Given], *, at: datetime) -> Attempt:
    """Keep what was not acknowledged yet, then hand in. Raises as `keep` does, and then nothing is to be committed."""
    shapes = shapes_of(row, attempt_of(row))
    for given in answers:
        _check(shapes, given)
        answer(row, _answered(given, at))
    return submit(row, at=at)


def keep_form(row: AttemptRow, form: Mapping[str, str], *, at: datetime) -> tuple[Attempt, dict[int, str]]:
    """Keep what a plain form changed: (the attempt afterwards, a sentence for each slot that could not be kept).

    A field counts only where it differs from what the form showed when it was made (`was-3` beside `slot-3`), so that
    an old page never overwrites a newer answer it has not seen, nor the newer match of another word.
    """
    state = close_if_overdue(row, at=at)  # from here on nobody else writes to this attempt, so that the numbers hold
    before = [event for event in events_of(row) if isinstance(event, Answered) and event.client_id == FORM_CLIENT]
    number = max((event.client_seq for event in before), default=0)
    refused: dict[int, str] = {}
    for shape in shapes_of(row, state):
        response = _as_left_by(form, shape)
        if response == state.responses.get(shape.number):
            continue
        if problem := shape.problem(response):
            refused[shape.number] = problem
            continue
        number += 1
        answer(row, _answered(Given(FORM_CLIENT, number, shape.number, response), at))
    return attempt_of(row), refused


def _as_left_by(form: Mapping[str, str], shape: SlotShape) -> Response:
    """The response as a form leaves it: what stands already, but for the fields that the student changed."""
    sent = {end: form[f"slot-{end}"] for end, _ in shape.shown if f"slot-{end}" in form}
    typed = {end: text for end, text in sent.items() if text != form.get(f"was-{end}", "")}
    if not typed:
        return shape.given
    if shape.response != "pairs":
        return next((text for text in typed.values() if text.strip()), None)
    matched = {word: typed.get(end, given) for word, (end, given) in zip(shape.words, shape.shown, strict=True)}
    return {word: meaning for word, meaning in matched.items() if meaning} or None


def _check(shapes: tuple[SlotShape, ...], given: Given) -> None:
    shape = next((shape for shape in shapes if shape.number == given.slot), None)
    if shape is None:
        raise UnusableResponse("There is no such question in this quiz. Reload the page and answer again.")
    if problem := shape.problem(given.response):
        raise UnusableResponse(problem)


def _answered(given: Given, at: datetime) -> Answered:
    return Answered(
        at=at,
        slot=given.slot,
        client_id=given.client_id,
        client_seq=given.client_seq,
        response=given.response or None,  # nothing matched is a blank as well
        waited=given.waited,
    )

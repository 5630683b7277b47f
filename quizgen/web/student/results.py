"""Afterwards: the receipt, and as much of the result as the teacher has released."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizgen.attempt import Attempt, SlotMark
from quizgen.flat_question import FlatQuestion
from quizgen.grading import corrected
from quizgen.quiz import Edition
from quizgen.response import Response
from quizgen.store import assignments, db
from quizgen.store.attempts import attempts_of, close_if_overdue
from quizgen.store.editions import corrections_of, edition_of
from quizgen.store.events import attempt_of
from quizgen.store.tables import AttemptRow
from quizgen.web.clock import now
from quizgen.web.moments import place, shown
from quizgen.web.numbers import plain_number, points_label, rounded
from quizgen.web.student import bp
from quizgen.web.student.evidence import marked_paragraphs
from quizgen.web.student.seats import attempt_or_404, called, spaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question of a released result: as the student saw it, with the key, what was answered and what it earned."""

    number: int
    flat: FlatQuestion
    response: Response
    verdict: str
    in_article: bool


@bp.get("/attempts/<public_id>/receipt")
def receipt(public_id: str) -> ResponseReturnValue:
    """What arrived, and when: for the student to keep."""
    row = attempt_or_404(public_id)
    state = _state(row)
    if state.status != "submitted" or state.submitted_at is None:
        return redirect(url_for("student.attempt", public_id=public_id))
    assignment = row.seat.assignment
    return render_template(
        "student/receipt.html",
        **_heading(row, state),
        assignment=assignment,
        seat=row.seat,
        by=state.submitted_by,
        answered=sum(response is not None for response in state.responses.values()),
        questions=len(edition_of(assignment.edition).slots),
        late=len(state.late),
        more=_more(row),
        released=assignments.shown(assignment, state, at=now()),
        later_words=_later(row),
        spaced=spaced,
    )


@bp.get("/attempts/<public_id>/result")
def result(public_id: str) -> ResponseReturnValue:
    """Nothing yet, the score, or the answers with their evidence in the article: as the teacher has released it."""
    row = attempt_or_404(public_id)
    state = _state(row)
    if state.status != "submitted":
        return redirect(url_for("student.attempt", public_id=public_id))
    assignment = row.seat.assignment
    released = assignments.shown(assignment, state, at=now())
    page = {**_heading(row, state), "released": released, "later_words": _later(row)}
    if released == "nothing":
        return render_template("student/result.html", **page)
    edition = corrected(edition_of(assignment.edition), corrections_of(assignment.edition))
    page["score_words"] = _score_words(state, edition)
    if released == "answers":
        evidence = {slot.number: slot.question.evidence for slot in edition.slots}
        page["article"] = edition.article
        marked = marked_paragraphs(edition.article, evidence)
        page["marked"] = marked
        page["lines"] = _lines(edition, state, {slot for pieces in marked for piece in pieces for slot in piece.begins})
    return render_template("student/result.html", **page)


def _state(row: AttemptRow) -> Attempt:
    state = attempt_of(row)
    if state.status == "in progress" and state.deadline is not None and now() > state.deadline:
        state = close_if_overdue(row, at=now())
        db.session.commit()
    return state


def _heading(row: AttemptRow, state: Attempt) -> dict[str, object]:
    """What receipt and result begin with."""
    assignment = row.seat.assignment
    zone = assignment.class_.time_zone
    others = [other for other in attempts_of(row.seat) if other.id != row.id and attempt_of(other).status == "submitted"]
    return {
        "attempt": row,
        "attempts_allowed": assignment.attempts_allowed,
        "others": others,
        "edition_title": assignment.edition.title,
        "student_name": called(row.seat.student),
        "when": f"{shown(state.submitted_at, zone)} ({place(zone)})" if state.submitted_at else "",
    }


def _lines(edition: Edition, state: Attempt, marked: set[int]) -> list[Line]:
    marks = {mark.slot: mark for mark in state.marks}
    return [
        Line(
            number=slot.number,
            flat=_as_taken(slot.question.flatten(), state.orders.get(slot.number)),
            response=state.responses.get(slot.number) or "",
            verdict=_verdict(marks.get(slot.number), answered=bool(state.responses.get(slot.number))),
            in_article=slot.number in marked,
        )
        for slot in edition.slots
    ]


def _as_taken(flat: FlatQuestion, order: tuple[str, ...] | None) -> FlatQuestion:
    """The question with its choices in the order in which this student met them."""
    if order is None or flat.choices is None or sorted(order) != sorted(flat.choices):
        return flat
    return replace(flat, choices=order, correct=tuple(order.index(key) for key in flat.key))


def _verdict(mark: SlotMark | None, *, answered: bool) -> str:
    if mark is None or mark.fraction is None or mark.mark is None:
        return "Your teacher still has to mark this answer."
    nothing = "Not right" if answered else "Not answered"
    word = "Right" if mark.fraction == 1 else nothing if mark.fraction == 0 else "Partly right"
    earned = f"{word}: {plain_number(mark.mark)} of {points_label(mark.points)}."
    if mark.graded_by == "automatic":
        return earned
    reason = mark.reason[:1].upper() + mark.reason[1:]
    return f"{earned} {reason}" + ("" if reason.endswith((".", "!", "?")) else ".")


def _score_words(state: Attempt, edition: Edition) -> str:
    if state.score is None:
        return "Your teacher still has to mark some of your answers."
    percent = f" ({rounded(state.score / edition.max_score * 100, 0)} %)" if edition.max_score else ""
    return f"{plain_number(state.score)} of {points_label(edition.max_score)}{percent}"


def _later(row: AttemptRow) -> str:
    """When a result that is not shown yet will be."""
    assignment = row.seat.assignment
    if assignment.release == "nothing":
        return "The result of this quiz is not shown here. Your teacher tells you."
    if assignment.release_when == "after closing" and assignment.closes_at is not None:
        zone = assignment.class_.time_zone
        return f"Your result is shown here after {shown(assignment.closes_at, zone)} ({place(zone)})."
    return "Your result is shown here once your teacher releases it."


def _more(row: AttemptRow) -> bool:
    """Whether the student may begin another attempt now."""
    assignment = row.seat.assignment
    closed = assignment.closes_at is not None and now() >= assignment.closes_at
    return not closed and len(attempts_of(row.seat)) < assignment.attempts_allowed

"""The quiz itself: one page with the article at hand, which is also one plain form."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizgen.store import db
from quizgen.store.attempts import close_if_overdue, submit
from quizgen.store.editions import edition_of
from quizgen.store.events import attempt_of
from quizgen.store.tables import AttemptRow
from quizgen.web.clock import now
from quizgen.web.student import bp
from quizgen.web.student.joining import until
from quizgen.web.student.saving import keep_form
from quizgen.web.student.seats import attempt_or_404, called, spaced
from quizgen.web.student.shape import SlotShape, empty_slots, slot_shapes


@bp.route("/attempts/<public_id>", methods=["GET", "POST"])
def attempt(public_id: str) -> ResponseReturnValue:
    """Show the quiz; without a script, take the whole form: `do` is save, review or submit."""
    row = attempt_or_404(public_id)
    if request.method == "GET":
        state = attempt_of(row)
        if state.deadline is not None and now() > state.deadline:
            state = close_if_overdue(row, at=now())
            db.session.commit()
        return _page(row, {}) if state.status == "in progress" else redirect(_receipt(row))
    state, refused = keep_form(row, request.form, at=now())
    do = request.form.get("do", "save")
    if do == "submit" and not refused:
        state = submit(row, at=now())
    db.session.commit()
    if state.status != "in progress":
        return redirect(_receipt(row))
    if refused:
        return _page(row, refused), 422
    return redirect(url_for(f"student.{'review' if do == 'review' else 'attempt'}", public_id=public_id))


@bp.get("/attempts/<public_id>/review")
def review(public_id: str) -> ResponseReturnValue:
    """Before handing in without a script: what is still empty."""
    row = attempt_or_404(public_id)
    state = attempt_of(row)
    if state.status != "in progress":
        return redirect(_receipt(row))
    shapes = slot_shapes(edition_of(row.seat.assignment.edition), state)
    return render_template("student/review.html", attempt=row, empty_words=empty_words(shapes))


def empty_words(shapes: tuple[SlotShape, ...]) -> str:
    """What is empty, by number, in one sentence."""
    numbers = [str(number) for number in empty_slots(shapes)]
    if not numbers:
        return "You have answered every question."
    if len(numbers) == 1:
        return f"Question {numbers[0]} is empty."
    return f"Questions {', '.join(numbers[:-1])} and {numbers[-1]} are empty."


def _page(row: AttemptRow, remarks: dict[int, str]) -> str:
    assignment = row.seat.assignment
    edition = edition_of(assignment.edition)
    shapes = slot_shapes(edition, attempt_of(row))
    return render_template(
        "student/attempt.html",
        attempt=row,
        assignment=assignment,
        edition_title=edition.title,
        article=edition.article if assignment.article_shown else None,
        slots=shapes,
        remarks=remarks,
        untouched=len(empty_slots(shapes)) == len(shapes),
        empty_words=empty_words(shapes),
        student_name=called(row.seat.student),
        closes=until(assignment),
        resume_code=spaced(row.seat.resume_code),
    )


def _receipt(row: AttemptRow) -> str:
    return url_for("student.receipt", public_id=row.public_id)

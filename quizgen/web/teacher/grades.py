"""The gradebook of an assignment, one attempt in full, overruling a mark, and the files to take away."""

from __future__ import annotations

import io
import re

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import ValidationError

from quizgen.attempt import SlotMark
from quizgen.csv_table import CsvStyle
from quizgen.errors import AttemptClosed
from quizgen.exports import grades_export_of, grades_exports
from quizgen.store import db
from quizgen.store.attempts import attempt_of, overrule
from quizgen.store.editions import edition_of
from quizgen.store.gradebooks import gradebook_of
from quizgen.store.own import own_assignment, own_attempt
from quizgen.store.tables import AttemptRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import ExactField, one_line, within
from quizgen.web.numbers import plain_number
from quizgen.web.teacher import bp
from quizgen.web.teacher.progress import progress

REASON_LENGTH = 300


class MarkForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A mark that stands against the automatic one, and why."""

    mark = ExactField("Mark")
    reason = StringField(
        "Reason",
        [within(REASON_LENGTH)],
        filters=[one_line],
        description="The student reads it once the answers are released.",
    )

    def __init__(self, before: SlotMark, *, sent: bool = False) -> None:
        """The form of one question, marked as `before` or waiting; read from the request when it was `sent`."""
        source = {} if sent else {"formdata": None}
        super().__init__(prefix=f"question-{before.slot}", data={"mark": before.mark}, **source)
        self.most, self.waits = before.points, before.mark is None
        if self.waits:
            self.reason.label.text = "Comment"
            self.reason.description = f"May stay empty. {self.reason.description}"

    def validate_mark(self, field: ExactField) -> None:
        """No more than the question is worth."""
        if field.data is not None and field.data > self.most:
            raise ValidationError(f"Give at most {plain_number(self.most)}.")

    def validate_reason(self, field: StringField) -> None:
        """A change is explained; a first mark speaks for itself."""
        if not self.waits and not field.data:
            raise ValidationError("Write why: it is kept with the mark.")


@bp.get("/assignments/<public_id>/grades")
@teacher_required
def gradebook(public_id: str) -> ResponseReturnValue:
    """Students by questions, with score and percent."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    lines = progress(row)
    book = gradebook_of(row, at=now())
    attempts = [{attempt.number: attempt for attempt, _ in line.attempts} for line in lines]
    return render_template(
        "teacher/gradebook.html",
        assignment=row,
        book=book,
        rows=list(zip(book.rows, attempts, strict=True)),
        exports=sorted(grades_exports(), key=lambda export: export.name != "grades"),
    )


@bp.get("/assignments/<public_id>/download/<name>")
@teacher_required
def download(public_id: str, name: str) -> ResponseReturnValue:
    """A file of grades, in the style that the reader's program wants."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    export = own_or_404(grades_export_of(name))
    progress(row)
    delimiter = request.args.get("delimiter", ",")
    style = CsvStyle(
        bom=request.args.get("bom", "yes") == "yes",
        delimiter=";" if delimiter == ";" else "\t" if delimiter == "tab" else ",",
    )
    data = export.write(gradebook_of(row, at=now()), style)
    called = re.sub(r"[^\w .,()-]", "", f"{row.edition.title}, {row.class_.name}, {export.filename}")
    return send_file(io.BytesIO(data), export.media_type, as_attachment=True, download_name=called)


@bp.get("/attempts/<public_id>")
@teacher_required
def attempt(public_id: str) -> ResponseReturnValue:
    """One student's attempt: every response, what it earned and why."""
    return _attempt_page(own_or_404(own_attempt(current_teacher(), public_id)))


@bp.post("/attempts/<public_id>/marks/<int:slot>")
@teacher_required
def attempt_overrule(public_id: str, slot: int) -> ResponseReturnValue:
    """Give one answer another mark."""
    teacher = current_teacher()
    row = own_or_404(own_attempt(teacher, public_id))
    before = own_or_404(_marks(row).get(slot))
    form = MarkForm(before, sent=True)
    if not form.validate_on_submit() or form.mark.data is None or not before.points:
        return _attempt_page(row, {slot: form}), 422
    try:
        fraction = form.mark.data / before.points
        reason = form.reason.data or "marked by your teacher"
        overrule(row, slot=slot, fraction=fraction, by=teacher.name, reason=reason, at=now())
    except AttemptClosed as error:
        db.session.rollback()
        flash(str(error), "warning")
    else:
        db.session.commit()
        flash(f"Question {slot} is marked." if form.waits else f"The mark of question {slot} is changed.", "success")
    return redirect(url_for(".attempt", public_id=public_id, _anchor=f"question-{slot}"))


def _marks(row: AttemptRow) -> dict[int, SlotMark]:
    return {mark.slot: mark for mark in attempt_of(row).marks}


def _attempt_page(row: AttemptRow, sent: dict[int, MarkForm] | None = None) -> str:
    marks = _marks(row)
    forms = {slot: MarkForm(mark) for slot, mark in marks.items()}
    return render_template(
        "teacher/attempt.html",
        row=row,
        seat=row.seat,
        assignment=row.seat.assignment,
        attempt=attempt_of(row),
        edition=edition_of(row.seat.assignment.edition),
        marks=marks,
        forms={**forms, **(sent or {})},
        sent=sent or {},
    )

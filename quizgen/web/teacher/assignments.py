"""Giving a quiz to a class: who may take it when, the code to join, who is at it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

import segno
from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, DateTimeLocalField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from quizgen.store import db
from quizgen.store.assignments import UnusableAssignment, assign, change_times, close_now, release_by_hand
from quizgen.store.classes import classes_of, students_of
from quizgen.store.editions import latest_edition
from quizgen.store.own import own_assignment, own_class, own_quiz, student_in
from quizgen.store.seats import release_seat, seat_of
from quizgen.store.tables import AssignmentRow, ClassRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.moments import instant, place, shown, wall_clock
from quizgen.web.once import OnceForm, already_saved, first_time
from quizgen.web.pages import public_url_for
from quizgen.web.teacher import bp
from quizgen.web.teacher.progress import lines_of
from quizgen.web.teacher.quizzes import changed_since

MOST_ATTEMPTS = 20
MINUTES = "%Y-%m-%dT%H:%M"
TIME_FORMATS = [MINUTES, "%Y-%m-%dT%H:%M:%S"]

RELEASES = {
    "nothing": "nothing",
    "score": "their score",
    "answers": "their score and the right answers",
}
MOMENTS = {
    "at once": "as soon as they have handed in",
    "after closing": "after the quiz has closed",
    "by hand": "when I release it",
}


class TimesForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """When an assignment opens and closes, by the clock of its class."""

    opens = DateTimeLocalField("Opens", [Optional()], format=TIME_FORMATS, description="Left empty: now.")
    closes = DateTimeLocalField("Closes", [Optional()], format=TIME_FORMATS, description="Left empty: it stays open.")

    def window(self, time_zone: str, *, at: datetime) -> tuple[datetime, datetime | None] | None:
        """The two instants, in UTC; None, with the reason beside a field, when there is no such window."""
        opens_at = self._instant(self.opens, time_zone, latest=False) or at
        closes_at = self._instant(self.closes, time_zone, latest=True)
        if closes_at and closes_at <= opens_at:
            self.closes.errors = [*self.closes.errors, "Choose a closing time that comes after the opening."]
        return None if self.opens.errors or self.closes.errors else (opens_at, closes_at)

    @staticmethod
    def _instant(field: DateTimeLocalField, time_zone: str, *, latest: bool) -> datetime | None:
        if field.data is None:
            return None
        try:
            return instant(field.data, time_zone, latest=latest)
        except (ValueError, OverflowError) as error:
            field.errors = [*field.errors, str(error)]
            return None


class AssignmentForm(TimesForm, OnceForm):
    """Everything that is decided when a quiz is given to a class."""

    class_id = SelectField("Class", [InputRequired("Choose a class.")])
    attempts = IntegerField(
        "Attempts",
        [
            InputRequired(f"Write a number from 1 to {MOST_ATTEMPTS}."),
            NumberRange(1, MOST_ATTEMPTS, f"Allow 1 to {MOST_ATTEMPTS} attempts."),
        ],
        default=1,
        description="With more than one, the best counts.",
    )
    names = RadioField(
        "How students say who they are",
        choices={"list": "They pick their name from the class list", "typed": "They type their name"},
        default="list",
    )
    article_shown = BooleanField("Students can read the article during the quiz", default=True)
    release = RadioField(
        "What students see afterwards",
        choices={name: label[:1].upper() + label[1:] for name, label in RELEASES.items()},
        default="score",
        description="With the right answers come their evidence in the article and the explanations, where there are any.",
    )
    release_when = RadioField(
        "And when", choices={name: label[:1].upper() + label[1:] for name, label in MOMENTS.items()}, default="at once"
    )


@bp.route("/quizzes/<public_id>/give", methods=["GET", "POST"])
@teacher_required
def assignment_new(public_id: str) -> ResponseReturnValue:
    """Give the published quiz to a class."""
    teacher = current_teacher()
    quiz = own_or_404(own_quiz(teacher, public_id))
    edition, classes = latest_edition(quiz), classes_of(teacher)
    if edition is None:
        flash("Publish the quiz first: then it can be given to a class.", "info")
        return redirect(url_for(".quiz_edit", public_id=quiz.public_id))
    form = AssignmentForm()
    form.class_id.choices = [
        (row.public_id, _class_label(row, students), {"data-students": students}) for row, students in classes
    ]
    if not form.is_submitted() and classes and not classes[0][1]:
        form.names.data = "typed"
    if form.validate_on_submit():
        class_ = own_or_404(own_class(teacher, form.class_id.data))
        if window := _window(form, class_, empty=not students_of(class_)):
            if not first_time(form):
                return already_saved(url_for(".home"))
            row = assign(
                edition,
                class_,
                opens_at=window[0],
                closes_at=window[1],
                attempts_allowed=form.attempts.data or 1,
                names=form.names.data,
                article_shown=form.article_shown.data,
                release=form.release.data,
                release_when=form.release_when.data,
                at=now(),
            )
            db.session.commit()
            return redirect(url_for(".assignment", public_id=row.public_id))
    return render_template(
        "teacher/assignment_new.html",
        form=form,
        quiz=quiz,
        edition=edition,
        changed=changed_since(quiz, edition),
    ), 422 if form.is_submitted() else 200


def _window(form: AssignmentForm, class_: ClassRow, *, empty: bool) -> tuple[datetime, datetime | None] | None:
    """When it opens and closes; None, with the reason beside a field, when the form does not hold together."""
    window = form.window(class_.time_zone, at=now())
    if form.names.data == "list" and empty:
        form.names.errors = ["This class has no students yet. Add them first, or let students type their names."]
        return None
    if window and window[1] is None and form.release_when.data == "after closing" and form.release.data != "nothing":
        form.closes.errors = ["Set a closing time, since results come after it."]
        return None
    return window


def _class_label(row: ClassRow, students: int) -> str:
    return f"{row.name} ({students} student{'s' if students != 1 else ''}, {place(row.time_zone)} time)"


@bp.get("/assignments/<public_id>")
@teacher_required
def assignment(public_id: str) -> ResponseReturnValue:
    """The code, link and QR code, and who has started and finished."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    return _assignment_page(row, _times(row))


@bp.get("/assignments/<public_id>/progress")
@teacher_required
def assignment_progress(public_id: str) -> ResponseReturnValue:
    """Only the table of who has started and finished, for a page that keeps itself fresh."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    return render_template("teacher/progress.html", assignment=row, lines=lines_of(row))


@bp.post("/assignments/<public_id>/times")
@teacher_required
def assignment_times(public_id: str) -> ResponseReturnValue:
    """Open or close it at other times."""
    row, form = own_or_404(own_assignment(current_teacher(), public_id)), TimesForm()
    window = form.window(row.class_.time_zone, at=row.opens_at) if form.validate_on_submit() else None
    if window is None:
        return _assignment_page(row, form), 422
    try:
        change_times(row, opens_at=window[0], closes_at=window[1])
    except UnusableAssignment:
        form.closes.errors = ["Set a closing time, since results come after it."]
        return _assignment_page(row, form), 422
    db.session.commit()
    flash("The times are changed.", "success")
    return _to(row)


@bp.post("/assignments/<public_id>/close")
@teacher_required
def assignment_close(public_id: str) -> ResponseReturnValue:
    """Close it now; closed already, nothing changes."""
    row, at = own_or_404(own_assignment(current_teacher(), public_id)), now()
    if row.closes_at is None or row.closes_at > at:
        close_now(row, at=at)
        db.session.commit()
        flash("The quiz is closed: nobody can start it now.", "success")
    return _to(row)


@bp.post("/assignments/<public_id>/release")
@teacher_required
def assignment_release(public_id: str) -> ResponseReturnValue:
    """Let students see their results."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    release_by_hand(row, at=now())
    db.session.commit()
    flash("The results are released.", "success")
    return _to(row)


@bp.post("/assignments/<public_id>/students/<student_id>/free")
@teacher_required
def seat_free(public_id: str, student_id: str) -> ResponseReturnValue:
    """Let a student in again who has lost their code; what they answered stays."""
    row = own_or_404(own_assignment(current_teacher(), public_id))
    student = own_or_404(student_in(row, student_id))
    release_seat(own_or_404(seat_of(row, student)))
    db.session.commit()
    flash(
        f"{student.first_name or student.last_name} can join again with the same name and goes on where they were. "
        "The old code no longer works.",
        "success",
    )
    return _to(row)


def summary(row: AssignmentRow, *, at: datetime) -> str:
    """What was decided, in one plain sentence or three."""
    zone = row.class_.time_zone
    if at < row.opens_at:
        when = f"Opens {shown(row.opens_at, zone)}"
        when += f", closes {shown(row.closes_at, zone)}" if row.closes_at else ""
    elif row.closes_at is None:
        when = "Open, without a closing time"
    elif at < row.closes_at:
        when = f"Open until {shown(row.closes_at, zone)}"
    else:
        when = f"Closed since {shown(row.closes_at, zone)}"
    attempts = "1 attempt" if row.attempts_allowed == 1 else f"{row.attempts_allowed} attempts, the best counts"
    article = "with the article at hand" if row.article_shown else "without the article"
    moments = {**MOMENTS, "by hand": "once you release it" if row.released_at is None else "since you released it"}
    seen = (
        "Students do not see their results."
        if row.release == "nothing"
        else (f"Students see {RELEASES[row.release]} {moments[row.release_when]}.")
    )
    return f"{when} ({place(zone)} time), {attempts}, {article}. {seen}"


def _times(row: AssignmentRow) -> TimesForm:
    zone = row.class_.time_zone
    closes = wall_clock(row.closes_at, zone) if row.closes_at else None
    return TimesForm(formdata=None, data={"opens": wall_clock(row.opens_at, zone), "closes": closes})


def _assignment_page(row: AssignmentRow, form: TimesForm) -> str:
    link, at = public_url_for("student.join", code=row.join_code), now()
    return render_template(
        "teacher/assignment.html",
        assignment=row,
        lines=lines_of(row),
        link=link,
        front=public_url_for("student.home"),
        only_here=urlsplit(link).hostname in {"127.0.0.1", "::1", "localhost"},
        qr=segno.make(link, error="m").svg_inline(scale=5, light="#fff", dark="#000"),
        summary=summary(row, at=at),
        form=form,
        at=at,
    )


def _to(row: AssignmentRow) -> Response:
    return redirect(url_for(".assignment", public_id=row.public_id))

"""Her classes: a name, a time zone, and the students."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

from quizgen.store import db
from quizgen.store.assignments import assignments_of
from quizgen.store.classes import UnusableClass, add_students, classes_of, make_class, remove_student, students_of
from quizgen.store.own import own_class, own_student
from quizgen.store.tables import ClassRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.forms import one_line, within
from quizgen.web.moments import zone_choices
from quizgen.web.once import OnceForm, already_saved, first_time
from quizgen.web.teacher import bp
from quizgen.web.teacher.roster import read_roster

NAME_LENGTH = 100


class ClassForm(OnceForm):
    """A class by its name and the clock on its wall."""

    name = StringField(
        "Name of the class",
        [DataRequired("Give the class a name."), within(NAME_LENGTH)],
        filters=[one_line],
        description="As it is called at your school, such as 10b English.",
    )
    time_zone = SelectField(
        "Time zone",
        choices=zone_choices(),
        default="UTC",
        description="Opening and closing times are by the clock of this place.",
    )


class StudentsForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Students, one a line."""

    names = TextAreaField(
        "Students, one a line",
        [DataRequired("Write at least one name.")],
        description="“Last, First” or “First Last”. A student number and an e-mail address may follow, after a comma or a tab.",
        render_kw={"rows": 8, "spellcheck": "false", "placeholder": "Diaz, Cleo\nDeniz Aydin, 4711"},
    )


@bp.route("/classes", methods=["GET", "POST"])
@teacher_required
def classes() -> ResponseReturnValue:
    """Her classes, and the form for one more."""
    form = ClassForm()
    if form.validate_on_submit():
        if not first_time(form):
            return already_saved(url_for(".classes"))
        made = make_class(current_teacher(), name=str(form.name.data), time_zone=form.time_zone.data)
        db.session.commit()
        if waiting := request.args.get("give"):  # the quiz for which the class was made
            flash(f"{made.name} is made. Its students can type their names, or you list them first under Classes.", "success")
            return redirect(url_for(".assignment_new", public_id=waiting))
        return redirect(url_for(".class_", public_id=made.public_id))
    listed = classes_of(current_teacher())
    return render_template("teacher/classes.html", form=form, classes=listed), 422 if form.is_submitted() else 200


@bp.get("/classes/<public_id>")
@teacher_required
def class_(public_id: str) -> ResponseReturnValue:
    """One class: its students, and the box to add more."""
    return _class_page(own_or_404(own_class(current_teacher(), public_id)), StudentsForm(formdata=None))


@bp.post("/classes/<public_id>/students")
@teacher_required
def students_add(public_id: str) -> ResponseReturnValue:
    """Add students; with a line that cannot be read none, so that the text can be mended and sent again."""
    row, form = own_or_404(own_class(current_teacher(), public_id)), StudentsForm()
    if not form.validate_on_submit():
        return _class_page(row, form), 422
    roster = read_roster(str(form.names.data))
    if roster.problems:
        form.names.errors = list(roster.problems)
        return _class_page(row, form), 422
    added = add_students(row, roster.students)
    db.session.commit()
    flash(f"{len(added.rows)} student{'s' if len(added.rows) != 1 else ''} added.", "success")
    if added.duplicates:
        names = "; ".join(f"{double.last_name}, {double.first_name}".strip(", ") for double in added.duplicates)
        flash(f"Already in the class, so not added again: {names}.", "info")
    return redirect(url_for(".class_", public_id=row.public_id))


@bp.post("/students/<public_id>/remove")
@teacher_required
def student_remove(public_id: str) -> ResponseReturnValue:
    """Take a student off the class list."""
    student = own_or_404(own_student(current_teacher(), public_id))
    class_id = student.class_.public_id
    try:
        remove_student(student)
    except UnusableClass as error:
        db.session.rollback()
        flash(str(error), "warning")
    else:
        db.session.commit()
        flash("The student is taken off the list.", "success")
    return redirect(url_for(".class_", public_id=class_id))


def _class_page(row: ClassRow, form: StudentsForm) -> str:
    given = [assignment for assignment in assignments_of(current_teacher()) if assignment.class_id == row.id]
    return render_template("teacher/class.html", class_=row, students=students_of(row), form=form, assignments=given)

"""From the code to the seat: enter the code, say who you are or that you started already, note the resume code."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizgen.errors import NotOpen, QuizgenError
from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.assignments import by_code, check_open
from quizgen.store.attempts import attempts_of, start
from quizgen.store.classes import students_of
from quizgen.store.editions import edition_of
from quizgen.store.events import attempt_of
from quizgen.store.own import student_in
from quizgen.store.seats import claim_seat, release_seat, resume_seat
from quizgen.store.tables import AssignmentRow, StudentRow
from quizgen.web.access import client_address
from quizgen.web.clock import now
from quizgen.web.guesses import Limit, count_guess, was_right
from quizgen.web.moments import place, shown
from quizgen.web.student import bp
from quizgen.web.student.forms import LONGEST_TYPED_CODE, CodeForm, ListedNameForm, ResumeForm, TypedNameForm
from quizgen.web.student.seats import called, keep_seat, leave_seat, seat_here, seat_or_404, spaced

WRONG_PER_ADDRESS = 60
WRONG_PER_ASSIGNMENT = 60
WRONG_IN_ALL = 600
"""Wrong codes within a window: from one address (a whole school may share it), for one quiz's resume codes, and in all.

At 600 a quarter of an hour, hitting one of 1,000 live codes among 28⁸ takes about 18 years on average.
"""

NO_SUCH_CODE = "No quiz has this code now. Check each letter, or ask your teacher whether the code is still good."


@bp.route("/", methods=["GET", "POST"])
def home() -> ResponseReturnValue:
    """Ask for the join code."""
    form = CodeForm()
    if form.validate_on_submit():
        return redirect(url_for("student.join", code=form.code.data))
    return render_template("student/home.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/join/<code>")
def join(code: str) -> ResponseReturnValue:
    """Where the code, the link and the QR code lead: to the seat this browser has, or to the question who you are."""
    assignment = _assignment(code)
    if assignment is None:
        return _wrong_code(code)
    if seat_here(assignment):
        return redirect(url_for("student.seat", code=assignment.join_code))
    return _ask_who(assignment, _name_form(assignment), ResumeForm())


@bp.post("/join/<code>/name")
def claim(code: str) -> ResponseReturnValue:
    """Sit down under a name that nobody has taken yet."""
    assignment = _assignment(code)
    if assignment is None:
        return _wrong_code(code)
    if seat_here(assignment):  # a double click, or a second tab: the seat is taken by this very browser
        return redirect(url_for("student.seat", code=assignment.join_code))
    form = _name_form(assignment)
    who = _who(assignment, form) if form.validate_on_submit() else None
    if who is None:
        return _ask_who(assignment, form, ResumeForm(formdata=None)), 422
    try:
        _, token, _ = claim_seat(assignment, who, at=now())
    except QuizgenError as error:
        db.session.rollback()
        form.form_errors.append(str(error))
        return _ask_who(assignment, form, ResumeForm(formdata=None)), 409
    db.session.commit()
    return keep_seat(redirect(url_for("student.seat", code=assignment.join_code)), assignment, token)


@bp.post("/join/<code>/resume")
def resume(code: str) -> ResponseReturnValue:
    """Come back with the resume code, on whatever device."""
    assignment = _assignment(code)
    if assignment is None:
        return _wrong_code(code)
    form = ResumeForm()
    if not form.validate_on_submit():
        return _ask_who(assignment, _name_form(assignment, blank=True), form), 422
    limits = (
        Limit("resume code", str(assignment.public_id), WRONG_PER_ASSIGNMENT),
        Limit("join address", client_address(), WRONG_PER_ADDRESS),
    )
    count_guess(*limits)
    try:
        seat, token = resume_seat(assignment, str(form.resume_code.data), at=now())
    except QuizgenError as error:
        db.session.rollback()
        form.resume_code.errors = [str(error)]
        return _ask_who(assignment, _name_form(assignment, blank=True), form), 422
    was_right(*limits)
    unfinished = next((row for row in attempts_of(seat) if attempt_of(row).status == "in progress"), None)
    db.session.commit()
    onward = (
        url_for("student.attempt", public_id=unfinished.public_id)
        if unfinished
        else url_for("student.seat", code=assignment.join_code)
    )
    return keep_seat(redirect(onward), assignment, token)


@bp.get("/quiz/<code>")
def seat(code: str) -> ResponseReturnValue:
    """The resume code to write down, and the way into the quiz."""
    row = seat_or_404(code)
    assignment = row.assignment
    attempts = [(attempt, attempt_of(attempt)) for attempt in attempts_of(row)]
    finished = [(attempt, state) for attempt, state in attempts if state.status == "submitted"]
    zone = assignment.class_.time_zone
    return render_template(
        "student/seat.html",
        assignment=assignment,
        seat=row,
        student_name=called(row.student),
        summary=_summary(assignment, len(attempts)),
        closes=until(assignment),
        begun=bool(attempts),
        unfinished=len(finished) < len(attempts),
        finished=[(attempt, shown(state.submitted_at, zone)) for attempt, state in finished if state.submitted_at],
        closed_because=_closed_because(assignment, len(finished), unfinished=len(finished) < len(attempts)),
        spaced=spaced,
    )


@bp.post("/quiz/<code>/leave")
def leave(code: str) -> ResponseReturnValue:
    """Get up from a seat taken under the wrong name; one with answers stays its student's, who has the resume code."""
    row = seat_or_404(code)
    if not attempts_of(row):
        release_seat(row)
        db.session.commit()
    return leave_seat(redirect(url_for("student.join", code=row.assignment.join_code)), row.assignment)


@bp.post("/quiz/<code>/start")
def begin(code: str) -> ResponseReturnValue:
    """Begin an attempt, or go back into the unfinished one."""
    row = seat_or_404(code)
    attempt = start(row, at=now(), seed=row.id)
    db.session.commit()
    return redirect(url_for("student.attempt", public_id=attempt.public_id))


def until(assignment: AssignmentRow) -> str | None:
    """When the assignment closes, by the clock of the class, or None if it stays open."""
    if assignment.closes_at is None:
        return None
    zone = assignment.class_.time_zone
    return f"{shown(assignment.closes_at, zone)} ({place(zone)})"


def _assignment(code: str) -> AssignmentRow | None:
    """The assignment behind a code. Raises TooManyTries, right or wrong, once too many were wrong."""
    limits = (Limit("join", "", WRONG_IN_ALL), Limit("join address", client_address(), WRONG_PER_ADDRESS))
    count_guess(*limits)
    assignment = by_code(code, at=now())
    if assignment is not None:
        was_right(*limits)
        db.session.commit()
    return assignment


def _wrong_code(code: str) -> ResponseReturnValue:
    form = CodeForm(formdata=None)
    form.code.data, form.code.errors = code[:LONGEST_TYPED_CODE], [NO_SUCH_CODE]
    return render_template("student/home.html", form=form), 404


def _name_form(assignment: AssignmentRow, *, blank: bool = False) -> ListedNameForm | TypedNameForm:
    given = {"formdata": None} if blank else {}
    if assignment.names == "typed":
        return TypedNameForm(**given)
    form = ListedNameForm(**given)
    form.offer(students_of(assignment.class_))
    return form


def _who(assignment: AssignmentRow, form: ListedNameForm | TypedNameForm) -> StudentRow | Student | None:
    if isinstance(form, TypedNameForm):
        return Student(last_name=str(form.last_name.data), first_name=str(form.first_name.data))
    picked = student_in(assignment, str(form.student.data))
    if picked is None:
        form.student.errors = ["Choose your name from the list. If it is missing, tell your teacher."]
    return picked


def _ask_who(assignment: AssignmentRow, name_form: ListedNameForm | TypedNameForm, resume_form: ResumeForm) -> str:
    return render_template(
        "student/join.html",
        assignment=assignment,
        name_form=name_form,
        resume_form=resume_form,
        closes=until(assignment),
        closed_because=_closed_because(assignment, 0, unfinished=False),
    )


def _closed_because(assignment: AssignmentRow, finished: int, *, unfinished: bool) -> str | None:
    if unfinished:
        return None
    if finished >= assignment.attempts_allowed:
        return "You have handed in every attempt you had."
    try:
        check_open(assignment, at=now())
    except NotOpen as closed:
        return str(closed)
    return None


def _summary(assignment: AssignmentRow, begun: int) -> str:
    """How many questions there are, and what is left of the attempts once so many have begun."""
    questions = len(edition_of(assignment.edition).slots)
    there = f"There {'is 1 question' if questions == 1 else f'are {questions} questions'}"
    allowed, left = assignment.attempts_allowed, max(0, assignment.attempts_allowed - begun)
    best = " The best one counts." if allowed > 1 else ""
    if left == 0:
        return f"{there}.{best}"
    return f"{there}, and you have {left} attempt{'' if left == 1 else 's'}{' left' if begun else ''}.{best}"

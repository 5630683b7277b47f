"""Teachers' doors: the one-time welcome link, signing in and out, a new password."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from quizgen.errors import QuizgenError, TooManyTries
from quizgen.store import db, sessions, teachers
from quizgen.store.counters import forget
from quizgen.store.tables import TeacherRow
from quizgen.store.teachers import folded_login
from quizgen.web.access import SIGN_IN, client_address, current_teacher, signed_in, teacher_required
from quizgen.web.auth_forms import PasswordForm, SignInForm, WelcomeForm
from quizgen.web.clock import now
from quizgen.web.guesses import Limit, count_guess, was_right

bp = Blueprint("auth", __name__)

hasher = PasswordHasher()
"""argon2id with the library's parameters, which are RFC 9106's for machines with little memory (64 MiB, 3 passes)."""

LIMIT_LOGIN = 10
LIMIT_ADDRESS = 60
LIMIT_ALL = 600
"""Failed tries within a window: at one login, from one address (a whole staff room may share it), and in all.

Ten guesses a quarter of an hour are under a thousand a day: hopeless against ten characters that are not in a list.
"""


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Let a teacher in. An unknown login and a wrong password get the same answer after the same work."""
    back = request.args.get("next", "")
    if signed_in() is not None:
        return redirect(_safe(back))
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("auth/sign_in.html", form=form, back=back), 422 if form.is_submitted() else 200
    login, password = str(form.login.data), str(form.password.data)
    school = Limit("sign-in", "", LIMIT_ALL), Limit("sign-in address", client_address(), LIMIT_ADDRESS)
    try:
        count_guess(*school, Limit("sign-in login", folded_login(login), LIMIT_LOGIN))
    except TooManyTries as error:
        db.session.rollback()
        form.form_errors.append(str(error))
        return render_template("auth/sign_in.html", form=form, back=back), 429
    teacher = teachers.teacher_by_login(login)
    known_hash = teacher.password_hash if teacher else None
    db.session.rollback()  # no transaction is held open over hashing
    if not password_matches(known_hash, password) or teacher is None:
        form.form_errors.append("Login and password do not go together. Try again.")
        return render_template("auth/sign_in.html", form=form, back=back), 422
    forget("sign-in login", folded_login(login))
    was_right(*school)
    if hasher.check_needs_rehash(teacher.password_hash):
        teacher.password_hash = hasher.hash(password)
    _open_session(teacher)
    db.session.commit()
    return redirect(_safe(back))


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End this sign-in for good: a copy of the cookie is worth nothing afterwards."""
    token = session.get(SIGN_IN)
    if isinstance(token, str):
        sessions.close_session(token, at=now())
        db.session.commit()
    session.clear()
    flash("You are signed out.", "success")
    return redirect(url_for("auth.sign_in"))


@bp.route("/welcome/<token>", methods=["GET", "POST"])
def welcome(token: str) -> ResponseReturnValue:
    """Make a teacher of whoever holds an unused one-time link."""
    if not teachers.invitation_open(token):
        return render_template("auth/welcome_over.html"), 410
    form = WelcomeForm()
    if not form.validate_on_submit():
        return render_template("auth/welcome.html", form=form), 422 if form.is_submitted() else 200
    try:
        teacher = teachers.accept_invitation(
            token,
            login=str(form.login.data),
            name=str(form.name.data),
            password_hash=hasher.hash(str(form.password.data)),
            at=now(),
        )
    except QuizgenError as error:
        db.session.rollback()
        form.form_errors.append(str(error))
        return render_template("auth/welcome.html", form=form), 422
    _open_session(teacher)
    db.session.commit()
    flash(f"Welcome, {teacher.name}. Paste an article to make your first quiz.", "success")
    return redirect(url_for("teacher.home"))


@bp.route("/password", methods=["GET", "POST"])
@teacher_required
def password() -> ResponseReturnValue:
    """Change the password, which ends every other sign-in of this teacher."""
    teacher, form = current_teacher(), PasswordForm()
    if form.validate_on_submit():
        known_hash = teacher.password_hash
        db.session.rollback()  # no transaction is held open over hashing
        if password_matches(known_hash, str(form.current.data)):
            new_hash = hasher.hash(str(form.password.data))
            teachers.change_password(teacher, new_hash, at=now())
            _open_session(teacher)
            db.session.commit()
            flash("Your password is changed, and every other sign-in of yours has ended.", "success")
            return redirect(url_for("teacher.home"))
        form.current.errors = ["This is not your current password."]
    return render_template("auth/password.html", form=form), 422 if form.is_submitted() else 200


def password_matches(known_hash: str | None, password: str) -> bool:
    """Whether the password is the one hashed; for None, an unknown login, no, after the same work."""
    try:
        hasher.verify(known_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return known_hash is not None


@cache
def _nobodys_hash() -> str:
    return hasher.hash("nobody has this password")


def _open_session(teacher: TeacherRow) -> None:
    """A new token in a new cookie: what an earlier visitor left in this browser, or planted there, is gone."""
    session.clear()
    session[SIGN_IN] = sessions.open_session(teacher, at=now())
    session.permanent = True


def _safe(back: str) -> str:
    """Where to go after signing in: a path of ours, or the teacher's first page."""
    ours = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if ours else url_for("teacher.home")

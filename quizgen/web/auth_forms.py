"""The forms of the teachers' doors."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Regexp

MIN_PASSWORD = 10
"""Characters; NIST SP 800-63B asks for 8 at least, and for no rule about digits or signs. Two more cost little."""

MAX_PASSWORD = 500
"""Characters: hashing is paid by the length, and nobody types more."""


def _stripped(text: str | None) -> str | None:
    return text.strip() if text else text


def _new_password(label: str) -> PasswordField:
    return PasswordField(
        label,
        [
            InputRequired("Choose a password."),
            Length(MIN_PASSWORD, MAX_PASSWORD, f"Choose a password of at least {MIN_PASSWORD} characters."),
        ],
        description=f"At least {MIN_PASSWORD} characters. A few words in a row are good.",
        render_kw={"autocomplete": "new-password"},
    )


def _again() -> PasswordField:
    return PasswordField(
        "The same password again",
        [EqualTo("password", "The two passwords differ. Type both again.")],
        render_kw={"autocomplete": "new-password"},
    )


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Login and password."""

    login = StringField(
        "Login",
        [DataRequired("Type your login."), Length(max=100, message="A login has at most 100 characters.")],
        filters=[_stripped],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        "Password",
        [
            InputRequired("Type your password."),
            Length(max=MAX_PASSWORD, message="This is longer than any password here."),
        ],
        render_kw={"autocomplete": "current-password"},
    )


class WelcomeForm(FlaskForm):  # type: ignore[misc]
    """A new teacher: name, login and a password, twice."""

    name = StringField(
        "Your name",
        [DataRequired("Type your name."), Length(max=100, message="Use at most 100 characters.")],
        filters=[_stripped],
        description="As students know you, such as Ms Abara.",
        render_kw={"autocomplete": "name"},
    )
    login = StringField(
        "Login",
        [
            DataRequired("Choose a login."),
            Length(max=100, message="Use at most 100 characters."),
            Regexp(r"\S+$", message="Use a login without spaces."),
        ],
        filters=[_stripped],
        description="A short word or your e-mail address; capital letters do not matter.",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = _new_password("Password")
    again = _again()


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """The current password and a new one, twice."""

    current = PasswordField(
        "Current password",
        [
            InputRequired("Type your current password."),
            Length(max=MAX_PASSWORD, message="This is longer than any password here."),
        ],
        render_kw={"autocomplete": "current-password"},
    )
    password = _new_password("New password")
    again = _again()

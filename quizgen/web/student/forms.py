"""The forms with which a student sits down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from quizgen.store.columns import CODE_LENGTH, typed_code
from quizgen.store.seats import LONGEST_NAME
from quizgen.store.tables import StudentRow

LONGEST_TYPED_CODE = 20
"""Most characters of a code as typed: eight, with spaces and dashes between them if one likes."""


def _code_field(label: str, missing: str, hint: str) -> Any:
    wrong_length = f"The code has {CODE_LENGTH} letters and digits. Check it and type it again."
    return StringField(
        label,
        [InputRequired(missing), Length(CODE_LENGTH, CODE_LENGTH, wrong_length)],
        filters=[lambda text: typed_code(text or "")],
        description=hint,
        render_kw={
            "maxlength": LONGEST_TYPED_CODE,
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        },
    )


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The join code of a quiz."""

    code = _code_field(
        "Code of the quiz", "Type the code that your teacher gave you.", "Eight letters and digits from your teacher."
    )


class ResumeForm(FlaskForm):  # type: ignore[misc]
    """The personal code that takes a seat back."""

    resume_code = _code_field(
        "Your resume code",
        "Type the resume code that you were shown at the start.",
        "Shown to you when you started. If your quiz is open on another device, it stops there.",
    )


class TypedNameForm(FlaskForm):  # type: ignore[misc]
    """A name as the student types it."""

    first_name = StringField(
        "First name",
        [InputRequired("Type your first name."), Length(max=LONGEST_NAME, message="Use at most %(max)d letters.")],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    last_name = StringField(
        "Last name",
        [InputRequired("Type your last name."), Length(max=LONGEST_NAME, message="Use at most %(max)d letters.")],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )


class ListedNameForm(FlaskForm):  # type: ignore[misc]
    """A name picked from the class list."""

    student = SelectField("Your name", [InputRequired("Choose your name.")], validate_choice=False)

    def offer(self, students: Iterable[StudentRow]) -> None:
        """Fill the list, last names first as in the class list."""
        names = {row.public_id: f"{row.last_name}, {row.first_name}".strip(", ") for row in students}
        self.student.choices = {"": "Choose your name", **names}

"""Forms made from data: what a question type says of its fields becomes a form, and the filled form a question again.

Nothing here knows a question type by name: a new one gets its form from the shapes of its fields.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from wtforms import Field as FormField
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import TextInput

from quizgen.errors import UnusableQuestion
from quizgen.flat_question import pair_line
from quizgen.question import Field, Question, to_body
from quizgen.questions import load
from quizgen.web.numbers import plain_number
from quizgen.web.once import OnceForm

LONGEST_LINE = 500
LONGEST_TEXT = 5_000
"""Most characters of one line and of one text box of a question; a longer prompt is a slip of the clipboard."""

SPARE_ROWS = 2
LEAST_ROWS = 4
"""Empty rows offered below the choices there are, and how many rows a new question begins with."""

HIGHEST_POINTS = 100


class ExactField(FormField):
    """A number not below 0: `data` is an exact Fraction, typed as 2, 0.5, 0,5 or 1/2."""

    widget = TextInput()
    data: Fraction | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else plain_number(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; digits are limited so that no number grows without bounds."""
        typed = str(valuelist[0]).strip().replace(",", ".") if valuelist else ""
        self.data = None
        if not re.fullmatch(r"\d{1,4}(\.\d{1,3})?|\d{1,4}/[1-9]\d{0,3}", typed, re.ASCII):
            raise ValueError("Write a number, such as 1 or 0.5.")
        self.data = Fraction(typed)


class LinesField(TextAreaField):
    """Several short texts, one a line: `data` is the tuple of them, without blank ones."""

    data: Any  # a tuple of strings; the base says str

    def _value(self) -> str:
        return "\n".join(self.data or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Split what was typed."""
        lines = str(valuelist[0] if valuelist else "").splitlines()
        self.data = tuple(line.strip() for line in lines if line.strip())


class PairsField(TextAreaField):
    """Pairs, one a line with an equals sign between: `data` is the tuple of them, without blank lines."""

    data: Any  # a tuple of pairs of strings; the base says str

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])  # as it was typed, readable or not
        return "\n".join(pair_line(left, right) for left, right in self.data or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the lines apart at their first equals sign; raises ValueError naming the first line that cannot be."""
        self.data = ()
        lines = str(valuelist[0] if valuelist else "").splitlines()
        for number, line in enumerate(lines, 1):
            left, sign, right = (" ".join(part.split()) for part in line.partition("="))
            if left and right:
                self.data = (*self.data, (left, right))
            elif line.strip():
                missing = (
                    "something before and after the equals sign" if sign else "an equals sign between a word and its meaning"
                )
                raise ValueError(f"Line {number} cannot be read: write {missing}.")


@dataclass(frozen=True, slots=True)
class Choices:
    """The rows of a choice question: their texts in order, and which of them is marked right."""

    texts: tuple[str, ...] = ()
    right: int | None = None

    @property
    def filled(self) -> tuple[str, ...]:
        """The rows with something in them."""
        return tuple(text for text in self.texts if text)

    @property
    def key(self) -> str | None:
        """The text marked right; None when none is, or a blank row."""
        return self.texts[self.right] or None if self.right is not None and self.right < len(self.texts) else None


class ChoicesField(FormField):
    """Rows of a text and a mark: inputs `<name>` in their order, `<name>-right` with the number of the right one."""

    data: Choices

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the rows from the form when it was sent, else from the question."""
        self.process_errors: list[str] = []
        self.raw_data = []
        self.data = data if isinstance(data, Choices) else Choices()
        if formdata and self.name in formdata:
            right = formdata.get(f"{self.name}-right", "")
            texts = tuple(" ".join(str(text).split()) for text in formdata.getlist(self.name))
            self.data = Choices(texts, int(right) if re.fullmatch(r"\d{1,3}", right, re.ASCII) else None)

    def rows(self) -> list[tuple[int, str, bool]]:
        """What to show: number, text and mark of each row, with room for more."""
        texts, right = self.data.texts, self.data.right
        filled = len(self.data.filled)
        blanks = max(LEAST_ROWS, filled + SPARE_ROWS) - len(texts)
        return [(i, text, i == right) for i, text in enumerate((*texts, *[""] * blanks))]

    def wrong_rows(self) -> set[int]:
        """Which rows are to blame for an error: too long, said twice, or marked right and empty."""
        if not self.errors:
            return set()
        texts = [text.casefold() for text in self.data.texts]
        empty = {self.data.right} if self.data.right is not None and self.data.key is None else set()
        return empty | {
            number for number, text in enumerate(texts) if len(text) > LONGEST_LINE or (text and texts.count(text) > 1)
        }

    def pre_validate(self, form: object) -> None:  # WTForms passes it
        """No choice is longer than a line may be."""
        if any(len(text) > LONGEST_LINE for text in self.data.texts):
            raise ValidationError(f"Keep each choice under {LONGEST_LINE} characters.")


class QuestionForm(OnceForm):
    """What every question's form has; `question_form` adds the fields of its type."""

    of: ClassVar[type[Question]]

    version = HiddenField()
    points = ExactField("Points", default=Fraction(1))

    def validate_points(self, field: ExactField) -> None:
        """More than nothing, and not without bounds."""
        if field.data is not None and not 0 < field.data <= HIGHEST_POINTS:
            raise ValidationError(f"Give more than 0 and at most {HIGHEST_POINTS} points.")

    def question(self, before: Question | None = None) -> Question | None:
        """The question as typed, with the evidence and all else of `before` kept.

        None, with the reason beside a field, when it cannot be asked.
        """
        if any(self[field.name].errors for field in self.of.fields):
            return None
        body: dict[str, object] = dict(to_body(before)) if before else {}
        for field in self.of.fields:
            _write(body, field, self[field.name].data)
        try:
            made = load(self.of.kind, body)
        except UnusableQuestion as error:
            self._blame(str(error))
            return None
        if problem := made.problem():
            self._blame(problem)
            return None
        return made

    def seen_version(self) -> int:
        """The version of the question that the form was filled from."""
        text = str(self.version.data or "")
        return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0

    def _blame(self, reason: str) -> None:
        """Put a reason beside the field that holds the answer: the others are checked one by one before."""
        answers = [field.name for field in self.of.fields if field.shape in {"choices", "key", "lines", "pairs"}]
        name = answers[0] if answers else self.of.fields[0].name
        self[name].errors = [*self[name].errors, reason]


def question_form(
    cls: type[Question], question: Question | None = None, *, points: Fraction = Fraction(1), version: int = 0
) -> QuestionForm:
    """The form of a question type: empty, or filled with a question. Raises nothing; read it with `form.question()`."""
    values: dict[str, object] = {"points": points, "version": str(version)}
    attributes: dict[str, object] = {"of": cls}
    for field in cls.fields:
        attributes[field.name] = _form_field(field, _fixed_choices(cls, question))
        values[field.name] = _read(question, field)
    made: type[QuestionForm] = type("TypedQuestionForm", (QuestionForm,), attributes)
    return made(data={name: value for name, value in values.items() if value is not None})


def _form_field(field: Field, fixed: Iterable[str]) -> FormField:
    """The form field for one shape of data."""
    required = [DataRequired("Fill this in.")] if field.required else [Optional()]
    common: dict[str, Any] = {"label": field.label, "description": field.hint}
    match field.shape:
        case "line":
            return StringField(validators=[*required, within(LONGEST_LINE)], **common)
        case "text":
            return TextAreaField(validators=[*required, within(LONGEST_TEXT)], render_kw={"rows": 3}, **common)
        case "lines":
            return LinesField(validators=[_eachwithin(LONGEST_LINE)], render_kw={"rows": 3}, **common)
        case "pairs":
            return PairsField(validators=[_eachwithin(LONGEST_LINE)], render_kw={"rows": 6}, **common)
        case "choices":
            return ChoicesField(**common)
        case "key":
            marked = [InputRequired("Mark which one is right.")]
            return RadioField(choices={text: text for text in fixed}, validators=marked, **common)


def within(most: int) -> Length:
    """A validator for texts of at most so many characters."""
    return Length(max=most, message=f"Keep it under {most:,} characters.")


def _eachwithin(most: int) -> Any:
    def check(_form: object, field: FormField) -> None:
        texts = (text for line in field.data or () for text in ([line] if isinstance(line, str) else line))
        if any(len(text) > most for text in texts):
            raise ValidationError(f"Keep each line under {most} characters.")

    return check


def _fixed_choices(cls: type[Question], question: Question | None) -> tuple[str, ...]:
    """The choices among which a key is picked: the question's own, else those its type gives to all."""
    if question is not None:
        return tuple(getattr(question, "choices", ()))
    for field in dataclasses.fields(cls):
        if field.name == "choices" and field.default is not dataclasses.MISSING:
            return tuple(field.default)
    return ()


def _read(question: Question | None, field: Field) -> object:
    """What a field shows of a question."""
    if question is None:
        return None
    if field.shape == "choices":
        choices, key = tuple(getattr(question, "choices", ())), getattr(question, "key", None)
        return Choices(choices, choices.index(key) if key in choices else None)
    value: object = getattr(question, field.name)
    return value


def _write(body: dict[str, object], field: Field, value: Any) -> None:
    """Put what was typed into a body; an optional field left empty falls back to its default."""
    match field.shape:
        case "choices":
            body["choices"], body["key"] = list(value.filled), value.key or ""
        case "lines" | "pairs":
            body[field.name] = list(value or ())
        case "key":
            body[field.name] = value
        case "line" | "text":
            text = "\n".join(line.strip() for line in str(value or "").strip().splitlines())
            if text or field.required:
                body[field.name] = text
            else:
                body.pop(field.name, None)


def one_line(text: str | None) -> str | None:
    """A filter for names and titles: one line, single spaces, nothing that cannot be printed."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split()) if text else text

"""What a teacher wants of a quiz that is to be made."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from quizgen.selection import CLASS_LEVELS, Blueprint
from quizgen.store.tables import TeacherRow
from quizgen.web.forms import one_line, within
from quizgen.web.once import OnceForm

MOST_QUESTIONS = 40

LEVELS = {
    "A2": "A2: simple texts",
    "B1": "B1: everyday texts",
    "B1-B2": "B1 to B2: most classes",
    "B2": "B2: news and stories",
    "C1": "C1: demanding texts",
}

LONGEST_LIST = 1_000
"""Characters of a list of words: a hundred of them."""


class WantedForm(OnceForm):
    """How many questions, and of what sort."""

    count = IntegerField(
        "How many questions",
        [
            InputRequired(f"Write a number from 1 to {MOST_QUESTIONS}."),
            NumberRange(1, MOST_QUESTIONS, f"Ask for 1 to {MOST_QUESTIONS} questions."),
        ],
        default=Blueprint().count,
    )
    vocabulary = BooleanField("Vocabulary: what words of the article mean", default=True)
    comprehension = BooleanField("Comprehension: what the article says", default=True)
    level = SelectField("What your class can read", choices=LEVELS, default=Blueprint().level)
    include = StringField(
        "Words to ask about",
        [within(LONGEST_LIST)],
        filters=[one_line],
        description="Parted by commas. Each is asked about if the article has it and its meaning there is sure.",
        render_kw={"autocapitalize": "off"},
    )
    exclude = StringField("Words to leave out", [within(LONGEST_LIST)], filters=[one_line], render_kw={"autocapitalize": "off"})
    remember = BooleanField("Remember these words for my next quizzes")

    def validate_comprehension(self, field: BooleanField) -> None:
        """One of the two at least."""
        if not (self.vocabulary.data or field.data):
            raise ValidationError("Choose vocabulary, comprehension or both.")

    def blueprint(self) -> Blueprint:
        """The same for the generator."""
        return Blueprint(
            count=self.count.data or Blueprint().count,
            vocabulary=bool(self.vocabulary.data),
            comprehension=bool(self.comprehension.data),
            level=next(level for level in CLASS_LEVELS if level == self.level.data),
            include=words_in(self.include.data),
            exclude=words_in(self.exclude.data),
        )


def words_in(typed: str | None) -> tuple[str, ...]:
    """The words of a list as typed, each once."""
    return tuple(
        dict.fromkeys(word.strip(" .“”\"'") for word in (typed or "").replace(";", ",").split(",") if word.strip(" .“”\"'"))
    )


def wanted_data(wanted: Blueprint) -> dict[str, Any]:
    """What the form's fields hold when that was asked for."""
    return {**asdict(wanted), "include": ", ".join(wanted.include), "exclude": ", ".join(wanted.exclude)}


def own_words(teacher: TeacherRow) -> dict[str, Any]:
    """What the form's fields hold at first: the teacher's own lists."""
    return {"include": ", ".join(teacher.words_in or ()), "exclude": ", ".join(teacher.words_out or ()), "remember": False}

"""What a teacher wants of a quiz that is to be made."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from quizgen.selection import Blueprint
from quizgen.web.once import OnceForm

MOST_QUESTIONS = 40


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
        )


def wanted_data(wanted: Blueprint) -> dict[str, Any]:
    """What the form's fields hold when that was asked for."""
    return asdict(wanted)

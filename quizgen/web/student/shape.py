"""What a student may see of a question before the answers are released: a shape of its own, with nothing of the key.

It is built from named fields and never by leaving some out: a field added to questions later stays on the server.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.attempt import Attempt
from quizgen.question import GAP
from quizgen.quiz import Edition, Slot
from quizgen.response import LONGEST_RESPONSE, Response, ResponseShape
from quizgen.web.numbers import points_label

UNSTORABLE = re.compile("[\\0\\ud800-\\udfff]")
"""What no database takes: NUL, which PostgreSQL refuses in text, and halves of surrogate pairs, which UTF-8 lacks."""


@dataclass(frozen=True, slots=True)
class SlotShape:
    """One question as a student meets it.

    `choices` stand in this attempt's own order, and `words` are to be matched with them where the response is pairs; `given`
    is the answer that counts. `passage` is the sentence shown with the question, cut at its gap if it has one: a cloze has
    two pieces.
    """

    number: int
    kind: str
    response: ResponseShape
    prompt: str
    passage: tuple[str, ...]
    choices: tuple[str, ...]
    given: Response
    points: str = ""
    """What it is worth, in words; empty where every question is worth one point."""
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its form field; where there are several, their places are added to it."""
        return f"slot-{self.number}"

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What each of its form fields shows: the end of the field's name after “slot-”, and the value."""
        if self.response == "pairs":
            given = self.given if isinstance(self.given, dict) else {}
            return tuple((f"{self.number}-{place}", given.get(word, "")) for place, word in enumerate(self.words, 1))
        return ((str(self.number), self.given if isinstance(self.given, str) else ""),)

    @property
    def longest(self) -> int:
        """Most characters of a typed answer."""
        return LONGEST_RESPONSE

    def problem(self, response: Response) -> str | None:
        """Why a response cannot be an answer to this question at all, in one sentence; None when it can."""
        match response:
            case None:
                return None
            case str() if self.response == "text":
                return self._problem_of_text(response)
            case str() if self.response == "one-of":
                chosen = {response}
            case dict() if self.response == "pairs":
                chosen = set(response.values())
                if not set(response) <= set(self.words):
                    return f"Question {self.number} has no such word; reload the page and match its words again."
            case _:
                return f"The answer to question {self.number} has the wrong shape; reload the page and answer it again."
        if not chosen <= set(self.choices):
            return f"Question {self.number} has no such choice; reload the page and choose again."
        return None

    def _problem_of_text(self, text: str) -> str | None:
        if len(text) > LONGEST_RESPONSE:
            return f"The answer to question {self.number} is too long; shorten it to {LONGEST_RESPONSE:,} characters."
        if UNSTORABLE.search(text):
            return f"The answer to question {self.number} has characters that cannot be stored; type it again."
        return None


def slot_shapes(edition: Edition, attempt: Attempt) -> tuple[SlotShape, ...]:
    """Every question of the edition as this attempt shows it, in order."""
    alike = all(slot.points == 1 for slot in edition.slots)
    return tuple(
        _shape(slot, attempt.orders, attempt.responses, "" if alike else points_label(slot.points)) for slot in edition.slots
    )


def empty_slots(shapes: tuple[SlotShape, ...]) -> list[int]:
    """The numbers of the questions without an answer."""
    return [shape.number for shape in shapes if not shape.given]


def _shape(slot: Slot, orders: Mapping[int, tuple[str, ...]], responses: Mapping[int, Response], points: str) -> SlotShape:
    question = slot.question
    flat = question.flatten()
    return SlotShape(
        number=slot.number,
        kind=question.kind,
        response=question.response,
        prompt=question.prompt,
        passage=tuple(question.passage.split(GAP)) if question.passage else (),
        choices=orders.get(slot.number, flat.offered),
        given=responses.get(slot.number),
        points=points,
        words=tuple(word for word, _ in flat.pairs or ()),
    )

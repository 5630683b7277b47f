"""A question, a candidate for one, and what the rest of the way may know about either.

A question type is one file in `questions/`; this module is what they share. The prompt, the passage quoted with it and
the evidence are common to all; the two usual shapes, one choice out of several and a short answer, are here to build on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar

from quizgen.article import Span
from quizgen.errors import UnusableQuestion
from quizgen.flat_question import FlatQuestion, Skill
from quizgen.response import Response, ResponseShape
from quizgen.wording import fold

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from quizgen.analysis import Analysis
    from quizgen.analysis.lexicon import Lexicon

LEAST_WRONG, MOST_WRONG = 2, 3
"""Wrong choices that a generated question has at least and at most: two good ones ask as well as three (Rodriguez 2005, a
meta-analysis of 80 years of studies), and better than two good ones and an absurd one."""

SEVERAL = "; "
"""What parts the lemmas in a candidate's `about` where it asks about several."""

GAP = "_____"
"""How the gap of a cloze is written in its passage."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one response earns: an exact fraction from 0 to 1, and why, in words a student may read.

    `fraction` is None while the question waits for a person to mark it.
    """

    fraction: Fraction | None
    reason: str


RIGHT, WRONG = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class Field:
    """One editable field of a question type; `web/forms.py` makes a form field of it.

    `shape`: "line" and "text" edit a string; "lines" edits a tuple of strings, one a line; "pairs" a tuple of two strings
    each, a line “left = right” for each; "choices" edits `choices` and `key` together, as rows with one marked right; "key"
    picks `key` among choices that are fixed.
    """

    name: str
    label: str
    shape: Literal["line", "text", "lines", "pairs", "choices", "key"]
    required: bool = True
    hint: str = ""


PROMPT = Field("prompt", "Question", "text")
PASSAGE = Field("passage", "Sentence shown with it", "text", required=False)
CHOICES = Field("choices", "Choices", "choices", hint="Mark the right one.")
ACCEPTED = Field("accepted", "Accepted answers", "lines", hint="One a line; each earns the full mark.")
EXPLANATION = Field("explanation", "Explanation", "text", required=False, hint="Shown when you release the answers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of a quiz. Stored fields are only ever added, with a default; any other change is a new kind."""

    kind: ClassVar[str]
    label: ClassVar[str]
    skill: ClassVar[Skill]
    fields: ClassVar[tuple[Field, ...]]
    response: ClassVar[ResponseShape]

    prompt: str
    passage: str | None = None
    targets: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    explanation: str | None = None
    difficulty: float = 0.5

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """Yield every question of this kind that the article could carry, unranked."""
        raise NotImplementedError(cls.__name__)

    def grade(self, response: Response) -> Verdict:
        """What the response earns; never raises, whatever the response."""
        raise NotImplementedError(type(self).__name__)

    def flatten(self) -> FlatQuestion:
        """The neutral shape of it."""
        raise NotImplementedError(type(self).__name__)

    def problem(self) -> str | None:
        """Why it cannot be asked at all, in one sentence; None when it can."""
        if not self.prompt.strip():
            return "Write the question first."
        return None

    def other_keys(self, lexicon: Lexicon) -> tuple[str, ...] | None:
        """Other right answers that a teacher may take with one click; None where neither they nor her own may be."""
        return None

    def with_key(self, key: str, lexicon: Lexicon) -> tuple[Self, tuple[str, ...]] | None:
        """The question with one of those or the teacher's own as its key, and its spare distractors; None where it has none."""
        return None

    @property
    def id(self) -> str:
        """Stable for the same wording: twelve hexadecimal digits of a hash over kind and body."""
        stable = json.dumps([self.kind, asdict(self)], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(stable.encode()).hexdigest()[:12]


Q = TypeVar("Q", bound=Question, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Generic[Q]):
    """A question that could be asked, with what selection needs to know about it.

    `sentence` is the index of the sentence it asks about; `worth` and `safety` lie in 0..1: how much a teacher would want
    it asked, and how sure it is right; `about` names what it tests (a lemma, an answer), so that nothing is asked twice.
    `level` is that of the word it tests, 1 (A1) to 6 (C2), where it tests one.
    """

    question: Q
    sentence: int
    worth: float
    safety: float
    about: str
    spares: tuple[str, ...] = field(default=())
    level: int | None = None

    @property
    def score(self) -> float:
        """How much it deserves a place: 0..1."""
        return self.worth * self.safety

    @property
    def lemmas(self) -> tuple[str, ...]:
        """What `about` names, one by one: the word that a question of vocabulary tests, or the words of a matching."""
        return tuple(self.about.split(SEVERAL))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Question):
    """One right choice among several. `choices` stand in the order shown; `key` is one of them, word for word."""

    choices: tuple[str, ...]
    key: str

    response = "one-of"

    def grade(self, response: Response) -> Verdict:
        """All for the key, nothing for the rest."""
        if response is None or response == "":
            return Verdict(WRONG, "no answer")
        if response == self.key:
            return Verdict(RIGHT, "the right choice")
        return Verdict(WRONG, f"the right choice is “{self.key}”")

    def flatten(self) -> FlatQuestion:
        """Choices as shown, the key by its position."""
        return FlatQuestion(
            kind=self.kind,
            skill=self.skill,
            prompt=self.prompt,
            passage=self.passage,
            choices=self.choices,
            correct=(self.choices.index(self.key),) if self.key in self.choices else (),
            targets=self.targets,
            evidence=self.evidence,
            explanation=self.explanation,
            difficulty=self.difficulty,
        )

    def problem(self) -> str | None:
        """It needs two different choices at least, and the key among them."""
        if len({fold(choice) for choice in self.choices}) < max(2, len(self.choices)):
            return "Give at least two choices, all different."
        if not all(choice.strip() for choice in self.choices):
            return "Fill in every choice or remove it."
        if self.key not in self.choices:
            return "Mark which choice is right."
        return Question.problem(self)

    def rearranged(self, choices: tuple[str, ...]) -> Self:
        """The same question with its choices in another order."""
        return replace(self, choices=choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Question):
    """An answer typed by the student; every wording in `accepted` earns the full mark, whatever its case and accents."""

    accepted: tuple[str, ...]

    response = "text"

    def grade(self, response: Response) -> Verdict:
        """All for an accepted wording, folded; nothing for the rest."""
        given = fold(response) if isinstance(response, str) else ""
        if not given:
            return Verdict(WRONG, "no answer")
        for wording in self.accepted:
            if fold(wording) == given:
                return Verdict(RIGHT, f"accepted: {wording}")
        return Verdict(WRONG, f"not among the accepted answers: {'; '.join(self.accepted)}")

    def flatten(self) -> FlatQuestion:
        """Accepted wordings, best first."""
        return FlatQuestion(
            kind=self.kind,
            skill=self.skill,
            prompt=self.prompt,
            passage=self.passage,
            accepted=self.accepted,
            targets=self.targets,
            evidence=self.evidence,
            explanation=self.explanation,
            difficulty=self.difficulty,
        )

    def problem(self) -> str | None:
        """It needs an accepted answer."""
        if not any(fold(wording) for wording in self.accepted):
            return "Give at least one accepted answer."
        return Question.problem(self)


def to_body(question: Question) -> dict[str, object]:
    """The question's stored fields as JSON values."""
    body: dict[str, object] = _adapter(type(question)).dump_python(question, mode="json")
    return body


_adapters: dict[type[Question], TypeAdapter[Any]] = {}


def _adapter(cls: type[Question]) -> TypeAdapter[Any]:
    """What reads and writes the bodies of one type; made once, for making it takes milliseconds."""
    if cls not in _adapters:
        from pydantic import TypeAdapter  # a tenth of a second that making a quiz does without

        _adapters[cls] = TypeAdapter(cls)
    return _adapters[cls]


T = TypeVar("T", bound=Question)


def from_body(cls: type[T], body: object) -> T:
    """The question that `to_body` wrote, by this release or an earlier one.

    Raises UnusableQuestion when the body is not one of this kind.
    """
    from pydantic import ValidationError

    try:
        read: T = _adapter(cls).validate_python(body)
        return read
    except ValidationError as error:
        where = ", ".join(str(part) for part in error.errors()[0]["loc"])
        raise UnusableQuestion(f"This {cls.kind} question cannot be read: look at “{where}”.") from error

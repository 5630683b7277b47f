"""Why, what for, how or with what result: answered in the student's own sentences, marked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.asking import Asked, ask_all, evidence_of, worth_of
from quizgen.asking.realising import sentence_cased
from quizgen.flat_question import FlatQuestion
from quizgen.question import EXPLANATION, PROMPT, WRONG, Candidate, Field, Question, Verdict
from quizgen.questions import question_type
from quizgen.response import Response
from quizgen.wording import fold

RUBRIC = Field(
    "rubric", "A good answer mentions", "lines", hint="One point a line. Students see it when you release the answers."
)

TOLD = frozenset({"reason", "purpose", "means", "result", "action", "claim"})
"""Kinds of answers that students tell in words of their own."""


@question_type("discussion", label="Open question", skill="fact", fields=(PROMPT, RUBRIC, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Question):
    """A question with no wrong choices and no list of accepted wordings: `rubric` says what a good answer mentions."""

    rubric: tuple[str, ...]

    response = "text"

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """Every question that is answered with a clause: why, what for, how, with what result, what is done or said."""
        for asked in ask_all(analysis, lexicon):
            if asked.kind in TOLD:
                yield cls._made(analysis, asked)

    @classmethod
    def _made(cls, analysis: Analysis, asked: Asked) -> Candidate[Self]:
        question = cls(
            prompt=asked.question,
            rubric=(sentence_cased(asked.answer, "."),),
            evidence=evidence_of(analysis, asked),
            difficulty=0.7,
        )
        return Candidate(
            question=question,
            sentence=asked.statement.sentence.index,
            worth=worth_of(analysis, asked),
            safety=asked.sure,
            about=fold(asked.answer),
        )

    def grade(self, response: Response) -> Verdict:
        """Nothing for a blank; anything else waits for a person."""
        if not isinstance(response, str) or not response.strip():
            return Verdict(WRONG, "no answer")
        return Verdict(None, "waits for your teacher")

    def flatten(self) -> FlatQuestion:
        """The points that a good answer mentions."""
        return FlatQuestion(
            kind=self.kind,
            skill=self.skill,
            prompt=self.prompt,
            passage=self.passage,
            rubric=self.rubric,
            targets=self.targets,
            evidence=self.evidence,
            explanation=self.explanation,
            difficulty=self.difficulty,
        )

    def problem(self) -> str | None:
        """It needs a word on what a good answer mentions."""
        if not any(point.strip() for point in self.rubric):
            return "Say what a good answer mentions."
        return Question.problem(self)

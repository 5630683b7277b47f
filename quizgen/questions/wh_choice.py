"""Who, when, where, how many: a question on a statement of the article, with four answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.asking import Asked, ask_all, evidence_of, worth_of
from quizgen.distractors import Distractors
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type
from quizgen.wording import fold

DIFFICULTY = {"number": 0.4, "year": 0.4, "person": 0.35, "place": 0.35}
"""How hard questions by the kind of their answer are taken to be, until students' answers tell."""


@question_type("wh-choice", label="Question with choices", skill="fact", fields=(PROMPT, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WhChoice(ChoiceQuestion):
    """A question that the article answers, its answer, and answers that are false by the article."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """Every question whose answer has distractors that can be proved wrong, two at least."""
        distractors = Distractors(analysis, lexicon)
        for asked in ask_all(analysis, lexicon):
            key, wrong = distractors.choices(asked)
            if len(wrong) >= LEAST_WRONG:
                yield cls._made(analysis, asked, key, wrong)

    @classmethod
    def _made(cls, analysis: Analysis, asked: Asked, key: str, wrong: tuple[str, ...]) -> Candidate[Self]:
        question = cls(
            prompt=asked.question,
            choices=(key, *wrong[:MOST_WRONG]),
            key=key,
            evidence=evidence_of(analysis, asked),
            difficulty=DIFFICULTY.get(asked.kind, 0.5),
        )
        return Candidate(
            question=question,
            sentence=asked.statement.sentence.index,
            worth=worth_of(analysis, asked),
            safety=asked.sure,
            about=fold(asked.answer),
            spares=wrong[MOST_WRONG:],
        )

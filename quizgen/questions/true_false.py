"""A statement of the article as it stands, or with one detail swapped for another of its kind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.asking import Asked, ask_all, evidence_of, worth_of
from quizgen.distractors import Distractors
from quizgen.question import EXPLANATION, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type
from quizgen.realising import statement_sentence
from quizgen.standing import Standing
from quizgen.wording import fold

TRUE, FALSE = "True", "False"
KEY = Field("key", "The statement is", "key")

SWAPPED = frozenset({"person", "place", "year", "month", "number", "day", "date", "thing", "people"})
"""Kinds of details that can be swapped without touching the grammar around them."""

LEAST_WORDS, MOST_WORDS = 6, 22
"""Words of a statement to judge: shorter ones say too little, longer ones hide the detail."""

JUDGED_SAFETY = 0.75
"""What a statement's safety is against a question on the same detail: half of the guessers get it right."""


@question_type("true-false", label="True or false", skill="fact", fields=(PROMPT, KEY, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(ChoiceQuestion):
    """A statement to be judged by the article."""

    choices: tuple[str, ...] = (TRUE, FALSE)
    key: str = ""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One statement a detail that can be asked for and swapped; true or false as its wording draws it."""
        distractors, standing = Distractors(analysis, lexicon), Standing(analysis, lexicon)
        for asked in ask_all(analysis, lexicon):
            kept = standing.kept(asked.statement)
            if asked.kind not in SWAPPED or kept is None:
                continue
            statement = statement_sentence(analysis, asked.statement, kept)
            key, wrong = distractors.choices(asked)
            false = _swapped(statement, asked.answer, key, wrong)
            if false is None or not LEAST_WORDS <= len(statement.split()) <= MOST_WORDS:
                continue
            true = int(hashlib.sha256(statement.encode()).hexdigest(), 16) % 2 == 0
            yield cls._made(analysis, asked, statement if true else false, TRUE if true else FALSE, statement)

    @classmethod
    def _made(cls, analysis: Analysis, asked: Asked, statement: str, key: str, said: str) -> Candidate[Self]:
        question = cls(
            prompt=statement,
            key=key,
            evidence=evidence_of(analysis, asked),
            explanation=None if key == TRUE else f"The article says: {said}",
            difficulty=0.4,
        )
        return Candidate(
            question=question,
            sentence=asked.statement.sentence.index,
            worth=worth_of(analysis, asked),
            safety=JUDGED_SAFETY * asked.sure,
            about=fold(asked.answer),
        )


def _swapped(statement: str, answer: str, key: str, wrong: tuple[str, ...]) -> str | None:
    """The statement with its detail replaced by the best distractor; None when the detail does not stand there once."""
    said = next(
        (text for text in (answer, key) if len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", statement, re.IGNORECASE)) == 1),
        None,
    )
    if said is None or not wrong:
        return None
    swapped = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", lambda _: wrong[0], statement, flags=re.IGNORECASE)
    return swapped[0].upper() + swapped[1:]

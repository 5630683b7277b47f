"""What the article says a person is, and which of its people that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.asking.people import Description, descriptions
from quizgen.asking.weight import sentence_weight
from quizgen.distractors import Distractors
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type
from quizgen.wording import fold

WORTH, SAFETY = 0.7, 0.9
"""What such a question is worth: it asks for the people of an article, not for what they do."""


@question_type("who-is", label="Who is it", skill="fact", fields=(PROMPT, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WhoIs(ChoiceQuestion):
    """What a person is, and who among those whom the article names."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a person who is described once beside the name, where two others are named in full."""
        people = Distractors(analysis, lexicon).people
        described = list(descriptions(analysis, lexicon))
        heads = [one.head.lemma.lower() for one in described]
        for one in described:
            key, wrong = people(one.name)
            alike = heads.count(one.head.lemma.lower()) > 1
            if " " in key and len(wrong) >= LEAST_WRONG and not alike:
                yield cls._made(analysis, one, key, tuple(wrong))

    @classmethod
    def _made(cls, analysis: Analysis, one: Description, key: str, wrong: tuple[str, ...]) -> Candidate[Self]:
        question = cls(
            prompt=f"Which person does the article describe as {one.text}?",
            choices=(key, *wrong[:MOST_WRONG]),
            key=key,
            evidence=(one.sentence.span,),
            difficulty=0.35,
        )
        return Candidate(
            question=question,
            sentence=one.sentence.index,
            worth=WORTH * sentence_weight(analysis, one.sentence.index),
            safety=SAFETY,
            about=fold(key),
            spares=wrong[MOST_WRONG:],
        )

"""People of the article, and what it says of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.asking import ask_all
from quizgen.asking.people import descriptions
from quizgen.asking.weight import sentence_weight
from quizgen.distractors import Distractors
from quizgen.matching import MatchingQuestion
from quizgen.question import EXPLANATION, PROMPT, SEVERAL, Candidate, Field
from quizgen.questions import question_type
from quizgen.wording import contains, fold

LEAST, USUAL = 3, 4
"""People to be matched: at least, and as proposed with one more to spare."""

SHORTEST, LONGEST = 4, 20
"""Words of a deed that tells one person from another and can be kept in mind."""

WORTH, SAFETY = 0.9, 0.85
"""What it is worth to know who is who: it takes in all the people of an article at once."""

PAIRS = Field(
    "pairs", "People and what is said of them", "pairs", hint="One person a line, an equals sign, and what the article says."
)
EXTRA = Field("extra", "Extra line", "line", required=False, hint="Fits none of them; may stay empty.")


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    text: str
    sentence: int


@question_type("people-matching", label="Match people and descriptions", skill="fact", fields=(PROMPT, PAIRS, EXTRA, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMatching(MatchingQuestion):
    """People with what the article says of them, who they are or what they do."""

    things, matches, least = "person", "line", LEAST

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One an article that tells of three people or more who they are or what they do."""
        people = Distractors(analysis, lexicon).people
        apart: dict[str, _Told] = {}
        for one in (*_described(analysis, lexicon), *_deeds(analysis, lexicon)):
            name = people(one.name)[0]
            if " " in name and not any(contains(one.text, part) for part in name.split()):
                apart.setdefault(name, _Told(name, one.text, one.sentence))
        chosen = [one for one in apart.values() if not _names_another(one, apart)]
        chosen.sort(key=lambda one: -sentence_weight(analysis, one.sentence))
        if len(chosen) >= LEAST:
            yield cls._made(analysis, chosen[: USUAL + 1])

    @classmethod
    def _made(cls, analysis: Analysis, told: Sequence[_Told]) -> Candidate[Self]:
        prompt = "Match each person with what the article says of them."
        extra = told[-1].text if len(told) > USUAL else ""
        pairs = sorted(told[:USUAL], key=lambda one: one.sentence)
        question = cls(
            prompt=f"{prompt} One line is left over." if extra else prompt,
            pairs=tuple((one.name, one.text) for one in pairs),
            extra=extra,
            evidence=tuple(analysis.sentences[i].span for i in sorted({one.sentence for one in pairs})),
            difficulty=0.5,
        )
        return Candidate(
            question=question,
            sentence=pairs[0].sentence,
            worth=WORTH * fmean(sentence_weight(analysis, one.sentence) for one in pairs),
            safety=SAFETY,
            about=SEVERAL.join(fold(one.name) for one in pairs),
        )


def _described(analysis: Analysis, lexicon: Lexicon) -> list[_Told]:
    found = list(descriptions(analysis, lexicon))
    heads = [one.head.lemma.lower() for one in found]
    return [_Told(one.name, one.text, one.sentence.index) for one in found if heads.count(one.head.lemma.lower()) == 1]


def _deeds(analysis: Analysis, lexicon: Lexicon) -> Iterator[_Told]:
    """What a person does, out of the questions that ask who did it."""
    for asked in ask_all(analysis, lexicon):
        if asked.kind == "person" and asked.role == "subject" and asked.question.startswith("Who "):
            text = f"someone who {asked.question.removeprefix('Who ').rstrip('?')}"
            if SHORTEST <= len(text.split()) - 2 <= LONGEST:
                yield _Told(asked.answer, text, asked.statement.sentence.index)


def _names_another(one: _Told, others: dict[str, _Told]) -> bool:
    return any(contains(one.text, name.split()[-1]) for name in others if name != one.name)

"""Who, what, when, where, how many: a question on a statement of the article, answered in a few typed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import read, unknown_nouns
from quizgen.asking import Asked, ask_all, evidence_of, worth_of
from quizgen.asking.answer_types import is_joined
from quizgen.distractors.amounts import SPELLED, WORDS
from quizgen.question import ACCEPTED, EXPLANATION, PROMPT, Candidate, ShortAnswer
from quizgen.questions import question_type
from quizgen.wording import fold

TYPED = frozenset("person place organisation thing cause year month date day number money percent term".split())
"""Kinds of answers that different students write in the same few ways."""

THINGS = frozenset({"thing", "cause"})

LONGEST = 4
"""Most words of an answer that is typed: of longer ones, too many wordings are right."""

SHORT_SAFETY = 0.8
"""What a typed answer's safety is against the same with choices: a right answer in unforeseen words may be marked wrong."""


@question_type("wh-short", label="Short answer", skill="fact", fields=(PROMPT, ACCEPTED, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WhShort(ShortAnswer):
    """A question that the article answers in a few words."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """Every question whose answer is a name, a date, a number or a term."""
        for asked in ask_all(analysis, lexicon):
            accepted = accepted_wordings(analysis, asked)
            if (
                asked.kind in TYPED
                and len(asked.answer.split()) <= LONGEST
                and fold(asked.answer)
                and _is_said_alike(analysis, asked)
            ):
                question = cls(prompt=asked.question, accepted=accepted, evidence=evidence_of(analysis, asked), difficulty=0.5)
                yield Candidate(
                    question=question,
                    sentence=asked.statement.sentence.index,
                    worth=worth_of(analysis, asked),
                    safety=SHORT_SAFETY * asked.sure,
                    about=fold(asked.answer),
                )


def _is_said_alike(analysis: Analysis, asked: Asked) -> bool:
    """Whether different students would call it the same; “the arrangement” only points to what has a name of its own."""
    pointing = unknown_nouns(analysis, asked.tokens) or any(token.text in {"“", "”", '"', "-"} for token in asked.tokens)
    return asked.kind not in THINGS or not pointing


def accepted_wordings(analysis: Analysis, asked: Asked) -> tuple[str, ...]:
    """The answer, and other wordings of the same: without its article, a surname, digits for words and words for digits."""
    answer = asked.answer
    found = [answer]
    if asked.kind == "person":
        own = set(answer.split())
        found += [m.text for m in analysis.mentions if m.label == "PERSON" and (own <= set(m.text.split()) or m.text in own)]
        found += [answer.split()[-1]]
    if asked.kind == "number":
        found.append(" ".join(str(WORDS.get(word.lower(), word)) for word in answer.split()))
        found.append(" ".join(SPELLED.get(int(word), word) if word.isdecimal() else word for word in answer.split()))
    if asked.kind in THINGS:
        found += _shorter(analysis, asked)
    if asked.kind in {"year", "month", "date", "day", "place"} and asked.lead:
        found.append(f"{asked.lead} {answer}")
    return tuple(dict.fromkeys(found))


def _shorter(analysis: Analysis, asked: Asked) -> list[str]:
    """A thing by less than its whole name: without an adjective, without what follows, by the noun alone."""
    if is_joined(analysis, asked.head):
        return []
    inside = [token for token in asked.tokens if token.i <= asked.head.i and token.pos != "DET"]
    shorter = [read(analysis, inside[start:]) for start in range(len(inside))]
    initials = "".join(token.text[0] for token in inside if token.text[0].isupper())
    if len(initials) > 1 and any(token.text == initials for token in analysis.tokens):
        shorter.append(initials)
    if len(inside) > 1 and inside[-2].dep == "compound":
        shorter.append(inside[-2].text)  # “melatonin” for “melatonin level”
    return shorter

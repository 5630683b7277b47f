"""Events that the article dates, and which of them came first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import read, unknown_nouns
from quizgen.analysis.statements import Statement, all_tokens, statements
from quizgen.article import Span
from quizgen.asking.answer_types import YEAR
from quizgen.asking.plainness import is_plain
from quizgen.asking.realising import statement_sentence
from quizgen.asking.standing import Standing
from quizgen.asking.weight import sentence_weight
from quizgen.question import CHOICES, EXPLANATION, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type
from quizgen.wording import fold

FEWEST, MOST = 3, 4
"""How many events there are to choose from."""

SHORTEST, LONGEST = 4, 18
"""Words of an event: shorter ones say too little, longer ones cannot be compared at a glance."""

WORTH, SAFETY = 0.8, 0.9
"""What it is worth to know how a story goes, and how sure dates make it."""


@dataclass(frozen=True, slots=True)
class _Event:
    year: int
    statement: Statement
    text: str


@question_type("sequence", label="What came first", skill="structure", fields=(PROMPT, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WhatCameFirst(ChoiceQuestion):
    """Events of the article, of which one came before the others by the years that the article gives."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One an article that dates three events or more by different years, on the heaviest four of them."""
        dated: dict[int, _Event] = {}
        for event in sorted(_events(analysis, lexicon), key=lambda one: -sentence_weight(analysis, one.statement.sentence.index)):
            dated.setdefault(event.year, event)
        chosen = sorted(list(dated.values())[:MOST], key=lambda one: one.year)
        if len(chosen) >= FEWEST:
            yield cls._made(analysis, chosen)

    @classmethod
    def _made(cls, analysis: Analysis, events: Sequence[_Event]) -> Candidate[Self]:
        first = events[0]
        sentences = sorted({event.statement.sentence.span for event in events})
        question = cls(
            prompt="According to the article, which of these happened first?",
            choices=tuple(event.text for event in events),
            key=first.text,
            evidence=tuple(Span(span.start, span.end) for span in sentences),
            explanation="; ".join(f"{event.year}: {event.text.rstrip('.')}" for event in events) + ".",
            difficulty=0.6,
        )
        return Candidate(
            question=question,
            sentence=first.statement.sentence.index,
            worth=WORTH,
            safety=SAFETY,
            about=fold(first.text),
        )


def _events(analysis: Analysis, lexicon: Lexicon) -> Iterator[_Event]:
    """What happened in a year that the article gives, told without that year and without any other."""
    standing = Standing(analysis, lexicon)
    for statement in statements(analysis):
        times = statement.phrases_of("time")
        if len(times) != 1 or statement.negative or statement.verb.finite.tag != "VBD" or _is_earlier(statement):
            continue
        years = re.findall(YEAR.pattern, read(analysis, times[0].tokens))
        kept = standing.kept(statement, asked=times[0])
        if len(years) != 1 or times[0].link not in {"in", "on"} or kept is None:
            continue
        text = statement_sentence(analysis, statement, kept)
        whole = is_plain(analysis, statement, text) and not unknown_nouns(analysis, all_tokens(statement))
        if whole and SHORTEST <= len(text.split()) <= LONGEST and not YEAR.search(text):
            yield _Event(int(years[0]), statement, text)


def _is_earlier(statement: Statement) -> bool:
    """Whether “had done” tells of something before the year that is given."""
    return statement.verb.finite.text.lower() == "had" and statement.verb.main is not statement.verb.finite

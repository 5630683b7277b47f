"""Words that the article quotes, and which of its people said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.sayings import Saying, sayings
from quizgen.article import Span
from quizgen.asking.people import names_acting
from quizgen.asking.weight import sentence_weight
from quizgen.distractors import Distractors
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type
from quizgen.wording import fold

SHORTEST, LONGEST = 8, 32
"""Words of a quotation that says something and can be kept in mind."""

LEANING = frozenset("it its this that these those they them their he she him her his there then so but and or too also".split())
"""Words that lean on what was said before, when nothing inside the quotation has been named yet."""

WORTH, SAFETY = 1.0, 0.9
"""Who said a thing is worth asking where it tells two positions apart; a name the parser ties to the wrong verb is the danger.
Strict judges passed seven of ten."""


@question_type("who-said", label="Who said it", skill="fact", fields=(PROMPT, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSaid(ChoiceQuestion):
    """A quotation, who said it, and others whom the article names."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a quotation that stands alone, where others are named who speak or do something as well."""
        people = Distractors(analysis, lexicon).people
        speakers = tuple(dict.fromkeys(saying.name for saying in sayings(analysis) if saying.name))
        acting = names_acting(analysis)
        for said in _quotations(analysis):
            saying = said[0]
            if saying.name is None or not _stands_alone(analysis, said):
                continue
            key, others = people(saying.name)
            heard = [name for name in others if name in speakers]
            wrong = (*heard, *(name for name in others if name not in speakers and name.split()[-1] in acting))
            if " " in key and len(wrong) >= LEAST_WRONG:
                yield cls._made(analysis, said, key, wrong)

    @classmethod
    def _made(cls, analysis: Analysis, said: Sequence[Saying], key: str, wrong: tuple[str, ...]) -> Candidate[Self]:
        saying = said[0]
        first, last = sorted(
            (analysis.sentences[saying.sentence], analysis.sentences[saying.speaker.sentence]), key=lambda s: s.index
        )
        question = cls(
            prompt=f"According to the article, who said: “{_text(analysis, said)}”?",
            choices=(key, *wrong[:MOST_WRONG]),
            key=key,
            evidence=(Span(first.start, max(last.end, said[-1].span.end)),),
            difficulty=0.4,
        )
        return Candidate(
            question=question,
            sentence=saying.sentence,
            worth=WORTH * sentence_weight(analysis, saying.sentence),
            safety=SAFETY if saying.speaker.tag != "PRP" else SAFETY * 0.9,
            about=fold(key),
            spares=wrong[MOST_WRONG:],
        )


def _quotations(analysis: Analysis) -> Iterator[tuple[Saying, ...]]:
    """What each person says in one go: the pieces that “she says” stands between, as many as can be kept in mind."""
    direct = (saying for saying in sayings(analysis) if saying.direct)
    for _, pieces in groupby(direct, key=lambda saying: saying.verb.i):
        said = tuple(pieces)
        while len(said) > 1 and len(_text(analysis, said).split()) > LONGEST:
            said = said[:-1]
        yield said


def _text(analysis: Analysis, said: Sequence[Saying]) -> str:
    """The pieces as one text, as they would stand had nobody come between them; without the last mark."""
    whole = analysis.article.text
    text = said[0].span.of(whole).rstrip(",")
    for before, saying in pairwise(said):
        ended = "." in whole[before.span.end : saying.span.start]
        text += (" " if text.endswith((".", "!", "?")) else ". " if ended else ", ") + saying.span.of(whole).rstrip(",")
    return text.rstrip(".")


def _stands_alone(analysis: Analysis, said: Sequence[Saying]) -> bool:
    """Whether the words are whole, say something, and lean on nothing outside them."""
    saying, text = said[0], _text(analysis, said)
    if not SHORTEST <= len(text.split()) <= LONGEST or not text[0].isupper() or any(mark in text for mark in '“”"‘[…'):
        return False
    for token in analysis.tokens:
        if not saying.span.start <= token.start < saying.span.end:
            continue
        if token.text.lower() in LEANING:
            return False
        if token.pos in {"NOUN", "PROPN"}:
            return True
    return False

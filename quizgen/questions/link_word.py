"""Two sentences of the article with the word between them taken out that says how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Sentence
from quizgen.analysis.discourse import Marker, Relation, markers
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.statements import OWN_VOICE, quoted_tokens
from quizgen.article import Span
from quizgen.asking import sentence_weight
from quizgen.question import CHOICES, EXPLANATION, GAP, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type

SENTENCES = Field("passage", "Sentences with the gap", "text", hint=f"Write the gap as {GAP}.")

TIES: dict[Relation, tuple[str, ...]] = {
    "contrast": (
        "however",
        "even so",
        "nevertheless",
        "nonetheless",
        "by contrast",
        "in contrast",
        "on the other hand",
        "instead",
    ),
    "result": ("as a result", "therefore", "consequently", "for this reason", "for that reason"),
    "example": ("for example", "for instance"),
}
"""Openers that say plainly how a sentence follows from the one before, each with a comma after it."""

OTHERS: dict[Relation, tuple[str, str, str]] = {
    "contrast": ("As a result", "For example", "In the same way"),
    "result": ("However", "For example", "In the same way"),
    "example": ("However", "As a result", "Instead"),
}
"""What each is set beside: openers that would say something else of the two sentences."""

SHORTEST, LONGEST = 14, 55
"""Words of the two sentences together: enough to tell how they hang together, few enough to keep in mind."""

LEANING = frozenset("he she it they him them this that these those such his their its".split())
"""Words that point behind the first of the two sentences, when nothing in it has been named."""

WORTH, SAFETY = 0.85, 0.85
"""How ideas hang together is worth asking; now and then two sentences can be read in two ways."""


@question_type(
    "link-word", label="How sentences hang together", skill="structure", fields=(PROMPT, SENTENCES, CHOICES, EXPLANATION)
)
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWord(ChoiceQuestion):
    """Two sentences, and four openers of which one says how the second follows from the first."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:  # noqa: ARG003  # all types get both
        """One an opener that stands between two sentences of a paragraph."""
        quoted = quoted_tokens(analysis)
        for marker in markers(analysis):
            sentence = analysis.sentences[marker.sentence]
            opener = marker.span.of(analysis.article.text)
            before = analysis.sentences[sentence.index - 1] if sentence.index else None
            if before is None or opener.lower() not in TIES.get(marker.relation, ()) or sentence.first in quoted:
                continue
            if _opens(analysis, sentence, marker) and _hang_together(analysis, before, sentence):
                yield cls._made(analysis, before, sentence, marker)

    @classmethod
    def _made(cls, analysis: Analysis, before: Sentence, sentence: Sentence, marker: Marker) -> Candidate[Self]:
        text = analysis.article.text
        key = marker.span.of(text)
        question = cls(
            prompt="Which word or phrase shows how the second sentence follows from the first?",
            passage=f"{text[before.start : marker.span.start]}{GAP}{text[marker.span.end : sentence.end]}",
            choices=(key, *OTHERS[marker.relation]),
            key=key,
            evidence=(Span(before.start, sentence.end),),
            difficulty=0.45,
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=WORTH * sentence_weight(analysis, sentence.index),
            safety=SAFETY,
            about=f"{marker.relation} {sentence.index}",
        )


def _opens(analysis: Analysis, sentence: Sentence, marker: Marker) -> bool:
    """Whether the marker opens its sentence and a comma parts it from the rest."""
    return marker.span.start == sentence.start and analysis.article.text[marker.span.end : marker.span.end + 1] == ","


def _hang_together(analysis: Analysis, before: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences are of one paragraph, short enough to show, and lean on nothing before them."""
    shown = analysis.article.text[before.start : sentence.end]
    if before.paragraph != sentence.paragraph or not SHORTEST <= len(shown.split()) <= LONGEST:
        return False
    if any(mark in shown for mark in '“”"(') or not analysis.text_of(before).endswith("."):
        return False
    for token in analysis.tokens_of(before):
        word = token.text.lower()
        if word in LEANING or word in OWN_VOICE:
            return False
        if token.pos in {"NOUN", "PROPN"}:
            return True
    return False

"""A sentence, or two, of the article with the word taken out that says how its ideas hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Token
from quizgen.analysis.discourse import Marker, Relation, markers
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.reference import agrees
from quizgen.analysis.statements import OWN_VOICE, quoted_tokens
from quizgen.article import Span
from quizgen.asking import sentence_weight
from quizgen.question import CHOICES, EXPLANATION, GAP, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type

SENTENCES = Field("passage", "Sentence with the gap", "text", hint=f"Write the gap as {GAP}.")

OPENERS: dict[Relation, tuple[str, ...]] = {
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

BESIDE_OPENERS: dict[Relation, tuple[str, str, str]] = {
    "contrast": ("As a result", "For example", "In the same way"),
    "result": ("However", "For example", "In the same way"),
    "example": ("However", "As a result", "Instead"),
}
"""What each is set beside: openers that would say something else of the two sentences."""

BESIDE_JOINTS = {
    "but": ("because", "unless", "so that"),
    "because": ("although", "unless", "so that"),
    "although": ("because", "unless", "so that"),
}
"""Conjunctions within a sentence, with others that would turn its sense. “So” is none of them: it fits where “but” does."""

SHORTEST, LONGEST = 12, 55
"""Words of what is shown: enough to tell how it hangs together, few enough to keep in mind."""

LEANING = frozenset(
    "he she it they him her them his hers its their theirs this that these those such there elsewhere ones one other another"
    " others so too also again".split()
)
"""Words that may point outside what is shown; of 24 such questions strict judges refused 8 for one of them."""

PLAIN_PRONOUNS = frozenset({"it", "its", "they", "their", "them"})

WORTH, SAFETY = 0.9, 0.75
"""How ideas hang together is worth asking; now and then two of them can be joined in two ways."""


@question_type("link-word", label="How ideas hang together", skill="structure", fields=(PROMPT, SENTENCES, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWord(ChoiceQuestion):
    """A gap between two ideas, and four words of which one says how the second follows from the first."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:  # noqa: ARG003  # all types get both
        """One an opener between two sentences of a paragraph, and one a conjunction within a sentence, where nothing leans."""
        quoted = quoted_tokens(analysis)
        for marker in markers(analysis):
            if analysis.sentences[marker.sentence].first in quoted:
                continue
            wrong, span = _openers(analysis, marker) or _joints(analysis, marker) or ((), None)
            if span is not None and _hangs_together(analysis, marker, span):
                yield cls._made(analysis, marker, span, wrong)

    @classmethod
    def _made(cls, analysis: Analysis, marker: Marker, span: Span, wrong: tuple[str, ...]) -> Candidate[Self]:
        text = analysis.article.text
        key = marker.span.of(text)
        question = cls(
            prompt="Which word or phrase shows how the second idea follows from the first?",
            passage=f"{text[span.start : marker.span.start]}{GAP}{text[marker.span.end : span.end]}",
            choices=(key, *wrong),
            key=key,
            evidence=(span,),
            difficulty=0.45,
        )
        return Candidate(
            question=question,
            sentence=marker.sentence,
            worth=WORTH * sentence_weight(analysis, marker.sentence),
            safety=SAFETY,
            about=f"{key.lower()} {marker.sentence}",
        )


def _openers(analysis: Analysis, marker: Marker) -> tuple[tuple[str, ...], Span] | None:
    """What stands beside an opener, and the two sentences that it ties; None for anything else."""
    text, sentence = analysis.article.text, analysis.sentences[marker.sentence]
    before = analysis.sentences[sentence.index - 1] if sentence.index else sentence
    opens = marker.span.start == sentence.start and text[marker.span.end : marker.span.end + 1] == ","
    if not opens or before.index == sentence.index or before.paragraph != sentence.paragraph:
        return None
    if marker.span.of(text).lower() not in OPENERS.get(marker.relation, ()) or not analysis.text_of(before).endswith("."):
        return None
    return BESIDE_OPENERS[marker.relation], Span(before.start, sentence.end)


def _joints(analysis: Analysis, marker: Marker) -> tuple[tuple[str, ...], Span] | None:
    """What stands beside a conjunction that joins two whole clauses, and its sentence; None for anything else."""
    text, sentence = analysis.article.text, analysis.sentences[marker.sentence]
    word = marker.span.of(text).lower()
    wrong = BESIDE_JOINTS.get(word)
    if wrong is None or marker.span.start == sentence.start:
        return None
    after = [token for token in analysis.tokens_of(sentence) if token.start >= marker.span.end]
    whole = any(token.dep in {"nsubj", "nsubjpass", "expl"} for token in after)
    parted = word != "but" or text[: marker.span.start].endswith(", ")
    return (wrong, sentence.span) if whole and parted else None


def _hangs_together(analysis: Analysis, marker: Marker, span: Span) -> bool:
    """Whether what is shown is whole, short enough, and says nothing that leans on what is not shown."""
    shown = span.of(analysis.article.text)
    if not SHORTEST <= len(shown.split()) <= LONGEST or not shown.endswith(".") or any(mark in shown for mark in '“”"(;:—–'):
        return False
    before = [token for token in analysis.tokens if span.start <= token.start < marker.span.start]
    after = [token for token in analysis.tokens if marker.span.end <= token.start < span.end]
    subjects = [token for token in before if token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"}]
    leaning = [token for token in (*before, *after) if token.text.lower() in LEANING | OWN_VOICE]
    tied = all(token in after and any(_means(analysis, token, subject) for subject in subjects) for token in leaning)
    return tied and bool(subjects) and before[0].dep != "cc"


def _means(analysis: Analysis, pronoun: Token, subject: Token) -> bool:
    """Whether a pronoun behind the gap may mean the subject before it: a reader who sees only this takes it so."""
    mention = analysis.mention_at(subject)
    person = mention is not None and mention.label == "PERSON"
    if pronoun.text.lower() in {"he", "she", "his", "her", "him"}:
        return person
    return pronoun.text.lower() in PLAIN_PRONOUNS and not person and agrees(analysis, pronoun, subject)

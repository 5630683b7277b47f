"""A sentence of the article with a gap, and a word that must be given the form the gap wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Token
from quizgen.analysis.gaps import gapped, stands_alone
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.analysis.statements import quoted_tokens
from quizgen.analysis.terms import Term, terms
from quizgen.question import ACCEPTED, EXPLANATION, GAP, PROMPT, Candidate, Field, ShortAnswer
from quizgen.questions import question_type

SENTENCE = Field("passage", "Sentence with the gap", "text", hint=f"Write the gap as {GAP}.")

PARTS: tuple[Pos, ...] = ("verb", "noun", "adj", "adv")

LEAST_BASE, RIVAL = 3.2, 2.5
"""Zipf frequency of a base that students know, and of another word of the same family and part of speech that they might
write instead."""

SHARED = 4
"""First letters that a word and its base have in common at least: beyond them a student would have to guess the stem."""

WORTH, SAFETY = 0.85, 0.9
"""Beside a question for the meaning: it asks for grammar, and a typed word may be right in a way nobody foresaw."""


@question_type("word-form", label="Right form of a word", skill="vocabulary", fields=(PROMPT, SENTENCE, ACCEPTED, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm(ShortAnswer):
    """The gapped sentence, and the one form of the base word that fits it."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a term that is plainly derived from a commoner word, where no other word of the family fits the gap."""
        quoted = quoted_tokens(analysis)
        for term in terms(analysis, lexicon):
            use = next((token for token in term.tokens if token.i not in quoted and stands_alone(analysis, token)), None)
            base = _base(lexicon, term) if use is not None else None
            if use is not None and base is not None and use.tag not in {"VBN", "VBG"}:
                yield cls._made(analysis, term, use, base)

    @classmethod
    def _made(cls, analysis: Analysis, term: Term, use: Token, base: str) -> Candidate[Self]:
        sentence = analysis.sentences[use.sentence]
        question = cls(
            prompt=f"Write the word {base.upper()} in the form that fits the gap.",
            passage=gapped(analysis, use),
            accepted=tuple(dict.fromkeys((use.text, *other_spellings(use.text)))),
            targets=(use.text,),
            evidence=(sentence.span,),
            difficulty=min(1.0, term.level / 6),
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=WORTH * term.worth,
            safety=SAFETY,
            about=term.lemma,
            level=term.level,
        )


def _base(lexicon: Lexicon, term: Term) -> str | None:
    """The commonest word of another part of speech from which the term derives; None where a rival would fit the gap too."""
    if " " in term.lemma or term.pos == "verb":
        return None
    family = lexicon.related(term.lemma, term.pos)
    bases = [word for word in family if _is_base(lexicon, term, word)]
    base = max(bases, key=lexicon.zipf, default=None)
    if base is None:
        return None
    rivals = {word for pos in PARTS for word in lexicon.related(base, pos)} - {term.lemma, base}
    fitting = (word for word in rivals if lexicon.senses(word, term.pos) and lexicon.zipf(word) >= RIVAL)
    return None if any(fitting) or lexicon.senses(base, term.pos) else base


def _is_base(lexicon: Lexicon, term: Term, word: str) -> bool:
    if not word.isalpha() or len(word) >= len(term.lemma) or lexicon.zipf(word) < max(LEAST_BASE, term.zipf):
        return False
    return word[:SHARED] == term.lemma[:SHARED]


def other_spellings(word: str) -> tuple[str, ...]:
    """The word as it is spelled on the other side of the Atlantic, where its ending alone differs; a wrong guess does no harm."""
    pairs = (("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("our", "or"), ("ours", "ors"))
    both = [*pairs, *((other, one) for one, other in pairs)]
    return tuple(word.removesuffix(one) + other for one, other in both if word.endswith(one))

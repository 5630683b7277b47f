"""Everything that is done in an article, as infinitives: “expand their military cooperation”. What one does, another did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import read, stands_alone, trimmed
from quizgen.wording import fold

LONGEST = 12
"""Most words of a verb phrase that is a choice."""

COMPLEMENTS = frozenset({"dobj", "prt", "prep"})
NO_DEEDS = frozenset({"be", "have", "do", "seem", "appear", "become", "say"})


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """An infinitive without “to” and what belongs to it.

    `subject` is who does it, folded, None where only a pronoun says; `plural` is the number that a possessive in it
    (their, its, his) agrees with, None without one.
    """

    text: str
    verb: str
    subject: str | None
    plural: bool | None
    sentence: int


@lru_cache(maxsize=4)
def verb_phrases(analysis: Analysis) -> tuple[VerbPhrase, ...]:
    """Every one that can stand alone, in the order of the text."""
    return tuple(found for token in analysis.tokens if token.pos == "VERB" for found in _of(analysis, token))


def _of(analysis: Analysis, verb: Token) -> Iterator[VerbPhrase]:
    children = analysis.children(verb)
    if (
        verb.lemma in NO_DEEDS
        or not verb.lemma.isalpha()
        or any(c.dep in {"auxpass", "neg", "dative", "ccomp", "xcomp"} for c in children)
    ):
        return
    if verb.tag == "VBN" and not any(child.dep == "aux" for child in children):
        return
    after = [child for child in children if child.i > verb.i and child.dep in COMPLEMENTS]
    parts = [token for child in after for token in trimmed(analysis, child)]
    stated = any(child.dep in {"nsubj", "aux"} for child in children)
    if not any(child.dep == "dobj" or (stated and child.dep == "prep") for child in after) or len(parts) + 1 > LONGEST:
        return
    between = range(verb.i + 1, parts[-1].i + 1)
    if {token.i for token in parts} != set(between) or not _free(analysis, verb, tuple(parts)):
        return
    text = f"{verb.lemma.lower()} {read(analysis, parts)}"
    if any(mark in text for mark in '“”"—–:;()'):
        return
    possessives = [token.text.lower() for token in parts if token.tag == "PRP$"]
    subject = _subject(analysis, verb)
    known = None if subject is None or subject.tag in {"PRP", "WDT", "WP"} else fold(read(analysis, trimmed(analysis, subject)))
    plural = None if not possessives else possessives[0] == "their"
    yield VerbPhrase(text, verb.lemma.lower(), known, plural, verb.sentence)


def _free(analysis: Analysis, head: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether nothing in it points to something outside it, possessives of the subject apart."""
    return not any(token.tag in {"PRP", "WP", "WDT", "EX"} for token in tokens) and stands_alone(analysis, head, tokens)


def _subject(analysis: Analysis, verb: Token) -> Token | None:
    """Who does it: its own subject, the noun it describes, or that of the verb it hangs on."""
    while True:
        own = next((child for child in analysis.children(verb) if child.dep in {"nsubj", "nsubjpass"}), None)
        if own is not None and own.tag not in {"WDT", "WP"}:
            return own
        governor = analysis.tokens[verb.head]
        if governor.i == verb.i:
            return own
        if governor.pos in {"NOUN", "PROPN"}:
            return governor
        if governor.pos not in {"VERB", "AUX"}:
            return None
        verb = governor

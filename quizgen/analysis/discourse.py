"""Discourse markers: the words that tie a sentence to the text around it, and what they say of the tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.article import Span

Relation = Literal["cause", "result", "contrast", "condition", "order", "example", "addition", "comment"]

_ADVERBS: dict[Relation, str] = {
    "result": "therefore thus hence accordingly consequently so then",
    "contrast": "however nevertheless nonetheless instead otherwise conversely yet still though",
    "order": "meanwhile finally first firstly secondly thirdly next lastly soon afterward afterwards later eventually again"
    " after now already",
    "addition": "moreover furthermore besides similarly likewise also too even",
    "comment": "indeed actually really simply certainly clearly obviously naturally unfortunately fortunately luckily sadly"
    " surprisingly interestingly importantly well anyway altogether overall just",
}

ADVERBS: dict[str, Relation] = {word: relation for relation, words in _ADVERBS.items() for word in words.split()}
"""Adverbs that tie a sentence to its neighbours or comment on it; without them it says the same."""

_PHRASES: dict[Relation, str] = {
    "result": r"as a result|for (?:this|that) reason|to (?:this|that) end|in (?:this|that) way|in turn|as such",
    "contrast": r"in contrast|by contrast|by comparison|on the (?:other hand|one hand|contrary|whole)|even so|all the same"
    r"|in return",
    "order": r"in the end|at (?:first|last|the same time|once|times|this point|that point|that time|the time)|from then on"
    r"|until then|since then|by (?:then|now)|up to now|so far|for once",
    "example": r"for (?:example|instance|one thing)|in particular|in (?:this|that|each|such) (?:case|cases|respect|sense)",
    "addition": r"in addition|as well|after all|above all|with (?:this|that)",
    "comment": r"in (?:fact|other words|short|general|all|practice|theory)|for the most part|as (?:a rule|usual|it were)"
    r"|of course|at least",
}

_RELATION_OF_PHRASE: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(rf"(?:{pattern})$")) for relation, pattern in _PHRASES.items()
)

_SUBORDINATORS: dict[Relation, str] = {
    "cause": "because since as",
    "contrast": "although though whereas while whilst albeit",
    "condition": "if unless once",
    "order": "when whenever until till before after",
}

SUBORDINATORS: dict[str, Relation] = {word: relation for relation, words in _SUBORDINATORS.items() for word in words.split()}
"""Conjunctions that open a subordinate clause, with the tie they mostly tell."""

_CONJUNCTIONS: dict[str, Relation] = {"but": "contrast", "yet": "contrast", "so": "result"}

LONGEST = 4
"""Words of the longest marker."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker where it stands, with the tie it tells; `sentence` is the index of its sentence."""

    span: Span
    sentence: int
    relation: Relation


def phrase_relation(text: str) -> Relation | None:
    """What a phrase in small letters ties; None when it is no marker."""
    return next((relation for relation, pattern in _RELATION_OF_PHRASE if pattern.match(text)), None)


@lru_cache(maxsize=4)
def markers(analysis: Analysis) -> tuple[Marker, ...]:
    """Every marker of the article, in the order of the text."""
    return tuple(marker for sentence in analysis.sentences for marker in _of_sentence(analysis, sentence))


def _of_sentence(analysis: Analysis, sentence: Sentence) -> Iterator[Marker]:
    tokens = analysis.tokens_of(sentence)
    past = 0
    for place, token in enumerate(tokens):
        if place < past:
            continue
        length, relation = _phrase_at(tokens, place)
        if relation is None:
            length, relation = 1, _word_relation(analysis, token, opening=place == 0)
        if relation is not None:
            past = place + length
            yield Marker(Span(token.start, tokens[past - 1].end), sentence.index, relation)


def _phrase_at(tokens: tuple[Token, ...], place: int) -> tuple[int, Relation | None]:
    for length in range(LONGEST, 1, -1):
        relation = phrase_relation(" ".join(token.text.lower() for token in tokens[place : place + length]))
        if relation is not None and place + length <= len(tokens):
            return length, relation
    return 0, None


def _word_relation(analysis: Analysis, token: Token, *, opening: bool) -> Relation | None:
    word = token.text.lower()
    if token.dep in {"mark", "advmod"} and word in SUBORDINATORS and analysis.tokens[token.head].dep in {"advcl", "ccomp"}:
        return SUBORDINATORS[word]
    if token.dep == "cc" and word in _CONJUNCTIONS:
        return _CONJUNCTIONS[word]
    if token.dep == "advmod" and word in ADVERBS:
        # In the midst of a clause the same word mostly tells time or degree: “so long”, “still there”.
        parted = opening or analysis.tokens[token.i - 1].text in {",", ";"}
        return ADVERBS[word] if parted else None
    return None

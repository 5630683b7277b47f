"""Sentences from which a word can be taken: they stand alone, and give the gap enough company."""

from __future__ import annotations

from quizgen.analysis import Analysis, Token
from quizgen.analysis.statements import OWN_VOICE
from quizgen.question import GAP

SHORTEST, LONGEST = 9, 28
"""Words of a sentence that pins a missing word down and can be kept in mind."""

POINTERS = frozenset("he she it they him her them his its their this these those such there here".split())


def gapped(analysis: Analysis, token: Token) -> str:
    """The sentence around a word, with a gap in its place."""
    sentence = analysis.sentences[token.sentence]
    text = analysis.text_of(sentence)
    return f"{text[: token.start - sentence.start]}{GAP}{text[token.end - sentence.start :]}"


def stands_alone(analysis: Analysis, token: Token) -> bool:
    """Whether the sentence around a word can be read without its neighbours, and gives the word enough company."""
    sentence = analysis.sentences[token.sentence]
    tokens = analysis.tokens_of(sentence)
    said = [other for other in tokens if other.pos != "PUNCT"]
    if not SHORTEST <= len(said) <= LONGEST or not analysis.text_of(sentence).endswith(".") or token.i == said[0].i:
        return False
    if any(mark in analysis.text_of(sentence) for mark in '“”"—('):
        return False
    if sum(other.lemma == token.lemma for other in tokens) > 1:
        return False
    named: set[str] = set()
    for other in said:
        word = other.text.lower()
        if word in OWN_VOICE or (word in POINTERS and not named):
            return False
        if other.pos in {"NOUN", "PROPN"}:
            named.add(word)
    return said[0].text.lower() not in {"and", "but", "or", "yet", "so", "however", "then"}

"""When two words or two definitions are alike, and when they are surely told apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from quizgen.analysis.glossary import LearnerSense
from quizgen.analysis.glosses import relatives
from quizgen.analysis.lexicon import Lexicon, Pos, Sense
from quizgen.wording import content_words

NEIGHBOURS = 500
"""How many words used like the right one are looked through: beyond them hardly any has to do with it."""

LEAST_CLOSE, MOST_CLOSE, MOST_CLOSE_IN_GAP = 0.42, 0.8, 0.67
"""Closeness in use (cosine of GloVe vectors) between which a word belongs to the same matter and is not yet a synonym.

In a gap, where meanings are not spelled out, a word must be further off to be surely wrong.
"""

MOST_KEPT = 5
"""Distractors that are handed on: three to show, the rest as spares."""


def overlap(one: str, other: str) -> bool:
    """Whether two definitions share a word that matters: any but the first noun, which is often the same for all."""
    mine, theirs = content_words(one), content_words(other)
    shared = {word[:6] for word in mine} & {word[:6] for word in theirs}
    return bool(shared - {mine[0][:6]} if mine and theirs and mine[0][:6] == theirs[0][:6] else shared)


def means_else(lexicon: Lexicon, word: str, pos: Pos, senses: Iterable[Sense]) -> bool:
    """Whether the word is no synonym in any of the senses given, and none of its usual senses is close to one of them."""
    senses = tuple(senses)
    return not any(word in lexicon.lemmas(sense.synset) for sense in senses) and all(
        _apart(lexicon, sense, other.synset) for sense in senses for other in lexicon.senses(word, pos)[:4]
    )


def apart_in_meaning(lexicon: Lexicon, one: LearnerSense, other: LearnerSense) -> bool:
    """Whether two words of one part of speech are surely told apart by their definitions: no synonyms, no shared wording."""
    if one.lemma == other.lemma or relatives(one.lemma, other.lemma) or overlap(one.definition, other.definition):
        return False
    named = {one.lemma, *one.synonyms} & {other.lemma, *other.synonyms}
    if named or lexicon.vectors.closeness(one.lemma, other.lemma) > MOST_CLOSE_IN_GAP:
        return False
    return means_else(lexicon, other.lemma, one.pos, lexicon.senses(one.lemma, one.pos))


def _apart(lexicon: Lexicon, sense: Sense, synset: str) -> bool:
    """Whether neither is the other, above it, beside it under the same parent, or like it."""
    if synset == sense.synset or synset in lexicon.ancestors(sense.synset) or sense.synset in lexicon.ancestors(synset):
        return False
    if set(lexicon.hypernyms(synset)) & set(lexicon.hypernyms(sense.synset)):
        return False
    return not _cluster(lexicon, sense.synset) & _cluster(lexicon, synset)


@lru_cache(maxsize=20_000)
def _cluster(lexicon: Lexicon, synset: str) -> frozenset[str]:
    """An adjective's synset with those like it."""
    return frozenset({synset, *lexicon.similar(synset)})

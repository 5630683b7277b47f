"""Wrong meanings and wrong words: near enough in kind and form to be taken for the right one, far enough to be wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.glosses import relatives
from quizgen.analysis.lexicon import Lexicon, Meaning, Sense
from quizgen.analysis.senses import safe_sense
from quizgen.analysis.terms import Term, terms
from quizgen.realising import inflected
from quizgen.wording import content_words, words

FURTHEST_ZIPF = 1.0
"""How much rarer or commoner a wrong choice's word may be: further off, the level of the words gives the key away."""

MOST_KEPT = 8
"""Distractors that are handed on: three to show, the rest as spares."""

PERSON_OPENER = re.compile(r"^(?:someone|a person|an? \w+ who|one who|a member)")


def wrong_meanings(analysis: Analysis, lexicon: Lexicon, term: Term, sense: Sense, key: str) -> tuple[str, ...]:
    """Meanings of other words, best first: of the same class and form as `key`, about as long, and none that overlaps it."""
    own = (meaning for other in terms(analysis, lexicon) if other.pos == term.pos and (meaning := _meaning_of(lexicon, other)))
    near = sorted(_at_level(lexicon.meanings(sense.supersense), term.zipf), key=lambda meaning: _distance(meaning, key, term))
    found: list[str] = []
    for meaning in (*own, *near):
        if len(found) == MOST_KEPT:
            break
        if not _alike_in_form(key, meaning.text) or not _apart(lexicon, sense, meaning.synset):
            continue
        if relatives(term.lemma, meaning.text) or relatives(meaning.lemma, key) or relatives(term.lemma, meaning.lemma):
            continue
        if any(_overlap(meaning.text, other) for other in (key, *found)):
            continue
        found.append(meaning.text)
    return tuple(found)


def _meaning_of(lexicon: Lexicon, term: Term) -> Meaning | None:
    """What another term of the article means, where that is safe to say."""
    found = safe_sense(lexicon, term.lemma, term.pos)
    return lexicon.meaning(found[0].synset) if found else None


def _at_level(meanings: Iterable[Meaning], zipf: float) -> Iterator[Meaning]:
    return (meaning for meaning in meanings if meaning.rank == 1 and abs(meaning.zipf - zipf) <= FURTHEST_ZIPF)


def _distance(meaning: Meaning, key: str, term: Term) -> tuple[float, str]:
    length = abs(len(words(meaning.text)) - len(words(key)))
    same = meaning.text.split()[0] == key.split(maxsplit=1)[0]
    return length + 2 * abs(meaning.zipf - term.zipf) - 2 * same, _draw(term.lemma, meaning.synset)


def _draw(seed: str, text: str) -> str:
    """As good as random, and always the same."""
    return hashlib.sha256(f"{seed} {text}".encode()).hexdigest()


def _alike_in_form(key: str, other: str) -> bool:
    """Whether two definitions open alike (an article, a person, an -ing form) and are about as long."""
    size, length = len(words(other)), len(words(key))
    return _opener(key) == _opener(other) and 0.5 * length <= size <= max(1.7 * length, 4) and len(other) >= 0.55 * len(key)


def _opener(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    if PERSON_OPENER.match(text):
        return "person"
    return "determined" if first in {"a", "an", "the"} else "ing" if first.endswith("ing") else "bare"


def _overlap(one: str, other: str) -> bool:
    """Whether two definitions share a word that matters: any but the first noun, which is often the same for all."""
    mine, theirs = content_words(one), content_words(other)
    shared = {word[:6] for word in mine} & {word[:6] for word in theirs}
    return bool(shared - {mine[0][:6]} if mine and theirs and mine[0][:6] == theirs[0][:6] else shared)


def _apart(lexicon: Lexicon, sense: Sense, synset: str) -> bool:
    """Whether neither is the other, above it, beside it under the same parent, or like it."""
    if synset == sense.synset or synset in lexicon.ancestors(sense.synset) or sense.synset in lexicon.ancestors(synset):
        return False
    if set(lexicon.hypernyms(synset)) & set(lexicon.hypernyms(sense.synset)):
        return False
    mine, theirs = _cluster(lexicon, sense.synset), _cluster(lexicon, synset)
    return not mine & theirs


@lru_cache(maxsize=20_000)
def _cluster(lexicon: Lexicon, synset: str) -> frozenset[str]:
    """An adjective's synset with those like it."""
    return frozenset({synset, *lexicon.similar(synset)})


def wrong_words(analysis: Analysis, lexicon: Lexicon, term: Term, token: Token, senses: Iterable[Sense]) -> tuple[str, ...]:
    """Words that do not belong in the place of `token`, in its inflection, best first.

    Opposites come first, then the article's own words of the same class, then words of that class at the same level.
    """
    senses = tuple(senses)
    classes = {sense.supersense for sense in senses}
    here = {other.lemma.lower() for other in analysis.tokens_of(analysis.sentences[token.sentence])}
    close = {word for sense in lexicon.senses(term.lemma, term.pos) for word in _close_words(lexicon, sense)}
    opposite = [(word, None) for sense in senses for word in lexicon.antonyms(term.lemma, sense.synset)]
    own = [
        (other.lemma, None)
        for other in terms(analysis, lexicon)
        if other.pos == term.pos and _shares_class(lexicon, other, classes)
    ]
    like = [meaning for name in sorted(classes) for meaning in lexicon.meanings(name) if meaning.rank == 1]
    like = sorted(_at_level(like, term.zipf), key=lambda m: (round(abs(m.zipf - term.zipf)), _draw(token.text, m.lemma)))
    found: list[str] = []
    for word, synset in [*opposite, *own, *((meaning.lemma, meaning.synset) for meaning in like)]:
        if len(found) == MOST_KEPT:
            break
        if not word.isalpha() or word in here or word in close or relatives(term.lemma, word) or lexicon.zipf(word) > 5:
            continue
        if synset and not all(_apart(lexicon, sense, synset) for sense in senses):
            continue
        if any(set(_close_words(lexicon, sense)) & close - {word} for sense in lexicon.senses(word, term.pos)[:3]):
            continue
        form = _inflected_like(word, token)
        if form is not None and form not in found:
            found.append(form)
    return tuple(found)


def _shares_class(lexicon: Lexicon, term: Term, classes: set[str]) -> bool:
    return bool(classes & set(lexicon.supersenses(term.lemma, term.pos)[:2]))


@lru_cache(maxsize=20_000)
def _close_words(lexicon: Lexicon, sense: Sense) -> tuple[str, ...]:
    """Synonyms, what it is a kind of, its kinds, and adjectives like it."""
    near = (
        sense.synset,
        *lexicon.hypernyms(sense.synset),
        *lexicon.hyponyms(sense.synset),
        *lexicon.similar(sense.synset),
    )
    return tuple(lemma.lower() for synset in near for lemma in lexicon.lemmas(synset))


def _inflected_like(word: str, token: Token) -> str | None:
    """The word in the form of `token`; None when that form is not known."""
    form = word if token.tag in {"NN", "VB", "VBP", "JJ", "RB"} else inflected(word, token.tag)
    return form.capitalize() if form and token.text[:1].isupper() else form

"""Wrong meanings and wrong words: near enough in use and form to be taken for the right one, far enough to be wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.glosses import relatives
from quizgen.analysis.lexicon import Lexicon, Meaning, Pos, Sense
from quizgen.analysis.terms import Term, terms
from quizgen.chance import drawn
from quizgen.wording import content_words, fold, words

NEIGHBOURS = 900
"""How many words used like the right one are looked through: beyond them hardly any has to do with it."""

LEAST_CLOSE, MOST_CLOSE, MOST_CLOSE_IN_GAP = 0.42, 0.8, 0.67
"""Closeness in use (cosine of GloVe vectors) between which a word belongs to the same matter and is not yet a synonym.

In a gap, where meanings are not spelled out, a word must be further off to be surely wrong.
"""

LEAST_LIKE, MOST_LIKE = 0.42, 0.72
"""Likeness in wording (cosine of mean vectors) between which two definitions may stand side by side: below it one of them is
absurd, above it both may be right; set by reading 120 pairs from own texts."""

LEAST_CLOSE_SIBLING = 0.3
"""Closeness in use of a word of the same broad class that is too far off to be among the neighbours."""

FURTHEST_ZIPF = 1.3
"""How much rarer or commoner a wrong choice's word may be: further off, the level of the words gives the key away."""

WELL_KNOWN = 3.0
"""Least Zipf frequency of a wrong choice's word, once in a million: the vectors of rarer words say little, and their meanings
are oddities."""

FIT_MARGIN = 0.12
"""How much worse than the right word a wrong one must go with the words around the gap."""

LEAST_FIT = 0.45
"""Least that the right word must go with its company: below it nothing around the gap calls for it."""

MOST_KEPT = 8
"""Distractors that are handed on: three to show, the rest as spares."""

PERSON_OPENER = re.compile(r"^(?:someone|a person|an? \w+ who|one who|a member)")


def wrong_meanings(analysis: Analysis, lexicon: Lexicon, term: Term, sense: Sense, key: str) -> tuple[str, ...]:
    """Meanings of other words, best first: in the form of `key`, about as long, and none that overlaps it."""

    def distance(meaning: Meaning) -> tuple[float, int]:
        return _distance(lexicon, meaning, key, term, sense)

    def pool() -> Iterator[Meaning]:
        yield from sorted(_near_meanings(lexicon, term, {sense.supersense}), key=distance)
        if term.definition:
            yield from sorted(_near_meanings(lexicon, term, None), key=distance)
        word = term.lemma.split()[-1]
        siblings = (m for m in lexicon.meanings(sense.supersense) if m.rank == 1 and _at_level(m.zipf, term.zipf))
        yield from sorted((m for m in siblings if lexicon.vectors.closeness(m.lemma, word) >= LEAST_CLOSE_SIBLING), key=distance)

    found = _other_definitions(analysis, lexicon, term, key) if term.definition else []
    for meaning in pool():
        if len(found) >= MOST_KEPT:
            break
        if not _alike_in_form(key, meaning.text) or not _apart(lexicon, sense, meaning.synset):
            continue
        if relatives(term.lemma, meaning.text) or relatives(meaning.lemma, key) or relatives(term.lemma, meaning.lemma):
            continue
        if not LEAST_LIKE <= lexicon.vectors.likeness(content_words(key), content_words(meaning.text)) <= MOST_LIKE:
            continue
        if any(_overlap(meaning.text, other) or fold(meaning.text) == fold(other) for other in (key, *found)):
            continue
        found.append(meaning.text)
    return tuple(found)


def _other_definitions(analysis: Analysis, lexicon: Lexicon, term: Term, key: str) -> list[str]:
    """What the article says that other words mean."""
    found: list[str] = []
    for other in terms(analysis, lexicon):
        if other.definition is None or other is term or other.pos != term.pos or not other.definition.proposes:
            continue
        text = other.definition.span.of(analysis.article.text)
        named = relatives(term.lemma.split()[-1], text) or relatives(other.lemma.split()[-1], key)
        if _alike_in_form(key, text) and not named and not any(_overlap(text, said) for said in (key, *found)):
            found.append(text)
    return found[:2]


def _near_meanings(lexicon: Lexicon, term: Term, classes: Collection[str] | None) -> Iterator[Meaning]:
    """Meanings of words that are used in the same matters.

    With `classes` only words of about the term's frequency, of nouns and verbs only those of these broad classes.
    """
    for entry, closeness in lexicon.vectors.neighbours(term.lemma.split()[-1], NEIGHBOURS):
        same = entry.pos == term.pos and (classes is None or term.pos in {"adj", "adv"} or entry.supersense in classes)
        level = _at_level(entry.zipf, term.zipf) if classes else entry.zipf >= WELL_KNOWN
        if same and LEAST_CLOSE <= closeness <= MOST_CLOSE and level:
            meaning = lexicon.meaning(entry.synset)
            if meaning is not None and meaning.rank == 1:
                yield meaning


def _at_level(zipf: float, of: float) -> bool:
    return zipf >= WELL_KNOWN and abs(zipf - of) <= FURTHEST_ZIPF


def _distance(lexicon: Lexicon, meaning: Meaning, key: str, term: Term, sense: Sense) -> tuple[float, int]:
    length = abs(len(words(meaning.text)) - len(words(key)))
    same = meaning.text.split()[0] == key.split(maxsplit=1)[0]
    closeness = lexicon.vectors.closeness(meaning.lemma, term.lemma.split()[-1])
    kin = any(other.synset == meaning.synset for other in lexicon.senses(meaning.lemma, term.pos))
    alike = kin and lexicon.senses(meaning.lemma, term.pos)[0].supersense == sense.supersense
    return 0.1 * length - 0.1 * same - 2 * closeness - 0.2 * alike, drawn(term.lemma, meaning.synset)


def _alike_in_form(key: str, other: str) -> bool:
    """Whether two definitions open alike (an article, a person, an -ing form) and are about as long."""
    size, length = len(words(other)), len(words(key))
    return _opener(key) == _opener(other) and 0.45 * length <= size <= max(1.7 * length, 4) and len(other) >= 0.45 * len(key)


def _opener(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    if PERSON_OPENER.match(text):
        return "person"
    return "determined" if first in {"a", "an", "the", "any"} else "ing" if first.endswith("ing") else "bare"


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
    return not _cluster(lexicon, sense.synset) & _cluster(lexicon, synset)


@lru_cache(maxsize=20_000)
def _cluster(lexicon: Lexicon, synset: str) -> frozenset[str]:
    """An adjective's synset with those like it."""
    return frozenset({synset, *lexicon.similar(synset)})


def wrong_words(analysis: Analysis, lexicon: Lexicon, term: Term, token: Token) -> tuple[str, ...]:
    """Words that do not belong in the place of `token`, in its inflection, best first.

    They are used in the same matters, mean something else, and go less well with the words around the gap. None when the
    words around do not call for the right one.
    """
    company = _company(analysis, token)
    fit = _fit(lexicon, term.lemma, company)
    if fit < LEAST_FIT:
        return ()
    here = {other.lemma.lower() for other in analysis.tokens_of(analysis.sentences[token.sentence])}
    senses = lexicon.senses(term.lemma, term.pos)
    found: list[str] = []
    for word in _candidates(analysis, lexicon, term):
        if len(found) == MOST_KEPT:
            break
        if word in here or relatives(term.lemma, word) or any(relatives(word, other) for other in found):
            continue
        if not _means_else(lexicon, word, term.pos, senses) or _fit(lexicon, word, company) > fit - FIT_MARGIN:
            continue
        form = word if token.tag in {"NN", "VB", "VBP", "JJ", "RB"} else lexicon.form(word, token.tag)
        if form is not None and form not in found and form.isalpha():
            found.append(form)
    return tuple(found)


def _candidates(analysis: Analysis, lexicon: Lexicon, term: Term) -> Iterator[str]:
    """The article's own terms, then words that are used like this one."""
    vectors = lexicon.vectors
    classes = set(lexicon.supersenses(term.lemma, term.pos)[:2])
    own = {other.lemma for other in terms(analysis, lexicon) if other.pos == term.pos}
    near = vectors.neighbours(term.lemma, NEIGHBOURS)
    for entry, closeness in sorted(near, key=lambda pair: pair[0].word not in own):
        alike = entry.pos == term.pos and not entry.named and entry.supersense in classes
        if alike and LEAST_CLOSE <= closeness <= MOST_CLOSE_IN_GAP and _at_level(entry.zipf, term.zipf):
            yield entry.word


def _means_else(lexicon: Lexicon, word: str, pos: Pos, senses: Iterable[Sense]) -> bool:
    """Whether the word is no synonym in any of the senses given, and none of its usual senses is close to one of them."""
    senses = tuple(senses)
    return not any(word in lexicon.lemmas(sense.synset) for sense in senses) and all(
        _apart(lexicon, sense, other.synset) for sense in senses for other in lexicon.senses(word, pos)[:4]
    )


def _company(analysis: Analysis, token: Token) -> tuple[str, ...]:
    """The words that a gap at `token` is tied to: what governs it and what it governs, over prepositions."""
    head = analysis.tokens[token.head]
    tied = {head, *analysis.children(token), *(t for child in analysis.children(token) for t in analysis.children(child))}
    carrying = (other for other in tied if other.pos in {"NOUN", "VERB", "ADJ", "PROPN"} and other.i != token.i)
    return tuple(sorted({other.lemma.lower() for other in carrying}))


def _fit(lexicon: Lexicon, word: str, company: tuple[str, ...]) -> float:
    """How well a word goes with others: the mean of its two best closenesses; 0.0 without company."""
    best = sorted((lexicon.vectors.closeness(word, other) for other in company), reverse=True)[:2]
    return sum(best) / len(best) if best else 0.0

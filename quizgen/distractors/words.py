"""Wrong words: those that do not belong in a gap, and those that change what a sentence says when they replace a word."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Analysis, Token
from quizgen.analysis.glosses import relatives
from quizgen.analysis.learner_senses import Explained
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.terms import Term, terms
from quizgen.distractors.likeness import LEAST_CLOSE, MOST_CLOSE_IN_GAP, MOST_KEPT, NEIGHBOURS, means_else

FURTHEST_ZIPF = 1.3
"""How much rarer or commoner a wrong choice's word may be: further off, the level of the words gives the key away."""

WELL_KNOWN = 3.0
"""Least Zipf frequency of a wrong choice's word, once in a million: the vectors of rarer words say little, and their meanings
are oddities."""

FIT_MARGIN = 0.12
"""How much worse than the right word a wrong one must go with the words around the gap."""

LEAST_FIT = 0.45
"""Least that the right word must go with its company: below it nothing around the gap calls for it."""

BASE_TAGS = frozenset({"NN", "VB", "VBP", "JJ", "RB"})
"""Penn tags of forms that are the lemma itself."""


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
    for word in _near_words(analysis, lexicon, term):
        if len(found) == MOST_KEPT:
            break
        if word in here or relatives(term.lemma, word) or any(relatives(word, other) for other in found):
            continue
        if not means_else(lexicon, word, term.pos, senses) or _fit(lexicon, word, company) > fit - FIT_MARGIN:
            continue
        form = in_form(lexicon, word, token)
        if form is not None and form not in found and form.isalpha():
            found.append(form)
    return tuple(found)


def _near_words(analysis: Analysis, lexicon: Lexicon, term: Term) -> Iterator[str]:
    """The article's own terms, then words that are used like this one."""
    vectors = lexicon.vectors
    classes = set(lexicon.supersenses(term.lemma, term.pos)[:2])
    own = {other.lemma for other in terms(analysis, lexicon) if other.pos == term.pos}
    near = vectors.neighbours(term.lemma, NEIGHBOURS)
    for entry, closeness in sorted(near, key=lambda pair: pair[0].word not in own):
        alike = entry.pos == term.pos and not entry.named and entry.supersense in classes
        if alike and LEAST_CLOSE <= closeness <= MOST_CLOSE_IN_GAP and _at_level(entry.zipf, term.zipf):
            yield entry.word


def _at_level(zipf: float, of: float) -> bool:
    return zipf >= WELL_KNOWN and abs(zipf - of) <= FURTHEST_ZIPF


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


def wrong_replacements(lexicon: Lexicon, word: Explained, key: str) -> tuple[str, ...]:
    """Words of the glossary, in the form of `word`, that could stand in its place and would change what its sentence says."""
    pos = word.term.pos
    meant = {key} | {name for sense in lexicon.learner_senses(word.term.lemma, pos) for name in (sense.lemma, *sense.synonyms)}
    own = (*lexicon.senses(word.term.lemma, pos), *lexicon.senses(key, pos))
    found: list[str] = []
    for lemma in word.sense.swaps:
        synonym = any(lemma in lexicon.lemmas(sense.synset) for sense in own)
        form = None if synonym or lemma in meant or relatives(lemma, key) else in_form(lexicon, lemma, word.token)
        if form is not None and form not in found:
            found.append(form)
    return tuple(found)


def in_form(lexicon: Lexicon, lemma: str, token: Token) -> str | None:
    """The form of another word that stands where `token` does; None when it is not known."""
    return lemma if token.tag in BASE_TAGS else lexicon.form(lemma, token.tag)

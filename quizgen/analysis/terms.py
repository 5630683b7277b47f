"""The words of an article that are worth teaching, with how much each is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.defining import Definition
from quizgen.analysis.definitions import definitions
from quizgen.analysis.lexicon import POS_OF_TAG, Lexicon, Pos
from quizgen.analysis.statements import quoted_tokens
from quizgen.wording import fold

LOWEST_LEVEL = 4
"""Words below B2 are known to most who take a reading quiz."""

LOWEST_EXPLAINED = 3
"""… but a word of the learner's glossary may be asked of a class that has yet to reach B1."""

CONCRETE = frozenset("animal artifact body food object person plant possession quantity substance time".split())
CONCRETE_LEVEL = 5
"""Nouns for what can be seen and touched need teaching only from C1 on: below it a picture has taught them."""

CONCRETE_USES = 2
"""… and only where the article comes back to it."""

LEAST_ZIPF, MOST_ZIPF, FADING = 2.3, 3.7, 1.4
"""Zipf frequencies between which a word is rare enough to need teaching and common enough to be met again, and how far
outside them nothing of its worth is left. Of the words that teachers chose in nine articles, three in four lie there."""

PICTURED = 0.5
"""What the worth of a noun for what can be seen and touched keeps: a picture teaches it, and teachers seldom chose one."""

UNEXPLAINED = 0.8
"""What a word's worth keeps when the glossary does not have it: its writers looked for what a teacher would teach."""

EASY_LEVEL = 2
"""Level up to which a base word is known, so that what is plainly derived from it needs no teaching."""

FUNCTIONS = frozenset({"prep", "mark", "cc", "aux", "auxpass", "det", "case"})
"""Labels of words that only tie others together: “according to”, “regarding”."""

PREFIXES = ("un", "dis", "re", "over", "under", "non", "mis", "out", "inter", "fore", "super", "anti", "mid", "pre")
SUFFIXES = (
    "ly",
    "less",
    "ful",
    "ness",
    "er",
    "or",
    "ers",
    "ing",
    "able",
    "like",
    "ship",
    "hood",
    "wise",
    "ward",
    "wards",
    "man",
    "men",
    "y",
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word worth teaching, as a lemma, with its occurrences in the order of the text.

    `level` is 1 (A1) to 6 (C2); `worth` lies in 0..1. `definition` is the article's own, if it gives one.
    """

    lemma: str
    pos: Pos
    tokens: tuple[Token, ...]
    level: int
    zipf: float
    worth: float
    definition: Definition | None = None


@lru_cache(maxsize=4)
def terms(analysis: Analysis, lexicon: Lexicon) -> tuple[Term, ...]:
    """Every term, the worthiest first; each word once, whatever its inflection and accents."""
    quoted = quoted_tokens(analysis)
    defined = {(fold(found.lemma), found.pos): found for found in definitions(analysis, lexicon)}
    found = [
        term
        for (lemma, pos), tokens in _grouped(analysis, lexicon).items()
        if (term := _term(analysis, lexicon, lemma, pos, tokens, defined.get((fold(lemma), pos)), quoted)) is not None
    ]
    found += _defined_phrases(analysis, lexicon, defined.values())
    best: dict[str, Term] = {}
    for term in sorted(found, key=lambda term: (-term.worth, term.lemma)):
        best.setdefault(fold(term.lemma), term)
    return tuple(best.values())


def _grouped(analysis: Analysis, lexicon: Lexicon) -> dict[tuple[str, Pos], list[Token]]:
    found: dict[tuple[str, Pos], list[Token]] = {}
    for token in analysis.tokens:
        pos = POS_OF_TAG.get(token.pos)
        if pos and token.text.isalpha() and token.dep not in FUNCTIONS and analysis.mention_at(token) is None:
            found.setdefault(_entry(lexicon, token, pos), []).append(token)
    return found


def _entry(lexicon: Lexicon, token: Token, pos: Pos) -> tuple[str, Pos]:
    """The lemma and part of speech under which a word is looked up: a participle that describes, as an adjective."""
    word = token.text.lower()
    if token.tag in {"VBN", "VBG"} and token.dep in {"amod", "acomp"} and lexicon.learner_senses(word, "adj"):
        return word, "adj"
    lemma = token.lemma.lower()
    if pos == "verb" and lexicon.form(f"{lemma}e", token.tag) == word:
        return f"{lemma}e", pos  # a lemmatiser reads “scraped” as a form of “scrap”
    if pos == "noun" and not lexicon.senses(lemma, pos) and any(sense.lemma == word for sense in lexicon.senses(word, pos)):
        return word, pos  # … and “summons” as a plural
    return lemma, pos


def _term(
    analysis: Analysis,
    lexicon: Lexicon,
    lemma: str,
    pos: Pos,
    tokens: list[Token],
    definition: Definition | None,
    quoted: frozenset[int],
) -> Term | None:
    level, zipf = lexicon.level(lemma, pos), lexicon.zipf(lemma)
    explained = any(sense.wrong for sense in lexicon.learner_senses(lemma, pos))
    plain = is_transparent(lexicon, lemma) if (level or 6) < CONCRETE_LEVEL else is_compound(lexicon, lemma)
    explained = explained and not plain
    if explained and definition is None and (level or 6) >= LOWEST_EXPLAINED:
        made = _made(analysis, lemma, pos, tokens, level or 6, zipf, None)
        return _held(replace(made, worth=PICTURED * made.worth) if is_concrete(lexicon, lemma, pos) else made, quoted)
    if level is None or not lexicon.senses(lemma, pos):
        return None if definition is None or level is None else _made(analysis, lemma, pos, tokens, level, zipf, definition)
    passing = is_concrete(lexicon, lemma, pos) and len(tokens) < CONCRETE_USES
    if definition is None and (
        passing or level < _lowest(lexicon, lemma, pos) or len(lemma) < 4 or is_transparent(lexicon, lemma)
    ):
        return None
    term = _made(analysis, lemma, pos, tokens, level, zipf, definition)
    return term if definition else _held(replace(term, worth=UNEXPLAINED * term.worth), quoted)


def _held(term: Term, quoted: frozenset[int]) -> Term | None:
    """The term, worth less where it stands in quotation marks only, and nothing when it does so in passing."""
    if not all(token.i in quoted for token in term.tokens):
        return term
    return None if len(term.tokens) == 1 and term.worth < 0.5 else replace(term, worth=0.85 * term.worth)


def _lowest(lexicon: Lexicon, lemma: str, pos: Pos) -> int:
    return CONCRETE_LEVEL if is_concrete(lexicon, lemma, pos) else LOWEST_LEVEL


def is_concrete(lexicon: Lexicon, lemma: str, pos: Pos) -> bool:
    """Whether a word mostly names what can be seen and touched."""
    return any(name.removeprefix("noun.") in CONCRETE for name in lexicon.supersenses(lemma, pos)[:1])


def _made(
    analysis: Analysis,
    lemma: str,
    pos: Pos,
    tokens: list[Token],
    level: int,
    zipf: float,
    definition: Definition | None,
) -> Term:
    if definition is not None:
        worth = 0.9 + 0.1 * definition.certainty
    else:
        outside = max(LEAST_ZIPF - zipf, zipf - MOST_ZIPF, 0.0)
        worth = max(0.0, 1 - outside / FADING) * _need(analysis, lemma, len(tokens))
    return Term(lemma, pos, tuple(tokens), level, zipf, min(worth, 1.0), definition)


def _need(analysis: Analysis, lemma: str, count: int) -> float:
    """How much the article needs the word: 0.8 for one use, more for several, most for a word of the title."""
    titled = lemma[:5] in {word[:5] for word in fold(analysis.article.title or "").split()}
    return min(1.0, (0.75 + 0.05 * min(count, 4)) * (1.1 if titled else 1.0))


def _defined_phrases(analysis: Analysis, lexicon: Lexicon, found: Iterable[Definition]) -> Iterator[Term]:
    """Terms of several words that the article defines."""
    for definition in found:
        if definition.first < definition.last:
            token = analysis.tokens[definition.last]
            level = lexicon.level(token.lemma.lower(), definition.pos) or 6
            yield _made(analysis, definition.lemma, definition.pos, [token], level, lexicon.zipf(definition.lemma), definition)


def is_transparent(lexicon: Lexicon, lemma: str) -> bool:
    """Whether a word is plainly made of words that everybody knows: “rebuild”, “helpless”, “snowfall”, “runner”."""
    word = lemma.lower()
    if any(_undoes(lexicon, word, word[len(prefix) :]) for prefix in PREFIXES if word.startswith(prefix)):
        return True
    return _is_derived(lexicon, word) or is_compound(lexicon, word)


def is_compound(lexicon: Lexicon, lemma: str) -> bool:
    """Whether a word is two easy words written as one, the second plain or derived: “snowfall”, “babysitter”."""
    word = lemma.lower()
    cuts = ((word[:i], word[i:]) for i in range(3, len(word) - 2))
    return any(_easy(lexicon, one) and (_easy(lexicon, other) or _is_derived(lexicon, other)) for one, other in cuts)


def _undoes(lexicon: Lexicon, word: str, base: str) -> bool:
    """Whether a word is an easy base with a prefix, and not one that only looks so: “preside” has nothing to do with “side”."""
    if not _easy(lexicon, base):
        return False
    parts: tuple[Pos, ...] = ("noun", "verb", "adj", "adv")
    told = (sense.gloss for pos in parts for sense in lexicon.senses(word, pos))
    return base in lexicon.antonyms(word) or any(re.search(rf"\b{base}", gloss) for gloss in told)


def _is_derived(lexicon: Lexicon, word: str) -> bool:
    stems = (word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix) and word != suffix)
    return any(_easy(lexicon, base) for stem in stems for base in _bases(stem))


def _bases(stem: str) -> Iterator[str]:
    """What a stem may have been before its suffix: itself, with its e, with y for i, with one letter for two."""
    yield stem
    yield stem + "e"
    yield stem + "le"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2]:
        yield stem[:-1]


@lru_cache(maxsize=20_000)
def _easy(lexicon: Lexicon, word: str) -> bool:
    if len(word) < 3 or lexicon.zipf(word) < 3.5:
        return False
    parts: tuple[Pos, ...] = ("noun", "verb", "adj", "adv")
    levels = [lexicon.level(word, pos) for pos in parts if lexicon.senses(word, pos)]
    return any(level is not None and level <= EASY_LEVEL for level in levels)

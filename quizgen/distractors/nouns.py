"""Wrong persons and things without a name: the article's own noun phrases of the same kind, then their cousins in WordNet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import determiner, is_plural, read, stands_alone, trimmed
from quizgen.analysis.reference import FEMALE, MALE, ROLE_NOUNS
from quizgen.analysis.senses import safe_sense
from quizgen.analysis.statements import quoted_tokens
from quizgen.asking.answer_types import noun_class
from quizgen.asking.asked import Asked
from quizgen.wording import contains, takes_an

LEAST_KINSHIP = 0.3
"""Least closeness of two nouns, as the share of their WordNet ancestors that they have in common (Jaccard), to stand side by
side as choices; set by reading pairs from own texts."""

LONGEST_NOUN_PHRASE = 6
NEIGHBOURS, LEAST_CLOSE, MOST_CLOSE = 300, 0.5, 0.75
"""How many words used like the answer are looked through, and the closeness (cosine) between which they belong to the same
matter and do not yet mean the same."""

MASS = 1.3
"""How much rarer the plural of a word may be than the word itself: beyond it, the word does not count things."""

COMMON_COUSIN = 3.3
"""Least Zipf frequency of a word that the article does not use."""

ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
WITHOUT = frozenset({"PRP", "PRP$", "POS", "CD", "WP", "RB"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase of the article as a choice; `core` is its text without a or the."""

    core: str
    head: Token
    plural: bool
    determined: str
    words: int


@lru_cache(maxsize=4)
def noun_phrases(analysis: Analysis) -> tuple[NounPhrase, ...]:
    """Those that can stand alone, each wording once, in the order of the text."""
    quoted = quoted_tokens(analysis)
    found: dict[str, NounPhrase] = {}
    for token in analysis.tokens:
        if token.tag not in {"NN", "NNS"} or token.dep not in ROLES or token.i in quoted:
            continue
        if any(child.dep in {"conj", "relcl", "acl"} for child in analysis.children(token)):
            continue
        prepositions = [child.i for child in analysis.children(token) if child.dep == "prep" and child.text.lower() != "of"]
        tokens = trimmed(analysis, token, without=prepositions)
        kind = determiner(analysis, token)
        short = len(tokens) <= LONGEST_NOUN_PHRASE and not any(t.tag in WITHOUT for t in tokens)
        if not short or not stands_alone(analysis, token, tokens):
            continue
        core = read(analysis, tokens[1:] if kind in {"a", "the"} else tokens)
        found.setdefault(core.lower(), NounPhrase(core, token, is_plural(analysis, token), kind, len(tokens)))
    return tuple(found.values())


def wrong_noun_phrases(analysis: Analysis, lexicon: Lexicon, asked: Asked) -> Iterator[str]:
    """Noun phrases with the answer's number, determiner and about its length, the nearest in meaning first."""
    key = asked.head
    if key.tag not in {"NN", "NNS"} or len(asked.tokens) > LONGEST_NOUN_PHRASE:
        return
    kind, plural = determiner(analysis, key), is_plural(analysis, key)
    verb = asked.statement.verb.main.lemma.lower()
    ranked: list[tuple[float, str]] = []
    for phrase in noun_phrases(analysis):
        shown = _determined(phrase.core, kind, phrase.determined, plural=plural)
        if shown is None or phrase.plural != plural or abs(phrase.words - len(asked.tokens)) > 2:
            continue
        near = kinship(lexicon, key.lemma.lower(), phrase.head.lemma.lower())
        if near >= LEAST_KINSHIP and not _said_of(analysis, phrase.head, verb) and not contains(asked.question, phrase.core):
            ranked.append((near - 0.1 * abs(phrase.words - len(asked.tokens)), shown))
    yield from (text for _, text in sorted(ranked, key=lambda pair: (-pair[0], pair[1])))
    countable = kind in {"a", "the"} or plural
    if countable and len(asked.tokens) == (2 if kind in {"a", "the"} else 1):
        yield from _cousins(analysis, lexicon, key, kind, plural=plural)


def _determined(core: str, kind: str, own: str, *, plural: bool) -> str | None:
    """The phrase under the answer's determiner; None when it would mean something else."""
    if kind == own or {kind, own} <= {"a", "the"} or (plural and {kind, own} <= {"bare", "the"}):
        article = "an" if kind == "a" and takes_an(core) else kind
        return f"{article} {core}" if kind in {"a", "the"} else core
    return None


def _cousins(analysis: Analysis, lexicon: Lexicon, key: Token, kind: str, *, plural: bool) -> Iterator[str]:
    """Common words of the same class that are used in the same matters, and that the article does not use at all."""
    lemma = key.lemma.lower()
    found = safe_sense(lexicon, lemma, "noun")
    if found is None:
        return
    sense = found[0]
    for entry, closeness in lexicon.vectors.neighbours(lemma, NEIGHBOURS):
        word = entry.word
        if entry.pos != "noun" or entry.named or entry.supersense != sense.supersense or entry.synset == sense.synset:
            continue
        if not LEAST_CLOSE <= closeness <= MOST_CLOSE or entry.zipf < COMMON_COUSIN or word in analysis.lemma_counts:
            continue
        if word in MALE | FEMALE | ROLE_NOUNS or lexicon.form(word.removesuffix("s"), "NNS") == word:
            continue  # a doctor may be a father as well; “a rails” is no singular
        several = lexicon.form(word, "NNS")
        if several is None or lexicon.zipf(several) < entry.zipf - MASS or lexicon.is_a(word, lemma) or lexicon.is_a(lemma, word):
            continue
        form = several if plural else word
        shown = _determined(form, kind, kind, plural=plural) if form else None
        if shown:
            yield shown


@lru_cache(maxsize=4)
def _sentence_lemmas(analysis: Analysis) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(token.lemma.lower() for token in analysis.tokens_of(sentence)) for sentence in analysis.sentences)


def _said_of(analysis: Analysis, noun: Token, verb: str) -> bool:
    """Whether some sentence has the verb together with this noun: then it may be true of it as well."""
    return any(noun.lemma.lower() in lemmas and verb in lemmas for lemmas in _sentence_lemmas(analysis))


@lru_cache(maxsize=20_000)
def kinship(lexicon: Lexicon, one: str, other: str) -> float:
    """How alike two nouns are, 0..1, by their commonest senses; 0 when one is a kind of the other or means the same."""
    if one == other or noun_class(lexicon, one) != noun_class(lexicon, other):
        return 0.0
    a, b = next(iter(lexicon.senses(one, "noun")), None), next(iter(lexicon.senses(other, "noun")), None)
    if a is None or b is None or lexicon.is_a(one, other) or lexicon.is_a(other, one):
        return 0.0
    above, over = lexicon.ancestors(a.synset), lexicon.ancestors(b.synset)
    return len(above & over) / len(above | over) if above | over else 0.0

"""What a pronoun stands for, where that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen.analysis import Analysis, Mention, Sentence, Token
from quizgen.analysis.phrases import is_plural

MALE = frozenset("man boy father son brother husband uncle king prince mr mr. sir lord mayor grandfather nephew".split())
FEMALE = frozenset(
    "woman girl mother daughter sister wife aunt queen princess mrs mrs. ms ms. miss lady grandmother niece".split()
)
"""Nouns and titles that tell a person's gender."""

PERSONAL = {"he": "male", "she": "female"}
ROLE_NOUNS = frozenset("man woman boy girl father mother brother sister son daughter friend".split())


def people(analysis: Analysis, sentence: Sentence) -> list[Mention]:
    """The persons named in a sentence, in order."""
    return [m for m in analysis.mentions if m.label == "PERSON" and sentence.first <= m.first <= sentence.last]


def person_meant(analysis: Analysis, pronoun: Token) -> str | None:
    """The name that a “he” or “she” stands for: the only person named in its sentence before it and in the sentence before.

    None unless certain: another person, named or not, of a gender that would fit makes it uncertain.
    """
    gender = PERSONAL.get(pronoun.text.lower())
    if gender is None:
        return None
    here = analysis.sentences[pronoun.sentence]
    window = [here]
    if here.index and analysis.sentences[here.index - 1].paragraph == here.paragraph:
        window.insert(0, analysis.sentences[here.index - 1])
    named = [m for sentence in window for m in people(analysis, sentence) if m.first < pronoun.i]
    surnames = {mention.text.split()[-1] for mention in named}
    if len(surnames) != 1:
        return None
    known = named[-1]
    if _gender(analysis, known) not in {None, gender}:
        return None
    if any(_is_unnamed_person(token) for sentence in window for token in analysis.tokens_of(sentence) if token.i < pronoun.i):
        return None
    first = analysis.tokens[named[0].first]
    if not _leads(analysis, first):
        return None
    return full_name(analysis, known)


PAIRED = {
    "GPE": frozenset("country nation state city town side".split()),
    "PERSON": frozenset("man woman leader president minister brother sister friend scientist writer artist rival".split()),
}
"""Nouns by which two places or persons are called together."""


def pair_meant(analysis: Analysis, head: Token, tokens: Sequence[Token]) -> str | None:
    """The two names that “both countries” or “the two leaders” stand for: the only pair that the text has joined by “and” so far.

    None for any other phrase, and unless certain.
    """
    before = [token.text.lower() for token in tokens if token.i < head.i]
    label = next((label for label, nouns in PAIRED.items() if head.lemma.lower() in nouns), None)
    if label is None or head.tag != "NNS" or before not in (["both"], ["the", "two"], ["both", "the"], ["these", "two"]):
        return None
    pairs: dict[frozenset[str], str] = {}
    for one, other in pairwise(mention for mention in analysis.mentions if mention.last < head.i):
        joined = [token.text.lower() for token in analysis.tokens[one.last + 1 : other.first]]
        if joined == ["and"] and one.label == other.label == label:
            names = full_name(analysis, one), full_name(analysis, other)
            pairs.setdefault(frozenset(names), f"{names[0]} and {names[1]}")
    return next(iter(pairs.values())) if len(pairs) == 1 else None


def _leads(analysis: Analysis, token: Token) -> bool:
    """Whether the name is the subject of its clause, where a pronoun after it most surely means it."""
    while token.dep in {"compound", "nmod"}:
        token = analysis.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"}


def _is_unnamed_person(token: Token) -> bool:
    return token.lemma.lower() in MALE | FEMALE | ROLE_NOUNS and token.tag in {"NN", "NNS"}


def _gender(analysis: Analysis, mention: Mention) -> str | None:
    """The gender that titles before the name, anywhere in the article, tell; None when they tell none."""
    surname = mention.text.split()[-1]
    for other in analysis.mentions:
        if other.text.split()[-1] != surname:
            continue
        words = [token.text.lower() for token in analysis.tokens[max(0, other.first - 1) : other.last + 1]]
        if any(word in MALE for word in words):
            return "male"
        if any(word in FEMALE for word in words):
            return "female"
    return None


def full_name(analysis: Analysis, mention: Mention) -> str:
    """The longest form under which the article names this person, when the short one is part of one longer name only."""
    part = mention.text.split()
    if len(part) > 1:
        return mention.text
    names = (m.text.split() for m in analysis.mentions if m.label == "PERSON" and " " in m.text)
    longer = {" ".join(name) for name in names if part[0] in {name[0], name[-1]}}
    return next(iter(longer)) if len(longer) == 1 else mention.text


def agrees(analysis: Analysis, pronoun: Token, head: Token) -> bool:
    """Whether a third-person pronoun may stand for the noun phrase around `head`, by number."""
    word = pronoun.text.lower()
    plural = is_plural(analysis, head)
    if word in {"they", "their", "them", "theirs", "themselves"}:
        return plural
    if word in {"he", "his", "him", "she", "her", "himself", "herself"}:
        return not plural
    return word in {"it", "its", "itself"} and not plural

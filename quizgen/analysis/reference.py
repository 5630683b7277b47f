"""What a pronoun stands for, where that is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from quizgen.analysis import Analysis, Mention, Sentence, Token
from quizgen.analysis.phrases import COMMON_KNOWLEDGE, POINTING, is_plural, read, trimmed

AMOUNTS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})
"""Labels of numbers and dates, which name nothing."""

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
    if not surnames:
        return _carried_on(analysis, pronoun) or _only_person(analysis, pronoun)
    if len(surnames) != 1:
        return None
    known = named[-1]
    if _gender(analysis, known) not in {None, gender}:
        return None
    said = (token for sentence in window for token in analysis.tokens_of(sentence) if token.i < pronoun.i)
    if any(_is_unnamed_person(token, gender) for token in said):
        return None
    first = analysis.tokens[named[0].first]
    if not _leads(analysis, first):
        return None
    return full_name(analysis, known)


THINGS = {"it": False, "they": True}
"""Pronouns for what has no gender, with whether they mean several."""


def thing_meant(analysis: Analysis, pronoun: Token) -> str | None:
    """The noun phrase that an “it” or “they” at the head of its sentence stands for, as “the …”.

    None unless certain: it must be the only one of its number in the sentence before, of the same paragraph.
    """
    plural = THINGS.get(pronoun.text.lower())
    here = analysis.sentences[pronoun.sentence]
    if plural is None or pronoun.i > here.first + 1 or here.index == 0 or pronoun.dep not in {"nsubj", "nsubjpass"}:
        return None
    before = analysis.sentences[here.index - 1]
    if before.paragraph != here.paragraph or analysis.text_of(before).rstrip()[-1:] not in {".", ";"}:
        return None
    nouns = [token for token in analysis.tokens_of(before) if _is_referent(analysis, token, plural=plural)]
    if len(nouns) != 1 or nouns[0].dep not in {"nsubj", "nsubjpass"} or analysis.tokens[pronoun.head].lemma == "be":
        return None
    tokens = trimmed(analysis, nouns[0])
    vague = any(token.pos in {"PRON", "NUM", "ADV"} or token.text.lower() in POINTING for token in tokens)
    if vague or nouns[0].lemma == "one" or len(tokens) > LONGEST_REFERENT:
        return None
    bare = read(analysis, [token for token in tokens if token.dep != "det"])
    return bare if plural or nouns[0].pos == "PROPN" else f"the {bare}"


LONGEST_REFERENT = 6
"""Most words of what may be written for a pronoun."""


def _is_referent(analysis: Analysis, token: Token, *, plural: bool) -> bool:
    """Whether a pronoun of this number could mean the noun: none that names a time or an amount, or is part of another noun."""
    mention = analysis.mention_at(token)
    if token.tag not in {"NN", "NNS", "NNP", "NNPS"} or token.dep in {"compound", "nmod", "npadvmod"}:
        return False
    if mention is not None and mention.label in AMOUNTS | ({"PERSON"} if not plural else set()):
        return False
    return is_plural(analysis, token) is plural


REACH = 5
"""Sentences, at most, over which a pronoun still means the one person that an article is about."""


def _carried_on(analysis: Analysis, pronoun: Token) -> str | None:
    """Whom the same pronoun means as the subject of the sentence before, where the paragraph goes on about that person."""
    here = analysis.sentences[pronoun.sentence]
    before = analysis.sentences[here.index - 1] if here.index else here
    if before.paragraph != here.paragraph or before is here or pronoun.dep not in {"nsubj", "nsubjpass"}:
        return None
    tokens = (*analysis.tokens_of(before), *analysis.tokens[here.first : pronoun.i])
    if any(_is_unnamed_person(token, PERSONAL[pronoun.text.lower()]) for token in tokens):
        return None
    subjects = [t for t in tokens if t.dep in {"nsubj", "nsubjpass"} and analysis.tokens[t.head].dep == "ROOT"]
    same = subjects and subjects[0].text.lower() == pronoun.text.lower()
    return person_meant(analysis, subjects[0]) if same else None


def _only_person(analysis: Analysis, pronoun: Token) -> str | None:
    """The person whom the article is about, when nobody else can be meant: the last one named, and all its pronouns agree."""
    gender = PERSONAL[pronoun.text.lower()]
    used = [PERSONAL[token.text.lower()] for token in analysis.tokens if token.text.lower() in PERSONAL]
    before = [m for m in analysis.mentions if m.label == "PERSON" and m.first < pronoun.i]
    if not before or used.count(gender) < len(used):
        return None
    last = before[-1]
    others = Counter(full_name(analysis, m) for m in before)
    name = full_name(analysis, last)
    since = analysis.tokens[last.last + 1 : pronoun.i]
    near = pronoun.sentence - analysis.tokens[last.first].sentence <= REACH
    first = all(count < others[name] for other, count in others.items() if other != name)
    alone = first and not any(_is_unnamed_person(token, gender) for token in since)
    return name if near and alone and _gender(analysis, last) in {None, gender} else None


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


def named_noun(analysis: Analysis, noun: Token) -> str | None:
    """The name that a bare “the dam” stands for: “Harlow Dam”, when that is the article's only name which ends so."""
    modifiers = [child.text.lower() for child in analysis.children(noun) if child.i < noun.i and child.pos != "PUNCT"]
    if noun.tag != "NN" or modifiers != ["the"] or analysis.mention_at(noun) is not None:
        return None
    if noun.lemma.lower() in COMMON_KNOWLEDGE:
        return None
    earlier = [mention.text for mention in analysis.mentions if mention.label not in AMOUNTS and mention.last < noun.i]
    names = {text.removeprefix("the ").removeprefix("The ") for text in earlier}
    ending = {name for name in names if " " in name and name.split()[-1] == noun.text.capitalize()}
    return ending.pop() if len(ending) == 1 else None


def _leads(analysis: Analysis, token: Token) -> bool:
    """Whether the name is the subject of its clause, where a pronoun after it most surely means it."""
    while token.dep in {"compound", "nmod"}:
        token = analysis.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"}


def _is_unnamed_person(token: Token, gender: str) -> bool:
    """Whether a noun means somebody whom a pronoun of this gender could mean as well."""
    others = FEMALE if gender == "male" else MALE
    return token.lemma.lower() in (MALE | FEMALE | ROLE_NOUNS) - others and token.tag in {"NN", "NNS"}


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

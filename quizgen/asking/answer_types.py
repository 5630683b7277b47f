"""What kind of thing answers a question: a person, a place, a year …, by the agreement of name label, WordNet class and form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quizgen.analysis import Analysis, Mention, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import Phrase, name_of

AnswerKind = Literal[
    "person", "people", "place", "organisation", "thing", "year", "month", "day", "date", "number", "money", "percent",
    "reason", "purpose", "means", "action", "claim", "term", "result", "cause",
]  # fmt: skip

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
MONTH = re.compile(rf"(?:early |late |mid-)?(?:{MONTHS})")
MONTH_YEAR = re.compile(rf"(?:{MONTHS}),? {YEAR.pattern}")
FULL_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?)(?:,? {YEAR.pattern})?"
)
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")

PERSON_SHARE, THING_SHARE = 0.75, 0.2
"""Shares of a noun's tagged counts (each sense counted once more) that mean persons: from the first on a noun is taken for
one, up to the second for none; between them it is left alone. Set on the nouns of own texts."""

LONGEST_NAME = 2
"""Most parts of a name that is trusted to be a person's whatever its last part means: Jane Baker, but no Webb Space Telescope."""

PLACE_NOUNS = ("country", "city", "town", "village", "river", "lake", "island", "mountain", "continent", "ocean", "sea")
"""What a place is called in a question, when WordNet says that it is one."""


@dataclass(frozen=True, slots=True)
class Wh:
    """A question phrase and the kind of answer it wants. `sure` in 0..1."""

    phrase: str
    kind: AnswerKind
    sure: float


def person_share(lexicon: Lexicon, lemma: str) -> float | None:
    """How much of a noun's use means persons: 0..1; None for a noun that WordNet does not know."""
    senses = lexicon.senses(lemma, "noun")
    if not senses:
        return None
    total = sum(sense.count + 1 for sense in senses)
    return sum(sense.count + 1 for sense in senses if sense.supersense == "noun.person") / total


def noun_class(lexicon: Lexicon, lemma: str) -> str | None:
    """The WordNet class that most of a noun's tagged uses have, such as "noun.artifact"; None when none has half."""
    senses = lexicon.senses(lemma, "noun")
    if not senses:
        return None
    weights: dict[str, int] = {}
    for sense in senses:
        weights[sense.supersense] = weights.get(sense.supersense, 0) + sense.count + 1
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] >= 0.5 * sum(weights.values()) else None


def is_person(analysis: Analysis, lexicon: Lexicon, head: Token) -> bool | None:
    """Whether a noun phrase means a person or persons; None when that is not sure."""
    mention = name_of(analysis, head)
    if mention is not None and head.tag in {"NNP", "NNPS"}:
        if mention.label == "PERSON":
            return _looks_personal(lexicon, mention)
        return False if mention.label in {"GPE", "LOC", "FAC"} else None
    share = person_share(lexicon, head.lemma.lower())
    if share is None:
        return None
    return True if share >= PERSON_SHARE else False if share <= THING_SHARE else None


def is_joined(analysis: Analysis, head: Token) -> bool:
    """Whether a noun phrase joins several by “and” or “or”."""
    return any(child.dep == "conj" for child in analysis.children(head))


def _looks_personal(lexicon: Lexicon, mention: Mention) -> bool | None:
    """A name of capitalised words, no acronym, that WordNet does not know for something else: a country, a flower."""
    parts = mention.text.split()
    if not all(part[:1].isupper() or part in {"de", "von", "van", "der", "al", "bin", "da", "du", "di", "ben"} for part in parts):
        return None
    if any(len(part) > 1 and part.isupper() for part in parts):
        return None
    if len(parts) > LONGEST_NAME and (person_share(lexicon, parts[-1].lower()) or 1.0) <= THING_SHARE:
        return None  # a telescope named after somebody
    senses = lexicon.senses(mention.text, "noun")
    return True if not senses or any(sense.supersense == "noun.person" for sense in senses) else None


def who_or_what(analysis: Analysis, lexicon: Lexicon, head: Token) -> Wh | None:
    """The question phrase for a noun phrase as subject or object; None where label and class leave doubt."""
    mention = name_of(analysis, head) if head.tag in {"NNP", "NNPS"} else None
    if mention is not None and is_joined(analysis, head):
        return None  # each of the names alone would be half of the answer
    person = is_person(analysis, lexicon, head)
    if person:
        return Wh("who", "person" if mention else "people", 0.95 if mention else 0.9)
    if mention is not None:
        return _which(lexicon, mention, head)
    if head.tag in {"NNP", "NNPS"} or person is None:
        return None
    kind = noun_class(lexicon, head.lemma.lower())
    if kind in {"noun.time", "noun.quantity", "noun.person"}:
        return None
    return Wh("what", "thing", 0.7 if kind in {None, "noun.group", "noun.location"} else 0.85)


def _which(lexicon: Lexicon, mention: Mention, head: Token) -> Wh | None:
    if mention.label in {"GPE", "LOC"}:
        noun = place_noun(lexicon, mention.text)
        return Wh(f"which {noun}", "place", 0.9) if noun else None
    if mention.label in {"ORG", "FAC", "LAW", "EVENT"}:
        noun = head.text.lower()
        if len(mention.text.split()) > 1 and noun_class(lexicon, noun) in {
            "noun.group", "noun.artifact", "noun.communication", "noun.event",
        }:  # fmt: skip
            return Wh(f"which {noun}", "organisation" if mention.label == "ORG" else "thing", 0.85)
    return None


def place_noun(lexicon: Lexicon, name: str) -> str | None:
    """What the place is called, such as "city": by the last word of its name, else by the first sense WordNet has of it."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    if last in PLACE_NOUNS and " " in name:
        return last
    senses = lexicon.senses(name.removeprefix("the ").removeprefix("The "), "noun")
    if not senses or not senses[0].lemma[:1].isupper():
        return None
    above = [
        frozenset(lexicon.lemmas(synset))
        for synset in (*lexicon.hypernyms(senses[0].synset), *lexicon.ancestors(senses[0].synset))
    ]
    if any({"city", "municipality"} & words for words in above):
        return "city"
    if any({"country", "state", "land"} <= words for words in above):
        return "country"
    if any("American state" in words for words in above):
        return "state"
    return next((noun for noun in PLACE_NOUNS[2:] if any(noun in words for words in above)), None)


def when(phrase: Phrase, text: str) -> Wh | None:
    """The question phrase for a date by its form and preposition; `text` is the phrase without its preposition."""
    bare = re.sub(r"^the ", "", text)
    link = phrase.link
    if YEAR.fullmatch(bare):
        by = {"in": "in", "by": "by", "since": "since", "before": "before", "after": "after"}.get(link)
        return Wh(f"{by} what year", "year", 0.95) if by else None
    if MONTH_YEAR.fullmatch(bare):
        return Wh("when", "month", 0.95) if link == "in" else Wh("by when", "month", 0.8) if link == "by" else None
    if FULL_DATE.fullmatch(bare):
        return Wh("on what date", "date", 0.9) if link == "on" else None
    if MONTH.fullmatch(bare):
        return Wh("in which month", "month", 0.85) if link == "in" else None
    if WEEKDAY.fullmatch(bare):
        return Wh("on which day", "day", 0.7) if link == "on" else None
    return None

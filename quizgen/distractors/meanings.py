"""Wrong meanings: near enough in use and form to be taken for the right one, far enough to be wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.analysis.terms import Term, is_concrete, terms
from quizgen.analysis.vectors import Entry
from quizgen.distractors.likeness import LEAST_CLOSE, MOST_CLOSE, MOST_KEPT, NEIGHBOURS, means_else, overlap
from quizgen.wording import words

PERSON_OPENER = re.compile(r"^(?:someone|somebody|(?:a|the) (?:person|man|woman)|people|an? \w+ who|one who|a member)\b")

OPENER = re.compile(r"(?:to|an?|the) ")
WHOLE = re.compile(r"(?:any|some)(?:thing|one|body)\b")
"""What opens a definition that needs no article: “anything that …”."""


def wrong_meanings(analysis: Analysis, lexicon: Lexicon, term: Term, key: str) -> tuple[str, ...]:
    """Meanings that the term does not have, best first: in the form of `key`, about as long, and none that overlaps it.

    What the article says that other words mean, then what the glossary has for this word, then what it says of words used
    in the same matters.
    """
    found = _other_definitions(analysis, lexicon, term, key)
    found += [text for text in _own_foils(lexicon, term, key) if not any(overlap(text, said) for said in found)]
    return (*found, *near_definitions(lexicon, term.lemma, term.pos, key, found))


def near_definitions(lexicon: Lexicon, lemma: str, pos: Pos, key: str, taken: Collection[str]) -> tuple[str, ...]:
    """What the glossary says that other words mean, used in the same matters and in the form of `key`, best first.

    None that overlaps the key or one of `taken`.
    """
    found: list[str] = []
    word = lemma.rsplit(maxsplit=1)[-1]
    own = lexicon.senses(word, pos)
    for entry in _near_entries(lexicon, word, pos):
        if len(found) + len(taken) >= MOST_KEPT:
            break
        other = next(iter(lexicon.learner_senses(entry.word, pos)), None)
        text = in_form_of(key, other.definition) if other is not None else None
        if text is None or not _alike_in_form(key, text) or any(overlap(text, said) for said in (key, *taken, *found)):
            continue
        if not relatives(word, text) and not relatives(entry.word, key) and means_else(lexicon, entry.word, pos, own):
            found.append(text)
    return tuple(found)


def _near_entries(lexicon: Lexicon, word: str, pos: Pos) -> Iterator[Entry]:
    """Words used in the same matters, the nearest first; beside a noun those of its class, then those as tangible as it is.

    A feeling beside a hormone is the odd one out.
    """
    near = lexicon.vectors.neighbours(word, NEIGHBOURS)
    fitting = [entry for entry, closeness in near if entry.pos == pos and LEAST_CLOSE <= closeness <= MOST_CLOSE]
    if pos != "noun":
        yield from fitting
        return
    classes = set(lexicon.supersenses(word, pos)[:2])
    tangible = is_concrete(lexicon, word, pos)
    yield from (entry for entry in fitting if entry.supersense in classes)
    others = (entry for entry in fitting if entry.supersense not in classes)
    yield from (entry for entry in others if is_concrete(lexicon, entry.word, entry.pos) == tangible)


def _other_definitions(analysis: Analysis, lexicon: Lexicon, term: Term, key: str) -> list[str]:
    """What the article says that other words mean."""
    found: list[str] = []
    for other in terms(analysis, lexicon):
        if other.definition is None or other is term or other.pos != term.pos or not other.definition.proposes:
            continue
        text = other.definition.span.of(analysis.article.text)
        named = relatives(term.lemma.split()[-1], text) or relatives(other.lemma.split()[-1], key)
        if _alike_in_form(key, text) and not named and not any(overlap(text, said) for said in (key, *found)):
            found.append(text)
    return found[:2]


def _own_foils(lexicon: Lexicon, term: Term, key: str) -> list[str]:
    """The wrong meanings that the glossary has for the term itself, in the form of `key`."""
    texts = (in_form_of(key, text) for sense in lexicon.learner_senses(term.lemma, term.pos) for text in sense.wrong)
    return [text for text in texts if _alike_in_form(key, text) and not overlap(text, key)]


def in_form_of(key: str, definition: str) -> str:
    """A verb's definition without its “to”, a noun's without its article, where the key has none."""
    opener = OPENER.match(definition)
    return definition if opener is None or OPENER.match(key) or WHOLE.match(key) else definition[opener.end() :]


def _alike_in_form(key: str, other: str) -> bool:
    """Whether two definitions open alike (an article, a person, an -ing form) and are about as long."""
    size, length = len(words(other)), len(words(key))
    return _opener(key) == _opener(other) and 0.45 * length <= size <= max(1.7 * length, 4) and len(other) >= 0.45 * len(key)


def is_of_a_person(definition: str) -> bool:
    """Whether a definition says what somebody is."""
    return PERSON_OPENER.match(definition) is not None


def _opener(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    if is_of_a_person(text):
        return "person"
    if first in {"a", "an", "the", "any"}:
        return "determined"
    if WHOLE.match(text):
        return "whole"
    if first == "to":
        return "to"
    return "ing" if first.endswith("ing") else "ed" if first.endswith("ed") else "bare"

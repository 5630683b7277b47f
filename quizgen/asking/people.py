"""What the article says of each of its people: who they are, in apposition, and what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis import Analysis, Mention, Sentence, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import determiner, points_back, read, trimmed
from quizgen.analysis.reference import FEMALE, MALE
from quizgen.analysis.statements import quoted_tokens
from quizgen.asking.answer_types import person_share

SHORTEST, LONGEST = 2, 16
"""Fewest words that tell one person from another, “a” and “the” apart, and the most that can be kept in mind."""

RELATED = frozenset("colleague friend wife husband son daughter deputy assistant partner rival neighbour neighbor cousin".split())
"""What a person is only to somebody else."""

LONGEST_TITLE = 4
"""Most words of an office or trade before a name."""

LEAST_PERSONAL = 0.5
"""Least share of a noun's uses that mean persons, for a description of one."""


@dataclass(frozen=True, slots=True)
class Description:
    """“a retired judge”: what a person is, by the name as it stands beside it; `head` is the noun of the description."""

    name: str
    head: Token
    text: str
    sentence: Sentence


def descriptions(analysis: Analysis, lexicon: Lexicon) -> Iterator[Description]:
    """Every person with a description in apposition, “Judith Osei, a retired judge” or “the geologist Stefan Lenart”."""
    quoted = quoted_tokens(analysis)
    for mention in analysis.mentions:
        name = analysis.tokens[mention.last]
        if mention.label != "PERSON" or name.i in quoted:
            continue
        after = [child for child in analysis.children(name) if child.dep == "appos" and child.i > name.i]
        before = [analysis.tokens[name.head]] if name.dep == "appos" and name.head < mention.first else []
        for head in (*after, *before):
            tokens = trimmed(analysis, head, without={name.i})
            if _tells(analysis, lexicon, head, tokens):
                yield Description(mention.text, head, read(analysis, tokens), analysis.sentences[head.sentence])
        if title := _title(analysis, lexicon, mention):
            yield Description(mention.text, title[-1], f"the {read(analysis, title)}", analysis.sentences[name.sentence])


def _title(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> tuple[Token, ...]:
    """The office or trade right before a name, of two words or more: “Japanese Prime Minister”, “marine biologist”."""
    first = mention.first
    words: list[Token] = []
    for token in reversed(analysis.tokens[max(0, first - LONGEST_TITLE) : first]):
        if token.sentence != analysis.tokens[first].sentence or token.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        if token.text.endswith(".") or token.text.lower() in MALE | FEMALE:
            continue  # Dr., Madame
        words.insert(0, token)
    personal = (
        words
        and words[-1].lemma.lower() not in RELATED
        and (person_share(lexicon, words[-1].lemma.lower()) or 0.0) >= LEAST_PERSONAL
    )
    return tuple(words) if personal and len(words) >= SHORTEST and not analysis.mention_at(words[-1]) else ()


def _tells(analysis: Analysis, lexicon: Lexicon, head: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a description is of a person, and says enough without pointing to what the question does not name."""
    if head.tag != "NN" or (person_share(lexicon, head.lemma.lower()) or 0.0) < LEAST_PERSONAL:
        return False
    words = [token for token in tokens if token.pos != "DET"]
    pronouns = any(token.tag in {"PRP", "PRP$"} for token in tokens)
    whole = determiner(analysis, head) in {"a", "the"} and tokens[-1].i - tokens[0].i == len(tokens) - 1
    return whole and SHORTEST <= len(words) <= LONGEST and not pronouns and not points_back(analysis, tokens)


def names_acting(analysis: Analysis) -> frozenset[str]:
    """The last names of those who do something: a parser takes islands for people too, who never do."""
    subjects = (token for token in analysis.tokens if token.dep == "nsubj" and analysis.tokens[token.head].pos == "VERB")
    return frozenset(token.text for token in subjects)

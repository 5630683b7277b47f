"""Words of the article, and which of some meanings belongs to which of them; one meaning is left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from statistics import fmean
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.analysis.learner_senses import Explained, explained
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.distractors.likeness import apart_in_meaning, overlap
from quizgen.distractors.meanings import is_of_a_person, near_definitions
from quizgen.matching import MatchingQuestion
from quizgen.question import EXPLANATION, PROMPT, SEVERAL, Candidate, Field
from quizgen.questions import question_type
from quizgen.wording import content_words, fold

LEAST, USUAL = 4, 5
"""Words to be matched: at least, and as proposed. Blind guessing earns a fifth of four words with five meanings, less
of more; seven meanings are as many as a small phone shows at once."""

WORTH = 1.0
"""What it is worth beside a question for one meaning: it asks more words but each less deeply. Once a quiz is enough, and its
words are soon taken by other questions."""

PARTS: tuple[Pos, ...] = ("noun", "verb", "adj", "adv")

PAIRS = Field(
    "pairs", "Words and their meanings", "pairs", hint="One word a line, an equals sign, and its meaning: scarce = hard to find"
)
EXTRA = Field("extra", "Extra meaning", "line", hint="Belongs to none of the words, so that the last one is no gift.")


@question_type("word-matching", label="Match words and meanings", skill="vocabulary", fields=(PROMPT, PAIRS, EXTRA, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WordMatching(MatchingQuestion):
    """Words with their meanings, in the order in which the words are shown, and a meaning that none of them has."""

    things, matches, least = "word", "meaning", LEAST

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a part of speech that has words enough whose meanings are surely told apart."""
        words = explained(analysis, lexicon)
        for pos in PARTS:
            alike = [word for word in words if word.term.pos == pos]
            of_people = [word for word in alike if is_of_a_person(word.sense.definition)]
            others = [word for word in alike if word not in of_people]
            chosen = max((_told_apart(lexicon, group) for group in (others, of_people)), key=len)
            extras = _extras(lexicon, chosen) if len(chosen) >= LEAST else ()
            if extras:
                yield cls._made(analysis, chosen, extras)

    @classmethod
    def _made(cls, analysis: Analysis, words: Sequence[Explained], extras: tuple[str, ...]) -> Candidate[Self]:
        sentences = sorted({word.token.sentence for word in words})
        level = fmean(word.term.level for word in words)
        question = cls(
            prompt="Match each word from the article with its meaning. One meaning is left over.",
            pairs=tuple((word.term.lemma, word.sense.definition) for word in words),
            extra=extras[0],
            targets=tuple(word.token.text for word in words),
            evidence=tuple(analysis.sentences[i].span for i in sentences),
            difficulty=min(1.0, level / 6),
        )
        return Candidate(
            question=question,
            sentence=words[0].token.sentence,
            worth=WORTH * fmean(word.term.worth for word in words),
            safety=prod(word.sure for word in words),  # one sense mistaken spoils it
            about=SEVERAL.join(word.term.lemma for word in words),
            level=round(level),
            spares=extras[1:],
        )

    def problem(self) -> str | None:
        """It needs an extra meaning too: without one, the last word is a gift."""
        if not fold(self.extra):
            return "Write a meaning for every word, and one that is left over."
        return MatchingQuestion.problem(self)


def _told_apart(lexicon: Lexicon, words: Sequence[Explained]) -> list[Explained]:
    """The worthiest words that are all told apart, USUAL at most; the later ones where the first leave too few."""
    best: list[Explained] = []
    for start in range(len(words)):
        found: list[Explained] = []
        for word in words[start:]:
            if len(found) < USUAL and all(_apart(lexicon, word, other) for other in found):
                found.append(word)
        best = max(best, found, key=len)
        if len(best) >= LEAST:
            break
    return best


def _apart(lexicon: Lexicon, one: Explained, other: Explained) -> bool:
    """Whether each has a meaning that surely is not the other's."""
    if _alike(one.sense.definition, other.sense.definition):
        return False
    return apart_in_meaning(lexicon, one.sense, other.sense) and apart_in_meaning(lexicon, other.sense, one.sense)


def _alike(one: str, other: str) -> bool:
    """Whether two meanings share wording or begin with the same word, as “not willing …” does; all people begin alike."""
    begin_alike = content_words(one)[:1] == content_words(other)[:1] and not is_of_a_person(one)
    return begin_alike or overlap(one, other)


def _extras(lexicon: Lexicon, words: Sequence[Explained]) -> tuple[str, ...]:
    """Meanings that none of the words has, best first.

    Wrong ones of the first word, the one least like what the others mean before all, since nobody looked whether it is wrong for
    them as well; then what the glossary says of words used in the same matters.
    """
    first, *others = words
    key = first.sense.definition
    wrong = sorted(first.sense.wrong, key=lambda text: _likeness(lexicon, text, others))
    near = near_definitions(lexicon, first.term.lemma, first.term.pos, key, first.sense.wrong)
    return tuple(
        text for text in (*wrong, *near) if is_of_a_person(text) == is_of_a_person(key) and _belongs_to_none(text, words)
    )


def _belongs_to_none(text: str, words: Sequence[Explained]) -> bool:
    """Whether a meaning that the first word surely has not names no word and is like no other's meaning."""
    named = any(relatives(word.term.lemma, text) for word in words)
    return not named and not any(_alike(text, other.sense.definition) for other in words[1:])


def _likeness(lexicon: Lexicon, text: str, words: Iterable[Explained]) -> float:
    """How like the meaning of that word is that comes nearest to it."""
    said = content_words(text)
    return max(lexicon.vectors.likeness(said, [word.term.lemma, *content_words(word.sense.definition)]) for word in words)

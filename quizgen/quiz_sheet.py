"""What leaves when a quiz is taken away: its questions in the one neutral shape, and the report of what a format cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, assert_never

from quizgen.article import Article
from quizgen.flat_question import FlatQuestion
from quizgen.wording import fold

Shape = Literal["true-false", "one-choice", "several-choices", "short-answer", "matching", "ordering", "essay"]
"""How a question is answered; every export decides by this, never by the kind."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the sheet; `number` counts from 1, `spares` are wrong choices that are not shown."""

    number: int
    flat: FlatQuestion
    points: Fraction = Fraction(1)
    id: str = ""
    spares: tuple[str, ...] = ()

    @property
    def shape(self) -> Shape:
        """How it is answered."""
        return shape_of(self.flat)

    @property
    def text(self) -> str:
        """Prompt and passage as they are shown, a blank line between them."""
        return plain("\n\n".join(part for part in (self.flat.prompt, self.flat.passage) if part))


@dataclass(frozen=True, slots=True)
class QuizSheet:
    """A quiz as exports see it."""

    title: str
    article: Article
    items: tuple[Item, ...]
    shortfall: str | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format cannot hold, in words that follow “Question 3: ”; `question` is None where it goes for all."""

    question: int | None
    what: str


@dataclass(frozen=True, slots=True)
class TakenAway:
    """A file, and what is not in it or not as it was."""

    data: bytes
    losses: tuple[Loss, ...] = ()


ARTICLE_STAYS = Loss(None, "The article stays here, and so do the places in it that prove the answers.")


def shape_of(flat: FlatQuestion) -> Shape:
    """How a question is answered, by the parts it has."""
    if flat.choices is not None:
        if len(flat.correct or ()) != 1:
            return "several-choices"
        return "true-false" if {fold(choice) for choice in flat.choices} == {"true", "false"} else "one-choice"
    if flat.pairs:
        return "matching"
    if flat.order:
        return "ordering"
    return "short-answer" if flat.accepted else "essay"


def in_words(shape: Shape) -> str:
    """A shape in words that follow “this question is answered by”."""
    match shape:
        case "true-false":
            return "true or false"
        case "one-choice":
            return "one choice"
        case "several-choices":
            return "several choices"
        case "short-answer":
            return "typing"
        case "matching" | "ordering":
            return shape
        case "essay":
            return "free writing"
        case _:
            assert_never(shape)


def matched(item: Item) -> tuple[tuple[str, str], ...]:
    """The pairs of a matching; an ordering as places and what stands there, for formats that only know pairs."""
    if item.flat.order:
        return tuple((str(place), plain(text)) for place, text in enumerate(item.flat.order, 1))
    return tuple((plain(left), plain(right)) for left, right in item.flat.pairs or ())


def right_sides(item: Item) -> tuple[str, ...]:
    """All that the left sides of its pairs can be matched with, by the alphabet, each once."""
    sides = {*(right for _, right in matched(item)), *(plain(extra) for extra in item.flat.extra or ())}
    return tuple(sorted(sides, key=lambda side: (side.casefold(), side)))


def ordering_becomes_matching(item: Item) -> Iterable[Loss]:
    """The loss of a format that has no orderings."""
    if item.shape == "ordering":
        yield Loss(item.number, "the ordering becomes a matching of places with what stands there")


def typed_as_listed(item: Item) -> Iterable[Loss]:
    """The loss of a format whose readers compare typed answers letter by letter, capitals apart."""
    if item.shape == "short-answer":
        yield Loss(item.number, "only the answers listed count there; Quizgen also forgives accents, punctuation, “a” and “the”")


def accepts(item: Item) -> tuple[str, ...]:
    """Every typed answer that is right, those that differ only in capital letters once."""
    return tuple({plain(text).casefold(): plain(text) for text in reversed(item.flat.accepted or ())}.values())[::-1]


def report(losses: Iterable[Loss]) -> tuple[str, ...]:
    """The losses as sentences: what goes for all first, then equal ones together with the numbers they are about.

    >>> report([Loss(2, "too long"), Loss(None, "No article."), Loss(5, "too long")])
    ('No article.', 'Questions 2 and 5: too long.')
    """
    general: dict[str, None] = {}
    named: dict[str, list[int]] = {}
    for loss in losses:
        if loss.question is None:
            general[loss.what] = None
        elif loss.question not in named.setdefault(loss.what, []):
            named[loss.what].append(loss.question)
    return (*general, *(f"{_numbers(questions)}: {what}." for what, questions in named.items()))


def _numbers(questions: list[int]) -> str:
    *most, last = (str(number) for number in questions)
    return f"Questions {', '.join(most)} and {last}" if most else f"Question {last}"


_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")


def plain(text: str) -> str:
    r"""The text with every line end as \n and without control characters, which XML and tables cannot hold.

    >>> plain("one\r\ntwo\u2028three\0")
    'one\ntwo\nthree'
    """
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text))


def in_line(text: str) -> str:
    """The text on one line, every run of spaces, tabs and line ends as one space."""
    return " ".join(plain(text).split())

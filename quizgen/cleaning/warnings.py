"""What a teacher should know about a cleaned text before making questions from it: honest doubts, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.cleaning import Piece, paragraph_numbers, paragraphs_of
from quizgen.cleaning.acceptance import LEAST_WORDS, is_english
from quizgen.cleaning.shape import ends_sentence, is_bare_name, is_closed, is_sentence, words_of
from quizgen.wording import plain

Doubt = Literal["empty", "cut off", "short", "cookie wall", "paywall", "twice", "language", "list"]

FEW_WORDS = 120
"""Fewer words than this carry three or four good questions at most."""

WALLED = 150
"""Words up to which a page that asks for money is likely to have shown no more than a teaser. Nearly every page asks about
cookies, so that one says something only of a text too short to use."""

TEASED = 300
"""The same for a text that ends in mid-sentence; teasers before a paywall have 50 to 250 words."""

SAME_WORDS = 8
"""Words from which two paragraphs alike are a copy and no refrain or heading."""

LANGUAGE_WORDS = 20
"""Words from which the language of a paragraph can be told (see `is_english`)."""

RUNNING = 0.5
"""Least share of words that stand in running text; news and encyclopedias have over 0.9, headings included."""

_PAYWALL = re.compile(
    r"\b(?:subscribe|sign (?:in|up)|log in|register|pay|become an? (?:member|subscriber))\b"
    r".{0,60}\bto (?:continue|keep|read|unlock|finish)\b"
    r"|\bto (?:continue|keep) reading\b"
    r"|\b(?:for|to) (?:paying )?(?:subscribers|members) only\b|\b(?:subscriber|member)s?[- ]only\b"
    r"|\balready an? (?:subscriber|member)\b|\bunlock (?:this|the full) (?:article|story)\b"
    r"|\b(?:free|complimentary) articles? (?:left|remaining|this month)\b|\breached your (?:\w+ )?limit\b",
    re.IGNORECASE,
)
_COOKIE_WALL = re.compile(
    r"\b(?:accept|reject|manage|allow|enable|consent to)(?: (?:all|the|our|use of|your))* cookies\b"
    r"|\bwe(?: and our (?:\d+ )?partners)? (?:use|store|value) (?:cookies|your privacy|information on)\b"
    r"|\b(?:enable|turn on) javascript\b|\b(?:disable|turn off) your ad ?blocker\b"
    r"|\b(?:verify|confirm|check)(?:ing)? (?:that )?(?:you are|you[’']re|if the site)\b.{0,30}\b(?:human|robot|secure)",
    re.IGNORECASE,
)
_TRAILING_OFF = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$|\b(?:read|continue|show|see) more\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caution:
    """A doubt, the sentence that tells it, and the numbers of the paragraphs that it is about, if it is about some."""

    doubt: Doubt
    sentence: str
    paragraphs: tuple[int, ...] = ()


def cautions(pieces: Sequence[Piece]) -> tuple[Caution, ...]:
    """Every doubt about the text that the pieces make, the gravest first."""
    paragraphs = paragraphs_of(pieces)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    if not words:
        return (Caution("empty", "Nothing is left of the text. Put back what belongs to it."),)
    return (
        *_walls(pieces, words),
        *_cut_off(pieces),
        *_short(words),
        *_twice(paragraphs),
        *_foreign(paragraphs),
        *_list(pieces),
    )


def _walls(pieces: Sequence[Piece], words: int) -> Iterator[Caution]:
    """A page that wants something first, with little text or none behind it."""
    cut = any(_cut_off(pieces))
    texts = [piece.text for piece in pieces if piece.part in {"body", "out"}]
    if words <= (TEASED if cut else WALLED) and any(_PAYWALL.search(text) for text in texts):
        yield Caution("paywall", "This looks like the beginning of an article behind a paywall. Is it the whole text?")
    if words <= (TEASED if cut else LEAST_WORDS) and any(_COOKIE_WALL.search(text) for text in texts):
        yield Caution(
            "cookie wall", "This looks like a page that asks about cookies before it shows its text. Is the article there?"
        )


def _cut_off(pieces: Sequence[Piece]) -> Iterator[Caution]:
    numbered = zip(paragraph_numbers(pieces), pieces, strict=True)
    number, last = [(number, piece) for number, piece in numbered if number is not None][-1]
    trails = _TRAILING_OFF.search(last.text) is not None
    if trails or not (last.item or is_closed(last.text) or is_bare_name(last.text)):
        yield Caution("cut off", "The text ends in mid-sentence. Was the end left behind?", (number,))


def _short(words: int) -> Iterator[Caution]:
    if words < FEW_WORDS:
        count = "1 word" if words == 1 else f"{words} words"
        yield Caution("short", f"The text has only {count}. With fewer than {FEW_WORDS} there is little to ask about.")


def _twice(paragraphs: Sequence[str]) -> Iterator[Caution]:
    seen: dict[str, int] = {}
    again: list[int] = []
    for number, paragraph in enumerate(paragraphs, 1):
        key = plain(paragraph)
        if len(key.split()) >= SAME_WORDS and seen.setdefault(key, number) != number:
            again.append(number)
    if again:
        yield Caution("twice", f"{_named(again)} in the text twice.", tuple(again))


def _foreign(paragraphs: Sequence[str]) -> Iterator[Caution]:
    found = [n for n, text in enumerate(paragraphs, 1) if len(text.split()) >= LANGUAGE_WORDS and not is_english(text)]
    if found:
        sentence = f"{_named(found)} in another language, it seems. Questions are made from English only."
        yield Caution("language", sentence, tuple(found))


def _list(pieces: Sequence[Piece]) -> Iterator[Caution]:
    body = [piece for piece in pieces if piece.part == "body"]
    running = sum(len(words_of(piece.text)) for piece in body if _runs(piece))
    if running < RUNNING * sum(len(words_of(piece.text)) for piece in body):
        yield Caution("list", "Most of this is a list or short lines rather than running text. Questions need whole sentences.")


def _runs(piece: Piece) -> bool:
    """Whether a piece is running text: sentences, and no item of a list but one as long as a paragraph."""
    if not (is_sentence(piece.text) or ends_sentence(piece.text) or len(words_of(piece.text)) >= 2 * LANGUAGE_WORDS):
        return False
    return not piece.item or len(words_of(piece.text)) >= 2 * LANGUAGE_WORDS


def _named(numbers: Sequence[int]) -> str:
    """Paragraphs by their numbers, with the verb.

    >>> _named([2]), _named([2, 5, 7])
    ('Paragraph 2 is', 'Paragraphs 2, 5 and 7 are')
    """
    if len(numbers) == 1:
        return f"Paragraph {numbers[0]} is"
    return f"Paragraphs {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"

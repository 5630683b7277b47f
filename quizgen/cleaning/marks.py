"""Marks that stand in the text and are not of it: references, an editor's remarks, numbers that count paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import is_sentence, words_of

_MARKER = re.compile(
    r"(?<=\S)\s*\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|edit|citation needed"
    r"|(?:note|nb|n|fn) \d+|clarification needed|who\?|when\?)\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
    r"|(?<=[\w.,;!?”\"’\]])\[(?-i:[a-h])\]"
    r"|\s*\[(?:comment(?:ed)? )?(?-i:[A-Z]{1,3})\d{1,3}(?:: ?[^\[\]]{1,200})?\]"
    r"|(?<=[.,;!?”\"’])[¹²³⁰⁴-⁹]+(?=\s|$)",
    re.IGNORECASE,
)
_CLOSING_SIGN = re.compile(r"(?<=[.!?…”\"’])\s*[♦◆■∎▪●§◊]+$")
"""A sign by which magazines end an article."""

_DROPPED_CAP = re.compile(r"^[A-Z]$")
_COUNTED = re.compile(r"^[\[(](?P<number>\d{1,3})[\])]\s*(?=\S)")
_GLUED = re.compile(r"(?<=[a-z,.;:!?”\"’])(?<!\d[.,])(?P<number>\d{1,2})(?=\s|[.,;:!?”\"]|$)")
_NOTE = re.compile(r"^(?P<number>\d{1,2})[.)]?\s+\S")


def without_marks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks less their marks; a block of nothing else is left out."""
    kept = [replace(block, text=_CLOSING_SIGN.sub("", _MARKER.sub("", block.text)).strip()) for block in _with_capitals(blocks)]
    return _without_glued(_without_counts([block for block in kept if block.text]))


def _with_capitals(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a dropped capital, which stands on a line of its own when it is copied, at the head of its word again."""
    capital: Block | None = None
    for block in blocks:
        if capital is not None:
            if block.text[:1].islower() and not block.gap:
                # “A long time” and “I went” open with a whole word.
                apart = " " if capital.text in {"A", "I", "O"} and len(block.text.split()[0]) > 2 else ""
                yield replace(block, text=f"{capital.text}{apart}{block.text}", gap=capital.gap)
                capital = None
                continue
            yield capital
        capital = block if _DROPPED_CAP.match(block.text) else None
        if capital is None:
            yield block
    if capital is not None:
        yield capital


def _without_counts(blocks: list[Block]) -> list[Block]:
    """Paragraphs less the number in brackets that opens them, where at least two long ones have one."""
    counted = [i for i, block in enumerate(blocks) if _COUNTED.match(block.text) and _is_long(block.text)]
    if len(counted) < 2:
        return blocks
    return [replace(block, text=_COUNTED.sub("", block.text)) if i in counted else block for i, block in enumerate(blocks)]


def _is_long(text: str) -> bool:
    return is_sentence(text) and len(words_of(text)) >= 25


def _without_glued(blocks: list[Block]) -> list[Block]:
    """The text less the numbers of notes that were raised in print, where the notes follow: 1, 2, 3 in order, each once.

    The notes are marked as aside.
    """
    texts = [block.text for block in blocks]
    glued = [(i, match) for i, text in enumerate(texts) for match in _GLUED.finditer(text)]
    if len(glued) < 2 or [int(match["number"]) for _, match in glued] != list(range(1, len(glued) + 1)):
        return blocks
    notes = [i for i in range(glued[-1][0] + 1, len(blocks)) if _NOTE.match(texts[i])][: len(glued)]
    if [texts[i].split()[0].strip(".)") for i in notes] != [match["number"] for _, match in glued]:
        return blocks
    cut = [replace(block, text=_GLUED.sub("", block.text)) for block in blocks]
    return [replace(block, mark="aside") if i in notes else block for i, block in enumerate(cut)]

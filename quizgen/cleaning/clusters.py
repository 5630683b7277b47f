"""What a line is by the lines it stands close to: menus one word a line, boxes without a heading, directions in a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from quizgen.cleaning.boxes import Findings, is_prose
from quizgen.cleaning.furniture import Furniture
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import byline_of, is_sentence, words_of

PARAGRAPH = 25
"""Words of running text that no box has in one line; the shortest paragraphs of news have about as many."""

ENTRY = 3
"""Most words of a menu's entry; site builders advise two."""

_SINGLE = frozenset({Kind.CAPTION, Kind.DATE, Kind.PAGE, Kind.TWICE, Kind.ADVERT, Kind.MAIL, Kind.ASIDE})
"""Kinds of a line that stands for itself and says nothing of the next."""

_DIRECTION = re.compile(r"^(?:\[[^\[\]]{2,140}\]|\((?:[^()]{2,40}[^().]|[^()\s]{2,14}\.)\))$")
_BETWEEN = re.compile(r"(?<=[.!?”\"])\s+(?:\[[^\[\]]{3,60}\]|\([^()]{3,60}\))(?=\s+[A-Z“\"]|$)")


def without_directions(blocks: list[Block]) -> list[Block]:
    """In a transcript, which has whole lines in brackets, brackets between two sentences are directions as well."""
    if sum(is_direction(block.text) for block in blocks) < 2:
        return blocks
    return [replace(block, text=_BETWEEN.sub("", block.text)) for block in blocks]


def is_direction(text: str) -> bool:
    """Whether the line is all in brackets: a direction, a mark of an editor or of a page builder.

    >>> is_direction("[Applause.]"), is_direction("(She was never seen again, and nobody asked why.)")
    (True, False)
    """
    return len(text.split()) <= 20 and _DIRECTION.match(text) is not None


def mark_directions(blocks: list[Block], found: Findings) -> None:
    """Lines all in brackets."""
    for i, block in enumerate(blocks):
        if found[i] is None and is_direction(block.text):
            found[i] = Furniture(Kind.ASIDE)


def mark_clusters(blocks: list[Block], found: Findings) -> None:
    """Lines without blank space between them share a fate: none of a cluster is body when it opens as furniture does.

    A text without blank lines, or with one between any two lines, has no clusters that say anything.
    """
    first = next((i for i, block in enumerate(blocks) if found[i] is None and is_prose(block)), len(blocks))
    for start, end in _clusters(blocks):
        if end - start < 2 or any(
            is_prose(block, PARAGRAPH) and found[start + k] is None for k, block in enumerate(blocks[start:end])
        ):
            continue
        _mark_menu(blocks, found, start, end)
        at = next((i for i in range(start, min(start + 2, end)) if _opens(found, i)), None)
        ends = all(found[i] is not None for i in range(end, len(blocks)))
        known = [i for i in range(start, end) if found[i] is not None]
        if at is None and ends and len(known) * 2 >= end - start >= 3:
            at = known[0]
        if at is None or start < first or any(byline_of(block.text) for block in blocks[start:end]):
            continue
        finding = found[at]
        for i in range(start if ends or not is_sentence(blocks[start].text) else at, end):
            if found[i] is None and finding is not None:
                found[i] = Furniture(finding.kind)


def _clusters(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    starts = [i for i, block in enumerate(blocks) if block.gap or i == 0]
    if len(starts) > 2:
        yield from zip(starts, [*starts[1:], len(blocks)], strict=True)


def _opens(found: Findings, i: int) -> bool:
    finding = found[i]
    return finding is not None and finding.sure and finding.kind not in _SINGLE


def _mark_menu(blocks: list[Block], found: Findings, start: int, end: int) -> None:
    """Entries of a menu that comes one entry a line: one is known, and the others are as short and stand nowhere else.

    What stands twice is the title or its author; a single word that does is the name of a section.
    """
    often = Counter(block.text.casefold() for block in blocks if " " in block.text)
    i = start
    while i < end:
        stop = i
        while stop < end and _is_entry(blocks[stop]) and (found[stop] or often[blocks[stop].text.casefold()] < 2):
            stop += 1
        known = sum(found[j] is not None for j in range(i, stop))
        if stop < end and found[stop - 1] is None:
            stop -= 1  # over a byline or date it may be the title
        if stop - i >= 3 and known:
            for j in range(i, stop):
                found[j] = found[j] or Furniture(Kind.NAVIGATION)
        i = max(stop, i) + 1


def _is_entry(block: Block) -> bool:
    if len(words_of(block.text)) > ENTRY:
        return False
    return not is_sentence(block.text) and not byline_of(block.text) and block.mark not in {"title", "byline", "date"}

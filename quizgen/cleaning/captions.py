"""Captions that have no word to tell them by: they are known by the line of the photographer above or the link beside them."""

from __future__ import annotations

from quizgen.cleaning.boxes import Findings, is_prose
from quizgen.cleaning.cues import Kind
from quizgen.cleaning.furniture import Furniture
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import is_bare_name, is_sentence, is_title_case, words_of

LONGEST = 35
"""Most words of a caption; those of newspapers have 15 to 25."""

_LINKS = frozenset({Kind.RELATED, Kind.NAVIGATION, Kind.CAPTION, Kind.SHARE})


def mark_captions(blocks: list[Block], found: Findings) -> None:
    """A name over a line of text, a fragment beside furniture where a heading has just been, the speaker of a pull quote."""
    gaps = any(block.gap for block in blocks[1:])
    credited = [i for i in range(len(blocks) - 1) if gaps and _is_credit(blocks, found, i)]
    if len(credited) <= 2:  # more are the headings of an article about several persons
        for i in credited:
            found[i] = found[i + 1] = Furniture(Kind.CAPTION)
    for i in range(1, len(blocks)):
        finding = found[i - 1]
        if found[i] is not None or finding is None:
            continue
        if finding.kind is Kind.TWICE and blocks[i].text.lstrip()[:1] in {"—", "–", "-"} and len(words_of(blocks[i].text)) <= 8:
            found[i] = Furniture(Kind.TWICE)
        elif finding.kind in _LINKS and finding.sure and _is_second_heading(blocks, found, i):
            found[i] = Furniture(Kind.CAPTION)


def _is_credit(blocks: list[Block], found: Findings, i: int) -> bool:
    if found[i] is not None or found[i + 1] is not None or blocks[i].mark != "text" or not is_bare_name(blocks[i].text):
        return False
    alone = i + 2 >= len(blocks) or blocks[i + 2].gap
    text = blocks[i + 1].text
    return blocks[i].gap and not blocks[i + 1].gap and alone and is_sentence(text) and len(words_of(text)) <= LONGEST


def _is_second_heading(blocks: list[Block], found: Findings, i: int) -> bool:
    """A fragment in small letters over running text, with a heading over it already."""
    text = blocks[i].text
    above = next((j for j in range(i - 1, -1, -1) if found[j] is None), None)
    if above is None or i + 1 >= len(blocks) or is_sentence(text) or is_title_case(text) or blocks[i].mark != "text":
        return False
    heading = blocks[above].mark != "item" and not is_sentence(blocks[above].text)
    return heading and len(words_of(text)) >= 4 and is_prose(blocks[i + 1])

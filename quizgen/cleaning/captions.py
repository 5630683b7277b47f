"""Captions that have no word to tell them by: they are known by the line of the photographer above or the link beside them."""

from __future__ import annotations

from quizgen.cleaning.boxes import PROSE, Findings, is_heading, is_prose
from quizgen.cleaning.furniture import Furniture
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import is_bare_name, is_sentence, is_title_case, words_of

LONGEST = 35
"""Most words of a caption; those of newspapers have 15 to 25."""

_SELLING = frozenset({Kind.ACCOUNT, Kind.ADVERT, Kind.SHARE})
_LINKS = frozenset({Kind.RELATED, Kind.NAVIGATION, Kind.CAPTION, Kind.SHARE})


def mark_captions(blocks: list[Block], found: Findings) -> None:
    """A name over a line of text, a fragment beside furniture where a heading has just been, the speaker of a pull quote."""
    gaps = any(block.gap for block in blocks[1:])
    credited = [i for i in range(len(blocks) - 1) if gaps and _is_credit(blocks, found, i)]
    if len(credited) <= 2:  # more are the headings of an article about several persons
        for i in credited:
            found[i] = found[i + 1] = Furniture(Kind.CAPTION)
    for i in range(len(blocks) - 2):
        if _is_box_title(blocks, found, i):
            found[i] = found[i + 1]
    for i in range(1, len(blocks)):
        finding = found[i - 1]
        if found[i] is not None or finding is None:
            continue
        if finding.kind is Kind.TWICE and blocks[i].text.lstrip()[:1] in {"—", "–", "-"} and len(words_of(blocks[i].text)) <= 8:
            found[i] = Furniture(Kind.TWICE)
        elif (finding.kind is Kind.CAPTION and gaps and _clings(blocks, i)) or (
            finding.kind in _LINKS and finding.sure and _is_second_heading(blocks, found, i)
        ):
            found[i] = Furniture(Kind.CAPTION)


def _is_credit(blocks: list[Block], found: Findings, i: int) -> bool:
    if found[i] is not None or found[i + 1] is not None or blocks[i].mark != "text" or not is_bare_name(blocks[i].text):
        return False
    alone = i + 2 >= len(blocks) or blocks[i + 2].gap
    text = blocks[i + 1].text
    return blocks[i].gap and not blocks[i + 1].gap and alone and is_sentence(text) and len(words_of(text)) <= LONGEST


def _clings(blocks: list[Block], i: int) -> bool:
    """Whether a short sentence stands right under a picture's line, and blank space parts both from the text."""
    alone = blocks[i - 1].gap and not blocks[i].gap and (i + 1 == len(blocks) or blocks[i + 1].gap)
    return alone and len(words_of(blocks[i].text)) < PROSE


def _is_box_title(blocks: list[Block], found: Findings, i: int) -> bool:
    """Whether a heading heads nothing but a line that sells or links, and another heading follows."""
    below = found[i + 1]
    if found[i] is not None or below is None or not below.sure or below.kind not in _SELLING or not is_heading(blocks[i]):
        return False
    after = next((j for j in range(i + 2, len(blocks)) if found[j] is None), None)
    return after is not None and after <= i + 3 and is_heading(blocks[after])


def _is_second_heading(blocks: list[Block], found: Findings, i: int) -> bool:
    """A fragment in small letters over running text, with a heading over it already."""
    text = blocks[i].text
    above = next((j for j in range(i - 1, -1, -1) if found[j] is None), None)
    if above is None or i + 1 >= len(blocks) or is_sentence(text) or is_title_case(text) or blocks[i].mark != "text":
        return False
    heading = blocks[above].mark != "item" and not is_sentence(blocks[above].text)
    return heading and len(words_of(text)) >= 4 and is_prose(blocks[i + 1])

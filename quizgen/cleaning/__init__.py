"""Blocks of text → article: what stands on a page, sorted into title, byline, date, body and what is left out.

The judgement rests on shape, position and repetition. When in doubt a line stays: a stray line can be struck out by the
teacher at a glance, a lost paragraph nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.article import Article
from quizgen.cleaning.acceptance import accept
from quizgen.cleaning.boxes import Findings, is_prose, mark_boxes, mark_lists, mark_twice
from quizgen.cleaning.captions import mark_captions
from quizgen.cleaning.clusters import mark_clusters, mark_directions, without_directions
from quizgen.cleaning.furniture import CLOSING, Furniture, furniture_of, is_labelled
from quizgen.cleaning.headline import Headline, headline_of
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block, join
from quizgen.cleaning.marks import without_marks
from quizgen.cleaning.shape import byline_of, is_bare_date, is_closed, is_date_line, is_sentence, words_of
from quizgen.cleaning.tails import mark_exercises, mark_letter, mark_replies

Part = Literal["title", "byline", "date", "body", "out"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block with what it was taken for; `why` is set for what is left out."""

    text: str
    part: Part
    why: Kind | None = None
    item: bool = False


_WRITES_FOR_A_LIVING = re.compile(
    r"^(?:[A-Z][\w.’'-]+ ){2,4}(?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:writer|reporter|journalist|author|editor|columnist|correspondent|contributor|blogger|freelancer)\b"
)
_MARKED: dict[str, Kind] = {"aside": Kind.ASIDE, "page": Kind.PAGE}


def article_from(blocks: Iterable[Block], origin: str) -> Article:
    """The article that the blocks hold.

    Raises UnusableArticle when they hold too few words, too many, or no English.
    """
    return article_of(sort_blocks(blocks), origin)


def article_of(pieces: Sequence[Piece], origin: str) -> Article:
    """The article that sorted pieces make, as sorted here or as a teacher sorted them anew.

    Raises UnusableArticle when the body has too few words, too many, or no English.
    """
    paragraphs = paragraphs_of(pieces)
    title = next((piece.text for piece in pieces if piece.part == "title"), None)
    byline = next((piece.text for piece in pieces if piece.part == "byline"), None)
    accept(paragraphs, title)
    return Article(title, byline, paragraphs, origin)


def sort_blocks(blocks: Iterable[Block]) -> list[Piece]:
    """Every block with its part, in the order they came; nothing is added, and only reference markers are cut."""
    kept = without_directions(without_marks(blocks))
    found = [_look_at(block) for block in kept]
    mark_lists(kept, found)
    mark_boxes(kept, found)
    mark_twice(kept, found)
    mark_directions(kept, found)
    mark_clusters(kept, found)
    mark_captions(kept, found)
    mark_exercises(kept, found)
    mark_letter(kept, found)
    mark_replies(kept, found)
    head = headline_of(kept, found)
    _mark_author(kept, found, head)
    return _sorted(kept, found, head)


def _look_at(block: Block) -> Furniture | None:
    if block.mark in _MARKED:
        return Furniture(_MARKED[block.mark])
    if block.mark in {"title", "byline"} or byline_of(block.text):
        return None
    if block.mark == "date":
        return Furniture(Kind.DATE)
    return furniture_of(block.text)


def _mark_author(blocks: list[Block], found: Findings, head: Headline) -> None:
    """Lines about the author: the byline's name once more, alone or with what he or she does, after the body."""
    who = byline_of(head.printed_byline or "") and re.split(r"\bby\s+|:\s*", head.printed_byline or "", flags=re.I)[-1]
    names = [name.strip() for name in re.split(r",| and | & ", who.split(",")[0])] if who else []
    names = [name for name in names if len(name.split()) >= 2]
    for i in range(len(blocks) - 1, max(head.start, 0), -1):
        text, count = blocks[i].text, len(words_of(blocks[i].text))
        if found[i] is not None:
            continue
        named = any(text.startswith(name) or name in (byline_of(text) or "") for name in names)
        bare = any(text.strip("—–- ") == name for name in names)
        trade = count <= 40 and _WRITES_FOR_A_LIVING.match(text) and any(found[j] for j in (i - 1, i + 1) if j < len(blocks))
        if (named and count <= 60) or bare or trade:
            found[i] = Furniture(Kind.AUTHOR)
        elif is_prose(blocks[i], 25):
            break


def _sorted(blocks: list[Block], found: Findings, head: Headline) -> list[Piece]:
    last = max((i for i, block in enumerate(blocks) if _is_body_end(block, found[i])), default=len(blocks) - 1)
    first = next((i for i in range(head.start, len(blocks)) if found[i] is None and is_sentence(blocks[i].text)), head.start)
    crowd = _crowd(blocks, found, head.start, first)
    diary = any(_is_date(found[i]) and is_bare_date(blocks[i].text) for i in range(first, last))
    title = blocks[head.title].text if head.title is not None else None
    pieces: list[Piece] = []
    closed = False
    for i, block in enumerate(blocks):
        part: Part = "body"
        why: Kind | None = None
        finding = found[i]
        if i == head.title:
            part = "title"
        elif i == head.byline:
            part = "byline"
        elif finding is not None and _is_date(finding):
            part = "body" if (diary or i > first) and is_bare_date(block.text) and head.start <= i <= last else "date"
        elif i < head.start:
            part, why = "out", _why_above(block, finding)
        elif block.text == title and not is_sentence(block.text):
            part, why = "out", Kind.TWICE
        elif i > last:
            why = _why_below(block, finding, closed=closed or _is_tag(blocks, found, i))
        elif i < first:
            why = finding.kind if finding else Kind.ASIDE if i in crowd or _clings(blocks, head, i) else None
        elif finding is not None:
            why = _why_within(block, found, i)
        if why is not None:
            part = "out"
        closed = closed or (i > last and finding is not None and finding.kind in CLOSING)
        text = head.printed_byline if part == "byline" and head.printed_byline else block.text
        pieces.append(Piece(text, part, why, block.mark == "item"))
    return pieces


def _is_body_end(block: Block, finding: Furniture | None) -> bool:
    """Whether the body reaches at least as far as this."""
    return finding is None and (is_prose(block, 12) or block.mark == "item")


def _crowd(blocks: list[Block], found: Findings, start: int, first: int) -> set[int]:
    """Lines between the head and the first sentence that cannot all be headings: labelled ones, and three or more together.

    The last may be the first section's heading when blank space parts it from the others.
    """
    between = [i for i in range(start, first) if found[i] is None and blocks[i].mark != "heading"]
    if len(between) >= 3:
        return set(between if not blocks[between[-1]].gap else between[:-1])
    return {i for i in between if is_labelled(blocks[i].text)}


def _is_date(finding: Furniture | None) -> bool:
    return finding is not None and finding.kind is Kind.DATE


def _is_tag(blocks: list[Block], found: Findings, i: int) -> bool:
    """Whether it is one of several lines of a word or three, close together, with furniture to follow."""
    if not any(finding is not None and finding.sure for finding in found[i:]):
        return False
    tight = not blocks[i].gap or (i + 1 < len(blocks) and not blocks[i + 1].gap)
    return tight and len(words_of(blocks[i].text)) <= 3 and not is_sentence(blocks[i].text)


def _clings(blocks: list[Block], head: Headline, i: int) -> bool:
    """Whether it is a word or three right under the byline, parted by blank space from what follows and not from the byline."""
    if head.byline is None or i + 1 >= len(blocks) or not blocks[i + 1].gap:
        return False
    return len(words_of(blocks[i].text)) <= 3 and not any(block.gap for block in blocks[head.start : i + 1])


def _why_above(block: Block, finding: Furniture | None) -> Kind:
    if finding is not None:
        return finding.kind
    return Kind.STANDFIRST if is_sentence(block.text) else Kind.NAVIGATION


def _why_within(block: Block, found: Findings, i: int) -> Kind | None:
    """In the midst of the body a likely cue counts for a fragment beside other furniture, and never for a sentence."""
    finding = found[i]
    if finding is None or finding.sure:
        return finding.kind if finding else None
    beside = any(near is not None and near.sure for near in (found[i - 1], found[i + 1] if i + 1 < len(found) else None))
    return finding.kind if beside and not is_sentence(block.text) else None


def _why_below(block: Block, finding: Furniture | None, *, closed: bool) -> Kind | None:
    """After the last running text every cue counts, and after closing furniture nothing is body any more."""
    if finding is not None and (finding.sure or len(words_of(block.text)) <= 25):
        return finding.kind
    return Kind.ASIDE if closed else None


def paragraphs_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The body's paragraphs; one that furniture or a page's end had cut in two is whole again."""
    paragraphs: list[str] = []
    for piece, number in zip(pieces, paragraph_numbers(pieces), strict=True):
        if number is None:
            continue
        if number > len(paragraphs):
            paragraphs.append(piece.text)
        else:
            paragraphs[-1] = join(paragraphs[-1], piece.text)
    return tuple(paragraphs)


def paragraph_numbers(pieces: Sequence[Piece]) -> tuple[int | None, ...]:
    """For each piece the number, from 1, of the paragraph it makes or goes on with; None for what is not body."""
    numbers: list[int | None] = []
    count, last, cut = 0, "", False
    for piece in pieces:
        if piece.part != "body":
            cut = cut or piece.part == "out"
            numbers.append(None)
            continue
        if cut and len(last) >= 40 and not is_closed(last) and piece.text[:1].islower() and not piece.item:
            last = join(last, piece.text)
        else:
            count, last = count + 1, piece.text
        cut = False
        numbers.append(count)
    return tuple(numbers)


__all__ = [
    "Block",
    "Kind",
    "Piece",
    "article_from",
    "article_of",
    "is_date_line",
    "paragraph_numbers",
    "paragraphs_of",
    "sort_blocks",
]

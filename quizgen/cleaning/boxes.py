"""What a line is by its neighbours: box lines under their heading, fact lists, mail headers, text that stands twice."""

from __future__ import annotations

import re

from quizgen.cleaning.furniture import Furniture, is_gloss, is_labelled, is_mail_header, is_mail_rule
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import byline_of, is_sentence, is_title_case, is_upper, words_of

Findings = list[Furniture | None]

ENOUGH = 80
"""Words of running text that must stand before a comment section or list of notes may end the article: no shorter text
makes a quiz, so what seems to end earlier than that is a line of the page's head."""

PROSE = 20
"""Words from which a sentence or more is running text rather than a caption, a link or an answer line; news paragraphs
have about 40 words, headlines and link texts rarely over 15."""

BOXED = 60
"""Words that a paragraph in a box seldom has more of."""

LINK = 7
"""Words that a link to another page seldom has more of."""

_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-hA-H])[.)]\s")


def is_prose(block: Block, words: int = PROSE) -> bool:
    """Whether it is running text of at least that many words."""
    return is_sentence(block.text) and len(words_of(block.text)) >= words


def mark_boxes(blocks: list[Block], found: Findings) -> None:
    """Spread the headings of boxes over the lines they head; a heading that heads running text is none of these."""
    gaps = any(block.gap for block in blocks[1:])
    before = 0
    total = sum(len(words_of(block.text)) for block in blocks if is_prose(block))
    head = _over_byline(blocks)
    i = 0
    while i < len(blocks):
        finding = found[i]
        if finding is None or not finding.heads:
            before += len(words_of(blocks[i].text)) if is_prose(blocks[i]) else 0
            i += 1
            continue
        end = _box_end(blocks, found, i, late=before >= ENOUGH and before * 2 >= total, enough=before >= ENOUGH, gaps=gaps)
        if not before:
            end = i + 1 if finding.kind is Kind.NOTES else min(end, max(head, i + 1))
        if end == i:
            found[i] = None
        for j in range(i + 1, end):
            found[j] = Furniture(finding.kind)
        i = max(end, i + 1)


def _over_byline(blocks: list[Block]) -> int:
    """Where the lines begin that stand right over the first byline: title and standfirst, if longer than links."""
    by = next((i for i, block in enumerate(blocks) if byline_of(block.text)), len(blocks))
    start = by
    while start > max(by - 2, 0) and len(words_of(blocks[start - 1].text)) > LINK:
        start -= 1
    return start


def _box_end(blocks: list[Block], found: Findings, i: int, *, late: bool, enough: bool, gaps: bool) -> int:
    """Where the box headed by block `i` ends; `i` itself when it is a heading of the article."""
    finding = found[i]
    if finding is None:
        return i
    rest = blocks[i + 1 :]
    match finding.kind:
        case Kind.COMMENT:
            return len(blocks) if enough else i + 1
        case Kind.NOTES | Kind.AUTHOR if late and sum(is_prose(block, 40) for block in rest) < 2:
            return len(blocks)
        case Kind.ADVERT:
            return _advert_end(blocks, found, i)
        case Kind.TERMS if ":" in blocks[i].text.rstrip(": "):
            return i + 1
    if finding.kind is Kind.FACTS and _is_one_box(blocks, i):
        return i + 2
    if rest and is_prose(rest[0]) and not _member(finding.kind, blocks[i + 1], tight=False):
        return i + 1 if finding.kind is Kind.RELATED else i
    end = i + 1
    while end < len(blocks):
        tight = gaps and not blocks[end].gap
        finds = found[end]
        if finds is not None and finds.sure and not finds.heads:
            end += 1
            continue
        if finds is not None and finds.heads or not _member(finding.kind, blocks[end], tight=tight):
            break
        if not tight and _heads_prose(blocks, found, end) and (end > i + 1 or finding.kind is not Kind.RELATED):
            break
        end += 1
    return end


def _is_one_box(blocks: list[Block], i: int) -> bool:
    """Whether a fact box's heading and the short paragraph tight under it are parted by blank space from what stands around."""
    if i + 1 >= len(blocks) or len(words_of(blocks[i + 1].text)) > BOXED:
        return False
    return blocks[i].gap and not blocks[i + 1].gap and (i + 2 == len(blocks) or blocks[i + 2].gap)


def _member(kind: Kind, block: Block, *, tight: bool) -> bool:
    """Whether a line can belong to a box of that kind."""
    text, count = block.text, len(words_of(block.text))
    fragment = not is_sentence(text)
    match kind:
        case Kind.TERMS:
            return is_gloss(text) or (fragment and count <= 12)
        case Kind.FACTS:
            return is_labelled(text) or (fragment and count <= 14) or ((tight or block.mark == "item") and count <= 30)
        case Kind.QUESTIONS:
            return count <= 60 and ("?" in text or _NUMBERED.match(text) is not None or (fragment and count <= 12))
        case Kind.RELATED:
            return (fragment or text.endswith("?") or (tight and count <= 30)) and count <= 30
        case Kind.NOTES:
            return fragment or _NUMBERED.match(text) is not None
        case _:
            return False


def _heads_prose(blocks: list[Block], found: Findings, i: int) -> bool:
    """Whether it looks like a heading of the article: a line over running text."""
    if is_sentence(blocks[i].text) or blocks[i].mark == "item" or found[i] is not None or is_labelled(blocks[i].text):
        return False
    return i + 1 < len(blocks) and is_prose(blocks[i + 1])


def _advert_end(blocks: list[Block], found: Findings, i: int) -> int:
    """An advertisement's label covers what stands right under it or speaks of buying."""
    end = i + 1
    while end < len(blocks) and len(words_of(blocks[end].text)) <= 20:
        finds = found[end]
        tight = not blocks[end].gap and blocks[i].gap
        if not (tight or (finds is not None and finds.kind is Kind.ADVERT and not finds.heads)):
            break
        end += 1
    return end


def mark_lists(blocks: list[Block], found: Findings) -> None:
    """Fact lists without a known heading (three labelled lines, or two under a heading) and mail headers."""
    i = 0
    while i < len(blocks):
        end = i
        while end < len(blocks) and is_mail_header(blocks[end].text):
            end += 1
        if end - i >= 2 or (end > i and is_mail_rule(blocks[i].text)):
            found[i:end] = [Furniture(Kind.MAIL)] * (end - i)
            i = end
            continue
        end = i
        while end < len(blocks) and blocks[end].mark == "text" and is_labelled(blocks[end].text):
            end += 1
        labels = [block.text.split(":")[0].casefold() for block in blocks[i:end]]
        headed = i > 0 and found[i - 1] is None and is_upper(blocks[i - 1].text) and len(blocks[i - 1].text.split()) <= 6
        if len(set(labels)) == len(labels) >= (2 if headed else 3):
            start = i - 1 if headed and i > 1 else i
            found[start:end] = [Furniture(Kind.FACTS)] * (end - start)
        i = max(end, i + 1)


def mark_twice(blocks: list[Block], found: Findings) -> None:
    """Pull quotes and paragraphs that came twice: eight words or more that stand word for word in a longer or earlier one."""
    longer = [_bare(block.text) for block in blocks]
    seen: set[str] = set()
    whole = "\n".join(text for text in longer if len(text) > 80)
    for i, text in enumerate(longer):
        if found[i] is not None or len(text.split()) < 8:
            continue
        if text in seen or (len(text) <= 400 and whole.count(text) > sum(text == other for other in longer if len(other) > 80)):
            found[i] = Furniture(Kind.TWICE)
        seen.add(text)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip("\"'“”‘’ .…")


def is_heading(block: Block) -> bool:
    """Whether it looks like a heading inside the body."""
    text = block.text
    return block.mark == "heading" or (
        len(text.split()) <= 14 and not is_sentence(text) and (is_title_case(text) or is_upper(text))
    )

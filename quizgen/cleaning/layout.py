"""Lines to blocks: hard-wrapped lines, hyphenated line ends and page breaks are undone, list marks taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from quizgen.cleaning.margins import feet_of, without_margin
from quizgen.cleaning.shape import byline_of, is_closed, is_title_case, is_upper, words_of

Mark = Literal["text", "title", "byline", "date", "heading", "item", "aside", "page"]
"""What the source itself says a block is; plain text says little, a web page a good deal."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or stray line, on a single line without surrounding white space.

    `gap` tells whether blank space parts it from the block before.
    """

    text: str
    gap: bool = True
    mark: Mark = "text"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    gap: bool
    indent: int
    page: bool = False


_INVISIBLE = re.compile("[\ufeff\u200b\u2060\u00ad\u200e\u200f\u0000-\u0008\u000e-\u001b\u007f]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"^(?:[•‣▪●○◦∙■□➢➤✓\uf0b7*-]\s+|[·o]\s{2,}|[•●▪‣](?=\w))")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-hA-H])[.)]\s+\S")
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.|pg\.)?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_CUT_WORD = re.compile(r"(\w+)-$")
_LONGEST_WORD = 60

FULL = 0.85
"""Share of the widest line that makes a line full. Typewriter text would allow 1; in a proportional font the same width
holds between 85 and 100 % of the most characters a line can have."""

WRAPPED = 0.4
"""Share of full lines going on in a small letter that shows a text to be hard-wrapped. Two words in three of English prose
follow a line break in lower case; lines of verse nearly never do."""

_HYPHEN_STAYS = frozenset(
    "self ex well half all cross non semi two three four five six seven eight nine ten twenty thirty forty fifty sixty"
    " seventy eighty ninety".split()
)


def text_blocks(text: str) -> list[Block]:
    """Plain text as blocks, in order, nothing left out but list marks, rules of punctuation and invisible characters."""
    lines = _marked_pages(list(_lines(text)))
    width = _width(lines)
    blocks: list[Block] = []
    last: _Line | None = None  # the line that ends the newest block of running text
    for line in lines:
        if line.page:
            blocks.append(Block(line.text, line.gap, "page"))
            continue
        bullet = _BULLET.match(line.text)
        if last is not None and not bullet and _goes_on(last, line, width, broken=blocks[-1].mark == "page"):
            at = next(i for i in range(len(blocks) - 1, -1, -1) if blocks[i].mark != "page")
            blocks[at] = replace(blocks[at], text=join(blocks[at].text, line.text, text))
        else:
            body = line.text[bullet.end() :].strip() if bullet else line.text
            item = bullet or _NUMBERED.match(line.text)
            if body:
                blocks.append(Block(" ".join(body.split()), line.gap, "item" if item else "text"))
        last = line
    return blocks


def join(first: str, second: str, text: str = "") -> str:
    """Two parts of one paragraph, the hyphen of a divided word taken out unless the word has one of its own.

    >>> join("It was a cele-", "bration.")
    'It was a celebration.'
    """
    cut = _CUT_WORD.search(first, max(len(first) - _LONGEST_WORD, 0))  # looking through all of it would cost its square
    if not cut or not second[:1].islower():
        return f"{first} {second}"
    head, tail = cut[1], re.split(r"\W", second, maxsplit=1)[0]
    if head.lower() in _HYPHEN_STAYS or re.search(rf"\b{re.escape(head)}-{re.escape(tail)}\b", text):
        return first + second
    return first[:-1] + second


def plain(text: str) -> str:
    """The text with one kind of line end and without invisible characters; a soft hyphen at a line's end joins its word."""
    text = _BREAKS.sub("\n", text)
    return _INVISIBLE.sub("", re.sub("\u00ad[ \t]*\n[ \t]*", "", text))


def _lines(text: str) -> Iterator[_Line]:
    rows = plain(text).expandtabs(4).split("\n")
    feet = feet_of(rows)
    full = [row for row in rows if row.strip()]
    if full and sum(row.lstrip().startswith(">") for row in full) * 2 > len(full):
        rows = [_QUOTED.sub("", row) for row in rows]
    gap = True
    for row in without_margin(rows):
        text = row.strip()
        if any(char.isalnum() for char in text):
            tidy = text if _BULLET.match(text) else " ".join(text.split())
            yield _Line(tidy, gap, len(row) - len(row.lstrip()), page=row in feet)
            gap = False
        else:
            gap = True


def _marked_pages(lines: list[_Line]) -> list[_Line]:
    """Page numbers and running heads, marked. A running head recurs, but for its number, and breaks into a sentence."""
    bare = [re.sub(r"\d+", "#", line.text.casefold()).strip(" #|·-–—") for line in lines]
    often = Counter(bare)
    heads = set()
    for i in range(1, len(lines)):
        if often[bare[i]] < 2 or len(words_of(bare[i])) < 2 or len(lines[i].text) > 80 or is_closed(lines[i].text):
            continue
        near = [lines[j].text for j in (i - 1, i + 1) if j < len(lines)]
        before = next((lines[j].text for j in range(i - 1, -1, -1) if not _PAGE_NUMBER.match(lines[j].text)), "")
        if any(_PAGE_NUMBER.match(text) for text in near) or (len(before) > 30 and not is_closed(before)):
            heads.add(bare[i])
    first = {text: bare.index(text) for text in heads}
    return [
        replace(line, page=True)
        if line.page
        or _is_running_head(lines, i)
        or _PAGE_NUMBER.match(line.text)
        or (bare[i] in heads and (i != first[bare[i]] or any(map(str.isdigit, line.text))))
        else line
        for i, line in enumerate(lines)
    ]


def _is_running_head(lines: list[_Line], i: int) -> bool:
    """Capitals right beside a page number, with nothing of their own below them."""
    text = lines[i].text
    if not is_upper(text) or len(text.split()) > 10 or i == 0:
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    if _PAGE_NUMBER.match(lines[i - 1].text) and not lines[i].gap:
        return after is None or after.gap or after.text[:1].islower()
    return after is not None and not after.gap and _PAGE_NUMBER.match(after.text) is not None


def _width(lines: list[_Line]) -> int | None:
    """Characters in a full line of a hard-wrapped text; None when lines end where their author ended them."""
    lengths = sorted(len(line.text) for line in lines if not line.page)
    if len(lengths) < 5:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and _is_full(a, b, width)]
    small = sum(b.text[:1].islower() for _, b in pairs)
    return width if len(pairs) >= 4 and width >= 30 and small >= WRAPPED * len(pairs) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next word would not have fitted on the line."""
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > FULL * width


def _is_headline_on(line: _Line, following: _Line) -> bool:
    """Whether a headline in title case goes on in the next line: “The Last Globe” / “on the Bench”."""
    short = len(line.text.split()) + len(following.text.split()) <= 14
    tight = line.gap and not following.gap and following.text[:1].islower()
    return short and tight and not is_upper(line.text) and is_title_case(f"{line.text} {following.text}")


def _goes_on(line: _Line, following: _Line, width: int | None, *, broken: bool) -> bool:
    """Whether the second line belongs to the paragraph of the first; `broken`: a page ended in between."""
    if line.text.startswith(">") != following.text.startswith(">"):
        return False
    small = following.text[:1].islower() and not _NUMBERED.match(following.text)
    if byline_of(following.text):
        return False
    if is_title_case(line.text):
        return _is_headline_on(line, following)
    opened = not is_closed(line.text)
    if following.gap or broken:
        return opened and (small or broken and width is not None and _is_full(line, following, width)) and len(line.text) >= 40
    if width is None:
        return opened and small and len(line.text) >= 60
    if _NUMBERED.match(following.text) and not opened:
        return False
    if _is_full(line, following, width):
        return opened or following.indent <= line.indent
    return opened and small and len(line.text) >= 0.5 * width

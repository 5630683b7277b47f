"""PDF files: the lines of each page with their place and size, put back into the order in which they are read.

Nearly every program writes a page column by column, so the order in the file is the order of reading. Where a page was
written row by row across its columns, `columns` cuts the rows apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from quizgen.cleaning.acceptance import MOST_WORDS
from quizgen.cleaning.layout import Block, Mark, text_blocks
from quizgen.cleaning.shape import is_closed
from quizgen.errors import UnusableArticle
from quizgen.sources import source
from quizgen.sources.child import more_time
from quizgen.sources.columns import in_columns

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 60
"""Pages of a document that is read whole; the longest article has about forty."""

LARGER = 1.15
"""Size of a heading's letters against the text's, at least: 14 points over 12, or 12 over 10."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0x2010: "-"}
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.|pg\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_NOTE = re.compile(r"^\s*(?:\[?\d{1,3}\]?|[*†‡§])[.)]?\s*\D")
_TRIED = 3  # pages that are looked at for rows across columns; it takes as long as reading them
_EDGE = 2  # lines at the top and at the foot of a page among which running heads stand


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: where it starts, in points from the page's lower left corner, and how high its letters are."""

    text: str
    x: float
    y: float
    size: float


@source("PDF", suffixes=(".pdf",), recognises=lambda data: b"%PDF-" in data[:1024], apart=True, binary=True)
def read_pdf(data: bytes) -> list[Block]:
    """The blocks of a PDF: running heads, page numbers and notes at the foot are put aside.

    Raises UnusableArticle when it is locked, a scan without text, too long or damaged.
    """
    pages: list[list[_Line]] = []
    words = 0
    by_rows = 0
    for page in _pages(data):
        lines = _lines(page)
        if len(pages) < _TRIED or by_rows:
            rows = _rows(page, lines)
            by_rows += rows is not None
            lines = rows or lines
        words += sum(len(line.text.split()) for line in lines)
        if words > 2 * MOST_WORDS:
            raise UnusableArticle("This PDF is as long as a book; print the pages you want to a PDF of their own.")
        pages.append(lines)
        more_time()
    if not any(char.isalpha() for lines in pages for line in lines for char in line.text):
        raise UnusableArticle(
            "This PDF holds pictures of pages and no text, as scanners make them; run text recognition (OCR) over it first, or "
            "type or paste the article's text."
        )
    return _blocks(pages)


def _pages(data: bytes) -> list[PageObject]:
    from pypdf import PdfReader  # late: only the child needs it
    from pypdf.errors import DependencyError

    try:
        reader: PdfReader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnusableArticle("This PDF is locked with a password; save it without one, or copy the text and paste it.")
        if len(reader.pages) > MOST_PAGES:
            raise UnusableArticle(
                f"This PDF has {len(reader.pages)} pages; print the pages you want, at most {MOST_PAGES}, to a PDF of their own."
            )
        return list(reader.pages)
    except DependencyError as error:
        raise UnusableArticle("This PDF is locked; save it without protection, or copy the text and paste it.") from error
    except _broken() as error:
        raise UnusableArticle("This PDF is damaged; open it, copy the article's text and paste it.") from error


def _lines(page: PageObject) -> list[_Line]:
    """The page's lines in the file's order; text that stands on its side is taken only where there is no other."""
    try:
        return _gathered(page, (0,)) or _gathered(page, (0, 90, 180, 270))
    except _broken():
        return []  # one broken page: the others may hold the article


def _rows(page: PageObject, lines: list[_Line]) -> list[_Line] | None:
    """The page's lines column by column when the file holds them row by row; else None."""
    if len(lines) <= 5:
        return None
    try:
        rows = in_columns(page.extract_text(extraction_mode="layout"), [line.text for line in lines])
    except _broken():
        return None
    size = lines[len(lines) // 2].size
    return [_Line(row, 0, -1.2 * size * number, size) for number, row in enumerate(rows) if row] if rows else None


def _broken() -> tuple[type[Exception], ...]:
    """What pypdf raises on what is not as the standard says."""
    from pypdf.errors import PyPdfError

    return (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        ArithmeticError,
        AssertionError,
    )


def _gathered(page: PageObject, orientations: tuple[int, ...]) -> list[_Line]:
    found: list[_Line] = []
    fragments: list[_Line] = []

    def end_line() -> None:
        text = "".join(fragment.text for fragment in fragments).strip()
        first = next((fragment for fragment in fragments if fragment.text.strip()), None)
        if text and first:
            size = max(fragments, key=lambda fragment: len(fragment.text)).size
            found.append(_Line(text.translate(_LIGATURES), first.x, first.y, size))
        fragments.clear()

    def take(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size) * (abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1)
        raised = text.strip().isdigit() and fragments and height < 0.8 * fragments[0].size
        if text.strip("\n") and not raised:
            fragments.append(_Line(text.strip("\n"), x, y, height))
        if text.endswith("\n"):
            end_line()

    visitor: Any = take  # pypdf's own type names no positions
    page.extract_text(orientations=orientations, visitor_text=visitor)
    end_line()
    return found


def _blocks(pages: list[list[_Line]]) -> list[Block]:
    weight: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        weight[round(line.size, 1)] += len(line.text)
    body = weight.most_common(1)[0][0]
    left_out: dict[str, Mark] = {}
    repeated = _repeated(pages)
    kept: list[list[_Line]] = []
    for lines in pages:
        edge = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
        heads = {i for i in edge if 0 <= i < len(lines) and _is_head(lines[i], repeated)}
        left_out |= {lines[i].text: "page" for i in sorted(heads) if not _PAGE_NUMBER.match(lines[i].text)}
        rest = [line for i, line in enumerate(lines) if i not in heads]
        notes = _notes_from(rest, body)
        left_out |= {line.text: "aside" for line in rest[notes:]}
        kept.append(rest[:notes])
    lines = _headings_whole([line for lines in kept for line in lines], body)
    headings = {line.text: line.size for line in lines if line.size >= LARGER * body and len(line.text) <= 200}
    first = {line.text for line in _headings_whole(kept[0], body)} if kept else set()
    largest = max((size for text, size in headings.items() if text in first), default=0)
    marks: dict[str, Mark] = {
        text: "title" if text in first and size == largest and size >= 1.3 * body else "heading"
        for text, size in headings.items()
    }
    blocks = [replace(block, mark=marks.get(block.text, block.mark)) for block in text_blocks(_text(lines, set(headings)))]
    return blocks + [Block(text, mark=mark) for text, mark in left_out.items()]


def _repeated(pages: list[list[_Line]]) -> set[str]:
    """What stands at the edge of two pages or more, but for its numbers."""
    seen = Counter(text for lines in pages for text in {_bare(line.text) for line in [*lines[:_EDGE], *lines[-_EDGE:]]})
    return {text for text, count in seen.items() if count >= 2}


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _is_head(line: _Line, repeated: set[str]) -> bool:
    return _PAGE_NUMBER.match(line.text) is not None or (len(line.text) <= 150 and _bare(line.text) in repeated)


def _notes_from(lines: list[_Line], body: float) -> int:
    """Where the notes at a page's foot begin, in smaller letters than the text."""
    i = len(lines)
    while i > 0 and lines[i - 1].size < 0.92 * body:
        i -= 1
    return next((j for j in range(i, len(lines)) if _NOTE.match(lines[j].text)), len(lines))


def _headings_whole(lines: list[_Line], body: float) -> list[_Line]:
    """The lines, with a heading that runs over two or three on one."""
    made: list[_Line] = []
    for _, group in groupby(lines, key=lambda line: round(line.size, 1) if line.size >= LARGER * body else 0):
        same = list(group)
        for line in same:
            last = made[-1] if made and line is not same[0] else None
            if last and line.size >= LARGER * body and 0 < last.y - line.y <= 1.6 * line.size:
                made[-1] = replace(line, text=f"{last.text} {line.text}", x=last.x)
            else:
                made.append(line)
    return made


def _text(lines: list[_Line], headings: set[str]) -> str:
    """Lines as text: a blank line where more space than usual, or a heading, parts them; indented as on the page."""
    steps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if 0 < a.y - b.y < 3 * a.size)
    usual = steps.most_common(1)[0][0] if steps else 0
    rows: list[str] = []
    left = _lefts(lines)
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        step = before.y - line.y if before else 0
        apart = step > 1.3 * usual if step > 0 else before is not None and is_closed(before.text)
        if before and (apart or line.text in headings or before.text in headings):
            rows.append("")
        indent = round((line.x - left[i]) / max(line.size, 1) * 2)
        rows.append(" " * min(max(indent, 0), 20) + line.text)
    return "\n".join(rows)


def _lefts(lines: list[_Line]) -> list[float]:
    """The left edge of the column that each line stands in; a column ends where the next line stands higher."""
    lefts: list[float] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].y > lines[i - 1].y + lines[i].size:
            lefts += [min(line.x for line in lines[start:i])] * (i - start)
            start = i
    return lefts

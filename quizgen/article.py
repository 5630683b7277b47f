"""The article: cleaned text with title, byline, numbered paragraphs and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: half-open, in characters (code points)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text it covers."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Article:
    """What everything later points into, by character offsets into `text`.

    `paragraphs` are single lines without surrounding white space; headings and list items of the body are paragraphs too.
    `origin` says where the article came from, in words for a person: a file name, an address, "pasted".
    """

    title: str | None
    byline: str | None
    paragraphs: tuple[str, ...]
    origin: str = "pasted"

    @cached_property
    def text(self) -> str:
        """The body, paragraphs parted by one blank line, without title and byline."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @cached_property
    def paragraph_spans(self) -> tuple[Span, ...]:
        """Where each paragraph stands in `text`."""
        spans, start = [], 0
        for paragraph in self.paragraphs:
            spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + len(PARAGRAPH_BREAK)
        return tuple(spans)

    @property
    def words(self) -> int:
        """How many words the body has, parted by white space."""
        return len(self.text.split())

"""The article: cleaned text with title, byline, numbered paragraphs and where it came from."""

from __future__ import annotations

import re
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


def followed(span: Span, before: str, after: str) -> Span | None:
    """Where the words of a span stand once a text has changed; None when they are gone.

    What stands outside the change stays or moves along; inside it the nearest place with the same words is taken.

    >>> followed(Span(4, 8), "One two three", "Zero, one two three")
    Span(start=10, end=14)
    """
    most = min(len(before), len(after))
    head = next((i for i in range(most) if before[i] != after[i]), most)
    tail = next((i for i in range(most - head) if before[-1 - i] != after[-1 - i]), most - head)
    shift = len(after) - len(before)
    if span.end <= head:
        return span
    if span.start >= len(before) - tail:
        return Span(span.start + shift, span.end + shift)
    words = span.of(before)
    places = [match.start() for match in re.finditer(re.escape(words), after)] if words else []
    start = min(places, key=lambda place: abs(place - span.start), default=None)
    return None if start is None else Span(start, start + len(words))


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

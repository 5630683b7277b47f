"""The article cut into pieces, so that a page can mark where the answers stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from quizgen.article import Article, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph: its text, the slots it is evidence for, those whose first evidence begins here."""

    text: str
    slots: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def marked_paragraphs(article: Article, evidence: Mapping[int, tuple[Span, ...]]) -> tuple[tuple[Piece, ...], ...]:
    """Every paragraph as pieces; the pieces' texts joined are the paragraph.

    `evidence` has, per slot, spans of the article's text. Spans may overlap and may cross paragraphs; what lies outside
    the text is ignored. Each slot with evidence begins in exactly one piece.
    """
    seen: set[int] = set()
    return tuple(_pieces(article.text, paragraph, evidence, seen) for paragraph in article.paragraph_spans)


def _pieces(text: str, paragraph: Span, evidence: Mapping[int, tuple[Span, ...]], seen: set[int]) -> tuple[Piece, ...]:
    inside = [
        (slot, max(span.start, paragraph.start), min(span.end, paragraph.end))
        for slot, spans in sorted(evidence.items())
        for span in spans
        if max(span.start, paragraph.start) < min(span.end, paragraph.end)
    ]
    cuts = sorted({paragraph.start, paragraph.end, *(edge for _, start, end in inside for edge in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        slots = tuple(dict.fromkeys(slot for slot, first, last in inside if first <= start and end <= last))
        begins = tuple(slot for slot in slots if slot not in seen)
        seen.update(begins)
        pieces.append(Piece(text[start:end], slots, begins))
    return tuple(pieces)

"""What runs outside a web thread: pure functions from what was asked to what came of it, which tell how far they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, ClassVar

from pydantic import TypeAdapter

from quizgen.analysis.lexicon import Lexicon
from quizgen.article import Article
from quizgen.cleaning import Piece
from quizgen.cleaning.acceptance import MOST_WORDS
from quizgen.draft import Progress, draft
from quizgen.errors import ArticleTooLong
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint
from quizgen.sources import Material, is_text, material_of_file, material_of_paste
from quizgen.sources.address import Fetched, fetch
from quizgen.sources.text_file import decode

LONGEST_TITLE = 200
"""Characters of a quiz's title: two lines at the head of a page."""

FULL_PART = 0.9 * MOST_WORDS
"""Words of a part at most, when a long text is parted: paragraphs are not cut, and the last one may stand out a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAsked:
    """A quiz from what was thrown in: what a teacher asked for, beside the text itself.

    `file_name` is None when the text was pasted; with a file or an `address`, `typed` is what stood in the box for text
    beside it. `html` is what the clipboard held of the pasted text. `part` counts from 1 and is None for the whole.
    """

    kind: ClassVar[str] = "draft"
    wanted: Blueprint = field(default_factory=Blueprint)
    title: str = ""
    file_name: str | None = None
    address: str = ""
    typed: str = ""
    html: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainAsked:
    """Another quiz from an article of the library, as it is when its turn comes; `article` is its public id."""

    kind: ClassVar[str] = "again"
    article: str
    title: str = ""
    wanted: Blueprint = field(default_factory=Blueprint)


Asked = DraftAsked | AgainAsked

_ASKED: dict[str, TypeAdapter[Any]] = {cls.kind: TypeAdapter(cls) for cls in (DraftAsked, AgainAsked)}


def to_request(asked: Asked) -> dict[str, Any]:
    """As JSON, to be stored."""
    return asdict(asked)


def asked_of(kind: str, request: dict[str, Any]) -> Asked:
    """What was asked, from its stored JSON."""
    asked: Asked = _ASKED[kind].validate_python(request)
    return asked


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of it: the quiz, what it is called, and what it came from; `source_name` is the file's name, if there was one."""

    quiz: Quiz
    title: str
    material: Material
    source: bytes
    source_name: str | None = None


class WhichPart(ArticleTooLong):
    """The text is too long for one quiz; `parts` names those it can be taken in, in order."""

    def __init__(self, sentence: str, parts: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.parts = tuple(parts)


def draft_quiz(
    asked: DraftAsked, data: bytes, *, lexicon: Lexicon, progress: Progress, get: Callable[[str], Fetched] = fetch
) -> Drafted:
    """Read the material and draft a quiz from it; the same request and data give the same quiz.

    An address is fetched by `get`, and what came is kept.

    Raises UnusableArticle with what to do, and WhichPart when the text is too long and has parts to choose from.
    """
    origin, file_name = None, asked.file_name
    if asked.address:
        progress(1, "Fetching the page")
        found = get(asked.address)
        data, file_name, origin = found.data, found.name, found.address
    progress(2, "Reading the text")
    whole = read_material(data, file_name, asked.html or None)
    whole = whole if origin is None else replace(whole, origin=origin)
    article = article_in(whole, asked.part)
    quiz = draft(article, asked.wanted, lexicon=lexicon, progress=progress)
    material = whole if asked.part is None else part_of(whole, asked.part)
    return Drafted(quiz, quiz_title(asked.title, article), material, data, file_name)


def read_material(data: bytes, file_name: str | None, html: str | None = None) -> Material:
    """The pieces of what was pasted (without a name) or of a file. Raises UnusableArticle with what to do."""
    return material_of_paste(_pasted(data), html) if file_name is None else material_of_file(data, file_name)


def article_in(material: Material, part: int | None = None) -> Article:
    """The article in the material, or a part of it; raises UnusableArticle and WhichPart."""
    if part is not None:
        return part_of(material, part).article()
    try:
        return material.article()
    except ArticleTooLong as error:
        parts = _parts(material.pieces)
        if len(parts) < 2:
            raise
        raise WhichPart(f"{error} Or choose one of its {len(parts)} parts.", _names(parts)) from error


def part_of(material: Material, part: int) -> Material:
    """One of the parts in which a long text can be taken, counted from 1; the nearest there is."""
    parts = _parts(material.pieces)
    return replace(material, pieces=parts[min(max(part, 1), len(parts)) - 1])


def text_of(data: bytes, file_name: str | None) -> str:
    """The text of what was given, to be shown in a box again; empty when a file is no text."""
    if file_name is None:
        return _pasted(data)
    return decode(data).replace("\0", "") if is_text(data, file_name) else ""


def _pasted(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def quiz_title(typed: str | None, article: Article) -> str:
    """What the quiz is called: as typed, else like the article, else by its first words."""
    first_words = " ".join(article.paragraphs[0].split()[:6]) if article.paragraphs else ""
    return (typed or article.title or f"{first_words} …")[:LONGEST_TITLE]


def _parts(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces in parts of about the same number of words, each with title and byline; a piece is never cut."""
    total = sum(map(_words, pieces))
    number = max(1, math.ceil(total / FULL_PART))
    parts: list[list[Piece]] = [[] for _ in range(number)]
    before = 0
    for piece in pieces:
        if piece.part in {"body", "out"}:
            middle = before + _words(piece) / 2
            parts[min(int(middle * number / max(total, 1)), number - 1)].append(piece)
            before += _words(piece)
    head = [piece for piece in pieces if piece.part not in {"body", "out"}]
    return [(*head, *part) for part in parts if any(piece.part == "body" for piece in part)]


def _words(piece: Piece) -> int:
    return len(piece.text.split()) if piece.part == "body" else 0


def _names(parts: Sequence[Sequence[Piece]]) -> list[str]:
    names = []
    for number, part in enumerate(parts, 1):
        first = next(piece.text for piece in part if piece.part == "body")
        names.append(f"Part {number}, {sum(map(_words, part)):,} words: “{' '.join(first.split()[:8])} …”")
    return names

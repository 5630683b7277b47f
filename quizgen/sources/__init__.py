"""Where articles come from, one file each: add a file, add a source.

A file source registers the suffixes it reads and a function from bytes to blocks; `quizgen.cleaning` makes the article.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from quizgen.article import Article
from quizgen.cleaning import Piece, article_of, sort_blocks
from quizgen.cleaning.acceptance import check_size
from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle

Reader = Callable[[bytes], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of file: its name for a person, its suffixes, whether given bytes look like one, and how it is read."""

    label: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Reader


_sources: dict[str, Source] = {}


def source(label: str, *, suffixes: tuple[str, ...], recognises: Callable[[bytes], bool]) -> Callable[[Reader], Reader]:
    """Register a reader under its suffixes; a second claim on a suffix raises and names both."""

    def register(read: Reader) -> Reader:
        made = Source(label, suffixes, recognises, read)
        for suffix in suffixes:
            if suffix in _sources:
                raise ValueError(f"two sources claim {suffix!r}: {_sources[suffix].label} and {label}")
            _sources[suffix] = made
        return read

    return register


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read, in the order of the alphabet."""
    return tuple(sorted(_sources))


@dataclass(frozen=True, slots=True)
class Material:
    """What was thrown in, taken apart: every piece of it with the part it plays, and where it came from, for a person."""

    pieces: tuple[Piece, ...]
    origin: str

    def article(self) -> Article:
        """The article in it; raises UnusableArticle with what to do when it holds too little, too much or no English."""
        return article_of(self.pieces, self.origin)


def read_file(file: Path | bytes, name: str | None = None) -> Article:
    """The article in a file, given as its path or its bytes; see `material_of_file`."""
    return material_of_file(file, name).article()


def material_of_file(file: Path | bytes, name: str | None = None) -> Material:
    """A file's pieces, given as its path or its bytes.

    `name` is what the teacher calls it: its suffix chooses the source, and it becomes the origin. Without a known suffix
    ("-", an upload without one) the content decides. Raises UnusableArticle with what to do when the file is missing,
    of a kind that cannot be read or too large.
    """
    name = name or (file.name if isinstance(file, Path) else "-")
    if isinstance(file, Path):
        try:
            check_size(file.stat().st_size)
            data = file.read_bytes()
        except OSError as error:
            raise UnusableArticle(f"“{name}” cannot be opened ({error.strerror}); check the name and try again.") from error
    else:
        data = file
    check_size(len(data))
    if not data.strip():
        raise UnusableArticle("There is no text here; paste the article or choose another file.")
    return Material(tuple(sort_blocks(_source_of(data, name).read(data))), "pasted" if name == "-" else name)


def from_paste(text: str) -> Article:
    """The article in a text that was typed or pasted; raises UnusableArticle with what to do."""
    return material_of_paste(text).article()


def material_of_paste(text: str) -> Material:
    """The pieces of a text that was typed or pasted; raises UnusableArticle when it is too large."""
    from quizgen.sources import paste

    check_size(len(text.encode("utf-8", "surrogatepass")))
    return Material(tuple(sort_blocks(paste.blocks(text))), "pasted")


def _source_of(data: bytes, name: str) -> Source:
    suffix = PurePath(name).suffix.lower()
    refuse_binary(data, name)
    if suffix in _sources:
        return _sources[suffix]
    for known in dict.fromkeys(_sources.values()):
        if known.recognises(data):
            return known
    readable = ", ".join(suffixes())
    raise UnusableArticle(f"“{name}” is of a kind that cannot be read; choose one of {readable}, or copy its text and paste it.")


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnusableArticle when the bytes are no text, and say how to get at the text in them."""
    what = "This file" if name == "-" else f"“{name}”"
    for start, kind in (
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a Word or zip file"),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"{\\rtf", "a rich text file"),
    ):
        if data.startswith(start):
            raise UnusableArticle(f"{what} is {kind}, which cannot be read yet; open it, copy the article's text and paste it.")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in data[:4096])
    sample = data[:4096]
    zeros = max(sample[0::2].count(0), sample[1::2].count(0))
    even = zeros > 0.4 * len(sample) / 2 and min(sample[0::2].count(0), sample[1::2].count(0)) * 20 < zeros
    if control and not wide and not even and control * 200 > len(sample) or (b"\x00" in sample and not wide and not even):
        raise UnusableArticle(f"{what} is not a text file; choose one of {', '.join(suffixes())}, or paste the article's text.")


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

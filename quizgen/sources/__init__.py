"""Where articles come from, one file each: add a file, add a source.

A file source registers the suffixes it reads and a function from bytes to blocks; `quizgen.cleaning` makes the article.
What others' programs wrote in a format of their own is read apart, in a process with limits (see `child`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from quizgen.article import Article
from quizgen.cleaning import Piece, article_of, sort_blocks
from quizgen.cleaning.acceptance import MOST_BYTES, check_size
from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources.child import read_apart

Reader = Callable[[bytes], Iterable[Block]]

MOST_PACKED_BYTES = 5_000_000
"""Of a file that is read apart: there fonts, pictures and scripts weigh more than the text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of file: its name for a person, its suffixes, whether given bytes look like one, and how it is read.

    `apart`: in a process of its own. `binary`: its bytes are no text, and are known by their signature under any name.
    """

    label: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Reader
    apart: bool = False
    binary: bool = False

    def blocks(self, data: bytes, name: str) -> list[Block]:
        """What stands in a file of this kind; raises UnusableArticle with what to do when it cannot be read."""
        check_size(len(data), MOST_PACKED_BYTES if self.apart else MOST_BYTES)
        return read_apart(self.read, data, called(name)) if self.apart else list(self.read(data))


_sources: dict[str, Source] = {}


def source(
    label: str, *, suffixes: tuple[str, ...], recognises: Callable[[bytes], bool], apart: bool = False, binary: bool = False
) -> Callable[[Reader], Reader]:
    """Register a reader under its suffixes; a second claim on a suffix raises and names both."""

    def register(read: Reader) -> Reader:
        made = Source(label, suffixes, recognises, read, apart, binary)
        for suffix in suffixes:
            if suffix in _sources:
                raise ValueError(f"two sources claim {suffix!r}: {_sources[suffix].label} and {label}")
            _sources[suffix] = made
        return read

    return register


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read, in the order of the alphabet."""
    return tuple(sorted(_sources))


def sources() -> tuple[Source, ...]:
    """Every source of files, each once."""
    return tuple(dict.fromkeys(_sources.values()))


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
            check_size(file.stat().st_size, MOST_PACKED_BYTES)
            data = file.read_bytes()
        except OSError as error:
            raise UnusableArticle(f"“{name}” cannot be opened ({error.strerror}); check the name and try again.") from error
    else:
        data = file
    if not data.strip():
        raise UnusableArticle("There is no text here; paste the article or choose another file.")
    return Material(tuple(sort_blocks(_source_of(data, name).blocks(data, name))), "pasted" if name == "-" else name)


def from_paste(text: str, html: str | None = None) -> Article:
    """The article in a text that was typed or pasted; raises UnusableArticle with what to do."""
    return material_of_paste(text, html).article()


def material_of_paste(text: str, html: str | None = None) -> Material:
    """The pieces of a text that was typed or pasted; raises UnusableArticle when it is too large.

    `html` is what the clipboard holds beside the plain text when it came from Word, Google Docs or a web page.
    """
    from quizgen.sources import paste

    check_size(len(text.encode("utf-8", "surrogatepass")))
    return Material(tuple(sort_blocks(paste.blocks(text, html))), "pasted")


def material_of_address(address: str) -> Material:
    """The pieces of the page or file at an http or https address; its origin is the address where it was found at last.

    Raises UnusableArticle with what to do; see `address.fetch` for what is never fetched.
    """
    from quizgen.sources.address import fetch

    found = fetch(address)
    return replace(material_of_file(found.data, found.name), origin=found.address)


def _source_of(data: bytes, name: str) -> Source:
    """The source that reads it: by its signature, else by its suffix, else by its looks."""
    suffix = PurePath(name).suffix.lower()
    signed = next((known for known in sources() if known.binary and known.recognises(data)), None)
    found = signed or _sources.get(suffix) or next((known for known in sources() if known.recognises(data)), None)
    if found is None or not found.binary:
        refuse_binary(data, name)
    if found is not None:
        return found
    readable = ", ".join(suffixes())
    raise UnusableArticle(f"“{name}” is of a kind that cannot be read; choose one of {readable}, or copy its text and paste it.")


def is_text(data: bytes, name: str) -> bool:
    """Whether a file's bytes are text as they stand, and not a PDF or Word file or nothing that can be read."""
    try:
        return not _source_of(data, name).binary
    except UnusableArticle:
        return False


def called(name: str) -> str:
    """How a sentence begins that speaks of the file."""
    return "This file" if name == "-" else f"“{name}”"


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnusableArticle when the bytes are no text, and say how to get at the text in them."""
    what = called(name)
    for start, kind in (
        (b"PK\x03\x04\x14\x00\x00\x08\x00\x00", "an OpenDocument file"),
        (b"PK\x03\x04", "a zip file"),
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

"""Files made to harm: each is refused with a sentence, and the server's own memory does not move."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from quizgen.errors import UnusableArticle
from quizgen.sources import read_file
from tests.builders_files import paragraph, pdf_file, pdf_of, run, word_file, word_parts
from tests.memory import unmoved_memory

MEGABYTE = b"a" * 1_000_000
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>"

# Word -------------------------------------------------------------------------------------------------------------------


def word_with(*, name: str = "word/document.xml", megabytes: int = 0, entries: int = 0) -> bytes:
    """A Word file with a part that unpacks to so much, or with so many parts; it is packed piece by piece."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for part, content in word_parts(paragraph(run("x"))).items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w") as out:
            for _ in range(megabytes):
                out.write(MEGABYTE)
        for i in range(entries):
            archive.writestr(f"word/part{i}.xml", "<x/>")
    return made.getvalue()


def with_size_told(data: bytes, size: int) -> bytes:
    """The archive with every entry said to be of that size, in both its lists."""
    told = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = told.find(signature)
        while at >= 0:
            told[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = told.find(signature, at + 4)
    return bytes(told)


def document(declared: str, text: str, *, encoding: str = "utf-8") -> bytes:
    """A Word file whose document opens with a document type."""
    written = word_parts(paragraph("<w:r><w:t>" + text + "</w:t></w:r>"))["word/document.xml"]
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>'
    content = head + declared + written.partition("?>")[2]
    return word_file(parts={"word/document.xml": content.encode(encoding)})


LAUGHS = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10)) + "]>"
OUTSIDE = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
PARAMETER = "<!DOCTYPE d [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]>"

WORD = {
    "100 KB that unpack to 100 MB": lambda: word_with(megabytes=100),
    "another part that does": lambda: word_with(name="word/numbering.xml", megabytes=100),
    "40 parts of a megabyte": lambda: word_file(parts={f"word/p{i}.xml": MEGABYTE for i in range(40)}),
    "sizes told too small": lambda: with_size_told(word_with(megabytes=100), 1000),
    "sizes told too large": lambda: with_size_told(word_with(megabytes=1), 0x7FFFFFF0),
    "10,000 parts": lambda: word_with(entries=10_000),
    "a file of the server": lambda: document(OUTSIDE, "&x;"),
    "a file of the server, in UTF-16": lambda: document(OUTSIDE, "&x;", encoding="utf-16"),
    "an address": lambda: document(PARAMETER, "x"),
    "a billion laughs": lambda: document(LAUGHS, "&a9;"),
    "a document type alone": lambda: document("<!DOCTYPE d>", "x"),
    "a document type in the styles": lambda: word_file(
        paragraph(run("x")), parts={"word/styles.xml": f"<?xml version='1.0'?>{LAUGHS}<d>&a9;</d>"}
    ),
    "tables in tables": lambda: word_file("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000),
}

# PDF --------------------------------------------------------------------------------------------------------------------


def packed(content: bytes, times: int, *, told: bytes = b"") -> bytes:
    """A stream that unpacks to the content so many times over."""
    press = zlib.compressobj(9)
    stream = b"".join(press.compress(content) for _ in range(times)) + press.flush()
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(stream), told, stream)


def page_with(stream: bytes, more: bytes = b"", **others: bytes) -> bytes:
    """A PDF of one page with that content; others are objects by number, as n5, n6."""
    objects = {1: CATALOGUE, 2: PAGES, 3: PAGE % more, 4: stream}
    return pdf_of(objects | {int(name[1:]): inside for name, inside in others.items()})


def plain_stream(content: bytes, told: bytes = b"") -> bytes:
    """A stream as it stands."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), told, content)


FONT = b"/Resources << /Font << /F1 5 0 R >> >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"

PDF = {
    "pages within themselves": lambda: pdf_of({1: CATALOGUE, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"}),
    "parents in a ring": lambda: pdf_of(
        {1: CATALOGUE, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", 3: PAGE % b""}
    ),
    "a list of objects before itself": lambda: pdf_of({1: CATALOGUE, 2: PAGES}, trailer=b"/Prev 9"),
    "a million pages told": lambda: pdf_of({1: CATALOGUE, 2: PAGES.replace(b"Count 1", b"Count 1000000"), 3: PAGE % b""}),
    "an object that is itself": lambda: pdf_of({1: CATALOGUE, 2: b"2 0 R"}),
    "arrays in arrays": lambda: pdf_of({1: b"<< /Type /Catalog /Pages " + b"[" * 100_000 + b" >>"}),
    "a form that draws itself": lambda: page_with(
        plain_stream(b"/X Do"), b"/Resources << /XObject << /X 5 0 R >> >>", n5=plain_stream(b"/X Do /X Do", FORM)
    ),
    "a page that unpacks to 200 MB": lambda: page_with(packed(b" " * 1_000_000, 200)),
    "a page packed twice": lambda: page_with(
        packed(zlib.compress(b" " * 100_000_000, 9), 1).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]")
    ),
    "five million strokes": lambda: page_with(packed(b"0 0 m 9 9 l S\n" * 10_000, 500)),
    "saved states without end": lambda: page_with(packed(b"q " * 100_000, 20)),
    "letters without end": lambda: page_with(
        packed(b"BT /F1 9 Tf (a) Tj ET\n" * 1000, 1000), FONT, n5=b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    ),
    "a font with a map without end": lambda: page_with(
        plain_stream(b"BT /F1 9 Tf (a) Tj ET"),
        FONT,
        n5=b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>",
        n6=packed(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange\n", 200),
    ),
    "nothing but a head": lambda: b"%PDF-1.7\n" + b"\n" * 1_000_000,
    "a thousand empty pages": lambda: pdf_file(*([] for _ in range(1000))),
}

# Pages ------------------------------------------------------------------------------------------------------------------

HTML = {
    "an element with 150,000 attributes": lambda: b"<html><p " + b" ".join(b"a%d=1" % i for i in range(150_000)) + b">x",
    "380,000 line breaks": lambda: b"<html><p>" + b"a<br>" * 380_000,
    "elements in elements": lambda: b"<html>" + b"<div class=ad>" * 100_000,
    "entities in entities": lambda: b"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><html><p>&b;</p>",
}


def named(bombs: dict[str, Callable[[], bytes]], suffix: str) -> list[object]:
    """The bombs as parameters, each under its name."""
    return [pytest.param(make, f"bomb{suffix}", id=f"{suffix}: {what}") for what, make in bombs.items()]


@pytest.mark.parametrize(("make", "name"), [*named(WORD, ".docx"), *named(PDF, ".pdf"), *named(HTML, ".html")])
def test_bomb_is_refused_with_a_sentence_and_the_server_does_not_feel_it(make: Callable[[], bytes], name: str) -> None:
    data = make()
    assert len(data) < 5_000_000
    with pytest.raises(UnusableArticle, match=r"^[“A-Z].+[;,] .+\.$"), unmoved_memory():
        read_file(data, name)

"""Word files (.docx): through mammoth to a page of HTML, with tracked changes accepted.

Before mammoth sees a file, its parts are counted and measured, and only those that carry text are handed on; none of them
may declare a document type, so that there are no entities to expand or to fetch.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from xml.parsers import expat  # the parts are refused at a document type, in a process with limits
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources import source
from quizgen.sources.html_file import page_blocks

MOST_PARTS = 2_000
"""Entries of the archive: a long document has about twenty, and one for each picture."""

MOST_UNPACKED = 30_000_000
"""Bytes of all parts with text; twenty thousand words with every run marked up take about 10 MB."""

MOST_RATIO = 200
"""How far a part may be packed: Word's XML packs 5 to 30 times, a bomb a thousand times."""

_TEXT_PARTS = re.compile(r"(?:\[Content_Types\]|_rels/.*|(?:[^/]+/)*[^/]+)\.(?:xml|rels)$")

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='TOC Heading'] => p.toc:fresh
p[style-name^='toc'] => p.toc:fresh
"""

_DAMAGED = "This Word file is damaged; open it in Word, save it again, or copy the article's text and paste it."


@source(
    "Word",
    suffixes=(".docx",),
    recognises=lambda data: data.startswith(b"PK\x03\x04") and b"word/document" in data,
    apart=True,
    binary=True,
)
def read_word(data: bytes) -> list[Block]:
    """The blocks of a .docx file as it reads with all changes accepted; notes are aside, comments are left out."""
    import mammoth  # late: only the child needs it

    checked = _checked(data)
    try:
        page = mammoth.convert_to_html(
            checked,
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        ).value
    except (BadZipFile, KeyError, ValueError, AttributeError, TypeError, OSError, RecursionError) as error:
        raise UnusableArticle(_DAMAGED) from error
    return page_blocks(f"<html><body>{_one_title(page)}</body></html>")


def _one_title(page: str) -> str:
    """The page with its notes named; several first-level headings and no title are the headings of sections."""
    page = page.replace('<ol><li id="footnote-', '<ol class="footnotes"><li id="footnote-')
    page = page.replace('<ol><li id="endnote-', '<ol class="footnotes"><li id="endnote-')
    if page.count("<h1>") > 1 and '<h1 class="title">' not in page:
        return page.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return page


def _checked(data: bytes) -> BytesIO:
    """An archive of the parts that carry text, each read in full and within its bounds."""
    made = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as archive, ZipFile(made, "w", ZIP_STORED) as kept:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise UnusableArticle("This Word file has far too many parts; copy the article's text and paste it.")
            wanted = {part.filename: part for part in parts if _TEXT_PARTS.match(part.filename)}
            if sum(part.file_size for part in wanted.values()) > MOST_UNPACKED or any(map(_is_bomb, wanted.values())):
                raise UnusableArticle("This Word file unpacks to far too much; copy the article's text and paste it.")
            for name, part in wanted.items():
                content = archive.read(part)  # never more than the size it declares, and checked against its sum
                _refuse_entities(content)
                kept.writestr(name, content)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UnusableArticle(_DAMAGED) from error
    made.seek(0)
    return made


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > 1_000_000 and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _refuse_entities(content: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(content, True)  # noqa: FBT003  # expat takes it by position
    except expat.ExpatError as error:
        raise UnusableArticle(_DAMAGED) from error


def _refuse_document_type(*_: object) -> None:
    raise UnusableArticle("This Word file declares entities, which no word processor does; copy the text and paste it.")

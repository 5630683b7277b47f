"""Word and PDF files by hand, out of the few parts they need."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

# Word -------------------------------------------------------------------------------------------------------------------

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLE_NAMES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Caption": "caption",
    "Author": "Author",
    "Toc1": "toc 1",
}


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="Ida">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="Ida"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def paragraph(inside: str, *, style: str = "", item: bool = False) -> str:
    """A paragraph of runs, in a style of STYLE_NAMES or as an item of a list."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{inside}</w:p>"


def word_parts(*paragraphs: str) -> dict[str, str]:
    """The parts of a Word file, by name."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in STYLE_NAMES.items()
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _word("document", f"<w:body>{''.join(paragraphs)}</w:body>"),
        "word/styles.xml": _word("styles", styles),
        "word/numbering.xml": _word("numbering", numbering),
    }


def word_file(*paragraphs: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file of paragraphs; `parts` are put in, or in place of those of that name."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in {**word_parts(*paragraphs), **(parts or {})}.items():
            archive.writestr(name, content)
    return made.getvalue()


def _word(tag: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{WORD_NAMESPACE}">{inside}</w:{tag}>'


# PDF --------------------------------------------------------------------------------------------------------------------

Placed = tuple[float, float, float, str]
"""Text on a page: points from the left, points from the foot, size of its letters, the text."""


def lines_at(lines: Iterable[str], *, x: float = 72, top: float = 720, size: float = 11, step: float = 14) -> list[Placed]:
    """Lines under one another; an empty one leaves a gap."""
    return [(x, top - step * i, size, line) for i, line in enumerate(lines) if line]


def pdf_file(*pages: Sequence[Placed], content: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF in Times with a page for each list of placed texts; `content` puts other operators on a page, by number."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages))), len(pages)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    }
    for i, placed in enumerate(pages):
        stream = zlib.compress((content or {}).get(i) or b"\n".join(map(_shown, placed)))
        objects[4 + 2 * i] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (5 + 2 * i)
        )
        objects[5 + 2 * i] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)
    return pdf_of(objects)


def pdf_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them its catalogue."""
    made = b"%PDF-1.7\n"
    places = []
    for number, inside in objects.items():
        places.append((number, len(made)))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, len(made))
    return made + table + end


def _shown(placed: Placed) -> bytes:
    x, y, size, text = placed
    written = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, x, y, written)

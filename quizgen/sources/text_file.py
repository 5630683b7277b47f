"""Text files: .txt in any usual encoding, and Markdown."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from quizgen.cleaning.layout import Block, text_blocks
from quizgen.errors import UnusableArticle
from quizgen.sources import source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252.

    Raises UnusableArticle when none of them fits.
    """
    encodings = [name for mark, name in _BOMS if data.startswith(mark)][:1]
    if not encodings:
        even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
        encodings = ["utf-16-le"] if odd > 4 * even + 4 else ["utf-16-be"] if even > 4 * odd + 4 else ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableArticle("The file's encoding cannot be told; save it as UTF-8 text, or copy its text and paste it.")


@source(
    "text",
    suffixes=(".txt", ".text"),
    recognises=lambda data: b"<html" not in data[:4096].lower() and b"<body" not in data[:4096].lower(),
)
def read_text(data: bytes) -> list[Block]:
    """The blocks of a plain text file."""
    return text_blocks(decode(data))


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n---[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>title|author)\s*:\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\((?:[^()\s]|\([^)]*\))+(?:\s+\"[^\"]*\")?\)|\[([^\]]+)\]\[[^\]]*\]")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*\*|\*\*|\*|___|__|_|`)(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_PICTURE_LINE = re.compile(r"^!\[[^\]]*\]\([^)]*\)[ \t]*\n+(?P<caption>([*_]{1,3})\S.*\S\2)[ \t]*$", re.MULTILINE)
_TAG_LINE = re.compile(r"^[ \t]*</?[a-z]\w*(?:\s[^<>]*)?>[ \t]*$", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+(?P<text>.*?)\s*#*$")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\](?!:)|^\[\^?[^\]]+\]:.*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>\S.*)\n(?:=|-){3,}[ \t]*$", re.MULTILINE)


@source("Markdown", suffixes=(".md", ".markdown"), recognises=lambda _: False)
def read_markdown(data: bytes) -> list[Block]:
    """The blocks of a Markdown file: headings are known, marks of emphasis, links, images and notes are taken off."""
    text = decode(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    title = byline = None
    if front:
        fields = {match["name"].lower(): match["value"] for match in _FIELD.finditer(front["fields"])}
        title, byline = fields.get("title"), fields.get("author")
        text = text[front.end() :]
    captions = {match["caption"] for match in _PICTURE_LINE.finditer(text)}
    text = _TAG_LINE.sub("\n", text)
    text = _UNDERLINED.sub(r"# \g<text>", _FOOTNOTE.sub("", _LINK.sub(r"\1\2", _IMAGE.sub("", text))))
    made = [Block(title, mark="title")] if title else []
    made += [Block(byline, mark="byline")] if byline else []
    for block in text_blocks(re.sub(r"(?m)^(#{1,6}\s.*)$", r"\n\1\n", re.sub(r"(?m)^>\s?", "", text))):
        heading = _HEADING.match(block.text)
        plain = _EMPHASIS.sub(r"\2", heading["text"] if heading else block.text)
        if block.text in captions:
            made.append(Block(plain, block.gap, "aside"))
        elif not heading:
            made.append(replace(block, text=plain))
        elif title is None and block.text.startswith("# ") and not any(other.mark == "title" for other in made):
            made.append(Block(plain, mark="title"))
        else:
            made.append(Block(plain, mark="heading"))
    return made

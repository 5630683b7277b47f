"""Text that was typed or pasted: plain, the source of a web page, or with the HTML that Word and browsers put beside it."""

from __future__ import annotations

import re
from contextlib import suppress

from quizgen.cleaning.layout import Block, text_blocks
from quizgen.errors import UnusableArticle

_MARKUP = re.compile(r"<(?:p|div|html|body|article|h[1-6]|span|li)\b[^<>]*>", re.IGNORECASE)

WHAT = "What you pasted"
TAGS = 4
"""Opening tags from which pasted text is a page's source; prose that speaks of tags names fewer."""

SHARE_OF_TEXT = 0.8
"""Least share of the plain text's words that the clipboard's HTML must hold to be trusted: a viewer of PDFs or an editor of
code puts lines or pieces there."""


def blocks(text: str, html: str | None = None) -> list[Block]:
    """The blocks of pasted text; `html` is what the clipboard held beside it."""
    from quizgen.sources.child import read_apart
    from quizgen.sources.clipboard import read_clipboard
    from quizgen.sources.html_file import read_html

    if html and html.strip():
        with suppress(UnusableArticle):  # the plain text is there in any case
            found = read_apart(read_clipboard, _bytes(html), WHAT)
            words = sum(len(block.text.split()) for block in found)
            if words and words >= SHARE_OF_TEXT * len(text.split()):
                return found
    if len(_MARKUP.findall(text, 0, 20_000)) >= TAGS:
        return read_apart(read_html, _bytes(text), WHAT)
    return text_blocks(text)


def _bytes(page: str) -> bytes:
    return b"\xef\xbb\xbf" + page.encode("utf-8", "replace")

"""Text that was typed or pasted: plain, or the source of a web page."""

from __future__ import annotations

import re

from quizgen.cleaning.layout import Block, text_blocks

_MARKUP = re.compile(r"<(?:p|div|html|body|article|h[1-6]|span|li)\b[^<>]*>", re.IGNORECASE)

TAGS = 4
"""Opening tags from which pasted text is a page's source; prose that speaks of tags names fewer."""


def blocks(text: str) -> list[Block]:
    """The blocks of pasted text."""
    if len(_MARKUP.findall(text, 0, 20_000)) >= TAGS:
        from quizgen.sources.html_file import page_blocks

        return page_blocks(text)
    return text_blocks(text)

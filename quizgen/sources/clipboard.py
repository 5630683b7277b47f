"""The HTML that Word, Google Docs and browsers put on the clipboard, turned into a plain page before it is read as one.

Word writes headings, lists and changes as styles of paragraphs (`mso-…`, `class=MsoTitle`), Google Docs wraps everything in
a <b> of normal weight and gives a title no tag, only larger letters.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree, html

from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources.html_file import page_blocks
from quizgen.sources.text_file import decode

LARGE = 1.3
"""Size of a title's letters against the text's, at least, where only the size tells."""

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HEADER = re.compile(r"\AVersion:[\d.]+\s+StartHTML:.*?(?=<)", re.DOTALL)  # Windows puts its own lines before the page
_REVEALED = re.compile(r"<!\[(?:if|endif)[^>]*\]>|<!--\[(?:if|endif)[^>]*\]-->", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_HIDDEN = re.compile(r"mso-list\s*:\s*ignore|mso-element\s*:\s*(?:comment|header|footer|field-begin)|mso-hide\s*:\s*all", re.I)
_HEADING = re.compile(r"\bMsoHeading([1-9])\b|mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)


def read_clipboard(data: bytes) -> list[Block]:
    """The blocks of HTML from a clipboard."""
    page = _HEADER.sub("", decode(data))
    fragment = _FRAGMENT.search(page)
    page = _REVEALED.sub("", fragment[1] if fragment else page)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnusableArticle("There is no text here; paste the article or choose another file.") from error
    _undo_word(root)
    _name_title(root)
    return page_blocks(html.tostring(root, encoding="unicode"))


def _undo_word(root: html.HtmlElement) -> None:
    """Word's styles as tags: what it hides goes, its titles, headings and list items get their tags."""
    for element in list(root.iter("span", "div", "p", "s")):
        style = element.get("style") or ""
        if _HIDDEN.search(style) or element.get("class") in {"MsoCommentReference", "msoDel"}:
            element.drop_tree()
            continue
        if element.tag != "p":
            continue
        level = _HEADING.search(f"{element.get('class') or ''} {style}")
        if element.get("class") == "MsoTitle":
            element.tag = "h1"
        elif level:
            element.tag = f"h{min(int(level[1] or level[2]) + 1, 6)}"
        elif _LIST.search(style) or (element.get("class") or "").startswith("MsoListParagraph"):
            element.tag = "li"


def _name_title(root: html.HtmlElement) -> None:
    """The first paragraph as the title, when nothing else is one and its letters are larger than all that follow."""
    paragraphs = [element for element in root.iter("p", "h1", "h2") if element.text_content().strip()]
    if not paragraphs or paragraphs[0].tag != "p" or any(element.tag == "h1" for element in paragraphs[:3]):
        return
    weight: Counter[float] = Counter()
    for paragraph in paragraphs[1:]:
        weight[_size(paragraph)] += len(paragraph.text_content())
    first = _size(paragraphs[0])
    if weight and first >= LARGE * weight.most_common(1)[0][0] > 0 and len(paragraphs[0].text_content().split()) <= 25:
        paragraphs[0].tag = "h1"


def _size(paragraph: html.HtmlElement) -> float:
    """The letters' size in points, by the first that is written on it or in it; 0 when none is."""
    for element in paragraph.iter():
        found = _SIZE.search(element.get("style") or "") if isinstance(element.tag, str) else None
        if found:
            return float(found[1]) * (0.75 if found[2].lower() == "px" else 1)
    return 0.0

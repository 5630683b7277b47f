"""Web pages: the page's own structure tells body from furniture where it can, the text's shape where it cannot.

Trafilatura was tried for this: its import alone takes ten times as long as reading a page here, it keeps the comments of
a blog and mixes the title into the body. lxml and the cleaning that pasted text needs anyway do better on both counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree, html

from quizgen.cleaning.layout import Block, Mark, join, plain, text_blocks
from quizgen.cleaning.shape import DATE, byline_of, is_closed, is_sentence, words_of
from quizgen.errors import UnusableArticle
from quizgen.sources import source
from quizgen.sources.page_layout import Found, outside_aside, with_title
from quizgen.sources.text_file import decode

_UNSEEN = frozenset("del script style noscript template head svg iframe object video audio canvas button select textarea".split())
_BLOCK = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
_ASIDE_TAGS = frozenset("nav aside footer figcaption form dialog menu caption".split())
_ASIDE = frozenset(
    "ad ads advert adverts advertisement advertising adslot sponsor sponsored promo promos promotion newsletter newsletters"
    " subscribe subscription signup share sharing sharedaddy social sidebar related recommended recommendations mostread popular"
    " trending widget widgets cookie cookies gdpr consent banner breadcrumb breadcrumbs nav navbar navigation menu menus footer"
    " masthead pagination pager popup modal overlay paywall donate outbrain taboola toolbar caption captions credit credits skip"
    " infobox factbox sidebox toc reflist references footnotes noprint hidden editsection pullquote tags tagcloud authorbox"
    " authorbio hatnote navbox metadata catlinks comment comments commentlist disqus respond tooltip"
    " tooltips poll polls".split()
)
"""Words in class names and ids by which site builders name what is not the article."""

_ASIDE_ROLES = frozenset("tooltip dialog alert alertdialog navigation search banner contentinfo complementary menu".split())
"""What an element says of itself to a screen reader when it is not the article."""

_ASIDE_ENDS = ("caption", "sidebar", "newsletter", "footer", "navbar", "breadcrumbs", "infobox", "pullquote", "teaser")
"""Those that site builders glue to another word, as in thumbcaption."""

_COMMENTS = frozenset("comment comments commentlist disqus respond sidebar".split())
_BIO = re.compile(
    r"author[-_ ]?(?:box|bio|info|card|about|profile)|about[-_ ]?(?:the[-_ ]?)?author|sr-only|screen-reader|visually-hidden"
)
_BYLINE = frozenset("byline author authors bylines contributor".split())
_STAMP = frozenset("date dates time timestamp stamp published pubdate updated meta dateline posted".split())
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_REFERENCE = re.compile(r"^\[?[\da-z*†‡]{1,3}\]?$")
_DATED = re.compile(DATE)
_CHARSET = re.compile(rb"<meta[^>]{0,80}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)

SHARE_OF_ASIDE = 0.3
"""Most of a page's running text that a class name may put aside; above that the name belongs to a wrapper of the article."""

LINKED = 0.7
"""Share of link text from which a line that is no sentence is a way to another page."""


@source(
    "web page",
    suffixes=(".html", ".htm", ".xhtml"),
    recognises=lambda data: re.search(rb"<(?:!doctype html|html|body)\b", data[:4096], re.I) is not None,
    apart=True,
)
def read_html(data: bytes) -> list[Block]:
    """The blocks of a saved web page, in the encoding it names."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return page_blocks(data.decode(named[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass  # the page misnames its encoding; its bytes tell better
    return page_blocks(decode(data))


def page_blocks(page: str) -> list[Block]:
    """The blocks of a web page given as text, furniture by structure marked as aside."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(plain(page).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnusableArticle("There is no text in this page; open it and paste the article's text.") from error
    walk = _Walk(_prose_words(root))
    walk.visit(root, "text")
    walk.flush("text")
    return with_title(root, outside_aside(walk.found))


@dataclass(slots=True)
class _Walk:
    """Goes through a page in reading order and cuts it into blocks."""

    total: int
    found: list[Found] = field(default_factory=list)
    around: list[html.HtmlElement] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    gap: bool = True
    broken: bool = False
    bylines: set[str] = field(default_factory=set)

    def visit(self, element: html.HtmlElement, mark: Mark, *, in_link: bool = False) -> None:
        """Take in an element's text and its children's; the text after it belongs to its parent."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element) or _is_reference(element):
            return
        names = _names(element)
        aside = mark != "aside" and self._is_aside(element, names)
        if aside and tag not in _BLOCK:
            return
        own: Mark = "aside" if aside else _mark_of(element, tag, names, mark)
        if tag == "br":
            self.flush(mark, broken=True)
            return
        if tag == "pre" and own != "aside":
            self.flush(mark)
            self.found += [Found(block, tuple(self.around)) for block in text_blocks(element.text_content())]
            return
        block = tag in _BLOCK
        if not block and self._is_glued(element):
            self.flush(mark, broken=True)
        if block:
            self.flush(mark)
            self.gap = self.gap or tag not in {"li", "tr", "td", "th", "dd"}
            self.around.append(element)
        elif names & _BYLINE:
            self.bylines.add(" ".join(element.text_content().split()))
        link = in_link or tag == "a"
        self._take(element.text, link)
        for child in element:
            self.visit(child, own, in_link=link)
            self._take(child.tail, link)
        if block:
            self.flush(own)
            self.around.pop()

    def flush(self, mark: Mark, *, broken: bool = False) -> None:
        """Close the block whose text was gathered, if there is any; `broken` when only a line break closes it."""
        text = " ".join(plain("".join(self.parts)).split())  # once more, for what was written as an entity
        linked, gap = self.linked, self.gap
        was_broken, self.broken = self.broken, broken
        self.parts.clear()
        self.linked = 0
        if not any(char.isalnum() for char in text):
            self.gap = self.gap or bool(was_broken and broken)
            return
        self.gap = not broken
        last = self.found[-1].block if self.found else None
        if was_broken and last and last.mark == mark and not gap and not is_closed(last.text) and text[0].islower():
            self.found[-1].block = replace(last, text=join(last.text, text))
            return
        element = self.around[-1] if self.around else None
        level = int(str(element.tag)[1]) if element is not None and re.fullmatch(r"h[1-6]", str(element.tag)) else 0
        if mark in {"text", "item"} and linked >= LINKED * len(text) and not is_sentence(text) and not byline_of(text):
            mark = "byline" if text in self.bylines else "aside"
        elif mark in {"text", "date"} and (text in self.bylines or byline_of(text)):
            mark = "byline"
        elif mark == "date" and not _DATED.search(text):
            mark = "text"
        credited = next((who for who in self.bylines if who in text and byline_of(who)), None)
        if credited and mark in {"text", "date", "byline"} and not is_sentence(text) and len(words_of(text)) <= 30:
            before, _, after = text.partition(credited)
            parts: list[tuple[str, Mark]] = [(before, "date"), (credited, "byline"), (after, "aside")]
            self.found += [Found(Block(part.strip(), gap, kind), tuple(self.around)) for part, kind in parts if part.strip()]
            return
        named = element is not None and bool(_names(element) & {"headline", "title"}) and not level > 2
        self.found.append(Found(Block(text, gap, mark), tuple(self.around), level, named))

    def _take(self, text: str | None, in_link: bool) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(" ".join(text.split())) if in_link else 0

    def _is_glued(self, element: html.HtmlElement) -> bool:
        """Whether only a style sheet parts it from the element before: their words would run together."""
        last, parent = element.getprevious(), element.getparent()
        if last is None or last.tail or not self.parts or parent is None or parent.tag in {"p", "li"}:
            return False
        before, after = self.parts[-1][-1:], element.text_content()[:1]
        return (before.islower() or before.isdigit()) and (after.isupper() or after.isdigit())

    def _is_aside(self, element: html.HtmlElement, names: frozenset[str]) -> bool:
        tag = str(element.tag)
        if tag in {"html", "body", "main", "article", "h1"}:
            return False
        by_name = (
            names & _ASIDE
            or any(name.endswith(_ASIDE_ENDS) for name in names)
            or element.get("role") in _ASIDE_ROLES
            or _BIO.search(f"{element.get('class', '')} {element.get('id', '')}".lower())
        )
        site_head = (
            (tag == "header" or "site" in names)
            and not any(True for _ in element.iter("h1", "h2"))
            and not self._within({"article", "main"})
        )
        if not (by_name or tag in _ASIDE_TAGS or site_head or _is_small_table(element, tag) or _is_picture(element, tag)):
            return False
        share = _prose_words(element) / max(self.total, 1)
        return share <= (0.7 if names & _COMMENTS else SHARE_OF_ASIDE)

    def _within(self, tags: set[str]) -> bool:
        return any(element.tag in tags for element in self.around)


def _mark_of(element: html.HtmlElement, tag: str, names: frozenset[str], mark: Mark) -> Mark:
    """What the element makes of the text in it; it cannot call back what is put aside already."""
    if mark in {"aside", "byline", "date"} or tag not in _BLOCK:
        return mark
    if re.fullmatch(r"h[1-6]", tag):
        return "heading"
    if names & _BYLINE or element.get("rel") == "author" or element.get("itemprop") == "author":
        return "byline" if len(words_of(element.text_content())) <= 20 else mark
    if names & _STAMP and len(words_of(element.text_content())) <= 30:
        return "date"
    if tag in {"li", "dd"}:
        return "item"
    return "text" if tag in {"p", "div", "section", "td"} and mark == "heading" else mark


def _names(element: html.HtmlElement) -> frozenset[str]:
    """The words of its class names and id: "postAuthor entry-date" gives post, author, entry and date."""
    written = f"{element.get('class', '')} {element.get('id', '')}"
    return frozenset(part.lower() for part in _NAME_PARTS.findall(written)) | frozenset(written.lower().split())


def _is_hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _is_reference(element: html.HtmlElement) -> bool:
    """A raised number that leads to a note."""
    if element.tag != "sup" or not _REFERENCE.match(element.text_content().strip()):
        return False
    return "reference" in _names(element) or element.find(".//a") is not None


def _is_picture(element: html.HtmlElement, tag: str) -> bool:
    """A picture with the little text under it; in a paragraph that text is slanted or small."""
    if tag not in {"div", "section", "td", "p"} or next(element.iter("img"), None) is None:
        return False
    text = " ".join(element.text_content().split())
    if len(words_of(text)) > 30 or byline_of(text) or next(element.iter("h1", "h2", "h3"), None) is not None:
        return False
    return tag != "p" or any(" ".join(inner.text_content().split()) == text for inner in element.iter("em", "i", "small"))


def _is_small_table(element: html.HtmlElement, tag: str) -> bool:
    """A table of facts rather than one that lays out text."""
    return tag == "table" and not any(len(words_of(cell.text_content())) >= 25 for cell in element.iter("td"))


def _prose_words(element: html.HtmlElement) -> int:
    """Words in paragraphs of running text, which is what a page's article has most of."""
    total = 0
    for paragraph in element.iter("p", "div", "li", "td", "blockquote", "section", "article"):
        text = " ".join(part for part in paragraph.itertext() if part.strip()) if paragraph.tag == "p" else paragraph.text or ""
        count = len(words_of(text))
        total += count if count >= 8 else 0
    return total

"""Which part of a web page holds the article, by where its running text stands, and which heading is its title."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from lxml import html

from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import is_sentence, words_of

PARAGRAPH = 25
"""Words from which a paragraph may be the article's wherever it stands."""

BOX = 40
"""Most words of a box among the paragraphs: an offer has one or two sentences and a link."""


@dataclass(slots=True)
class Found:
    """A block with the elements around it, outermost first."""

    block: Block
    around: tuple[html.HtmlElement, ...]
    level: int = 0  # 1 to 6 in a heading
    named: bool = False  # the class name says that it is the headline


def outside_aside(found: list[Found]) -> list[Found]:
    """What stands outside the element that holds the article is marked as aside, its headline and byline excepted."""
    weight: Counter[html.HtmlElement] = Counter()
    depth: dict[html.HtmlElement, int] = {}
    for entry in found:
        if entry.block.mark == "aside" or not is_sentence(entry.block.text):
            continue
        for level, element in enumerate(entry.around):
            weight[element] += len(words_of(entry.block.text))
            depth[element] = level
    if not weight:
        return found
    total = max(weight.values())
    named = [
        element
        for element in weight
        if (element.tag in {"article", "main"} or element.get("itemprop") == "articleBody") and weight[element] >= 0.5 * total
    ]
    holding = named or [
        element for element in weight if weight[element] >= 0.95 * total or _holds_paragraphs(found, element, total)
    ]
    holder = max(holding, key=lambda element: depth[element])
    found = _boxes_aside(found)
    first = next((i for i, entry in enumerate(found) if holder in entry.around and is_sentence(entry.block.text)), 0)
    return [
        entry
        if holder in entry.around or (i < first and (entry.block.mark in {"byline", "date"} or entry.level in {1, 2}))
        else replace(entry, block=replace(entry.block, mark="aside"))
        for i, entry in enumerate(found)
    ]


def _holds_paragraphs(found: list[Found], element: html.HtmlElement, total: int) -> bool:
    """Whether most running text stands in the element, and what stands outside has no paragraph of the article's length."""
    inside = 0
    for entry in found:
        count = len(words_of(entry.block.text))
        if entry.block.mark == "aside" or not is_sentence(entry.block.text):
            continue
        if element in entry.around:
            inside += count
        elif count >= PARAGRAPH:
            return False
    return inside >= 0.8 * total


def with_title(root: html.HtmlElement, found: list[Found]) -> list[Block]:
    """The blocks, with the heading that best agrees with the page's own title marked as the article's."""
    named = root.xpath("//meta[@property='og:title']/@content") or root.xpath("//head/title/text()")
    words = {word.casefold() for word in words_of(str(named[0]))} if isinstance(named, list) and named else set()

    def agreement(i: int) -> tuple[int, int, int]:
        entry = found[i]
        shared = sum(word.casefold() in words for word in words_of(entry.block.text))
        return shared, -entry.level, -i

    candidates = [i for i, entry in enumerate(found) if entry.block.mark != "aside" and (entry.level == 1 or entry.named)]
    if not candidates:
        first = next((i for i, entry in enumerate(found) if entry.block.mark != "aside" and is_sentence(entry.block.text)), 0)
        candidates = [i for i in range(first) if found[i].level == 2 and agreement(i)[0] >= 2]
    best = max(candidates, key=agreement, default=None)
    return [replace(entry.block, mark="title") if i == best else entry.block for i, entry in enumerate(found)]


def _boxes_aside(found: list[Found]) -> list[Found]:
    """What stands among the paragraphs in an element of its own, is short and leads to another page, is marked as aside."""
    parents: Counter[html.HtmlElement] = Counter()
    for entry in found:
        if entry.block.mark == "text" and is_sentence(entry.block.text) and len(entry.around) > 1:
            parents[entry.around[-2]] += len(words_of(entry.block.text))
    parent, most = parents.most_common(1)[0] if parents else (None, 0)
    if parent is None or most < 0.6 * sum(parents.values()):
        return found
    boxes = {child for child in parent if child.tag in {"div", "section", "p"} and _is_box(child)}
    return [
        replace(entry, block=replace(entry.block, mark="aside"))
        if entry.block.mark in {"text", "item", "heading"} and boxes & set(entry.around)
        else entry
        for entry in found
    ]


def _is_box(element: html.HtmlElement) -> bool:
    text = " ".join(element.text_content().split())
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    inner = element.tag != "p" and any(child.tag in {"p", "div", "ul", "h2", "h3", "h4"} for child in element)
    return inner and len(words_of(text)) <= BOX and linked >= 0.15 * max(len(text), 1)

"""The repository's articles against their gold: the body word by word, the title, the byline, and none of the furniture."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from quizgen.wording import words
from tests.reading import ARTICLES, STEMS, article_of, raw_article

BULLET = re.compile(r"^[•*-]\s+")

by_stem = pytest.mark.parametrize("stem", STEMS)


class VisibleLines(HTMLParser):
    """The visible text of a page, one line a block: another reader than the product's."""

    hides = frozenset({"script", "style", "noscript", "template", "head"})
    blocks = frozenset(
        "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
        " hr html li main nav ol p pre section table td th tr ul".split()
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in self.hides
        if tag in self.blocks:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in self.hides
        if tag in self.blocks:
            self.flush()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    def flush(self) -> None:
        self.lines.append(" ".join("".join(self.parts).split()))
        self.parts = []


@cache
def gold_of(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ARTICLES / f"{stem}.json").read_text(encoding="utf-8"))
    return found


def lines_of(path: Path) -> list[str]:
    raw = path.read_text(encoding="utf-8-sig")
    if path.suffix != ".html":
        return [line.strip() for line in raw.splitlines()]
    page = VisibleLines()
    page.feed(raw)
    page.close()
    page.flush()
    return page.lines


def body_words(stem: str) -> list[str]:
    """The raw file from the gold's first words to its last, less its junk."""
    gold, lines = gold_of(stem), lines_of(raw_article(stem))
    first = next(i for i, line in enumerate(lines) if line.startswith(gold["first_words"]))
    last = next(i for i, line in enumerate(lines) if line.endswith(gold["last_words"]))
    kept = lines[first : last + 1]
    for junk in sorted(gold["junk"], key=len, reverse=True):
        kept = [line.replace(junk, " ") for line in kept]
    return " ".join(BULLET.sub("", line) for line in kept).split()


@by_stem
def test_body_is_the_raw_file_less_its_furniture_word_by_word(stem: str) -> None:
    assert article_of(stem).text.split() == body_words(stem)


@by_stem
def test_title_and_byline_are_as_printed(stem: str) -> None:
    article, gold = article_of(stem), gold_of(stem)

    assert (article.title, article.byline) == (gold["title"], gold["byline"])


@by_stem
def test_must_keep_stands_in_one_paragraph(stem: str) -> None:
    for kept in gold_of(stem)["must_keep"]:
        assert any(kept in " ".join(paragraph.split()) for paragraph in article_of(stem).paragraphs), kept


@by_stem
def test_furniture_is_gone(stem: str) -> None:
    article = article_of(stem)
    whole = "\n".join((article.title or "", article.byline or "", article.text))

    assert [junk for junk in gold_of(stem)["junk"] if junk in whole] == []


@by_stem
def test_every_word_to_teach_and_every_fact_is_still_there(stem: str) -> None:
    article, gold = article_of(stem), gold_of(stem)

    assert [entry["word"] for entry in gold["vocabulary"] if entry["word"] not in article.text] == []
    spoken = " ".join(words(article.text))
    assert [fact["sentence"] for fact in gold["facts"] if " ".join(words(fact["sentence"])) not in spoken] == []

"""Messy pages of many kinds against their gold: the body word by word, the title, the byline, and none of the furniture."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from quizgen.article import Article
from quizgen.sources import from_paste, read_file

PAGES = Path(__file__).parents[2] / "pages"
GOLD = sorted(PAGES.glob("*.json"))
RAW = [next(path for path in PAGES.glob(f"{gold.stem}.*") if path.suffix != ".json") for gold in GOLD]

by_page = pytest.mark.parametrize("raw", RAW, ids=lambda path: path.stem)
by_pasted_page = pytest.mark.parametrize("raw", [path for path in RAW if path.suffix == ".txt"], ids=lambda path: path.stem)


class Gold(BaseModel):
    """What a careful teacher would make of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    byline: str | None
    body: tuple[str, ...]
    junk: tuple[str, ...]


@cache
def gold_of(raw: Path) -> Gold:
    return Gold.model_validate_json(raw.with_suffix(".json").read_text(encoding="utf-8"))


@cache
def read(raw: Path) -> Article:
    return read_file(raw.read_bytes(), raw.name)


def test_every_kind_of_page_is_there() -> None:
    assert len(RAW) >= 15
    assert {path.suffix for path in RAW} == {".html", ".md", ".txt"}


@by_page
def test_body_is_the_gold_word_by_word(raw: Path) -> None:
    assert read(raw).text.split() == " ".join(gold_of(raw).body).split()


@by_page
def test_title_and_byline_are_as_printed(raw: Path) -> None:
    article, gold = read(raw), gold_of(raw)

    assert (article.title, article.byline) == (gold.title, gold.byline)


@by_page
def test_junk_is_gone(raw: Path) -> None:
    article, gold = read(raw), gold_of(raw)
    whole = "\n".join((article.title or "", article.byline or "", article.text))

    assert gold.junk
    assert [junk for junk in gold.junk if junk in whole] == []


@by_page
def test_paragraphs_are_those_of_the_gold(raw: Path) -> None:
    assert read(raw).paragraphs == gold_of(raw).body


@by_pasted_page
def test_pasted_and_uploaded_text_give_the_same_article(raw: Path) -> None:
    pasted, uploaded = from_paste(raw.read_text(encoding="utf-8")), read(raw)

    assert (pasted.title, pasted.byline, pasted.paragraphs) == (uploaded.title, uploaded.byline, uploaded.paragraphs)

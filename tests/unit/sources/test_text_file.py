"""Text files: whatever encoding and line ends a teacher's program wrote, the article is the same."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import Article
from quizgen.errors import UnusableArticle
from quizgen.sources import read_file
from quizgen.sources.text_file import decode
from tests.builders import BODY, page

ACCENTED = "Chloé Núñez – the baker’s daughter – paid £40 for the old anchor."
TEXT = page(within=(ACCENTED,))
ARTICLE = Article("The Yellow Boat", "By Ida Lund", (BODY[0], ACCENTED, *BODY[1:]), "boat.txt")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        pytest.param(b"", "utf-8", id="UTF-8"),
        pytest.param(codecs.BOM_UTF8, "utf-8", id="UTF-8 with byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="UTF-16, big end first"),
        pytest.param(b"", "utf-16-le", id="UTF-16 without byte order mark"),
        pytest.param(b"", "utf-16-be", id="UTF-16 without byte order mark, big end first"),
        pytest.param(codecs.BOM_UTF32_LE, "utf-32-le", id="UTF-32"),
        pytest.param(b"", "cp1252", id="Windows-1252"),
    ],
)
def test_article_is_the_same_in_every_encoding_and_with_every_line_end(mark: bytes, encoding: str, line_end: str) -> None:
    data = mark + TEXT.replace("\n", line_end).encode(encoding)

    assert read_file(data, "boat.txt") == ARTICLE


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_decode_gives_any_utf8_text_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


def test_bytes_of_no_encoding_say_what_to_do() -> None:
    with pytest.raises(UnusableArticle, match="save it as UTF-8 text"):
        decode(b"a caf\x81 on the harbour")


def test_the_suffix_may_be_in_capitals() -> None:
    assert read_file(page().encode(), "BOAT.TXT").paragraphs == BODY


def test_tags_in_a_text_file_are_text() -> None:
    line = "He typed <b>boat</b> and the screen went dark for a whole minute."

    assert line in read_file(page(within=(line,)).encode(), "boat.txt").paragraphs

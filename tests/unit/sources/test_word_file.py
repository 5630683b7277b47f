"""Word files: read as they look with all changes accepted."""

from __future__ import annotations

import pytest

from quizgen.article import Article
from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources import read_file
from quizgen.sources.word_file import read_word
from tests.builders import BODY
from tests.builders_files import WORD_NAMESPACE, deleted, inserted, paragraph, run, word_file

TITLE = paragraph(run("The Yellow Boat"), style="Title")
BYLINE = paragraph(run("By Ida Lund"))
PARAGRAPHS = tuple(paragraph(run(text)) for text in BODY)


def read(*paragraphs: str) -> list[tuple[str, str]]:
    return [(block.text, block.mark) for block in read_word(word_file(*paragraphs))]


def test_title_byline_and_paragraphs_make_the_article() -> None:
    data = word_file(TITLE, BYLINE, *PARAGRAPHS)

    assert read_file(data, "boat.docx") == Article("The Yellow Boat", "By Ida Lund", BODY, "boat.docx")


def test_a_word_file_is_known_under_any_name() -> None:
    data = word_file(TITLE, *PARAGRAPHS)

    for name in ("boat.txt", "boat", "-"):
        assert read_file(data, name).paragraphs == BODY


def test_tracked_changes_are_read_as_accepted() -> None:
    text = paragraph(run("The boat was ") + deleted("green") + inserted("yellow") + run(" and very old."))

    assert read(text) == [("The boat was yellow and very old.", "text")]


def test_a_moved_paragraph_stands_where_it_was_moved_to() -> None:
    gone = f'<w:moveFrom w:id="5">{run("The engine failed.")}</w:moveFrom>'
    come = f'<w:moveTo w:id="6">{run("The engine failed.")}</w:moveTo>'

    assert [text for text, _ in read(paragraph(gone), paragraph(run("It rained.")), paragraph(come))] == [
        "It rained.",
        "The engine failed.",
    ]


def test_headings_and_list_items_are_kept_as_such() -> None:
    found = read(
        paragraph(run("The Yellow Boat"), style="Title"),
        paragraph(run("A New Captain"), style="Heading1"),
        paragraph(run("a rope of forty metres"), item=True),
        paragraph(run("a lamp for the fog"), item=True),
    )

    assert found == [
        ("The Yellow Boat", "title"),
        ("A New Captain", "heading"),
        ("a rope of forty metres", "item"),
        ("a lamp for the fog", "item"),
    ]


def test_several_first_headings_without_a_title_are_sections() -> None:
    found = read(*(part for word in ("Storm", "Calm") for part in (paragraph(run(word), style="Heading1"), *PARAGRAPHS)))

    assert [text for text, mark in found if mark == "heading"] == ["Storm", "Calm"]


def test_captions_and_contents_are_put_aside() -> None:
    found = read(
        paragraph(run("A New Captain 4"), style="Toc1"),
        *PARAGRAPHS,
        paragraph(run("The boat in May, before the storm came."), style="Caption"),
    )

    assert [mark for text, mark in found if text.startswith(("A New", "The boat in May"))] == ["aside", "aside"]


def test_a_field_of_words_split_over_runs_is_one_word() -> None:
    assert read(paragraph(run("The light") + run("house ") + run("stood."))) == [("The lighthouse stood.", "text")]


def test_footnotes_and_their_numbers_are_no_part_of_the_text() -> None:
    note = (
        f'<w:footnotes xmlns:w="{WORD_NAMESPACE}"><w:footnote w:id="2"><w:p><w:r><w:t>Harbour book of 1921.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    first = paragraph(run(BODY[0]) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    data = word_file(first, *PARAGRAPHS[1:], parts={"word/footnotes.xml": note, "word/_rels/document.xml.rels": relations})

    assert read_file(data, "boat.docx").paragraphs == BODY
    assert Block("Harbour book of 1921. ↑", gap=False, mark="aside") in [
        Block(block.text, gap=False, mark=block.mark) for block in read_word(data)
    ]


def test_pictures_are_left_alone() -> None:
    data = word_file(TITLE, *PARAGRAPHS, parts={"word/media/image1.png": b"\x89PNG" + bytes(5000)})

    assert read_file(data, "boat.docx").paragraphs == BODY


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"word/document.xml": b"<w:document"}, id="broken XML"),
        pytest.param({"word/document.xml": b""}, id="no XML"),
        pytest.param({"word/document.xml": b"<html><body>Hello</body></html>"}, id="other XML"),
        pytest.param({"word/document.xml": b"<a>" * 50_000 + b"</a>" * 50_000}, id="very deep XML"),
        pytest.param({"_rels/.rels": b"<x/>", "word/document.xml": b"\xff\xfe\x00"}, id="no text"),
    ],
)
def test_a_damaged_word_file_says_what_to_do(parts: dict[str, bytes]) -> None:
    with pytest.raises(UnusableArticle, match=r"copy the article.s text|There is no text"):
        read_file(word_file(TITLE, parts=parts), "boat.docx")


@pytest.mark.parametrize("end", [10, 200, 600])
def test_a_word_file_cut_short_says_what_to_do(end: int) -> None:
    with pytest.raises(UnusableArticle, match="copy the article's text and paste it"):
        read_file(word_file(TITLE, *PARAGRAPHS)[:end], "boat.docx")


def test_an_old_or_foreign_word_processor_s_file_says_what_to_do() -> None:
    for data, name in ((b"\xd0\xcf\x11\xe0....", "boat.doc"), (b"{\\rtf1 boat}", "boat.rtf"), (b"PK\x03\x04....", "boat.odt")):
        with pytest.raises(UnusableArticle, match="copy the article's text and paste it"):
            read_file(data, name)

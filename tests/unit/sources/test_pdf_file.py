"""PDF files: lines put back into paragraphs, columns into order, page furniture aside."""

from __future__ import annotations

import textwrap

import pytest

from quizgen.errors import UnusableArticle
from quizgen.sources import read_file
from quizgen.sources.pdf_file import MOST_PAGES, read_pdf
from tests.builders import BODY
from tests.builders_files import Placed, lines_at, pdf_file, pdf_of

HEAD: list[Placed] = [(72, 770, 22, "The Yellow Boat"), (72, 745, 11, "By Ida Lund")]


def wrapped(*paragraphs: str, width: int = 80) -> list[str]:
    """Lines of that width, an empty one between paragraphs."""
    return "\n\n".join(textwrap.fill(text, width, break_on_hyphens=False) for text in paragraphs).split("\n")


def in_rows(left: list[str], right: list[str]) -> list[Placed]:
    """Two columns written row by row, as some programs do."""
    rows = zip(lines_at(left, x=60), lines_at(right, x=320), strict=False)
    return [placed for row in rows for placed in row]


def marks(data: bytes, mark: str) -> list[str]:
    return [block.text for block in read_pdf(data) if block.mark == mark]


def test_title_byline_and_wrapped_paragraphs_make_the_article() -> None:
    article = read_file(pdf_file(HEAD + lines_at(wrapped(*BODY))), "boat.pdf")

    assert (article.title, article.byline, article.paragraphs) == ("The Yellow Boat", "By Ida Lund", BODY)


def test_a_pdf_is_known_under_any_name() -> None:
    data = pdf_file(lines_at(wrapped(*BODY)))

    for name in ("boat.txt", "boat", "-"):
        assert read_file(data, name).paragraphs == BODY


def test_paragraphs_told_by_their_indent_alone_are_parted() -> None:
    lines = [
        (72 + (20 if first else 0), line)
        for text in BODY
        for first, line in ((i == 0, line) for i, line in enumerate(wrapped(text)))
    ]
    placed: list[Placed] = [(x, 700 - 14 * i, 11, line) for i, (x, line) in enumerate(lines)]

    assert read_file(pdf_file(placed), "boat.pdf").paragraphs == BODY


def test_columns_written_one_after_the_other_are_read_so() -> None:
    lines = wrapped(*BODY, width=40)
    half = len(lines) // 2

    data = pdf_file(HEAD + lines_at(lines[:half], x=60) + lines_at(lines[half:], x=320))

    assert " ".join(read_file(data, "boat.pdf").paragraphs) == " ".join(BODY)


def test_columns_written_row_by_row_are_read_one_after_the_other() -> None:
    text = " ".join(BODY)
    lines = textwrap.wrap(text, 40, break_on_hyphens=False)
    half = (len(lines) + 1) // 2

    data = pdf_file(in_rows(lines[:half], [*lines[half:], "."]))

    assert " ".join(read_file(data, "boat.pdf").paragraphs).startswith(text)


def test_a_divided_word_is_whole_again() -> None:
    lines = wrapped(BODY[0], "Everybody who lived on the island remembers the great cele-", *BODY[1:])
    at = next(i for i, line in enumerate(lines) if line.endswith("cele-"))
    lines[at + 1 : at + 2] = ["bration on the harbour, with lamps in all the trees and music until the morning."]

    assert any("great celebration on" in text for text in read_file(pdf_file(lines_at(lines)), "boat.pdf").paragraphs)


def test_running_heads_and_page_numbers_are_put_aside() -> None:
    pages = [
        [(72.0, 800.0, 9.0, f"Orsay Post, Spring {2020 + i}"), *lines_at(wrapped(text)), (290.0, 40.0, 9.0, f"{i + 1}")]
        for i, text in enumerate(BODY)
    ]
    data = pdf_file(*pages)

    assert read_file(data, "boat.pdf").paragraphs == BODY
    assert marks(data, "page") == [f"Orsay Post, Spring {2020 + i}" for i in range(len(BODY))]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = wrapped(BODY[0] + " " + BODY[1])
    head: Placed = (72.0, 800.0, 9.0, "Orsay Post")
    data = pdf_file([head, *lines_at(lines[:3])], [head, *lines_at([*lines[3:], "", *wrapped(BODY[2])])])

    assert read_file(data, "boat.pdf").paragraphs == (BODY[0] + " " + BODY[1], BODY[2])


def test_a_heading_in_larger_letters_is_a_heading() -> None:
    head: Placed = (72, 560, 15, "A New Captain")
    data = pdf_file([*HEAD, *lines_at(wrapped(BODY[0])), head, *lines_at(wrapped(*BODY[1:]), top=530)])

    assert marks(data, "title") == ["The Yellow Boat"]
    assert marks(data, "heading") == ["A New Captain"]


def test_a_title_over_two_lines_is_one() -> None:
    title: list[Placed] = [(72, 790, 22, "The Long Way of the"), (72, 764, 22, "Yellow Boat")]

    assert marks(pdf_file(title + lines_at(wrapped(*BODY))), "title") == ["The Long Way of the Yellow Boat"]


def test_notes_at_the_foot_are_put_aside() -> None:
    note: Placed = (72, 60, 8, "1 Harbour book of 1921, page 12.")
    data = pdf_file([*lines_at(wrapped(*BODY)), note])

    assert read_file(data, "boat.pdf").paragraphs == BODY
    assert marks(data, "aside") == [note[3]]


def test_ligatures_are_letters() -> None:
    to_unicode = b"/CIDInit begincmap 1 beginbfchar <66> <FB01> endbfchar endcmap"
    shown = b"BT /F1 11 Tf 72 700 Td (fne weather on the island) Tj ET"
    data = pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
            5: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
            6: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(to_unicode), to_unicode),
        }
    )

    assert [block.text for block in read_pdf(data)] == ["fine weather on the island"]


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(UnusableArticle, match=r"pictures of pages and no text.*text recognition"):
        read_file(pdf_file([], content={0: b"q 595 0 0 842 0 0 cm /Im0 Do Q"}), "scan.pdf")


def test_a_book_says_to_choose_pages() -> None:
    with pytest.raises(UnusableArticle, match=rf"61 pages; print the pages you want, at most {MOST_PAGES}"):
        read_file(pdf_file(*([(72.0, 700.0, 11.0, "A page.")] for _ in range(MOST_PAGES + 1))), "book.pdf")


def test_a_locked_pdf_says_what_to_do() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"28" * 32, b"11" * 32)
    data = pdf_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}, trailer=lock)

    with pytest.raises(UnusableArticle, match="locked with a password; save it without one"):
        read_file(data, "locked.pdf")


@pytest.mark.parametrize("end", [9, 300, 900])
def test_a_pdf_cut_short_is_read_as_far_as_it_goes_or_says_what_to_do(end: int) -> None:
    with pytest.raises(UnusableArticle, match=r"paste|recognition|give at least"):
        read_file(pdf_file(lines_at(wrapped(*BODY)))[:end], "boat.pdf")

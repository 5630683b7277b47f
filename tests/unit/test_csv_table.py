"""CSV that every reader reads alike, and in which nothing is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.csv_table import Cell, CsvStyle, csv_bytes, decimal, inert

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠1", " \u00a0=1")


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", DANGEROUS)
def test_inert_puts_an_apostrophe_before_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Anne-Marie", "O'Neil", "3=3", "née", "(–)"])
def test_inert_leaves_other_text_alone(text: str) -> None:
    assert inert(text) == text


@given(st.text())
def test_no_text_cell_starts_a_formula(text: str) -> None:
    cell = read(csv_bytes(["name"], [[text]], CsvStyle()))[1:]

    shown = cell[0][0] if cell and cell[0] else ""
    assert not unicodedata.normalize("NFKC", shown).lstrip().startswith(("=", "+", "-", "@"))


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=2, max_size=4))
def test_text_comes_back_as_it_was(cells: list[str]) -> None:
    row: list[Cell] = list(cells)

    back = read(csv_bytes(["a"] * len(cells), [row], CsvStyle(bom=False, delimiter=";")), ";")[1]

    assert [cell.removeprefix("'") if cell != original else cell for cell, original in zip(back, cells, strict=True)] == cells


@given(st.fractions(min_value=0, max_value=1000))
def test_numbers_come_back_within_the_last_digit(number: Fraction) -> None:
    assert abs(Fraction(decimal(number)) - number) <= Fraction(1, 20_000)
    assert "e" not in decimal(number).lower()


@pytest.mark.parametrize(
    ("number", "text"), [(Fraction(7, 3), "2.3333"), (Fraction(100), "100"), (Fraction(0), "0"), (Fraction(-1, 2), "-0.5")]
)
def test_decimal_writes_a_plain_number(number: Fraction, text: str) -> None:
    assert decimal(number) == text


STYLES = st.builds(CsvStyle, bom=st.booleans(), delimiter=st.sampled_from([",", ";", "\t"]))
NASTY = st.text(st.sampled_from(list("=+-@\t\r\n ＝＠\u00a0\u3000,;\"'0a")), max_size=6)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.text(), NASTY, st.integers(-9, 10**9), st.fractions(min_value=-100, max_value=100, max_denominator=999)
)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5)


@given(TABLES, STYLES)
def test_every_reader_finds_the_same_rows_and_columns(rows: list[list[Cell]], style: CsvStyle) -> None:
    back = read(csv_bytes(["a", "b", "c"], rows, style), style.delimiter)

    assert back[0] == ["a", "b", "c"]
    assert [len(row) for row in back] == [3] * (len(rows) + 1)
    for row, written in zip(rows, back[1:], strict=True):
        for cell, shown in zip(row, written, strict=True):
            if isinstance(cell, str):
                assert shown in {cell, f"'{cell}"}
            elif cell is None:
                assert shown == ""
            else:
                assert abs(Fraction(shown) - cell) <= Fraction(1, 20_000)


@given(TABLES, STYLES)
def test_no_text_is_a_formula_after_spaces_or_in_full_width_letters(rows: list[list[Cell]], style: CsvStyle) -> None:
    back = read(csv_bytes(["a", "b", "c"], rows, style), style.delimiter)

    for row, written in zip(rows, back[1:], strict=True):
        for cell, shown in zip(row, written, strict=True):
            if isinstance(cell, str):
                assert not unicodedata.normalize("NFKC", shown).lstrip().startswith(("=", "+", "-", "@"))
                assert not shown.startswith(("\t", "\r"))


@given(st.text())
def test_inert_text_stays_as_it_is_when_made_inert_again(text: str) -> None:
    assert inert(inert(text)) == inert(text)


def test_negative_numbers_are_no_text_and_get_no_apostrophe() -> None:
    assert read(csv_bytes(["mark"], [[Fraction(-1, 2)], [-3]], CsvStyle()))[1:] == [["-0.5"], ["-3"]]


def test_a_column_s_name_is_inert_too() -> None:
    assert read(csv_bytes(["=1+1"], [], CsvStyle())) == [["'=1+1"]]


def test_lines_end_in_crlf_and_the_mark_is_there_on_wish() -> None:
    with_bom, without = (csv_bytes(["ä"], [[Fraction(1)]], CsvStyle(bom=bom)) for bom in (True, False))

    assert with_bom == b"\xef\xbb\xbf" + without
    assert without == "ä\r\n1\r\n".encode()

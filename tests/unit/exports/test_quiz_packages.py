"""Anki, Kahoot and Canvas: read again, every question, key and accent as it was.

The spreadsheet is read by openpyxl, XML by the standard library's parser, Anki's text by the standard library's CSV reader.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizgen.exports.quiz_anki import HEAD, quiz_anki
from quizgen.exports.quiz_kahoot import quiz_kahoot
from quizgen.exports.quiz_qti12 import quiz_qti12
from quizgen.flat_question import FlatQuestion
from quizgen.quiz_sheet import Item, QuizSheet, in_line, plain, report
from tests.builders_sheet import (
    ESSAY,
    EVERY_SHAPE,
    MATCH,
    ORDER,
    SEVERAL,
    TRUE,
    WHEN,
    WHERE,
    nasty,
    sheet_of,
    spoilt,
)  # fmt: skip

NASTY_TEXTS = st.lists(nasty, min_size=1, max_size=5)


# Anki -------------------------------------------------------------------------------------------------------------------


def notes(sheet: QuizSheet) -> list[list[str]]:
    text = quiz_anki(sheet).data.decode()
    assert text.startswith(HEAD)
    return list(csv.reader(io.StringIO(text.removeprefix(HEAD), newline=""), delimiter="\t"))


def test_anki_gets_a_note_for_every_question_and_pair() -> None:
    assert notes(sheet_of(TRUE, WHEN, MATCH)) == [
        ["Basic", "The mill", "The mill burned down in 1911.<br><br>A. True<br>B. False", "B. False", "fact true-false"],
        ["Basic", "The mill", "When did it burn down?", "1907 / in 1907", "fact wh-short"],
        ["Basic", "The mill", "mill", "where grain is ground", "vocabulary word-matching"],
        ["Basic", "The mill", "flour", "what bread is made of", "vocabulary word-matching"],
    ]


@settings(max_examples=60, deadline=None)
@given(texts=NASTY_TEXTS, title=nasty)
def test_anki_reads_every_text_back(texts: list[str], title: str) -> None:
    flats = [spoilt(flat, texts) for flat in EVERY_SHAPE if flat is not ESSAY]

    read = notes(sheet_of(*flats, title=title))

    assert {len(note) for note in read} == {5}
    assert not any("::" in note[1] for note in read)
    fronts = [html.unescape(note[2].replace("<br>", "\n")) for note in read]
    assert len(set(fronts)) == len(fronts)
    for number, flat in enumerate(flats, 1):
        asked = [left for left, _ in flat.pairs] if flat.pairs else [Item(number, flat).text]
        assert all(any(front.startswith(plain(text).strip()) for front in fronts) for text in asked)


def test_anki_never_takes_two_questions_for_one_card() -> None:
    fronts = [note[2] for note in notes(sheet_of(WHEN, WHEN, WHEN))]

    assert fronts == ["When did it burn down?", "When did it burn down?<br>(2)", "When did it burn down?<br>(3)"]


def test_anki_says_what_it_cannot_hold() -> None:
    sentences = report(quiz_anki(sheet_of(MATCH, replace(ESSAY, rubric=None))).losses)

    assert "Question 1: the matching becomes a card for each pair." in sentences
    assert "Question 2: left out, for free writing has no answer to learn." in sentences


# Kahoot -----------------------------------------------------------------------------------------------------------------


def kahoot_rows(sheet: QuizSheet) -> list[tuple[object, ...]]:
    page = load_workbook(io.BytesIO(quiz_kahoot(sheet).data)).active
    assert page is not None
    header = [cell.value for cell in page[8]]
    assert header[1] == "Question - max 120 characters"
    rows: list[tuple[object, ...]] = []
    for row in page.iter_rows(min_row=9, max_col=8):
        assert all(cell.data_type != "f" for cell in row)  # nothing is a formula
        rows.append(tuple(cell.value for cell in row))
    return rows


def test_kahoot_gets_questions_answers_seconds_and_places() -> None:
    assert kahoot_rows(sheet_of(WHERE, TRUE, SEVERAL)) == [
        (1, "Where did the mill stand?", "on a hill", "by the river", "in the forest", None, 20, 2),
        (2, "The mill burned down in 1911.", "True", "False", None, None, 20, 2),
        (3, "Which of these burned?", "mill", "barn", "river", "sea", 20, "1,2"),
    ]


@settings(max_examples=60, deadline=None)
@given(text=nasty, title=nasty)
def test_kahoot_reads_every_text_back_and_runs_no_formula(text: str, title: str) -> None:
    flat = replace(WHERE, prompt=text, choices=(f"{text} 1", f"{text} 2", f"{text} 3"))

    rows = kahoot_rows(sheet_of(flat, title=title))

    assert rows[0][2:5] == tuple(in_line(choice) for choice in flat.choices or ())
    assert (rows[0][1] or "") == in_line(text)


def test_kahoot_leaves_out_what_is_too_long_and_says_so() -> None:
    long = replace(WHERE, prompt="x" * 121)
    wordy = replace(WHERE, choices=("y" * 76, "b", "c"))
    many = replace(WHERE, choices=("a", "b", "c", "d", "e"))
    fits = replace(WHERE, prompt="x" * 120, choices=("y" * 75, "b", "c"))
    sheet = sheet_of(long, wordy, many, fits, WHEN, MATCH, points=2)

    assert [row[1] for row in kahoot_rows(sheet)] == ["x" * 120]
    assert report(quiz_kahoot(sheet).losses)[1:] == (
        "Question 1: left out: the question has 121 characters, and Kahoot takes 120.",
        "Question 2: left out: a choice has 76 characters, and Kahoot takes 75.",
        "Question 3: left out: it has 5 choices, and Kahoot takes two to 4.",
        "Question 4: the explanation is left out.",
        "Question 4: Kahoot gives points by speed, not yours.",
        "Question 5: left out: Kahoot’s spreadsheet has only questions with choices, and this one is answered by typing.",
        "Question 6: left out: Kahoot’s spreadsheet has only questions with choices, and this one is answered by matching.",
    )


# Canvas -----------------------------------------------------------------------------------------------------------------

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def items_of(sheet: QuizSheet) -> list[ElementTree.Element]:
    """The items, found as Canvas finds them: by the manifest."""
    with zipfile.ZipFile(io.BytesIO(quiz_qti12(sheet).data)) as package:
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))  # noqa: S314
        resources = manifest.findall(".//{*}resource")
        names = [file.get("href", "") for resource in resources for file in resource.findall("{*}file")]
        assert {*names, "imsmanifest.xml"} == set(package.namelist())
        assert next(resource.get("type") for resource in resources) == "imsqti_xmlv1p2"
        return ElementTree.fromstring(package.read(names[0])).findall(f".//{Q}item")  # noqa: S314


def shown(element: ElementTree.Element | None) -> str:
    """The text of a material as a browser shows it."""
    found = element.find(f"{Q}material/{Q}mattext") if element is not None else None
    assert found is not None
    text = found.text or ""
    return text if found.get("texttype") == "text/plain" else html.unescape(text.replace("<br>", "\n"))


def entry(item: ElementTree.Element, label: str) -> str | None:
    fields = item.findall(f".//{Q}qtimetadatafield")
    return next(field.findtext(f"{Q}fieldentry") for field in fields if field.findtext(f"{Q}fieldlabel") == label)


def right_answers(item: ElementTree.Element) -> list[str]:
    """The texts that the rules ask for, outside of a not."""
    labels = {label.get("ident"): label for label in item.iter(f"{Q}response_label")}
    rules = [rule for rule in item.findall(f".//{Q}respcondition") if rule.find(f"{Q}setvar") is not None]
    wanted = [
        e
        for rule in rules
        for path in (f"{Q}conditionvar/", f"{Q}conditionvar/{Q}and/")
        for e in rule.findall(f"{path}{Q}varequal")
    ]
    return [shown(labels[e.text]) if e.text in labels else e.text or "" for e in wanted]


@settings(max_examples=60, deadline=None)
@given(texts=NASTY_TEXTS, title=nasty)
def test_canvas_package_is_read_back_as_it_was(texts: list[str], title: str) -> None:
    flats = [spoilt(flat, texts) for flat in EVERY_SHAPE]

    items = items_of(sheet_of(*flats, title=title))

    assert [entry(item, "question_type") for item in items] == [
        "multiple_choice_question", "true_false_question", "multiple_answers_question", "short_answer_question",
        "matching_question", "matching_question", "essay_question", "multiple_choice_question",
    ]  # fmt: skip
    for number, (flat, item) in enumerate(zip(flats, items, strict=True), 1):
        assert shown(item.find(f"{Q}presentation")) == Item(number, flat).text
        assert shown(item.find(f"{Q}itemfeedback/{Q}flow_mat")) == plain(flat.explanation or "")
        if flat.choices:
            assert [shown(label) for label in item.iter(f"{Q}response_label")] == [plain(choice) for choice in flat.choices]
            assert right_answers(item) == [plain(key) for key in flat.key]
        elif flat.accepted:
            assert right_answers(item) == [in_line(text) for text in flat.accepted]
        elif flat.pairs:
            assert [shown(left) for left in item.iter(f"{Q}response_lid")] == [plain(left) for left, _ in flat.pairs]
            assert right_answers(item) == [in_line(right) for _, right in flat.pairs]


def test_canvas_package_says_points_and_shares() -> None:
    one, match = items_of(sheet_of(SEVERAL, MATCH, points=2))

    assert entry(one, "points_possible") == "2"
    assert [rule.text for rule in match.iter(f"{Q}setvar")] == ["50", "50"]
    assert len(next(iter(match.iter(f"{Q}response_lid"))).findall(f".//{Q}response_label")) == 3


def test_canvas_package_says_what_it_cannot_hold() -> None:
    sentences = report(quiz_qti12(sheet_of(ORDER, ESSAY, SEVERAL)).losses)

    assert "Question 1: the ordering becomes a matching of places with what stands there." in sentences
    assert "Question 2: what to look for when grading by hand is left out." in sentences


def test_a_choice_is_never_markup() -> None:
    flat = FlatQuestion(kind="x", skill="fact", prompt="<script>", choices=("<b>a</b>", "&amp;"), correct=(1,))
    item = items_of(sheet_of(flat))[0]

    assert (item.findtext(f"{Q}presentation/{Q}material/{Q}mattext")) == "&lt;script&gt;"
    assert right_answers(item) == ["&amp;"]

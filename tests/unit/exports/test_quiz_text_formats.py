"""GIFT, Moodle XML, word-tab-definition and our JSON: read again, every question, key and accent as it was.

GIFT is read by a reader written here after Moodle's documentation; Moodle XML by the standard library's parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.exports.quiz_gift import quiz_gift
from quizgen.exports.quiz_json import quiz_json
from quizgen.exports.quiz_moodle_xml import quiz_moodle_xml
from quizgen.exports.quiz_tsv import quiz_tsv
from quizgen.flat_question import FlatQuestion
from quizgen.moodle_shares import SHARES
from quizgen.quiz_sheet import Item, in_line, plain, report
from tests.builders_sheet import (
    ESSAY,
    EVERY_SHAPE,
    MATCH,
    MEANING,
    NASTY,
    ORDER,
    SEVERAL,
    TRUE,
    WHEN,
    WHERE,
    nasty,
    sheet_of,
    spoilt,
)

# GIFT -------------------------------------------------------------------------------------------------------------------


@dataclass
class Read:
    """A question as Moodle's importer would see it; answers by their weight."""

    name: str
    text: str
    answers: list[tuple[str, str]]
    feedback: str


def unescaped(text: str) -> str:
    """What the escaped text stands for."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text.strip())


def read_gift(data: bytes) -> Iterator[Read]:
    """Blocks parted by blank lines; marks count only where no backslash stands before them."""
    for block in re.split(r"\n\s*\n", data.decode().strip()):
        assert not any(line.startswith("//") for line in block.split("\n"))
        found = re.fullmatch(r"::((?:[^\\:]|\\.)*)::\[plain\]((?:[^\\{}]|\\.)*)\{((?:[^\\{}]|\\.)*)\}", block, re.DOTALL)
        assert found, block
        body, _, feedback = found[3].partition("####")
        body = body.strip()
        if body in {"T", "F"}:
            answers = [("100", body)]
        else:
            answers = []
            pairs, choice = " -> " in body, re.search(r"^~", body, re.MULTILINE)
            for sign, answer in re.findall(r"([=~])((?:[^\\=~]|\\.)*)", body):
                weight = None if (choice and sign == "=") or (pairs and not choice) else re.match(r"%(-?\d+\.?\d*)%", answer)
                answers.append(
                    (weight[1], unescaped(answer[weight.end() :]))
                    if weight
                    else ("100" if sign == "=" else "0", unescaped(answer))
                )
        yield Read(unescaped(found[1]), unescaped(found[2]), answers, unescaped(feedback))


def keys(flat: FlatQuestion) -> list[tuple[bool, str]]:
    """The choices, and whether each is right."""
    return [(number in (flat.correct or ()), plain(choice).strip()) for number, choice in enumerate(flat.choices or ())]


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(nasty, min_size=1, max_size=5))
def test_gift_is_read_back_as_it_was(texts: list[str]) -> None:
    flats = [spoilt(flat, texts) for flat in EVERY_SHAPE]

    read = list(read_gift(quiz_gift(sheet_of(*flats)).data))

    assert len(read) == len(flats)
    for number, (flat, question) in enumerate(zip(flats, read, strict=True), 1):
        assert question.text == Item(number, flat).text.strip()
        assert question.feedback == plain(flat.explanation or "").strip()
        if flat.is_label_series:
            assert question.answers == [("100", "F")]
        elif flat.choices:
            assert [(float(weight) > 0, text) for weight, text in question.answers] == keys(flat)
        elif flat.accepted:
            assert [text for _, text in question.answers] == [in_line(text).replace("->", "→") for text in flat.accepted]
            assert {weight for weight, _ in question.answers} == {"100"}
        elif flat.pairs:
            pairs = [tuple(side.strip() for side in text.split("->")) for _, text in question.answers]
            sides = [*flat.pairs, *(("", extra) for extra in flat.extra or ())]
            assert pairs == [tuple(in_line(side).replace("->", "→") for side in pair) for pair in sides]


def test_gift_reads_well() -> None:
    text = quiz_gift(sheet_of(WHERE, TRUE, WHEN, MATCH)).data.decode()

    assert text.startswith(
        "::Q1 The mill::[plain]Where did the mill stand? {\n~on a hill\n=by the river\n~in the forest\n"
        "####The first sentence says so.\n}\n\n::Q2 The mill::"
    )
    assert "{\nF\n}" in text
    assert "{\n=1907\n=in 1907\n}" in text
    assert "=mill -> where grain is ground\n=flour -> what bread is made of\n= -> a boat\n" in text


def test_gift_shares_the_mark_among_several_right_choices() -> None:
    answers = next(read_gift(quiz_gift(sheet_of(SEVERAL)).data)).answers

    assert [weight for weight, _ in answers] == ["50", "50", "-100", "-100"]


def test_gift_never_takes_an_answer_for_a_weight() -> None:
    """Moodle reads a weight behind ~ and in typed answers; behind = of a multiple choice it reads none."""
    choice = FlatQuestion(kind="x", skill="fact", prompt="How much?", choices=("%50%half", " %20%"), correct=(0,))
    typed = FlatQuestion(kind="x", skill="fact", prompt="How much?", accepted=("%50%half",))

    text = quiz_gift(sheet_of(choice, typed)).data.decode()

    assert "{\n=%50%half\n~%0%%20%\n}" in text
    assert "{\n=%100%%50%half\n}" in text


def test_gift_says_what_it_cannot_hold() -> None:
    arrows = FlatQuestion(kind="x", skill="fact", prompt="?", accepted=("a -> b",))

    sentences = report(quiz_gift(sheet_of(arrows, ORDER, ESSAY, points=2)).losses)

    assert "Question 1: -> is written →, for GIFT parts its pairs with ->." in sentences
    assert "Question 2: the ordering becomes a matching of places with what stands there." in sentences
    assert "Questions 1, 2 and 3: GIFT knows no points, so it counts one in Moodle until you set them there." in sentences
    assert "Question 3: what to look for when grading by hand is left out." in sentences


# Moodle XML -------------------------------------------------------------------------------------------------------------


def texts_of(element: ElementTree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(f"{path}/text")]


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(nasty, min_size=1, max_size=5), title=nasty)
def test_moodle_xml_is_read_back_as_it_was(texts: list[str], title: str) -> None:
    flats = [spoilt(flat, texts) for flat in EVERY_SHAPE]

    questions = ElementTree.fromstring(quiz_moodle_xml(sheet_of(*flats, title=title)).data).findall("question")  # noqa: S314

    assert [question.get("type") for question in questions] == [
        "multichoice", "truefalse", "multichoice", "shortanswer", "matching", "matching", "essay", "multichoice",
    ]  # fmt: skip
    for number, (flat, question) in enumerate(zip(flats, questions, strict=True), 1):
        assert texts_of(question, "questiontext") == [Item(number, flat).text]
        assert texts_of(question, "generalfeedback") == [plain(flat.explanation or "")]
        answers = [(float(a.get("fraction", "")) > 0, text) for a in question.findall("answer") for text in texts_of(a, ".")]
        if flat.choices and not flat.is_label_series:
            assert [(right, text.strip()) for right, text in answers] == keys(flat)
        elif flat.accepted:
            assert answers == [(True, in_line(text).replace("*", "\\*")) for text in flat.accepted]
        elif flat.pairs:
            lefts, rights = texts_of(question, "subquestion"), texts_of(question, "subquestion/answer")
            assert lefts == [*(plain(left) for left, _ in flat.pairs), *("" for _ in flat.extra or ())]
            assert rights == [*(in_line(right) for _, right in flat.pairs), *(in_line(extra) for extra in flat.extra or ())]


def test_moodle_xml_knows_true_from_false_points_and_tags() -> None:
    data = quiz_moodle_xml(sheet_of(TRUE, SEVERAL, points=2)).data
    one, several = ElementTree.fromstring(data).findall("question")  # noqa: S314

    assert {texts_of(a, ".")[0]: a.get("fraction") for a in one.findall("answer")} == {"true": "0", "false": "100"}
    assert one.findtext("defaultgrade") == "2"
    assert texts_of(one, "tags/tag") == ["fact", "true-false"]
    assert several.findtext("single") == "false"
    assert {a.get("fraction") for a in several.findall("answer")} <= {*SHARES, "-100"}
    assert b"<![CDATA[" in data


# Word, tab, definition --------------------------------------------------------------------------------------------------


def test_tsv_gives_a_card_for_every_word_and_question() -> None:
    lines = quiz_tsv(sheet_of(MEANING, MATCH, WHEN, ESSAY)).data.decode().splitlines()

    assert lines == [
        "mill\ta factory for flour",
        "mill\twhere grain is ground",
        "flour\twhat bread is made of",
        "When did it burn down?\t1907 / in 1907 / In 1907",
    ]


@given(texts=st.lists(nasty, min_size=1, max_size=5))
def test_tsv_keeps_every_card_on_a_line_of_two_cells_and_no_formula(texts: list[str]) -> None:
    lines = quiz_tsv(sheet_of(*(spoilt(flat, texts) for flat in EVERY_SHAPE))).data.decode().split("\n")

    assert lines.pop() == ""
    assert {line.count("\t") for line in lines} == {1}
    assert not [cell for line in lines for cell in line.split("\t") if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_tsv_says_what_it_cannot_hold() -> None:
    sentences = report(quiz_tsv(sheet_of(WHERE, ESSAY, SEVERAL)).losses)

    assert "Questions 1 and 3: the wrong choices are left out." in sentences
    assert "Question 2: left out, for free writing has no answer to learn." in sentences


# Our own ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
def test_json_keeps_every_text(text: str) -> None:
    flats = [spoilt(flat, [text]) for flat in EVERY_SHAPE]

    questions = json.loads(quiz_json(sheet_of(*flats, points=3)).data)["questions"]

    for flat, question in zip(flats, questions, strict=True):
        assert question["prompt"] == flat.prompt.replace("\ud800", "?")
        assert question["points"] == 3.0
        assert question["choices"] == (None if flat.choices is None else [c.replace("\ud800", "?") for c in flat.choices])

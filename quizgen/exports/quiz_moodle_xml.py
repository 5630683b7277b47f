"""The quiz as Moodle XML: what Moodle's question bank imports without loss of points, feedback or tags.

After Moodle's documentation of the format: question types multichoice, truefalse, shortanswer, matching and essay; texts in CDATA
and marked plain_text, so that Moodle shows what looks like markup as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from quizgen.csv_table import decimal
from quizgen.exports import quiz_export
from quizgen.moodle_shares import share
from quizgen.quiz_sheet import (
    ARTICLE_STAYS,
    Item,
    QuizSheet,
    Shape,
    TakenAway,
    accepts,
    in_line,
    matched,
    ordering_becomes_matching,
    plain,
    typed_as_listed,
)

TYPES: dict[Shape, str] = {
    "true-false": "truefalse",
    "one-choice": "multichoice",
    "several-choices": "multichoice",
    "short-answer": "shortanswer",
    "matching": "matching",
    "ordering": "matching",
    "essay": "essay",
}


@quiz_export(
    "moodle-xml",
    label="Moodle XML",
    purpose="The best way into Moodle’s question bank: points, explanations and skills come along.",
    suffix=".xml",
    media_type="application/xml",
)
def quiz_moodle_xml(sheet: QuizSheet) -> TakenAway:
    """UTF-8 with its declaration."""
    quiz = etree.Element("quiz")
    for item in sheet.items:
        _question(quiz, item, sheet.title)
    losses = [loss for item in sheet.items for loss in (*ordering_becomes_matching(item), *typed_as_listed(item))]
    return TakenAway(etree.tostring(quiz, encoding="utf-8", xml_declaration=True, pretty_print=True), (ARTICLE_STAYS, *losses))


def _question(quiz: etree._Element, item: Item, title: str) -> None:
    flat = item.flat
    question = etree.SubElement(quiz, "question", type=TYPES[item.shape])
    _text(etree.SubElement(question, "name"), in_line(f"Q{item.number} {title}"))
    _text(etree.SubElement(question, "questiontext", format="plain_text"), item.text)
    _text(etree.SubElement(question, "generalfeedback", format="plain_text"), plain(flat.explanation or ""))
    _value(question, "defaultgrade", decimal(item.points))
    _value(question, "hidden", "0")
    match item.shape:
        case "true-false":
            for label in ("true", "false"):
                _answer(question, label, "100" if flat.key[0].strip().casefold() == label else "0", marked="moodle_auto_format")
        case "one-choice" | "several-choices":
            right = flat.correct or ()
            several = item.shape == "several-choices"
            _value(question, "single", "false" if several else "true")
            _value(question, "shuffleanswers", "false" if flat.is_label_series else "true")
            _value(question, "answernumbering", "abc")
            for number, choice in enumerate(flat.choices or ()):
                wrong = "-100" if several else "0"
                _answer(question, choice, share(len(right)) if number in right else wrong, marked="plain_text")
        case "short-answer":
            _value(question, "usecase", "0")
            for text in accepts(item):
                _answer(question, in_line(text).replace("*", "\\*"), "100", marked="moodle_auto_format")
        case "matching" | "ordering":
            _value(question, "shuffleanswers", "true")
            _pairs(question, (*matched(item), *(("", extra) for extra in flat.extra or ())))
        case "essay":
            _value(question, "responseformat", "editor")
            information = etree.SubElement(question, "graderinfo", format="plain_text")
            _text(information, plain("\n".join(flat.rubric or ())))
    tags = etree.SubElement(question, "tags")
    for tag in dict.fromkeys((flat.skill, flat.kind)):
        _text(etree.SubElement(tags, "tag"), tag)


def _answer(question: etree._Element, text: str, fraction: str, *, marked: str) -> None:
    answer = etree.SubElement(question, "answer", fraction=fraction, format=marked)
    _text(answer, plain(text))
    _text(etree.SubElement(answer, "feedback", format="plain_text"), "")


def _pairs(question: etree._Element, pairs: Iterable[tuple[str, str]]) -> None:
    """Matching sides; a right side without a left one is a wrong answer to choose from."""
    for left, right in pairs:
        pair = etree.SubElement(question, "subquestion", format="plain_text")
        _text(pair, left)
        _text(etree.SubElement(pair, "answer"), in_line(right))


def _text(parent: etree._Element, text: str) -> None:
    child = etree.SubElement(parent, "text")
    if not text or "]]>" in text:
        child.text = text  # CDATA cannot hold its own end; escaped text reads the same
    else:
        child.text = etree.CDATA(text)


def _value(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text

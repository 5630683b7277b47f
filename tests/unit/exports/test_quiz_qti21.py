"""The QTI 2.1 package: read again from its manifest, every question, key and accent as it was."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qti_convert import upgrade_package

from quizgen.exports.quiz_qti21 import quiz_qti21
from quizgen.flat_question import FlatQuestion
from quizgen.quiz_sheet import Item, QuizSheet, in_line, plain, report
from tests.builders_sheet import ESSAY, EVERY_SHAPE, MATCH, NASTY, ORDER, SEVERAL, TRUE, WHEN, WHERE, nasty, sheet_of, spoilt

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
Q3 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
TAGS = {
    "p": "p",
    "value": "qti-value",
    "simpleChoice": "qti-simple-choice",
    "simpleAssociableChoice": "qti-simple-associable-choice",
}
"""Where texts stand, and how QTI 3 calls it."""

P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
NCNAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
ORDER_OF_PARTS = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback")
"""As the schema wants them in an item."""


def package_of(sheet: QuizSheet) -> tuple[ElementTree.Element, list[ElementTree.Element]]:
    """The test and its items, found by the manifest."""
    with zipfile.ZipFile(io.BytesIO(quiz_qti21(sheet).data)) as package:
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))  # noqa: S314
        resources = manifest.findall(f".//{P}resource")
        assert {resource.get("href", "") for resource in resources} == set(package.namelist()) - {"imsmanifest.xml"}
        read = {resource.get("type"): resource.get("href", "") for resource in resources}
        test = ElementTree.fromstring(package.read(read["imsqti_test_xmlv2p1"]))  # noqa: S314
        hrefs = [reference.get("href", "") for reference in test.iter(f"{Q}assessmentItemRef")]
        assert hrefs == [r.get("href") for r in resources if r.get("type") == "imsqti_item_xmlv2p1"]
        depends = {dependency.get("identifierref") for dependency in manifest.iter(f"{P}dependency")}
        assert depends == {r.get("identifier") for r in resources if r.get("type") == "imsqti_item_xmlv2p1"}
        assert depends == {reference.get("identifier") for reference in test.iter(f"{Q}assessmentItemRef")}
        return test, [ElementTree.fromstring(package.read(href)) for href in hrefs]  # noqa: S314


def item_of(flat: FlatQuestion) -> ElementTree.Element:
    return package_of(sheet_of(flat))[1][0]


def key_of(item: ElementTree.Element) -> list[str]:
    return [value.text or "" for value in item.findall(f"{Q}responseDeclaration/{Q}correctResponse/{Q}value")]


def offered(item: ElementTree.Element) -> dict[str, str]:
    """Text of everything that can be chosen, by its identifier."""
    tags = (f"{Q}simpleChoice", f"{Q}simpleAssociableChoice")
    return {e.get("identifier", ""): e.text or "" for e in item.iter() if e.tag in tags}


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(nasty, min_size=1, max_size=5), title=nasty)
def test_package_is_read_back_as_it_was(texts: list[str], title: str) -> None:
    flats = [spoilt(flat, texts) for flat in EVERY_SHAPE]

    _, items = package_of(sheet_of(*flats, title=title))

    for number, (flat, item) in enumerate(zip(flats, items, strict=True), 1):
        choices, key = offered(item), key_of(item)
        lines = [line.strip() for line in Item(number, flat).text.split("\n") if line.strip()]
        assert [p.text for p in item.findall(f"{Q}itemBody/{Q}p") if p.text and p.text.strip()] == lines
        assert item.findtext(f"{Q}modalFeedback") == plain(flat.explanation or "")
        if flat.choices:
            assert list(choices.values()) == [in_line(choice) for choice in flat.choices]
            assert [choices[value] for value in key] == [in_line(text) for text in flat.key]
        elif flat.order:
            assert [choices[value] for value in key] == [in_line(text) for text in flat.order]
        elif flat.pairs:
            sides = [tuple(choices[name] for name in value.split()) for value in key]
            assert sides == [(in_line(left), in_line(right)) for left, right in flat.pairs]
            assert {in_line(extra) for extra in flat.extra or ()} <= set(choices.values())
        elif flat.accepted:
            entries = item.findall(f".//{Q}mapEntry")
            assert [entry.get("mapKey") for entry in entries] == list(dict.fromkeys(in_line(text) for text in flat.accepted))


def test_a_reader_that_is_not_ours_finds_every_question_and_key() -> None:
    """The converter to QTI 3 reads the package; what it makes of it has the same texts, keys and names."""
    sheet = sheet_of(*(spoilt(flat, list(NASTY)) for flat in EVERY_SHAPE))
    test, items = package_of(sheet)

    files = upgrade_package(quiz_qti21(sheet).data).files

    names = [reference.get("identifier") for reference in test.iter(f"{Q}assessmentItemRef")]
    for number, (name, item) in enumerate(zip(names, items, strict=True), 1):
        read = ElementTree.fromstring(str(files[f"items/item{number}.xml"]))  # noqa: S314
        assert read.get("identifier") == name
        for ours, theirs in TAGS.items():
            assert texts(read, f"{Q3}{theirs}") == texts(item, f"{Q}{ours}")


def texts(item: ElementTree.Element, tag: str) -> list[str]:
    return [" ".join((element.text or "").split()) for element in item.iter(tag)]


@pytest.mark.parametrize("flat", EVERY_SHAPE, ids=lambda flat: flat.kind)
def test_item_has_its_parts_in_the_order_of_the_schema_and_names_without_spaces(flat: FlatQuestion) -> None:
    item = item_of(flat)

    parts = [ORDER_OF_PARTS.index(part.tag.removeprefix(Q)) for part in item]
    assert parts == sorted(parts)
    assert all(NCNAME.fullmatch(e.get("identifier", "x")) for e in item.iter())
    assert [p.tag for p in item.iter() if p.tag.endswith("Interaction")]


@pytest.mark.parametrize(
    ("flat", "template"),
    [(WHERE, "match_correct"), (TRUE, "match_correct"), (SEVERAL, "match_correct"), (ORDER, "match_correct"),
     (WHEN, "map_response"), (MATCH, "map_response"), (ESSAY, None)],
)  # fmt: skip
def test_scores_come_from_the_standard_templates(flat: FlatQuestion, template: str | None) -> None:
    processing = item_of(flat).find(f"{Q}responseProcessing")

    assert (processing.get("template", "").rpartition("/")[2] if processing is not None else None) == template


def test_matching_earns_its_parts_and_the_test_knows_the_points() -> None:
    test, items = package_of(sheet_of(MATCH, WHERE, points=3))

    assert sum(float(entry.get("mappedValue", "")) for entry in items[0].iter(f"{Q}mapEntry")) == pytest.approx(1)
    assert [weight.get("value") for weight in test.iter(f"{Q}weight")] == ["3", "3"]


def test_parts_of_an_ordering_stand_in_an_order_that_tells_nothing() -> None:
    assert list(offered(item_of(ORDER)).values()) == sorted(ORDER.order or (), key=str.casefold)


def test_package_says_what_it_cannot_hold() -> None:
    assert "Question 1: only all the right choices together earn points." in report(quiz_qti21(sheet_of(SEVERAL)).losses)

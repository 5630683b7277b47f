"""The quiz as the QTI 1.2 package that Canvas imports.

After Canvas's own packages: imsmanifest.xml, <id>/<id>.xml with the questions, <id>/assessment_meta.xml with the settings; each
item says its `question_type` in its metadata. Texts are HTML in which nothing of a question is markup.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from fractions import Fraction

from lxml import etree

from quizgen.csv_table import decimal
from quizgen.exports import quiz_export
from quizgen.quiz_sheet import (
    ARTICLE_STAYS,
    Item,
    Loss,
    QuizSheet,
    Shape,
    TakenAway,
    accepts,
    in_line,
    matched,
    ordering_becomes_matching,
    plain,
    right_sides,
    typed_as_listed,
)
from quizgen.zipped import identifier, zipped

TYPES: dict[Shape, str] = {
    "true-false": "true_false_question",
    "one-choice": "multiple_choice_question",
    "several-choices": "multiple_answers_question",
    "short-answer": "short_answer_question",
    "matching": "matching_question",
    "ordering": "matching_question",
    "essay": "essay_question",
}
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource"

FULL = Fraction(100)
"""What an item's score amounts to in all; Canvas turns it into points."""


@quiz_export(
    "qti-canvas",
    label="QTI 1.2 for Canvas",
    purpose="A package for Canvas: Settings, Import Course Content, QTI .zip file.",
    suffix=".zip",
    media_type="application/zip",
)
def quiz_qti12(sheet: QuizSheet) -> TakenAway:
    """Three files in a zip; the same quiz has the same names."""
    name = identifier(sheet.title, *(item.text for item in sheet.items))
    root = etree.Element("questestinterop", nsmap={None: QTI})
    assessment = etree.SubElement(root, "assessment", ident=name, title=in_line(sheet.title))
    section = etree.SubElement(assessment, "section", ident="root_section")
    for item in sheet.items:
        _item(section, item, name)
    files = {
        "imsmanifest.xml": _manifest(name, sheet),
        f"{name}/{name}.xml": _bytes(root),
        f"{name}/assessment_meta.xml": _settings(name, sheet),
    }
    return TakenAway(zipped(files), (ARTICLE_STAYS, *(loss for item in sheet.items for loss in _losses(item))))


def _item(section: etree._Element, item: Item, name: str) -> None:
    flat = item.flat
    ident = identifier(name, str(item.number))
    element = etree.SubElement(section, "item", ident=ident, title=f"Question {item.number}")
    metadata = etree.SubElement(etree.SubElement(element, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", TYPES[item.shape]), ("points_possible", decimal(item.points))):
        field = etree.SubElement(metadata, "qtimetadatafield")
        etree.SubElement(field, "fieldlabel").text = label
        etree.SubElement(field, "fieldentry").text = entry
    presentation = etree.SubElement(element, "presentation")
    _material(presentation, item.text)
    processing = etree.SubElement(element, "resprocessing")
    outcomes = etree.SubElement(processing, "outcomes")
    etree.SubElement(outcomes, "decvar", maxvalue=decimal(FULL), minvalue="0", varname="SCORE", vartype="Decimal")
    if flat.explanation:
        heard = etree.SubElement(processing, "respcondition", attrib={"continue": "Yes"})
        etree.SubElement(etree.SubElement(heard, "conditionvar"), "other")
        etree.SubElement(heard, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    match item.shape:
        case "true-false" | "one-choice" | "several-choices":
            _choices(presentation, processing, item)
        case "matching" | "ordering":
            _pairs(presentation, processing, item)
        case "short-answer":
            _field(presentation)
            said = _rule(processing)
            for text in accepts(item):
                etree.SubElement(said, "varequal", respident="response1").text = in_line(text)
        case "essay":
            _field(presentation)
            etree.SubElement(_rule(processing, share=None), "other")
    if flat.explanation:
        feedback = etree.SubElement(element, "itemfeedback", ident="general_fb")
        _material(etree.SubElement(feedback, "flow_mat"), flat.explanation)


def _choices(presentation: etree._Element, processing: etree._Element, item: Item) -> None:
    right = item.flat.correct or ()
    several = item.shape == "several-choices"
    response = etree.SubElement(presentation, "response_lid", ident="response1", rcardinality="Multiple" if several else "Single")
    render = etree.SubElement(response, "render_choice")
    for number, choice in enumerate(item.flat.choices or (), 1):
        _material(etree.SubElement(render, "response_label", ident=f"choice{number}"), choice)
    chosen = _rule(processing)
    if not several:
        etree.SubElement(chosen, "varequal", respident="response1").text = f"choice{right[0] + 1}"
    else:
        every = etree.SubElement(chosen, "and")
        for number in range(len(item.flat.choices or ())):
            parent = every if number in right else etree.SubElement(every, "not")
            etree.SubElement(parent, "varequal", respident="response1").text = f"choice{number + 1}"


def _pairs(presentation: etree._Element, processing: etree._Element, item: Item) -> None:
    """One drop-down a left side, all with the same labels; each right pair earns its share."""
    pairs = matched(item)
    labels = {right: f"right{number}" for number, right in enumerate(right_sides(item), 1)}
    for number, (left, right) in enumerate(pairs, 1):
        response = etree.SubElement(presentation, "response_lid", ident=f"response_left{number}")
        _material(response, left, kind="text/plain")
        render = etree.SubElement(response, "render_choice")
        for text, label in labels.items():
            _material(etree.SubElement(render, "response_label", ident=label), in_line(text), kind="text/plain")
        chosen = _rule(processing, action="Add", share=FULL / len(pairs))
        etree.SubElement(chosen, "varequal", respident=f"response_left{number}").text = labels[right]


def _field(presentation: etree._Element) -> None:
    response = etree.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    render = etree.SubElement(response, "render_fib")
    etree.SubElement(render, "response_label", ident="answer1", rshuffle="No")


def _rule(processing: etree._Element, *, action: str = "Set", share: Fraction | None = FULL) -> etree._Element:
    """A rule by which a response earns a share of the score, or nothing by itself; gives the element for its condition."""
    rule = etree.SubElement(processing, "respcondition", attrib={"continue": "No"})
    condition = etree.SubElement(rule, "conditionvar")
    if share is not None:
        etree.SubElement(rule, "setvar", action=action, varname="SCORE").text = decimal(share)
    return condition


def _material(parent: etree._Element, text: str, *, kind: str = "text/html") -> None:
    shown = plain(text) if kind == "text/plain" else html.escape(plain(text), quote=False).replace("\n", "<br>")
    etree.SubElement(etree.SubElement(parent, "material"), "mattext", texttype=kind).text = shown


def _settings(name: str, sheet: QuizSheet) -> bytes:
    quiz = etree.Element("quiz", nsmap={None: CANVAS}, identifier=name)
    etree.SubElement(quiz, "title").text = in_line(sheet.title)
    etree.SubElement(quiz, "description").text = ""
    etree.SubElement(quiz, "shuffle_answers").text = "false"
    etree.SubElement(quiz, "scoring_policy").text = "keep_highest"
    etree.SubElement(quiz, "quiz_type").text = "assignment"
    etree.SubElement(quiz, "points_possible").text = decimal(sum((item.points for item in sheet.items), Fraction(0)))
    etree.SubElement(quiz, "allowed_attempts").text = "1"
    return _bytes(quiz)


def _manifest(name: str, sheet: QuizSheet) -> bytes:
    manifest = etree.Element("manifest", nsmap={None: PACKAGE, "lom": LOM}, identifier=identifier(name, "manifest"))
    metadata = etree.SubElement(manifest, "metadata")
    etree.SubElement(metadata, "schema").text = "IMS Content"
    etree.SubElement(metadata, "schemaversion").text = "1.1.3"
    etree.SubElement(manifest, "organizations")
    resources = etree.SubElement(manifest, "resources")
    settings = identifier(name, "settings")
    questions = etree.SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    etree.SubElement(questions, "file", href=f"{name}/{name}.xml")
    etree.SubElement(questions, "dependency", identifierref=settings)
    href = f"{name}/assessment_meta.xml"
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    etree.SubElement(etree.SubElement(resources, "resource", identifier=settings, type=kind, href=href), "file", href=href)
    return _bytes(manifest)


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _losses(item: Item) -> Iterable[Loss]:
    yield from ordering_becomes_matching(item)
    yield from typed_as_listed(item)
    if item.flat.rubric:
        yield Loss(item.number, "what to look for when grading by hand is left out")
    if item.shape == "several-choices":
        yield Loss(item.number, "Canvas itself decides what part of the right choices earns")

"""The quiz as a QTI 2.1 package: what most other test and learning systems import.

After the IMS specification: imsmanifest.xml, one test, one item a file; identifiers are NCNames; scores by the specification's
own templates, match_correct where an answer is right or wrong and map_response where parts of it count.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from quizgen.csv_table import decimal
from quizgen.exports import quiz_export
from quizgen.quiz_sheet import (
    ARTICLE_STAYS,
    Item,
    Loss,
    QuizSheet,
    TakenAway,
    accepts,
    in_line,
    matched,
    plain,
    right_sides,
    typed_as_listed,
)
from quizgen.zipped import identifier, zipped

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
TEST = "test.xml"


@quiz_export(
    "qti",
    label="QTI 2.1 package",
    purpose="The common format of test and learning systems: for whatever is not named here.",
    suffix=".zip",
    media_type="application/zip",
)
def quiz_qti21(sheet: QuizSheet) -> TakenAway:
    """A zip of the manifest, the test and one file an item."""
    files = {"imsmanifest.xml": _manifest(sheet), TEST: _test(sheet)}
    files |= {_file(item): _item(item, sheet) for item in sheet.items}
    return TakenAway(zipped(files), (ARTICLE_STAYS, *(loss for item in sheet.items for loss in _losses(item))))


def _item(item: Item, sheet: QuizSheet) -> bytes:
    attributes = {"identifier": _name(item, sheet), "title": f"Question {item.number}", "adaptive": "false"}
    root = etree.Element("assessmentItem", attributes, nsmap={None: QTI}, timeDependent="false")
    body = etree.Element("itemBody")
    _paragraphs(body, item.text)
    template: str | None = "match_correct"
    match item.shape:
        case "true-false" | "one-choice" | "several-choices":
            _choices(root, body, item)
        case "ordering":
            _ordering(root, body, item)
        case "matching":
            _pairs(root, body, item)
            template = "map_response"
        case "short-answer":
            _typed(root, body, item)
            template = "map_response"
        case "essay":
            _declared(root, "single", "string")
            etree.SubElement(body, "extendedTextInteraction", responseIdentifier="RESPONSE")
            template = None
    if item.flat.rubric:
        _paragraphs(etree.SubElement(body, "rubricBlock", view="scorer"), "\n".join(item.flat.rubric))
    etree.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    if item.flat.explanation:
        # shown after every answer, for no rule ever changes it
        told = etree.SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
        etree.SubElement(etree.SubElement(told, "defaultValue"), "value").text = "explanation"
    root.append(body)
    if template:
        etree.SubElement(root, "responseProcessing", template=f"{TEMPLATES}{template}")
    if item.flat.explanation:
        attributes = {"outcomeIdentifier": "FEEDBACK", "identifier": "explanation", "showHide": "show"}
        etree.SubElement(root, "modalFeedback", attributes).text = plain(item.flat.explanation)
    return _bytes(root)


def _choices(root: etree._Element, body: etree._Element, item: Item) -> None:
    flat = item.flat
    several = item.shape == "several-choices"
    right = [f"choice{number + 1}" for number in flat.correct or ()]
    _declared(root, "multiple" if several else "single", "identifier", right)
    attributes = {"responseIdentifier": "RESPONSE", "shuffle": "false", "maxChoices": "0" if several else "1"}
    interaction = etree.SubElement(body, "choiceInteraction", attributes)
    for number, choice in enumerate(flat.choices or (), 1):
        etree.SubElement(interaction, "simpleChoice", identifier=f"choice{number}").text = in_line(choice)


def _ordering(root: etree._Element, body: etree._Element, item: Item) -> None:
    """The parts by the alphabet, which tells nothing of their order."""
    parts = [(f"part{number}", in_line(text)) for number, text in enumerate(item.flat.order or (), 1)]
    alphabetical = sorted(parts, key=lambda part: (part[1].casefold(), part[1]))
    names = {number_name: f"choice{place}" for place, (number_name, _) in enumerate(alphabetical, 1)}
    _declared(root, "ordered", "identifier", [names[part] for part, _ in parts])
    interaction = etree.SubElement(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    for part, text in alphabetical:
        etree.SubElement(interaction, "simpleChoice", identifier=names[part]).text = text


def _pairs(root: etree._Element, body: etree._Element, item: Item) -> None:
    pairs = matched(item)
    labels = {right: f"right{number}" for number, right in enumerate(right_sides(item), 1)}
    key = [f"left{number} {labels[right]}" for number, (_, right) in enumerate(pairs, 1)]
    declared = _declared(root, "multiple", "directedPair", key)
    mapping = etree.SubElement(declared, "mapping", defaultValue="0", lowerBound="0", upperBound="1")
    for pair in key:
        etree.SubElement(mapping, "mapEntry", mapKey=pair, mappedValue=repr(1 / len(pairs)))
    attributes = {"responseIdentifier": "RESPONSE", "shuffle": "false", "maxAssociations": str(len(pairs))}
    interaction = etree.SubElement(body, "matchInteraction", attributes)
    lefts = etree.SubElement(interaction, "simpleMatchSet")
    for number, (left, _) in enumerate(pairs, 1):
        etree.SubElement(lefts, "simpleAssociableChoice", identifier=f"left{number}", matchMax="1").text = in_line(left)
    rights = etree.SubElement(interaction, "simpleMatchSet")
    for text, label in labels.items():
        etree.SubElement(rights, "simpleAssociableChoice", identifier=label, matchMax="0").text = in_line(text)


def _typed(root: etree._Element, body: etree._Element, item: Item) -> None:
    answers = [in_line(text) for text in accepts(item)]
    declared = _declared(root, "single", "string", answers[:1])
    mapping = etree.SubElement(declared, "mapping", defaultValue="0")
    for text in dict.fromkeys(answers):
        etree.SubElement(mapping, "mapEntry", mapKey=text, mappedValue="1", caseSensitive="false")
    etree.SubElement(etree.SubElement(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")


def _declared(root: etree._Element, cardinality: str, base: str, key: Iterable[str] = ()) -> etree._Element:
    attributes = {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": base}
    declaration = etree.SubElement(root, "responseDeclaration", attributes)
    values = list(key)
    if values:
        correct = etree.SubElement(declaration, "correctResponse")
        for value in values:
            etree.SubElement(correct, "value").text = value
    return declaration


def _paragraphs(parent: etree._Element, text: str) -> None:
    for line in plain(text).split("\n"):
        if line.strip():
            etree.SubElement(parent, "p").text = line.strip()


def _test(sheet: QuizSheet) -> bytes:
    attributes = {"identifier": identifier(sheet.title), "title": in_line(sheet.title)}
    root = etree.Element("assessmentTest", attributes, nsmap={None: QTI})
    etree.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    attributes = {"identifier": "part1", "navigationMode": "nonlinear", "submissionMode": "simultaneous"}
    part = etree.SubElement(root, "testPart", attributes)
    section = etree.SubElement(part, "assessmentSection", identifier="section1", title=in_line(sheet.title), visible="true")
    for item in sheet.items:
        reference = etree.SubElement(section, "assessmentItemRef", identifier=_name(item, sheet), href=_file(item))
        etree.SubElement(reference, "weight", identifier="POINTS", value=decimal(item.points))
    total = etree.SubElement(etree.SubElement(root, "outcomeProcessing"), "setOutcomeValue", identifier="SCORE")
    etree.SubElement(etree.SubElement(total, "sum"), "testVariables", variableIdentifier="SCORE", weightIdentifier="POINTS")
    return _bytes(root)


def _manifest(sheet: QuizSheet) -> bytes:
    manifest = etree.Element("manifest", nsmap={None: PACKAGE}, identifier=identifier(sheet.title, "manifest"))
    metadata = etree.SubElement(manifest, "metadata")
    etree.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    etree.SubElement(metadata, "schemaversion").text = "1.0.0"
    etree.SubElement(manifest, "organizations")
    resources = etree.SubElement(manifest, "resources")
    test = _resource(resources, "test", "imsqti_test_xmlv2p1", TEST)
    for item in sheet.items:
        etree.SubElement(test, "dependency", identifierref=_name(item, sheet))
        _resource(resources, _name(item, sheet), "imsqti_item_xmlv2p1", _file(item))
    return _bytes(manifest)


def _resource(resources: etree._Element, name: str, kind: str, href: str) -> etree._Element:
    resource = etree.SubElement(resources, "resource", identifier=name, type=kind, href=href)
    etree.SubElement(resource, "file", href=href)
    return resource


def _file(item: Item) -> str:
    return f"items/item{item.number}.xml"


def _name(item: Item, sheet: QuizSheet) -> str:
    return identifier(sheet.title, str(item.number), item.text)


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _losses(item: Item) -> Iterable[Loss]:
    if item.shape == "several-choices":
        yield Loss(item.number, "only all the right choices together earn points")
    yield from typed_as_listed(item)

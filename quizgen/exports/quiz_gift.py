r"""The quiz as GIFT, the plain text that Moodle imports.

After Moodle's documentation of the format: every question on lines of its own with a blank line behind it, `\ ~ = # { } :`
escaped, line ends written as \n. Texts are marked [plain], so that Moodle shows what looks like markup as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.exports import quiz_export
from quizgen.moodle_shares import share
from quizgen.quiz_sheet import (
    ARTICLE_STAYS,
    Item,
    Loss,
    QuizSheet,
    TakenAway,
    accepts,
    in_line,
    matched,
    ordering_becomes_matching,
    plain,
    typed_as_listed,
)

ARROW = "->"
"""Parts the sides of a pair; it cannot be escaped."""

_WEIGHT = re.compile(r"%-?\d")


@quiz_export(
    "gift",
    label="GIFT for Moodle",
    purpose="Plain text that Moodle’s question bank imports, and many small quiz programs too; easy to read and to edit.",
    suffix=".gift",
    media_type="text/plain",
)
def quiz_gift(sheet: QuizSheet) -> TakenAway:
    """UTF-8 without a byte order mark, a line end after each line."""
    losses = [ARTICLE_STAYS]
    blocks = []
    for item in sheet.items:
        losses += _losses(item)
        name = escaped(in_line(f"Q{item.number} {sheet.title}"))
        feedback = f"####{escaped(item.flat.explanation)}\n" if item.flat.explanation else ""
        answers = "".join(f"{line}\n" for line in _answers(item))
        blocks.append(f"::{name}::[plain]{escaped(item.text)} {{\n{answers}{feedback}}}\n")
    return TakenAway("\n".join(blocks).encode(), tuple(losses))


def _answers(item: Item) -> Iterator[str]:
    flat = item.flat
    match item.shape:
        case "true-false":
            yield "T" if flat.key[0].strip().casefold() == "true" else "F"
        case "one-choice":
            for number, choice in enumerate(flat.choices or ()):
                yield f"={escaped(choice)}" if number in (flat.correct or ()) else f"~{_weighted('%0%', choice)}"
        case "several-choices":
            for number, choice in enumerate(flat.choices or ()):
                weight = share(len(flat.correct or ())) if number in (flat.correct or ()) else "-100"
                yield f"~%{weight}%{escaped(choice)}"
        case "short-answer":
            for text in accepts(item):
                yield f"={_weighted('%100%', _typed(text))}"
        case "matching" | "ordering":
            for left, right in matched(item):
                yield f"={_side(left)} -> {_side(right)}"
            for right in flat.extra or ():
                yield f"= -> {_side(plain(right))}"
        case "essay":
            return


def escaped(text: str) -> str:
    r"""The text as GIFT holds it.

    >>> escaped("{a=b}: 50~60\n#1")
    '\\{a\\=b\\}\\: 50\\~60\\n\\#1'
    """
    return re.sub(r"[\\~=#{}:]", lambda found: "\\" + found[0], plain(text).strip()).replace("\n", "\\n")


def _weighted(weight: str, text: str) -> str:
    """An answer that itself begins like a weight gets its weight said, else Moodle would take the text for one."""
    return f"{weight if _WEIGHT.match(plain(text).strip()) else ''}{escaped(text)}"


def _typed(text: str) -> str:
    return in_line(text).replace(ARROW, "→")  # with an arrow in it, Moodle would take the question for a matching


def _side(text: str) -> str:
    return escaped(in_line(text).replace(ARROW, "→"))


def _losses(item: Item) -> Iterator[Loss]:
    yield from ordering_becomes_matching(item)
    yield from typed_as_listed(item)
    if item.points != 1:
        yield Loss(item.number, "GIFT knows no points, so it counts one in Moodle until you set them there")
    if item.flat.rubric:
        yield Loss(item.number, "what to look for when grading by hand is left out")
    sides = (*accepts(item), *(side for pair in matched(item) for side in pair), *(item.flat.extra or ()))
    if any(ARROW in side for side in sides):
        yield Loss(item.number, f"{ARROW} is written →, for GIFT parts its pairs with {ARROW}")

"""The quiz as cards for Anki, as the text that its importer reads.

After Anki's manual, “Importing text files”: lines that begin with # say how to read what follows; columns for the kind of note,
the deck and the tags; cells quoted as in CSV; HTML in the fields. The first field is the key by which Anki knows a card again,
so no two are alike.
"""

from __future__ import annotations

import csv
import html
import io
import string
from collections.abc import Iterator

from quizgen.exports import quiz_export
from quizgen.quiz_sheet import ARTICLE_STAYS, Item, Loss, QuizSheet, TakenAway, accepts, in_line, plain

HEAD = "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
NOTE_TYPE = "Basic"
"""The note type with a front and a back that every English Anki has; another Anki asks which one to take."""


@quiz_export(
    "anki",
    label="Anki cards",
    purpose="A deck to learn from: in Anki choose File, then Import.",
    suffix=".txt",
    media_type="text/plain",
)
def quiz_anki(sheet: QuizSheet) -> TakenAway:
    """One note a question, of a matching one a pair: note type, deck, front, back, tags."""
    out = io.StringIO()
    out.write(HEAD)
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    deck = in_line(sheet.title).replace("::", ": :") or "Quiz"  # :: would make decks within decks
    losses = [ARTICLE_STAYS]
    fronts: set[str] = set()
    for item in sheet.items:
        losses += _losses(item)
        for text, back in _cards(item):
            front, again = text, 1
            while front in fronts:
                again += 1
                front = f"{text}\n({again})"
            fronts.add(front)
            tags = f"{item.flat.skill} {'-'.join(item.flat.kind.split())}"
            table.writerow([NOTE_TYPE, deck, _field(front), _field(back), tags])
    return TakenAway(out.getvalue().encode(), tuple(losses))


def _cards(item: Item) -> Iterator[tuple[str, str]]:
    flat = item.flat
    explanation = f"\n\n{flat.explanation}" if flat.explanation else ""
    match item.shape:
        case "matching":
            for left, right in flat.pairs or ():
                yield left, f"{right}{explanation}"
        case "essay":
            if flat.rubric:
                yield item.text, "\n".join(flat.rubric) + explanation
        case "ordering":
            first_to_last = "\n".join(f"{n}. {text}" for n, text in enumerate(flat.order or (), 1))
            mixed = "\n".join(sorted(flat.order or (), key=str.casefold))
            yield f"{item.text}\n\n{mixed}", first_to_last + explanation
        case "short-answer":
            yield item.text, " / ".join(accepts(item)) + explanation
        case "true-false" | "one-choice" | "several-choices":
            lettered = [f"{letter}. {choice}" for letter, choice in zip(_letters(), flat.choices or (), strict=False)]
            right = "\n".join(lettered[number] for number in flat.correct or ())
            yield "\n\n".join((item.text, "\n".join(lettered))), right + explanation


def _letters() -> Iterator[str]:
    yield from string.ascii_uppercase
    yield from (f"A{letter}" for letter in string.ascii_uppercase)


def _field(text: str) -> str:
    return html.escape(plain(text).strip(), quote=False).replace("\n", "<br>")


def _losses(item: Item) -> Iterator[Loss]:
    if item.shape == "matching":
        yield Loss(item.number, "the matching becomes a card for each pair")
    if item.flat.extra:
        yield Loss(item.number, "what is left over after matching is left out")
    if item.shape == "essay" and not item.flat.rubric:
        yield Loss(item.number, "left out, for free writing has no answer to learn")
    if item.points != 1:
        yield Loss(item.number, "cards have no points")

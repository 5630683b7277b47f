"""The quiz as word, tab, definition: what Quizlet and other flash card sites take by paste."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.csv_table import inert
from quizgen.exports import quiz_export
from quizgen.quiz_sheet import ARTICLE_STAYS, Item, Loss, QuizSheet, TakenAway, in_line
from quizgen.wording import fold


@quiz_export(
    "tsv",
    label="Word, tab, definition",
    purpose="Flash cards for Quizlet and its like: copy the file’s text into their import box.",
    suffix=".txt",
    media_type="text/tab-separated-values",
)
def quiz_tsv(sheet: QuizSheet) -> TakenAway:
    """One line a card: a word and its meaning where the question asks for one, else the question and its answer."""
    lines, losses = [], [ARTICLE_STAYS]
    for item in sheet.items:
        losses += _losses(item)
        lines += ["\t".join(inert(in_line(side)) for side in card) for card in _cards(item)]
    if any(line.startswith("'") or "\t'" in line for line in lines):
        losses.append(Loss(None, "An apostrophe is put before text that a spreadsheet would take for a formula."))
    return TakenAway("".join(f"{line}\n" for line in lines).encode(), tuple(losses))


def _cards(item: Item) -> Iterator[tuple[str, str]]:
    flat = item.flat
    if item.shape == "matching":
        yield from flat.pairs or ()
    elif item.shape == "essay":
        return
    elif asks_for_meaning(item):
        yield flat.targets[0], flat.key[0]
    else:
        yield item.text, " / ".join(flat.key)


def asks_for_meaning(item: Item) -> bool:
    """Whether the question stands for a word and its answer for the meaning: it needs no sentence around it."""
    flat = item.flat
    asked = item.shape == "one-choice" and len(flat.targets) == 1 and not flat.passage and not flat.is_label_series
    return asked and fold(flat.targets[0]) in fold(flat.prompt) and fold(flat.key[0]) != fold(flat.targets[0])


def _losses(item: Item) -> Iterator[Loss]:
    if item.shape == "essay":
        yield Loss(item.number, "left out, for free writing has no answer to learn")
        return
    if item.flat.choices is not None and item.shape != "true-false":
        yield Loss(item.number, "the wrong choices are left out")
    if item.flat.extra:
        yield Loss(item.number, "what is left over after matching is left out")
    if item.shape == "matching":
        yield Loss(item.number, "the matching becomes a card for each pair")
    if item.flat.explanation:
        yield Loss(item.number, "the explanation is left out")

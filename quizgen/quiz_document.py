"""A quiz as one JSON document, the public contract of the pure way, or as text that a teacher prints."""

from __future__ import annotations

import json
import string
import textwrap
from collections.abc import Iterator

from quizgen.flat_question import FlatQuestion
from quizgen.quiz import Quiz
from quizgen.quiz_sheet import Item, QuizSheet
from quizgen.reading_level import grade_level

SCHEMA = 1
PAGE_WIDTH = 88
WRITTEN_LINES = 3
"""Lines on paper for an answer of a sentence or two."""


def quiz_document(quiz: Quiz) -> dict[str, object]:
    """The document, as JSON values; the same quiz gives the same document."""
    chosen = enumerate(quiz.chosen, 1)
    items = tuple(Item(n, c.question.flatten(), id=c.question.id, spares=c.spares) for n, c in chosen)
    return sheet_document(QuizSheet(quiz.article.title or "Quiz", quiz.article, items, quiz.shortfall))


def sheet_document(sheet: QuizSheet) -> dict[str, object]:
    """The document of a quiz that is taken away: the same fields, whether or not it was edited since."""
    article = sheet.article
    return {
        "schema": SCHEMA,
        "article": {
            "title": article.title,
            "byline": article.byline,
            "text": article.text,
            "words": article.words,
            "grade_level": grade_level(article.text),
        },
        "shortfall": sheet.shortfall,
        "questions": [_entry(item) for item in sheet.items],
    }


def _entry(item: Item) -> dict[str, object]:
    flat = item.flat
    return {
        "id": item.id,
        "kind": flat.kind,
        "skill": flat.skill,
        "prompt": flat.prompt,
        "passage": flat.passage,
        "choices": flat.choices,
        "correct": flat.correct,
        "accepted": flat.accepted,
        "pairs": flat.pairs,
        "extra": flat.extra,
        "order": flat.order,
        "rubric": flat.rubric,
        "targets": flat.targets,
        "evidence": [{"start": span.start, "end": span.end} for span in flat.evidence],
        "explanation": flat.explanation,
        "spares": item.spares,
        "difficulty": flat.difficulty,
        "points": float(item.points),
    }


def quiz_json(quiz: Quiz) -> str:
    """The document as indented JSON, with a final line end."""
    return document_text(quiz_document(quiz))


def document_text(document: dict[str, object]) -> str:
    """A document as it is written down."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def quiz_text(quiz: Quiz) -> str:
    """The quiz as plain text to print: a line for the name, the questions, and the key on a page of its own."""
    lines = [quiz.article.title or "Quiz", "", "Name: " + "_" * 32 + "   Date: " + "_" * 14, ""]
    flats = [candidate.question.flatten() for candidate in quiz.chosen]
    for number, flat in enumerate(flats, 1):
        lines += [*_printed(number, flat), ""]
    if quiz.shortfall:
        lines += [*textwrap.wrap(f"Note for the teacher: {quiz.shortfall}", PAGE_WIDTH), ""]
    lines += ["\f" + "Key", ""]
    for number, flat in enumerate(flats, 1):
        lines += _key_lines(number, flat, quiz.article.text)
    return "\n".join(lines) + "\n"


def _printed(number: int, flat: FlatQuestion) -> Iterator[str]:
    lead = "True or false? " if flat.kind == "true-false" else ""
    yield from textwrap.wrap(f"{number}. {lead}{flat.prompt}", PAGE_WIDTH, subsequent_indent="   ")
    if flat.passage:
        yield from textwrap.wrap(flat.passage, PAGE_WIDTH, initial_indent="     ", subsequent_indent="     ")
    if flat.is_label_series:
        yield "   " + "   ".join(f"[ ] {choice}" for choice in flat.offered)
        return
    for word, _ in flat.pairs or ():
        yield from textwrap.wrap(f"___ {word}", PAGE_WIDTH, initial_indent="   ", subsequent_indent="       ")
    for letter, choice in zip(string.ascii_uppercase, flat.offered, strict=False):
        yield from textwrap.wrap(f"{letter}. {choice}", PAGE_WIDTH, initial_indent="   ", subsequent_indent="      ")
    if flat.rubric:
        yield from ["   " + "_" * (PAGE_WIDTH - 3)] * WRITTEN_LINES
    elif not flat.offered:
        yield "   Answer: " + "_" * 40


def _key_lines(number: int, flat: FlatQuestion, text: str) -> Iterator[str]:
    answer = " / ".join(flat.key) if not flat.rubric else f"A good answer mentions: {' / '.join(flat.rubric)}"
    if flat.correct and flat.choices and not flat.is_label_series:
        answer = f"{string.ascii_uppercase[flat.correct[0]]}. {answer}"
    if flat.pairs:
        answer = " / ".join(f"{word}: {string.ascii_uppercase[flat.offered.index(meaning)]}" for word, meaning in flat.pairs)
    yield from textwrap.wrap(f"{number}. {answer}", PAGE_WIDTH, subsequent_indent="   ")
    for span in flat.evidence:
        quoted = " ".join(span.of(text).split())
        yield from textwrap.wrap(f"Look at: {quoted}", PAGE_WIDTH, initial_indent="   ", subsequent_indent="   ")

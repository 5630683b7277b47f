"""The quiz as Quizgen's own JSON document, the same that the command line prints: nothing is lost."""

from __future__ import annotations

from quizgen.exports import quiz_export
from quizgen.quiz_document import document_text, sheet_document
from quizgen.quiz_sheet import QuizSheet, TakenAway


@quiz_export(
    "json",
    label="Quizgen’s own JSON",
    purpose="Everything in one file, with the article and the evidence: to keep, or for programs of your own.",
    suffix=".json",
    media_type="application/json",
)
def quiz_json(sheet: QuizSheet) -> TakenAway:
    """UTF-8; a torn surrogate, which no text should have, is written as a question mark."""
    return TakenAway(document_text(sheet_document(sheet)).encode("utf-8", "replace"))

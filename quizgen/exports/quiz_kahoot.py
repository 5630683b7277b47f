"""The quiz as the spreadsheet that Kahoot imports, laid out as its template is.

After Kahoot's template: the header in row 8, questions from row 9; question, four answers, seconds, the places of the right
answers. It holds 120 characters a question and 75 an answer. What is longer is left out and named, never cut.
"""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from quizgen.exports import quiz_export
from quizgen.quiz_sheet import ARTICLE_STAYS, Item, Loss, QuizSheet, TakenAway, in_line, in_words

QUESTION_LENGTH, ANSWER_LENGTH, MOST_ANSWERS = 120, 75, 4
FIRST_ROW = 8
"""Counted from 1: where the header stands."""

HEADER = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
SECONDS = ((60, 20), (90, 30))
"""Time by the letters to read, of question and answers together; more take a minute. Kahoot itself starts at 20 seconds;
the steps are a first guess, to be changed in Kahoot."""

LONGEST_TIME = 60
MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # the file says when it was made: the same quiz gives the same bytes


@quiz_export(
    "kahoot",
    label="Kahoot spreadsheet",
    purpose="A game for the whole class: in Kahoot create a quiz and import this spreadsheet.",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
def quiz_kahoot(sheet: QuizSheet) -> TakenAway:
    """Questions with choices, two to four of them; every cell of text is text, whatever it begins with."""
    out = io.BytesIO()
    losses = [ARTICLE_STAYS]
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet("Sheet1")
        page.set_column(1, 7, 30)
        page.write_string(1, 1, in_line(sheet.title))
        for column, name in enumerate(HEADER, 1):
            page.write_string(FIRST_ROW - 1, column, name)
        row = FIRST_ROW
        for item in sheet.items:
            if problem := left_out(item):
                losses.append(Loss(item.number, f"left out: {problem}"))
                continue
            losses += [Loss(item.number, "the explanation is left out")] if item.flat.explanation else []
            losses += [Loss(item.number, "Kahoot gives points by speed, not yours")] if item.points != 1 else []
            choices = [in_line(choice) for choice in item.flat.choices or ()]
            page.write_number(row, 0, row - FIRST_ROW + 1)
            page.write_string(row, 1, in_line(item.text))
            for column, choice in enumerate(choices, 2):
                page.write_string(row, column, choice)
            page.write_number(row, 6, seconds(len(item.text) + sum(map(len, choices))))
            right = [number + 1 for number in item.flat.correct or ()]
            if len(right) == 1:
                page.write_number(row, 7, right[0])
            else:
                page.write_string(row, 7, ",".join(map(str, right)))
            row += 1
    return TakenAway(out.getvalue(), tuple(losses))


def left_out(item: Item) -> str | None:
    """Why Kahoot cannot ask this question, or None."""
    choices = [in_line(choice) for choice in item.flat.choices or ()]
    if not choices or not item.flat.correct:
        return f"Kahoot’s spreadsheet has only questions with choices, and this one is answered by {in_words(item.shape)}"
    if not 2 <= len(choices) <= MOST_ANSWERS:
        return f"it has {len(choices)} choices, and Kahoot takes two to {MOST_ANSWERS}"
    if (length := len(in_line(item.text))) > QUESTION_LENGTH:
        return f"the question has {length} characters, and Kahoot takes {QUESTION_LENGTH}"
    if (length := max(map(len, choices))) > ANSWER_LENGTH:
        return f"a choice has {length} characters, and Kahoot takes {ANSWER_LENGTH}"
    return None


def seconds(letters: int) -> int:
    """The time limit that Kahoot knows for so many letters to read.

    >>> seconds(40), seconds(80), seconds(300)
    (20, 30, 60)
    """
    return next((time for most, time in SECONDS if letters <= most), LONGEST_TIME)

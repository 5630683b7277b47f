"""The quiz document: its fields, the same bytes for the same quiz, and the page that a teacher prints."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from quizgen.article import Article
from quizgen.question import GAP, Question
from quizgen.questions import load
from quizgen.quiz import Quiz
from quizgen.quiz_document import PAGE_WIDTH, quiz_document, quiz_json, quiz_text
from tests.builders import ARTICLE, quiz_of, span_of
from tests.builders_gradebook import MILLS, short

QUESTION_FIELDS = (
    "id kind skill prompt passage choices correct accepted pairs extra order rubric targets evidence explanation spares"
    " difficulty points"
).split()


def with_evidence(kind: str, **body: Any) -> Question:
    """A question proved by the second sentence."""
    span = span_of("It burned down in 1907.")
    return load(kind, {**body, "evidence": [{"start": span.start, "end": span.end}]})


WHERE = with_evidence(
    "wh-choice", prompt="Where did the mill stand?", choices=["on a hill", "by the river", "in the forest"], key="by the river"
)
WHEN = with_evidence("wh-short", prompt="In what year did the mill burn down?", accepted=["1907", "in 1907"])
TRUE = with_evidence("true-false", prompt="The mill burned down in 1911.", choices=["True", "False"], key="False")
CLOZE = with_evidence(
    "cloze",
    prompt="Which word best completes the sentence?",
    passage=f"It {GAP} down in 1907.",
    choices=["burned", "sailed", "walked", "melted"],
    key="burned",
    targets=["burned"],
)
MATCH = with_evidence(
    "word-matching", prompt="Match the words.", pairs=list(MILLS.items()), extra="a boat", targets=["mill", "burned"]
)
QUIZ = quiz_of(WHERE, WHEN, TRUE, CLOZE, MATCH)


def document(quiz: Quiz = QUIZ) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(quiz_json(quiz))
    return read


def test_document_opens_with_the_schema_and_the_article() -> None:
    read = document()

    assert list(read) == ["schema", "article", "shortfall", "questions"]
    assert read["schema"] == 1
    assert list(read["article"]) == ["title", "byline", "text", "words", "grade_level"]
    assert read["article"]["text"] == "The mill stood by the river.\n\nIt burned down in 1907."
    assert (read["article"]["words"], read["shortfall"]) == (11, None)


def test_every_question_has_every_field_of_the_contract_in_its_order() -> None:
    assert [list(question) for question in document()["questions"]] == [QUESTION_FIELDS] * 5


def test_a_choice_question_names_the_positions_of_its_key() -> None:
    asked = document()["questions"][0]

    assert asked["choices"] == ["on a hill", "by the river", "in the forest"]
    assert asked["correct"] == [1]
    assert (asked["accepted"], asked["pairs"], asked["order"]) == (None, None, None)
    assert asked["spares"] == ["a spare one"]


def test_a_short_answer_lists_what_is_accepted() -> None:
    asked = document()["questions"][1]

    assert asked["accepted"] == ["1907", "in 1907"]
    assert (asked["choices"], asked["correct"]) == (None, None)


def test_a_cloze_shows_its_gap_in_the_passage_and_names_its_target() -> None:
    asked = document()["questions"][3]

    assert (asked["passage"], asked["targets"], asked["skill"]) == ("It _____ down in 1907.", ["burned"], "vocabulary")


def test_a_matching_lists_its_pairs_and_what_goes_with_nothing() -> None:
    asked = document()["questions"][4]

    assert asked["pairs"] == [list(pair) for pair in MILLS.items()]
    assert asked["extra"] == ["a boat"]
    assert (asked["choices"], asked["correct"], asked["accepted"], asked["order"]) == (None, None, None, None)


def test_evidence_offsets_count_characters_of_the_text() -> None:
    text = document()["article"]["text"]

    for question in document()["questions"]:
        assert [text[span["start"] : span["end"]] for span in question["evidence"]] == ["It burned down in 1907."]


def test_document_is_what_the_json_says() -> None:
    assert json.loads(json.dumps(quiz_document(QUIZ))) == document()


def test_the_same_quiz_gives_the_same_bytes_and_ids_tell_questions_apart() -> None:
    assert quiz_json(QUIZ) == quiz_json(quiz_of(WHERE, WHEN, TRUE, CLOZE, MATCH))
    assert len({question["id"] for question in document()["questions"]}) == 5
    assert quiz_json(QUIZ).endswith("}\n")


def test_accents_and_typographic_quotes_stand_as_themselves() -> None:
    article = Article("Zátopek’s “gift”", None, ARTICLE.paragraphs)

    assert "Zátopek’s “gift”" in quiz_json(quiz_of(article=article))


def test_an_empty_quiz_is_a_document_with_a_reason() -> None:
    read = document(quiz_of(shortfall="The article carries no question."))

    assert (read["questions"], read["shortfall"]) == ([], "The article carries no question.")


# To print ---------------------------------------------------------------------------------------------------------------


def printed(quiz: Quiz = QUIZ) -> tuple[str, str]:
    """The questions, and the key on its own page."""
    questions, key = quiz_text(quiz).split("\f")
    return questions, key


def test_text_begins_with_the_title_and_a_line_for_the_name() -> None:
    lines = printed()[0].splitlines()

    assert lines[0] == "The mill"
    assert re.fullmatch(r"Name: _+   Date: _+", lines[2])


def test_an_article_without_title_makes_a_quiz() -> None:
    assert quiz_text(quiz_of(WHERE, article=Article(None, None, ARTICLE.paragraphs))).startswith("Quiz\n")


def test_text_asks_each_kind_in_its_own_form() -> None:
    questions = printed()[0]

    assert "1. Where did the mill stand?\n   A. on a hill\n   B. by the river\n   C. in the forest\n" in questions
    assert re.search(r"2\. In what year did the mill burn down\?\n   Answer: _+\n", questions)
    assert "3. True or false? The mill burned down in 1911.\n   [ ] True   [ ] False\n" in questions
    assert "4. Which word best completes the sentence?\n     It _____ down in 1907.\n   A. burned\n" in questions
    assert (
        "5. Match the words.\n   ___ miller\n   ___ flour\n   ___ wheel\n   ___ stone\n   A. a boat\n   B. someone" in questions
    )


def test_the_key_stands_on_a_page_of_its_own_with_the_evidence() -> None:
    questions, key = printed()

    assert key.splitlines()[0] == "Key"
    assert "1. B. by the river\n   Look at: It burned down in 1907.\n" in key
    assert "2. 1907 / in 1907\n" in key
    assert "3. False\n" in key
    assert "4. A. burned\n" in key
    assert "5. miller: B / flour: D / wheel: E / stone: C\n" in key
    assert "Look at" not in questions


def test_the_students_page_does_not_show_the_accepted_answers() -> None:
    assert "1907" not in printed(quiz_of(WHEN))[0]


@pytest.mark.parametrize("side", [0, 1], ids=["questions", "key"])
def test_no_line_is_wider_than_the_page(side: int) -> None:
    long = short("Which of the many mills on the river burned down " + "in the long and dry summer " * 6 + "?", "the old " * 20)

    assert max(len(line) for line in printed(quiz_of(long, WHERE))[side].splitlines()) <= PAGE_WIDTH


def test_a_shortfall_is_a_note_on_the_page() -> None:
    assert "Note for the teacher: Only 1 of 9 questions." in printed(quiz_of(WHERE, shortfall="Only 1 of 9 questions."))[0]

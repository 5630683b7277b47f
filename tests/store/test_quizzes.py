"""Drafts: what the generator made is kept as it was, and the teacher changes it question by question."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask import Flask

from quizgen.article import Article
from quizgen.quiz import Quiz
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.quizzes import (
    QuestionConflict,
    QuizCounts,
    add_question,
    change_question,
    delete_question,
    move_question,
    question_of,
    questions_of,
    quizzes_of,
    rename,
    save_draft,
)
from quizgen.store.tables import QuizRow
from tests.builders import material_of
from tests.builders_gradebook import choice, short
from tests.builders_store import NINE, School, again, candidate, later, teacher

WHERE, WHEN = "Where did the mill stand?", "In what year did the mill burn down?"


def prompts(quiz: QuizRow) -> list[str]:
    """The draft from top to bottom, whose positions count from one."""
    rows = questions_of(quiz)
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [question_of(row).prompt for row in rows]


def test_draft_keeps_questions_spares_and_why_there_are_few(app: Flask) -> None:
    abara = teacher("Ms Abara", "abara")
    article = Article("The mill", None, ("The mill stood by the river.",))
    asked = choice(WHERE, "by the river", "on a hill")
    quiz = Quiz(article, (candidate(asked), candidate(short(WHEN, "1907"))), "Only two sentences say enough.")
    row = save_draft(abara, save_article(abara, material_of(article), b"", at=NINE), quiz, title="The mill", at=NINE)
    db.session.commit()
    with app.app_context():
        found = again(row)
        assert (found.title, found.shortfall) == ("The mill", "Only two sentences say enough.")
        assert [question_of(question) for question in questions_of(found)] == [asked, short(WHEN, "1907")]
        assert [question.points for question in questions_of(found)] == [1, 1]


def test_quizzes_are_listed_the_last_touched_first_with_what_hangs_on_them(mill: School) -> None:
    newer = save_draft(mill.abara, mill.quiz.article, Quiz(Article(None, None, ("X.",)), ()), title="New", at=later(minutes=1))
    empty, full = QuizCounts(0, 0, 0), QuizCounts(questions=2, editions=1, assignments=1)
    assert quizzes_of(mill.abara) == [(newer, empty), (mill.quiz, full)]
    rename(mill.quiz, "The old mill", at=later(minutes=2))
    assert [quiz.title for quiz, _ in quizzes_of(mill.abara)] == ["The old mill", "New"]
    assert quizzes_of(mill.brandt) == []


def test_question_is_added_at_the_end_or_behind_another(mill: School) -> None:
    first = questions_of(mill.quiz)[0]
    add_question(mill.quiz, short("Last?", "yes"), Fraction(1, 2), at=later(minutes=1))
    behind = add_question(mill.quiz, short("Second?", "yes"), at=later(minutes=2), after=first, spares=("no",))
    assert prompts(mill.quiz) == [WHERE, "Second?", WHEN, "Last?"]
    assert (behind.spares, mill.quiz.updated_at) == (["no"], later(minutes=2))


def test_question_is_added_at_the_end_when_the_one_before_it_is_gone(mill: School) -> None:
    first = questions_of(mill.quiz)[0]
    delete_question(first, at=NINE)
    add_question(mill.quiz, short("Last?", "yes"), at=NINE, after=first)
    assert prompts(mill.quiz) == [WHEN, "Last?"]


def test_question_changes_content_kind_and_points(mill: School) -> None:
    row = questions_of(mill.quiz)[0]
    change_question(row, short("Where was it?", "by the river"), Fraction(5, 2), version=1, at=later(minutes=3))
    db.session.commit()
    assert (question_of(row), row.points, row.version) == (short("Where was it?", "by the river"), Fraction(5, 2), 2)
    assert mill.quiz.updated_at == later(minutes=3)


def test_question_keeps_its_points_when_none_are_given(mill: School) -> None:
    row = questions_of(mill.quiz)[1]
    change_question(row, short("When?", "1907"), version=2, at=NINE)
    assert row.points == 2


@pytest.mark.parametrize("version", [0, 1, 3])
def test_question_changed_since_it_was_opened_is_a_conflict(mill: School, version: int) -> None:
    row = questions_of(mill.quiz)[1]
    assert row.version == 2
    with pytest.raises(QuestionConflict):
        change_question(row, short("When?", "1907"), version=version, at=NINE)
    assert prompts(mill.quiz) == [WHERE, WHEN]


def test_question_changed_in_another_window_is_a_conflict_here(app: Flask, mill: School) -> None:
    row = questions_of(mill.quiz)[0]
    assert row.version == 1
    with app.app_context():
        change_question(again(row), short("Theirs?", "yes"), version=1, at=NINE)
        db.session.commit()
    with pytest.raises(QuestionConflict):
        change_question(row, short("Mine?", "yes"), version=1, at=NINE)
    assert prompts(mill.quiz) == ["Theirs?", WHEN]


@pytest.mark.parametrize(
    ("which", "by", "order"),
    [
        (0, 1, "bacd"),
        (0, 2, "bcad"),
        (3, -1, "abdc"),
        (3, -9, "dabc"),
        (0, 9, "bcda"),
        (0, -1, "abcd"),
        (3, 1, "abcd"),
        (1, 0, "abcd"),
    ],
)
def test_question_moves_and_stops_at_either_end(mill: School, which: int, by: int, order: str) -> None:
    for row in questions_of(mill.quiz):
        delete_question(row, at=NINE)
    rows = [add_question(mill.quiz, short(letter, "yes"), at=NINE) for letter in "abcd"]
    move_question(rows[which], by, at=later(minutes=1))
    assert prompts(mill.quiz) == list(order)


def test_deleting_a_question_closes_the_gap(mill: School) -> None:
    add_question(mill.quiz, short("Last?", "yes"), at=NINE)
    delete_question(questions_of(mill.quiz)[1], at=later(minutes=4))
    assert prompts(mill.quiz) == [WHERE, "Last?"]
    assert mill.quiz.updated_at == later(minutes=4)


def test_questions_of_another_quiz_stay_where_they_are(mill: School) -> None:
    other = save_draft(
        mill.abara,
        mill.quiz.article,
        Quiz(Article(None, None, ("X.",)), (candidate(short("Other?", "yes")),)),
        title="B",
        at=NINE,
    )
    move_question(questions_of(mill.quiz)[0], 1, at=NINE)
    delete_question(questions_of(mill.quiz)[0], at=NINE)
    assert (prompts(mill.quiz), prompts(other)) == ([WHERE], ["Other?"])

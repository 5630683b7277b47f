"""Editions stay as they were published; what mends them is appended beside them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from flask import Flask

from quizgen.errors import UnusableQuestion
from quizgen.grading import Correction, corrected, max_score
from quizgen.quiz import Edition
from quizgen.store import db
from quizgen.store.editions import correct, corrections_of, edition_of, latest_edition, publish_quiz
from quizgen.store.quizzes import add_question, change_question, delete_question, question_of, questions_of, rename
from tests.builders_gradebook import choice, short
from tests.builders_store import ARTICLE, NINE, School, again, dropped, keyed, later

PLAIN = Correction(at=NINE, slot=1, by="Ms Abara", reason="so")


def published(mill: School) -> Edition:
    """The edition as the database has it."""
    db.session.expire_all()
    return edition_of(mill.edition)


def test_edition_has_title_article_questions_and_points_of_its_draft(app: Flask, mill: School) -> None:
    with app.app_context():
        edition = edition_of(again(mill.edition))
    assert (edition.title, edition.article, edition.max_score) == ("The mill", ARTICLE, Fraction(3))
    assert [(slot.number, slot.points) for slot in edition.slots] == [(1, Fraction(1)), (2, Fraction(2))]
    assert edition.slots[0].question == choice("Where did the mill stand?", "by the river", "on a hill", "in the forest")


def test_edition_stays_as_it_was_whatever_becomes_of_the_draft(mill: School) -> None:
    before = published(mill)
    first, second = questions_of(mill.quiz)
    change_question(first, short("Else?", "yes"), Fraction(9), version=1, at=NINE)
    delete_question(second, at=NINE)
    add_question(mill.quiz, short("More?", "yes"), at=NINE)
    rename(mill.quiz, "Another title", at=NINE)
    mill.quiz.article.paragraphs = ["Another article."]
    db.session.commit()
    assert published(mill) == before


def test_next_edition_has_the_next_number_and_the_draft_as_it_is_now(mill: School) -> None:
    assert latest_edition(mill.quiz) == mill.edition
    rename(mill.quiz, "The old mill", at=NINE)
    second = publish_quiz(mill.quiz, at=later(minutes=1))
    assert (mill.edition.number, second.number, second.published_at) == (1, 2, later(minutes=1))
    assert (edition_of(mill.edition).title, edition_of(second).title) == ("The mill", "The old mill")
    assert latest_edition(mill.quiz) == second


def test_draft_with_a_question_that_cannot_be_asked_is_not_published(mill: School) -> None:
    first, second = questions_of(mill.quiz)
    change_question(second, short(" ", "1907"), version=2, at=NINE)
    with pytest.raises(UnusableQuestion, match="Question 2: Write the question first"):
        publish_quiz(mill.quiz, at=NINE)
    delete_question(second, at=NINE)
    delete_question(first, at=NINE)
    with pytest.raises(UnusableQuestion, match="at least one question"):
        publish_quiz(mill.quiz, at=NINE)
    assert latest_edition(mill.quiz) == mill.edition


def test_corrections_come_back_in_the_order_they_were_made_and_change_no_edition(app: Flask, mill: School) -> None:
    before = published(mill)
    made = (
        keyed(1, "on a hill"),
        replace(PLAIN, slot=2, also_accept="nineteen-seven"),
        replace(PLAIN, slot=2, points=Fraction(7, 3)),
        dropped(1),
    )
    for correction in made:
        correct(mill.edition, correction)
    db.session.commit()
    with app.app_context():
        assert corrections_of(again(mill.edition)) == made
    assert published(mill) == before
    after = corrected(before, corrections_of(mill.edition))
    assert max_score(before, made) == after.max_score == Fraction(7, 3)
    assert after.slots[1].question == short("In what year did the mill burn down?", "1907", "nineteen-seven")


def test_correction_of_one_edition_is_not_the_next_ones(mill: School) -> None:
    correct(mill.edition, dropped(1))
    assert corrections_of(publish_quiz(mill.quiz, at=NINE)) == ()


@pytest.mark.parametrize(
    "correction",
    [
        replace(PLAIN, slot=0, standing="dropped"),
        replace(PLAIN, slot=3, standing="dropped"),
        replace(PLAIN, key="under the sea"),
        replace(PLAIN, slot=2, key="1907"),
        replace(PLAIN, standing="half dropped"),
        replace(PLAIN, points=Fraction(-1, 2)),
    ],
)
def test_correction_that_cannot_be_is_refused(mill: School, correction: Correction) -> None:
    with pytest.raises(UnusableQuestion):
        correct(mill.edition, correction)
    assert corrections_of(mill.edition) == ()


@pytest.mark.parametrize(
    "correction", [PLAIN, replace(PLAIN, also_accept="by the brook"), replace(PLAIN, slot=2, also_accept=" ")]
)
def test_correction_that_would_change_nothing_is_refused(mill: School, correction: Correction) -> None:
    with pytest.raises(UnusableQuestion):
        correct(mill.edition, correction)
    assert corrections_of(mill.edition) == ()


def test_question_of_an_edition_is_no_row_of_the_draft(mill: School) -> None:
    asked = question_of(questions_of(mill.quiz)[0])
    assert published(mill).slots[0].question == asked
    delete_question(questions_of(mill.quiz)[0], at=NINE)
    assert published(mill).slots[0].question == asked

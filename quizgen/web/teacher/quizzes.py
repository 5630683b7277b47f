"""Her quizzes: the list, the studio with the article beside the questions, publishing, printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired

from quizgen.analysis.lexicon import default_path, open_lexicon, word_data_problem
from quizgen.article import Article, Span
from quizgen.errors import UnusableQuestion
from quizgen.flat_question import FlatQuestion
from quizgen.jobs import LONGEST_TITLE
from quizgen.question import Question
from quizgen.rules import broken
from quizgen.store import db
from quizgen.store.articles import article_of, left_out, rename_article
from quizgen.store.assignments import assignments_of
from quizgen.store.editions import latest_edition, publish_quiz
from quizgen.store.gradebooks import counts_of
from quizgen.store.jobs import without_a_draft
from quizgen.store.own import own_quiz
from quizgen.store.quizzes import question_of, questions_of, quizzes_of, rename
from quizgen.store.tables import EditionRow, QuestionRow, QuizRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, within
from quizgen.web.student.evidence import marked_paragraphs
from quizgen.web.teacher import bp


class HeadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What stands above a quiz and its article."""

    title = StringField("Title of the quiz", [DataRequired("Give the quiz a title."), within(LONGEST_TITLE)], filters=[one_line])
    article_title = StringField("Title of the article", [within(LONGEST_TITLE)], filters=[one_line])
    byline = StringField("Who wrote it", [within(LONGEST_TITLE)], filters=[one_line])


@dataclass(frozen=True, slots=True)
class Card:
    """One question as the studio shows it: `flaws` are pieces of advice, `paragraphs` where its evidence stands.

    `meanings` are other right answers that it may be given with one click.
    """

    row: QuestionRow
    number: int
    question: Question
    flat: FlatQuestion
    flaws: tuple[str, ...]
    paragraphs: tuple[int, ...]
    meanings: tuple[str, ...] | None = None


def cards_of(quiz: QuizRow, article: Article) -> list[Card]:
    """The questions of a draft, in order, with all that is shown about them."""
    cards = []
    lexicon = open_lexicon() if word_data_problem(default_path()) is None else None
    for number, row in enumerate(questions_of(quiz), 1):
        question = question_of(row)
        flat = question.flatten()
        flaws = tuple(rule.advice for rule in broken(flat, article))
        meanings = question.other_keys(lexicon) if lexicon else None
        cards.append(Card(row, number, question, flat, flaws, paragraph_numbers(article, flat.evidence), meanings))
    return cards


@bp.get("/")
@teacher_required
def home() -> ResponseReturnValue:
    """Her quizzes, and what is given to classes."""
    teacher = current_teacher()
    given = assignments_of(teacher)
    return render_template(
        "teacher/home.html",
        quizzes=quizzes_of(teacher),
        jobs=without_a_draft(teacher),
        assignments=given,
        counts=counts_of(given),
        at=now(),
    )


@bp.get("/quizzes/<public_id>")
@teacher_required
def quiz_edit(public_id: str) -> ResponseReturnValue:
    """The article and the questions side by side."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    article = article_of(quiz.article)
    cards = cards_of(quiz, article)
    edition = latest_edition(quiz)
    return render_template(
        "teacher/quiz_edit.html",
        quiz=quiz,
        article=article,
        cards=cards,
        paragraphs=marked_paragraphs(article, {card.number: card.flat.evidence for card in cards}),
        edition=edition,
        changed=changed_since(quiz, edition),
        left_out=left_out(quiz.article),
    )


@bp.route("/quizzes/<public_id>/head", methods=["GET", "POST"])
@teacher_required
def quiz_head(public_id: str) -> ResponseReturnValue:
    """Mend the titles and the author's name."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    article = quiz.article
    form = HeadForm(data={"title": quiz.title, "article_title": article.title, "byline": article.byline})
    if not form.validate_on_submit():
        return render_template("teacher/quiz_head.html", form=form, quiz=quiz), 422 if form.is_submitted() else 200
    rename(quiz, str(form.title.data), at=now())
    rename_article(article, title=form.article_title.data or None, byline=form.byline.data or None, at=now())
    db.session.commit()
    flash("Title and author are saved.", "success")
    return redirect(url_for(".quiz_edit", public_id=quiz.public_id))


@bp.post("/quizzes/<public_id>/publish")
@teacher_required
def quiz_publish(public_id: str) -> ResponseReturnValue:
    """Freeze the draft so that students can take it; pressed twice, it is published once."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    if not changed_since(quiz, latest_edition(quiz)):
        return redirect(url_for(".assignment_new", public_id=quiz.public_id))
    try:
        edition = publish_quiz(quiz, at=now())
    except UnusableQuestion as error:
        db.session.rollback()
        flash(str(error), "warning")
        return redirect(url_for(".quiz_edit", public_id=public_id))
    db.session.commit()
    frozen = f"It stays as it is now: what you mend later becomes version {edition.number + 1}."
    flash(f"Version {edition.number} is published. {frozen} Choose who takes it.", "success")
    return redirect(url_for(".assignment_new", public_id=quiz.public_id))


@bp.get("/quizzes/<public_id>/print")
@teacher_required
def quiz_print(public_id: str) -> ResponseReturnValue:
    """The quiz on paper: the questions, the key on a page of its own, and the article before them if it is wanted."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    article = article_of(quiz.article)
    cards, with_article = cards_of(quiz, article), "article" in request.args
    return render_template("teacher/quiz_print.html", quiz=quiz, article=article, cards=cards, with_article=with_article)


def paragraph_numbers(article: Article, spans: Sequence[Span]) -> tuple[int, ...]:
    """The numbers, from 1, of the paragraphs in which spans stand."""
    paragraphs = enumerate(article.paragraph_spans, 1)
    return tuple(n for n, whole in paragraphs if any(s.start < whole.end and whole.start < s.end for s in spans))


def changed_since(quiz: QuizRow, edition: EditionRow | None) -> bool:
    """Whether publishing would make anything new."""
    return edition is None or quiz.updated_at > edition.published_at

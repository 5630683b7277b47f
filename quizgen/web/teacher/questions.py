"""One question of a draft: change it, add one by hand, move it, delete it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from quizgen.analysis.lexicon import open_lexicon
from quizgen.article import Span
from quizgen.errors import UnusableQuestion
from quizgen.questions import question_types, type_of
from quizgen.store import db
from quizgen.store.articles import article_of
from quizgen.store.own import own_question, own_quiz
from quizgen.store.quizzes import (
    DEFAULT_POINTS,
    QuestionConflict,
    add_question,
    change_question,
    delete_question,
    move_question,
    question_of,
)
from quizgen.store.tables import QuestionRow, QuizRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, question_form
from quizgen.web.once import already_saved, first_time
from quizgen.web.student.evidence import Piece, marked_paragraphs
from quizgen.web.teacher import bp

LONGEST_MEANING = 200
"""Characters of a meaning that is a choice."""


@bp.route("/questions/<public_id>", methods=["GET", "POST"])
@teacher_required
def question_edit(public_id: str) -> ResponseReturnValue:
    """Change wording, choices, key, points or explanation."""
    row = own_or_404(own_question(current_teacher(), public_id))
    before = question_of(row)
    form = question_form(type(before), before, points=row.points, version=row.version)
    newer = None
    valid, question = form.validate_on_submit(), form.question(before) if form.is_submitted() else None
    if valid and question:
        try:
            change_question(row, question, form.points.data, version=form.seen_version(), at=now())
            db.session.commit()
            flash(f"Question {row.position} is saved.", "success")
            return _back_to(row.quiz, row)
        except QuestionConflict:
            db.session.rollback()
            newer = question_of(row).flatten()
            form.version.data = str(row.version)
    return render_template(
        "teacher/question_edit.html",
        quiz=row.quiz,
        row=row,
        form=form,
        newer=newer,
        paragraphs=_paragraphs(row.quiz, before.evidence),
    ), 409 if newer else 422 if form.is_submitted() else 200


@bp.route("/quizzes/<public_id>/questions/new", methods=["GET", "POST"])
@teacher_required
def question_new(public_id: str) -> ResponseReturnValue:
    """Add a question by hand: first its kind, then its form."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    kind = request.args.get("kind")
    if kind is None:
        return render_template("teacher/question_kinds.html", quiz=quiz, types=question_types())
    try:
        cls = type_of(kind)
    except UnusableQuestion:
        return redirect(url_for(".question_new", public_id=quiz.public_id))
    form = question_form(cls)
    valid, question = form.validate_on_submit(), form.question() if form.is_submitted() else None
    if valid and question:
        if not first_time(form):
            return already_saved(url_for(".quiz_edit", public_id=quiz.public_id))
        row = add_question(quiz, question, form.points.data or DEFAULT_POINTS, at=now())
        db.session.commit()
        flash("Your question stands at the end; move it where you want it.", "success")
        return _back_to(quiz, row)
    return render_template(
        "teacher/question_new.html", quiz=quiz, type=cls, form=form, paragraphs=_paragraphs(quiz, ())
    ), 422 if form.is_submitted() else 200


@bp.post("/questions/<public_id>/meaning")
@teacher_required
def question_meaning(public_id: str) -> ResponseReturnValue:
    """Take another meaning of the word, or the teacher's own; the wrong choices follow."""
    row = own_or_404(own_question(current_teacher(), public_id))
    key = (one_line(request.form.get("meaning")) or "")[:LONGEST_MEANING]
    if not key:
        flash("Write what the word means here, then press the button.", "warning")
        return _back_to(row.quiz, row)
    version = request.form.get("version", "")
    changed = question_of(row).with_key(key, open_lexicon())
    if changed is None:
        flash("This question has no meaning to change. Edit it instead.", "warning")
        return _back_to(row.quiz, row)
    question, spares = changed
    try:
        change_question(row, question, version=int(version) if version.isdecimal() else 0, at=now(), spares=spares)
    except QuestionConflict as error:
        db.session.rollback()
        flash(str(error), "warning")
        return _back_to(row.quiz, row)
    db.session.commit()
    flash(f"Question {row.position} asks for that meaning now. Look whether its wrong choices suit you.", "success")
    return _back_to(row.quiz, row)


@bp.post("/questions/<public_id>/move/<direction>")
@teacher_required
def question_move(public_id: str, direction: str) -> ResponseReturnValue:
    """One place up or down; at the end of the list nothing happens."""
    row = own_or_404(own_question(current_teacher(), public_id))
    by = own_or_404({"up": -1, "down": 1}.get(direction))
    move_question(row, by, at=now())
    db.session.commit()
    return _back_to(row.quiz, row)


@bp.post("/questions/<public_id>/delete")
@teacher_required
def question_delete(public_id: str) -> ResponseReturnValue:
    """Take a question out of the draft; what is published keeps it."""
    row = own_or_404(own_question(current_teacher(), public_id))
    quiz = row.quiz
    delete_question(row, at=now())
    db.session.commit()
    flash("The question is deleted.", "success")
    return redirect(url_for(".quiz_edit", public_id=quiz.public_id))


def _back_to(quiz: QuizRow, row: QuestionRow) -> Response:
    return redirect(url_for(".quiz_edit", public_id=quiz.public_id, _anchor=f"question-{row.position}"))


def _paragraphs(quiz: QuizRow, evidence: tuple[Span, ...]) -> tuple[tuple[Piece, ...], ...]:
    """The article beside the form, with the evidence of the one question in it."""
    return marked_paragraphs(article_of(quiz.article), {1: evidence})

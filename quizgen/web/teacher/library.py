"""Her articles: the list, and each with what became of what was thrown in: kept, left out, mended, made into quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired

from quizgen.cleaning import Piece, paragraph_numbers
from quizgen.cleaning.warnings import cautions
from quizgen.errors import QuizgenError
from quizgen.jobs import LONGEST_TITLE, AgainAsked
from quizgen.reading_level import cefr_level, minutes_to_read
from quizgen.store import db
from quizgen.store.articles import move_piece, pieces_of, rename_article, rewrite_piece, take_apart_again, usable_article
from quizgen.store.jobs import QueueFull
from quizgen.store.library import library_of, quizzes_from
from quizgen.store.own import own_article, own_job
from quizgen.store.tables import ArticleRow
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, within
from quizgen.web.once import already_saved, first_time
from quizgen.web.teacher import bp
from quizgen.web.teacher.articles import hand_over
from quizgen.web.teacher.wanted import WantedForm, own_words, wanted_data

LONGEST_PARAGRAPH = 20_000
"""Most characters of one paragraph; the longest in print have about 5,000."""

LONGEST_SEARCH = 200


class PieceForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The text of one paragraph."""

    text = TextAreaField(
        "Text of the paragraph",
        [DataRequired("Write something, or go back and leave the paragraph out."), within(LONGEST_PARAGRAPH)],
        filters=[one_line],
        render_kw={"rows": 8},
    )


class ArticleHeadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What stands above the text."""

    title = StringField("Title of the article", [within(LONGEST_TITLE)], filters=[one_line])
    byline = StringField("Who wrote it", [within(LONGEST_TITLE)], filters=[one_line])


@dataclass(frozen=True, slots=True)
class Line:
    """A piece as the page shows it: `index` counts from 0 in what was thrown in; `number` is that of its paragraph.

    `goes_on` tells that the paragraph began in an earlier piece; None as number means that the piece is left out.
    """

    index: int
    piece: Piece
    number: int | None
    goes_on: bool = False


@bp.get("/articles")
@teacher_required
def articles() -> ResponseReturnValue:
    """Her own library, the newest first; `q` searches it."""
    search = (one_line(request.args.get("q")) or "")[:LONGEST_SEARCH]
    page = request.args.get("page", "")
    shelf = library_of(current_teacher(), search=search, page=int(page) if page.isascii() and page.isdigit() else 1)
    return render_template("teacher/articles.html", shelf=shelf, search=search, level=cefr_level)


@bp.get("/articles/<public_id>")
@teacher_required
def article(public_id: str) -> ResponseReturnValue:
    """What became of what was thrown in; `job` in the address is one that failed, whose form is shown again."""
    row = own_or_404(own_article(current_teacher(), public_id))
    job = own_job(current_teacher(), request.args.get("job", ""))
    if job is None or job.status != "failed":
        return _page(row, WantedForm(data=own_words(current_teacher())))
    form = WantedForm(data=wanted_data(job.asked.wanted))
    form.form_errors.append(str(job.error))
    return _page(row, form)


@bp.post("/articles/<public_id>/quizzes")
@teacher_required
def article_quiz(public_id: str) -> ResponseReturnValue:
    """Make questions from the article as it is now: a new draft."""
    row = own_or_404(own_article(current_teacher(), public_id))
    form = WantedForm()
    if not form.validate_on_submit():
        return _page(row, form), 422
    try:
        usable_article(row)
        if not first_time(form):
            return already_saved(url_for(".article", public_id=public_id))
        asked = AgainAsked(article=public_id, title=row.title or "", wanted=form.blueprint())
        return hand_over(asked, b"", form, instead_of=own_job(current_teacher(), request.args.get("job", "")))
    except QuizgenError as error:
        db.session.rollback()
        form.form_errors.append(str(error))
        return _page(row, form), 429 if isinstance(error, QueueFull) else 422


@bp.post("/articles/<public_id>/pieces/<int:index>/<where>")
@teacher_required
def article_piece_move(public_id: str, index: int, where: str) -> ResponseReturnValue:
    """Leave a paragraph out, or put back what was left out."""
    row = own_or_404(own_article(current_teacher(), public_id))
    out = own_or_404({"out": True, "back": False}.get(where))
    own_or_404(_piece(row, index))
    _say_lost(move_piece(row, index, out=out, at=now()))
    db.session.commit()
    return _back_to(row, index)


@bp.route("/articles/<public_id>/pieces/<int:index>", methods=["GET", "POST"])
@teacher_required
def article_piece(public_id: str, index: int) -> ResponseReturnValue:
    """Mend the text of a paragraph."""
    row = own_or_404(own_article(current_teacher(), public_id))
    piece = own_or_404(_piece(row, index))
    form = PieceForm(data={"text": piece.text})
    if not form.validate_on_submit():
        shown = render_template("teacher/article_piece.html", form=form, article=row, index=index)
        return shown, 422 if form.is_submitted() else 200
    _say_lost(rewrite_piece(row, index, str(form.text.data), at=now()))
    db.session.commit()
    return _back_to(row, index)


@bp.route("/articles/<public_id>/head", methods=["GET", "POST"])
@teacher_required
def article_head(public_id: str) -> ResponseReturnValue:
    """Mend title and author."""
    row = own_or_404(own_article(current_teacher(), public_id))
    form = ArticleHeadForm(data={"title": row.title, "byline": row.byline})
    if not form.validate_on_submit():
        shown = render_template("teacher/article_head.html", form=form, article=row)
        return shown, 422 if form.is_submitted() else 200
    rename_article(row, title=form.title.data or None, byline=form.byline.data or None, at=now())
    db.session.commit()
    return redirect(url_for(".article", public_id=public_id))


@bp.post("/articles/<public_id>/again")
@teacher_required
def article_again(public_id: str) -> ResponseReturnValue:
    """Undo every change: sort what was thrown in once more."""
    row = own_or_404(own_article(current_teacher(), public_id))
    try:
        lost = take_apart_again(row, at=now())
    except QuizgenError as error:
        db.session.rollback()
        flash(str(error), "warning")
        return redirect(url_for(".article", public_id=public_id))
    db.session.commit()
    flash("The article is as it was when you threw it in.", "success")
    _say_lost(lost)
    return redirect(url_for(".article", public_id=public_id))


def _page(row: ArticleRow, form: WantedForm) -> str:
    pieces = pieces_of(row)
    return render_template(
        "teacher/article.html",
        article=row,
        date=" · ".join(piece.text for piece in pieces if piece.part == "date"),
        lines=list(_lines(pieces)),
        cautions=cautions(pieces),
        level=cefr_level(row.grade),
        minutes=minutes_to_read(row.words),
        quizzes=quizzes_from(row),
        form=form,
    )


def _lines(pieces: tuple[Piece, ...]) -> Iterator[Line]:
    """The pieces of the body and what was left out, in their order; what stands above the text is shown apart."""
    last = 0
    for index, (piece, number) in enumerate(zip(pieces, paragraph_numbers(pieces), strict=True)):
        if piece.part in {"body", "out"}:
            yield Line(index, piece, number, number == last)
            last = number or last


def _piece(row: ArticleRow, index: int) -> Piece | None:
    """A piece that may be changed here: one of the body, or one left out."""
    pieces = pieces_of(row)
    return pieces[index] if index < len(pieces) and pieces[index].part in {"body", "out"} else None


def _say_lost(questions: int) -> None:
    """Tell how many questions in drafts ask about words that are gone."""
    if questions == 1:
        flash("1 question in your drafts asks about words that are gone from the article. Look whether to keep it.", "warning")
    elif questions:
        asked = f"{questions} questions in your drafts ask about words that are gone from the article."
        flash(f"{asked} Look whether to keep them.", "warning")


def _back_to(row: ArticleRow, index: int) -> Response:
    return redirect(url_for(".article", public_id=row.public_id, _anchor=f"piece-{index}"))

"""From a pasted text or a file to a draft."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from quizgen.analysis.lexicon import open_lexicon
from quizgen.article import Article
from quizgen.draft import draft
from quizgen.errors import QuizgenError
from quizgen.quiz import Quiz
from quizgen.selection import Blueprint
from quizgen.sources import from_paste, material_of_file, suffixes
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.quizzes import save_draft
from quizgen.web.access import current_teacher, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, within
from quizgen.web.once import OnceForm, already_saved, first_time
from quizgen.web.teacher import bp

MOST_QUESTIONS = 40
TITLE_LENGTH = 200


class ArticleForm(OnceForm):
    """The text, and what the quiz should be like."""

    text = TextAreaField(
        "Article",
        description="Paste the whole article, title and author too: they are recognised and kept apart from the text.",
        render_kw={"rows": 16, "spellcheck": "false"},
    )
    file = FileField(
        "Or a file",
        description=f"A file of one of these kinds: {', '.join(suffixes())}.",
        render_kw={"accept": ",".join(suffixes())},
    )
    title = StringField(
        "Title of the quiz",
        [within(TITLE_LENGTH)],
        filters=[one_line],
        description="Left empty, the quiz is called like the article.",
    )
    count = IntegerField(
        "How many questions",
        [
            InputRequired(f"Write a number from 1 to {MOST_QUESTIONS}."),
            NumberRange(1, MOST_QUESTIONS, f"Ask for 1 to {MOST_QUESTIONS} questions."),
        ],
        default=Blueprint().count,
    )
    vocabulary = BooleanField("Vocabulary: what words of the article mean", default=True)
    comprehension = BooleanField("Comprehension: what the article says", default=True)

    def validate_comprehension(self, field: BooleanField) -> None:
        """One of the two at least."""
        if not (self.vocabulary.data or field.data):
            raise ValidationError("Choose vocabulary, comprehension or both.")

    def article(self) -> tuple[Article, str]:
        """The article and the text it came from. Raises UnusableArticle."""
        upload = self.file.data
        if upload and upload.filename:
            material = material_of_file(upload.read(), upload.filename)
            return material.article(), "\n\n".join(piece.text for piece in material.pieces)
        text = str(self.text.data or "")
        return from_paste(text), text


@bp.route("/quizzes/new", methods=["GET", "POST"])
@teacher_required
def quiz_new() -> ResponseReturnValue:
    """Paste an article and get a draft."""
    form = ArticleForm()
    made = _drafted(form) if form.validate_on_submit() else None
    if made is None:
        return render_template("teacher/quiz_new.html", form=form), 422 if form.is_submitted() else 200
    quiz, source_text = made
    if not first_time(form):
        return already_saved(url_for("teacher.home"))
    row = save_article(current_teacher(), quiz.article, source_text, at=now())
    draft_row = save_draft(current_teacher(), row, quiz, title=_title(form.title.data, quiz.article), at=now())
    db.session.commit()
    return redirect(url_for("teacher.quiz_edit", public_id=draft_row.public_id))


def _drafted(form: ArticleForm) -> tuple[Quiz, str] | None:
    """The draft and its source; None, with the reason beside the box, when the text cannot be used."""
    db.session.rollback()  # no transaction stays open over language work
    wanted = Blueprint(
        count=form.count.data or Blueprint().count,
        vocabulary=bool(form.vocabulary.data),
        comprehension=bool(form.comprehension.data),
    )
    box: Any = form.file if form.file.data and form.file.data.filename else form.text
    try:
        article, source_text = form.article()
        return draft(article, wanted, lexicon=open_lexicon()), source_text
    except QuizgenError as error:
        box.errors = [str(error)]
        return None


def _title(typed: str | None, article: Article) -> str:
    """What the quiz is called: as typed, else like the article, else by its first words."""
    first_words = " ".join(article.paragraphs[0].split()[:6]) if article.paragraphs else ""
    return (typed or article.title or f"{first_words} …")[:TITLE_LENGTH]

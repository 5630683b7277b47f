"""From a pasted text or a file to a draft."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField

from quizgen.analysis.lexicon import open_lexicon
from quizgen.draft import draft
from quizgen.errors import QuizgenError
from quizgen.quiz import Quiz
from quizgen.sources import Material, material_of_file, material_of_paste
from quizgen.store import db
from quizgen.store.articles import save_article
from quizgen.store.quizzes import save_draft
from quizgen.web.access import current_teacher, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, within
from quizgen.web.once import already_saved, first_time
from quizgen.web.teacher import bp
from quizgen.web.teacher.wanted import TITLE_LENGTH, WantedForm, quiz_title

FILE_KINDS = ".txt,.md,.html,.htm"


class ArticleForm(WantedForm):
    """The text, and what the quiz should be like."""

    text = TextAreaField(
        "Article",
        description="Paste the whole article, title and author too: they are recognised and kept apart from the text.",
        render_kw={"rows": 16, "spellcheck": "false"},
    )
    file = FileField(
        "Or a file",
        description="A text, Markdown or web page file (.txt, .md, .html).",
        render_kw={"accept": FILE_KINDS},
    )
    title = StringField(
        "Title of the quiz",
        [within(TITLE_LENGTH)],
        filters=[one_line],
        description="Left empty, the quiz is called like the article.",
    )

    def material(self) -> tuple[Material, bytes, str | None]:
        """What was thrown in, its bytes, and the name of the file. Raises UnusableArticle."""
        upload = self.file.data
        if upload and upload.filename:
            data: bytes = upload.read()
            return material_of_file(data, upload.filename), data, upload.filename
        text = str(self.text.data or "")
        return material_of_paste(text), text.encode("utf-8", "surrogatepass"), None


@bp.route("/quizzes/new", methods=["GET", "POST"])
@teacher_required
def quiz_new() -> ResponseReturnValue:
    """Paste an article and get a draft."""
    form = ArticleForm()
    made = _drafted(form) if form.validate_on_submit() else None
    if made is None:
        return render_template("teacher/quiz_new.html", form=form), 422 if form.is_submitted() else 200
    quiz, (material, source, name) = made
    if not first_time(form):
        return already_saved(url_for("teacher.home"))
    row = save_article(current_teacher(), material, source, source_name=name, at=now())
    draft_row = save_draft(current_teacher(), row, quiz, title=quiz_title(form.title.data, quiz.article), at=now())
    db.session.commit()
    return redirect(url_for("teacher.quiz_edit", public_id=draft_row.public_id))


def _drafted(form: ArticleForm) -> tuple[Quiz, tuple[Material, bytes, str | None]] | None:
    """The draft and its source; None, with the reason beside the box, when the text cannot be used."""
    db.session.rollback()  # no transaction stays open over language work
    box: Any = form.file if form.file.data and form.file.data.filename else form.text
    try:
        thrown_in = form.material()
        return draft(thrown_in[0].article(), form.blueprint(), lexicon=open_lexicon()), thrown_in
    except QuizgenError as error:
        box.errors = [str(error)]
        return None

"""From a pasted text or a file to a draft, by way of a job."""

from __future__ import annotations

from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, StringField, TextAreaField

from quizgen.jobs import LONGEST_TITLE, AgainAsked, Asked, DraftAsked, text_of
from quizgen.sources import suffixes
from quizgen.store import db
from quizgen.store.jobs import JobRow, QueueFull, ask, drop
from quizgen.store.own import own_job
from quizgen.store.teachers import remember_words
from quizgen.web import working
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.clock import now
from quizgen.web.forms import one_line, within
from quizgen.web.once import already_saved, first_time
from quizgen.web.teacher import bp
from quizgen.web.teacher.wanted import WantedForm, own_words, wanted_data

WHOLE = "0"
LONGEST_ADDRESS = 2_000
MOST_HTML = 1_500_000
"""Characters of what the clipboard holds beside plain text: Word writes ten times as much as it says."""


class ArticleForm(WantedForm):
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
    address = StringField(
        "Or the address of a page",
        [within(LONGEST_ADDRESS)],
        filters=[one_line],
        description="The page is fetched once, by this server, when you press the button.",
        render_kw={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"},
    )
    html = HiddenField(validators=[within(MOST_HTML)])
    part = SelectField("Which part", choices=[], validate_choice=False, default=WHOLE)
    title = StringField(
        "Title of the quiz",
        [within(LONGEST_TITLE)],
        filters=[one_line],
        description="Left empty, the quiz is called like the article.",
    )

    def asked(self) -> tuple[DraftAsked, bytes]:
        """What is asked for, and the text or the file's bytes."""
        text = str(self.text.data or "").encode("utf-8", "surrogatepass")
        upload = self.file.data if self.file.data and self.file.data.filename else None
        chosen = str(self.part.data or WHOLE)
        asked = DraftAsked(
            wanted=self.blueprint(),
            title=self.title.data or "",
            file_name=upload.filename if upload else None,
            address="" if upload else self.address.data or "",
            typed=str(self.text.data or "").strip() if upload or self.address.data else "",
            html="" if upload or self.address.data else self.html.data or "",
            part=int(chosen) if chosen in map(str, range(1, 1000)) and not upload else None,
        )
        return asked, upload.read() if upload else b"" if asked.address else text


@bp.route("/quizzes/new", methods=["GET", "POST"])
@teacher_required
def quiz_new() -> ResponseReturnValue:
    """Paste an article and have a draft made; `job` in the address is one that failed, whose form is shown again."""
    before = own_job(current_teacher(), request.args.get("job", ""))
    form = _form_again(before)
    if not form.validate_on_submit():
        return render_template("teacher/quiz_new.html", form=form), 422 if form.is_submitted() else 200
    if not first_time(form):
        return already_saved(url_for("teacher.home"))
    asked, data = form.asked()
    try:
        return hand_over(asked, data, form, instead_of=before)
    except QueueFull as error:
        db.session.rollback()
        form.form_errors.append(str(error))
        return render_template("teacher/quiz_new.html", form=form), 429


def hand_over(asked: Asked, data: bytes, form: WantedForm, *, instead_of: JobRow | None) -> Response:
    """Have a job done, and wait for it on its page; one that failed and is asked anew is forgotten. Raises QueueFull."""
    if form.remember.data:
        remember_words(current_teacher(), include=asked.wanted.include, exclude=asked.wanted.exclude)
    job = ask(current_teacher(), asked, data, at=now())
    if instead_of is not None and instead_of.status == "failed":
        drop(instead_of)
    db.session.commit()
    where = url_for(".job", public_id=job.public_id)
    working.send(current_app._get_current_object(), job.id)  # type: ignore[attr-defined]  # the queue outlives this request
    return redirect(where)


@bp.get("/jobs/<public_id>")
@teacher_required
def job(public_id: str) -> ResponseReturnValue:
    """How far a job is; one that is done leads to the draft, one that failed back to its form."""
    job = own_or_404(own_job(current_teacher(), public_id))
    if job.status == "done" and job.result:
        return redirect(url_for(".quiz_edit", public_id=job.result["quiz"]))
    if job.status == "failed":
        match job.asked:
            case AgainAsked(article=article):
                return redirect(url_for(".article", public_id=article, job=job.public_id))
            case _:
                return redirect(url_for(".quiz_new", job=job.public_id))
    return render_template("teacher/job.html", job=job)


@bp.get("/jobs/<public_id>/progress")
@teacher_required
def job_progress(public_id: str) -> ResponseReturnValue:
    """The same for the page's script."""
    job = own_or_404(own_job(current_teacher(), public_id))
    return {"progress": job.progress, "words": job.words, "ended": job.status in {"done", "failed"}}


def _form_again(job: JobRow | None) -> ArticleForm:
    """The form: an empty one, or that of a job that failed, with all that was typed and the sentence beside its box."""
    if job is None or job.status != "failed" or not isinstance(asked := job.asked, DraftAsked):
        return ArticleForm(data=own_words(current_teacher()))
    text = asked.typed or text_of(job.data, asked.file_name)
    form = ArticleForm(
        data={
            "text": text,
            "address": asked.address,
            "title": asked.title,
            **wanted_data(asked.wanted),
        }
    )
    if parts := (job.result or {}).get("parts"):
        form.part.choices = [(WHOLE, "Choose a part"), *((str(number), name) for number, name in enumerate(parts, 1))]
    if not form.is_submitted():
        box: Any = form.address if asked.address else form.text if asked.file_name is None else form.file
        box.errors = [str(job.error)]
        if asked.file_name is not None:
            kept = "Its text is in the box above." if text and not asked.typed else "Choose another one, or paste the text."
            form.file.description = f"You chose “{asked.file_name}”. {kept}"
    return form

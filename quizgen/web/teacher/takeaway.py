"""Taking a quiz away: one row a format with what would be lost, and the files."""

from __future__ import annotations

import io
import re

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from quizgen.exports import quiz_export_of, quiz_exports
from quizgen.quiz_sheet import report
from quizgen.store.own import own_quiz
from quizgen.store.sheets import sheet_of
from quizgen.web.access import current_teacher, own_or_404, teacher_required
from quizgen.web.teacher import bp


@bp.get("/quizzes/<public_id>/take-away")
@teacher_required
def quiz_take_away(public_id: str) -> ResponseReturnValue:
    """Every format, what it is for, and what it cannot hold of this quiz."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    sheet = sheet_of(quiz)
    rows = [(export, report(export.write(sheet).losses)) for export in quiz_exports()] if sheet.items else []
    return render_template("teacher/quiz_take_away.html", quiz=quiz, rows=rows)


@bp.get("/quizzes/<public_id>/take-away/<name>")
@teacher_required
def quiz_download(public_id: str, name: str) -> ResponseReturnValue:
    """The draft as it stands now, in one format."""
    quiz = own_or_404(own_quiz(current_teacher(), public_id))
    export = own_or_404(quiz_export_of(name))
    called = re.sub(r"[^\w .,()-]", "", quiz.title).strip(" .") or "Quiz"
    data = export.write(sheet_of(quiz)).data
    return send_file(io.BytesIO(data), export.media_type, as_attachment=True, download_name=f"{called}{export.suffix}")

"""Taking a quiz away: the page with its formats, the files, and the command for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import fromstring

from quizgen.exports import quiz_exports
from tests.visitors import Visitor
from tests.web.classroom import Room
from tests.web.test_commands import types

NAMES = [export.name for export in quiz_exports()]


def test_quiz_page_leads_to_every_format_with_its_purpose_and_its_losses(room: Room, abara: Visitor) -> None:
    studio = fromstring(abara.get(f"/teacher/quizzes/{room.quiz}").text)
    link = next(a.get("href") for a in studio.cssselect("a") if a.text_content() == "Take away")
    page = abara.get(str(link))

    rows = fromstring(page.text).cssselect(".take-away > li")
    assert {row.get("id") for row in rows} == set(NAMES)
    for row, export in zip(rows, quiz_exports(), strict=True):
        assert export.purpose in row.text_content()
        assert "What this file cannot hold" in row.text_content() or "Nothing is lost." in row.text_content()
    assert "The article stays here" in page.text


@pytest.mark.parametrize("name", NAMES)
def test_download_gives_a_file_named_after_the_quiz(name: str, room: Room, abara: Visitor) -> None:
    answer = abara.get(f"/teacher/quizzes/{room.quiz}/take-away/{name}")

    assert answer.status_code == 200
    assert answer.data
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "The old paper mill." in answer.headers["Content-Disposition"]


def test_unknown_format_and_anothers_quiz_are_not_there(room: Room, abara: Visitor, brandt: Visitor) -> None:
    assert abara.get(f"/teacher/quizzes/{room.quiz}/take-away/papyrus").status_code == 404
    assert brandt.get(f"/teacher/quizzes/{room.quiz}/take-away").status_code == 404
    assert brandt.get(f"/teacher/quizzes/{room.quiz}/take-away/gift").status_code == 404


def test_quiz_without_questions_says_what_to_do(room: Room, abara: Visitor) -> None:
    for question in room.questions:
        abara.post(f"/teacher/questions/{question}/delete")

    assert "once it has a question" in abara.get(f"/teacher/quizzes/{room.quiz}/take-away").text


@pytest.mark.parametrize("name", NAMES)
def test_command_writes_the_same_file_as_the_page(name: str, room: Room, abara: Visitor, tmp_path: Path) -> None:
    done = types(room.app, "export-quiz", room.quiz, name, str(tmp_path / "quiz"))

    assert done.exit_code == 0
    assert "“The old paper mill” is written to" in done.output
    assert (tmp_path / "quiz").read_bytes() == abara.get(f"/teacher/quizzes/{room.quiz}/take-away/{name}").data


def test_command_says_what_is_lost_and_what_is_wrong(room: Room, tmp_path: Path) -> None:
    path = str(tmp_path / "quiz")
    assert "the wrong choices are left out" in types(room.app, "export-quiz", room.quiz, "tsv", path).output
    wrong = types(room.app, "export-quiz", "nothing", "tsv", path)
    assert (wrong.exit_code, "There is no quiz “nothing”" in wrong.output) == (1, True)
    assert types(room.app, "export-quiz", room.quiz, "papyrus", path).exit_code == 2
    nowhere = types(room.app, "export-quiz", room.quiz, "tsv", str(tmp_path / "no" / "quiz"))
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (1, True)

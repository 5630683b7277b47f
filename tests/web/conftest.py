"""The lesson of Ms Abara's class, to test pages in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from quizgen.jobs import DraftAsked
from quizgen.store import db, teachers
from quizgen.store.jobs import ask
from quizgen.store.tables import TeacherRow
from tests.conftest import app_in, let_go, signed_in
from tests.visitors import Visitor
from tests.web.classroom import Room, answers, begins, hands_in, room_in, sits_down


@pytest.fixture
def room(app: Flask, abara: Visitor) -> Room:
    """The quiz is open, nobody has sat down yet; the score is shown as soon as one has handed in."""
    return room_in(app)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson in full swing: Cleo has handed in once and is at it again, Deniz is at it, and two teachers look on."""

    app: Flask
    cast: dict[str, Visitor]
    ids: dict[str, str]
    """What stands in addresses, by name: {attempt}, {finished}, {quiz} and so on; attempts are Cleo's."""


@pytest.fixture(scope="session")
def lesson_before(migrated: Path, tmp_path_factory: pytest.TempPathFactory, password_hash: str) -> Lesson:
    """The lesson made once; `lesson` hands every test a copy."""
    instance = tmp_path_factory.mktemp("lesson") / "instance"
    shutil.copytree(migrated, instance)
    app = app_in(instance)
    cast = {
        "anonymous": Visitor(app),
        "cleo": Visitor(app, "Cleo"),
        "deniz": Visitor(app, "Deniz"),
        "abara": Visitor(app, "Ms Abara", "abara"),
        "brandt": Visitor(app, "Mr Brandt", "brandt"),
    }
    with app.app_context():
        for name in ("abara", "brandt"):
            row = TeacherRow(login=name, name=cast[name].name, password_hash=password_hash, created_at=datetime.now(UTC))
            db.session.add(row)
        invitation = teachers.invite(at=datetime.now(UTC))
        db.session.commit()
    for name in ("abara", "brandt"):
        signed_in(cast[name])
    room = room_in(app, attempts_allowed=2, release="answers", release_when="by hand")
    sits_down(cast["cleo"], room, 0)
    sits_down(cast["deniz"], room, 1)
    with app.app_context():
        owner = teachers.teacher_by_login("abara")
        assert owner is not None
        job = ask(owner, DraftAsked(), b"", at=datetime.now(UTC)).public_id
        db.session.commit()
    finished = begins(cast["cleo"], room)
    answers(cast["cleo"], finished, 1, "on a hill", 1)
    hands_in(cast["cleo"], finished)
    ids = {
        "article": room.article,
        "quiz": room.quiz,
        "job": job,
        "question": room.questions[0],
        "class_": room.class_,
        "student": room.students[0],
        "unseated": room.students[2],
        "assignment": room.assignment,
        "code": room.code,
        "finished": finished,
        "attempt": begins(cast["cleo"], room),
        "others": begins(cast["deniz"], room),
        "invitation": invitation,
    }
    let_go(app)
    return Lesson(app, cast, ids)


@pytest.fixture
def lesson(lesson_before: Lesson, tmp_path: Path) -> Iterator[Lesson]:
    """The lesson in a database of this test's own, everybody with the cookies they had."""
    shutil.copytree(lesson_before.app.config["QUIZGEN_INSTANCE"], tmp_path / "instance")
    app = app_in(tmp_path / "instance")
    cast = {}
    for name, before in lesson_before.cast.items():
        cast[name] = Visitor(app, before.name, before.login)
        for kind in ("quizgen", f"seat-{lesson_before.ids['assignment']}"):
            if cookie := before.client.get_cookie(kind):
                cast[name].client.set_cookie(kind, cookie.value)
    yield Lesson(app, cast, lesson_before.ids)
    let_go(app)

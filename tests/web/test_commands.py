"""What whoever runs the server types: invite, set-password, doctor, rebuild-states, backup. `serve` is in test_server.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, select

from quizgen.analysis.lexicon import default_path
from quizgen.store import db
from quizgen.store.tables import AttemptStateRow
from quizgen.web.queue import AT_ONCE
from tests.conftest import app_in, let_go
from tests.visitors import PASSWORD, Visitor
from tests.web.classroom import Room, all_rows, answers, begins, hands_in, sits_down

NEW = "a new long word"


def types(app: Flask, *words: str, stdin: str | None = None) -> Result:
    """What `flask …` says, and how it ends."""
    return app.test_cli_runner().invoke(args=[*words], input=stdin)


# Teachers --------------------------------------------------------------------------------------------------------------


def test_invite_prints_a_link_that_makes_one_more_teacher(app: Flask, abara: Visitor, stranger: Visitor) -> None:
    done = types(app, "invite")
    assert done.exit_code == 0
    assert done.output.startswith("http://127.0.0.1:8000/welcome/")
    link = done.output.strip().removeprefix("http://127.0.0.1:8000")
    account = {"name": "Mr Brandt", "login": "brandt", "password": PASSWORD, "again": PASSWORD}
    assert stranger.fills_in(stranger.get(link), account).location == "/teacher/"
    assert Visitor(app).get(link).status_code == 410


def test_invite_ends_links_that_were_made_before_and_never_used(app: Flask, stranger: Visitor) -> None:
    first, second = (types(app, "invite").output.strip().removeprefix("http://127.0.0.1:8000") for _ in range(2))
    assert stranger.get(first).status_code == 410
    assert stranger.get(second).status_code == 200


def test_invite_uses_the_public_address_else_host_and_port(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("HOST", "localhost")
    assert types(app, "invite").output.startswith("http://localhost:9000/welcome/")
    app.config["QUIZGEN_PUBLIC_URL"] = "https://quiz.school.example"
    assert types(app, "invite").output.startswith("https://quiz.school.example/welcome/")


def test_set_password_lets_a_teacher_in_and_ends_every_sign_in_of_hers(app: Flask, abara: Visitor) -> None:
    done = types(app, "set-password", "ABARA", "--password", NEW)
    assert (done.exit_code, done.output) == (0, "Ms Abara has a new password.\n")
    assert abara.get("/teacher/").location.startswith("/sign-in")
    assert abara.signs_in().status_code == 422
    assert abara.signs_in(NEW).location == "/teacher/"


def test_set_password_asks_for_it_twice_and_shows_neither(app: Flask, abara: Visitor) -> None:
    done = types(app, "set-password", "abara", stdin=f"{NEW}\n{NEW}\n")
    assert done.exit_code == 0
    assert NEW not in done.output
    assert abara.signs_in(NEW).location == "/teacher/"


@pytest.mark.parametrize(
    ("login", "password", "sentence"),
    [
        ("abara", "too short", "Error: Choose a password of at least 10 characters."),
        ("nobody", NEW, "Error: No teacher signs in as “nobody”."),
    ],
)
def test_set_password_refuses_in_a_sentence_and_changes_nothing(
    app: Flask, abara: Visitor, login: str, password: str, sentence: str
) -> None:
    before = all_rows(app)
    done = types(app, "set-password", login, "--password", password)
    assert (done.exit_code, done.output) == (1, f"{sentence}\n")
    assert all_rows(app) == before


# The installation ------------------------------------------------------------------------------------------------------


def test_doctor_says_that_all_is_well(app: Flask) -> None:
    done = types(app, "doctor")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Database: SQLite ")
    assert "Public address: not set" in done.output
    assert "Cookies: sent over http too" in done.output
    assert done.output.endswith("All is well.\n")


def test_doctor_names_the_public_address_and_its_cookies(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_PUBLIC_URL", "https://quiz.school.example")
    shutil.copytree(migrated, tmp_path / "instance")
    app = app_in(tmp_path / "instance")
    done = types(app, "doctor")
    assert "Public address: https://quiz.school.example\nCookies: https only" in done.output
    let_go(app)


def test_doctor_misses_the_word_data(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_INSTANCE", str(tmp_path))
    done = types(app, "doctor")
    assert done.exit_code == 1
    assert f"The word data are missing ({default_path()}): run “make data” once." in done.output
    assert "All is well" not in done.output


def test_doctor_misses_the_tables_of_an_empty_database(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    done = types(app, "doctor")
    assert done.exit_code == 1
    assert "The database has not this release's tables. Type: flask db upgrade" in done.output
    assert types(app, "db", "upgrade").exit_code == 0
    assert types(app, "doctor").exit_code == 0
    let_go(app)


def test_rebuild_states_works_the_same_out_of_the_events(room: Room, cleo: Visitor, deniz: Visitor) -> None:
    for number, student in enumerate((cleo, deniz)):
        sits_down(student, room, number)
        attempt = begins(student, room)
        answers(student, attempt, 1, "by the river", 1)
    hands_in(cleo, begins(cleo, room))
    before = all_rows(room.app)
    with room.app.app_context():
        db.session.execute(delete(AttemptStateRow))
        db.session.commit()
        assert db.session.scalars(select(AttemptStateRow)).all() == []
    done = types(room.app, "rebuild-states")
    assert (done.exit_code, done.output) == (0, "2 attempts worked out anew.\n")
    assert all_rows(room.app) == before


@pytest.mark.parametrize(
    ("queue", "sentence"),
    [
        (AT_ONCE, "QUIZGEN_QUEUE_URL says that jobs are done at once; there is nothing to wait for."),
        ("amqp://broker", "QUIZGEN_QUEUE_URL begins with sqlite:///, redis:// or postgresql://, not “amqp”."),
        ("sqlite:////nowhere/queue.sqlite", "The queue cannot be reached just now (OperationalError)."),
    ],
)
def test_work_refuses_a_queue_that_it_cannot_work_at(migrated: Path, tmp_path: Path, queue: str, sentence: str) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    app = app_in(tmp_path / "instance", queue=queue)
    done = types(app, "work")
    assert (done.exit_code, done.output) == (1, f"Error: {sentence}\n")
    let_go(app)


# Backups ---------------------------------------------------------------------------------------------------------------


def test_backup_is_the_whole_database_and_serves_again(room: Room, cleo: Visitor, tmp_path: Path) -> None:
    sits_down(cleo, room, 0)
    answers(cleo, begins(cleo, room), 1, "by the river", 1)
    target = tmp_path / "restored" / "quizgen.sqlite"
    target.parent.mkdir()
    done = types(room.app, "backup", str(target))
    assert (done.exit_code, "secret key and the word data are not in it" in done.output) == (0, True)
    restored = app_in(target.parent)
    assert all_rows(restored) == all_rows(room.app)
    assert Visitor(restored).get(f"/join/{room.code}").status_code == 200
    let_go(restored)


def test_backup_never_overwrites(app: Flask, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("what was there")
    done = types(app, "backup", str(target))
    assert done.exit_code == 1
    assert done.output == f"Error: {target} exists already. Choose another name: a backup never overwrites one.\n"
    assert target.read_text() == "what was there"


def test_backup_that_cannot_be_written_says_so(app: Flask, tmp_path: Path) -> None:
    done = types(app, "backup", str(tmp_path / "no such folder" / "copy.sqlite"))
    assert done.exit_code == 1
    assert "cannot be written" in done.output

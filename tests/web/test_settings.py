"""What the environment decides, and the secret key."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from app import create_app
from quizgen.web.settings import instance_folder, secret_key, settings
from tests.conftest import let_go


def test_instance_stands_beside_the_app_unless_the_environment_says_otherwise(tmp_path: Path) -> None:
    assert instance_folder({}, tmp_path) == tmp_path / "instance"
    assert instance_folder({"QUIZGEN_INSTANCE": ""}, tmp_path) == tmp_path / "instance"
    assert instance_folder({"QUIZGEN_INSTANCE": str(tmp_path / "a" / ".." / "b")}, tmp_path) == tmp_path / "b"


def test_database_is_a_file_in_the_instance_unless_the_environment_says_otherwise(tmp_path: Path) -> None:
    assert settings({}, tmp_path)["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path / 'quizgen.sqlite'}"
    url = "postgresql://quizgen@localhost/quizgen"
    assert settings({"QUIZGEN_DATABASE_URL": url}, tmp_path)["SQLALCHEMY_DATABASE_URI"] == url


@pytest.mark.parametrize(
    ("given", "public_url", "secure"),
    [
        ("", "", False),
        ("http://192.0.2.5:8000", "http://192.0.2.5:8000", False),
        ("https://quiz.school.example/", "https://quiz.school.example", True),
        ("https://school.example/quiz//", "https://school.example/quiz", True),
    ],
)
def test_public_address_decides_whether_cookies_travel_encrypted_only(
    tmp_path: Path, given: str, public_url: str, secure: bool
) -> None:
    made = settings({"QUIZGEN_PUBLIC_URL": given}, tmp_path)
    assert made["QUIZGEN_PUBLIC_URL"] == public_url
    assert made["SESSION_COOKIE_SECURE"] is secure
    assert made["SESSION_COOKIE_HTTPONLY"] is True
    assert made["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_token_against_forged_posts_lives_as_long_as_the_session_and_the_session_longer_than_a_quiz(tmp_path: Path) -> None:
    made = settings({}, tmp_path)
    assert made["WTF_CSRF_TIME_LIMIT"] is None
    lifetime = made["PERMANENT_SESSION_LIFETIME"]
    assert isinstance(lifetime, timedelta)
    assert lifetime >= timedelta(days=30)


def test_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret_key"
    made = secret_key(path)
    assert len(made) == 64
    assert secret_key(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [child.name for child in path.parent.iterdir()] == ["secret_key"]


def test_secret_keys_of_two_installations_differ(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_servers_starting_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as starting:
        keys = set(starting.map(secret_key, [tmp_path / "secret_key"] * 8))
    assert keys == {(tmp_path / "secret_key").read_text()}


def test_app_reads_the_environment_and_what_it_is_given_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_INSTANCE", str(tmp_path / "from environment"))
    monkeypatch.setenv("QUIZGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    monkeypatch.setenv("QUIZGEN_PUBLIC_URL", "https://quiz.school.example")
    app = create_app()
    assert app.instance_path == str(tmp_path / "from environment")
    assert app.config["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    assert app.config["SESSION_COOKIE_SECURE"] is True
    given = create_app({"QUIZGEN_INSTANCE": tmp_path / "given", "QUIZGEN_PUBLIC_URL": "http://192.0.2.5"})
    assert given.instance_path == str(tmp_path / "given")
    assert given.config["QUIZGEN_PUBLIC_URL"] == "http://192.0.2.5"
    for made in (app, given):
        let_go(made)
    assert not (tmp_path / "elsewhere.sqlite").exists()  # making an app touches no database


def test_app_has_no_default_secret(tmp_path: Path) -> None:
    app = create_app({"QUIZGEN_INSTANCE": tmp_path})
    assert app.config["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    let_go(app)

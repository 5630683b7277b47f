"""Teachers' doors: the welcome link, signing in and out, a new password."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quizgen.store import counters, db, teachers
from quizgen.web.auth import LIMIT_ADDRESS, LIMIT_ALL, LIMIT_LOGIN, hasher, password_matches
from quizgen.web.guesses import WINDOW
from tests.visitors import PASSWORD, Visitor

ABARA = {"name": "Ms Abara", "login": "Abara", "password": PASSWORD, "again": PASSWORD}


def welcome_link(app: Flask) -> str:
    """The link that the first start prints."""
    with app.app_context():
        token = teachers.invite_first(at=datetime.now(UTC))
        db.session.commit()
    return f"/welcome/{token}"


def counted_before(app: Flask, scope: str, key: str, number: int, *, at: datetime | None = None) -> None:
    """Failed tries that went before."""
    with app.app_context():
        for _ in range(number):
            counters.count(scope, key, at=at or datetime.now(UTC), limit=number, window=WINDOW)
        db.session.commit()


def is_at_the_sign_in(response: TestResponse) -> bool:
    return response.status_code == 302 and response.location.startswith("/sign-in")


def test_welcome_link_makes_the_first_teacher_and_signs_her_in(app: Flask, stranger: Visitor) -> None:
    link = welcome_link(app)
    assert "Make my account" in stranger.get(link).text
    assert stranger.post(link, ABARA).location == "/teacher/"
    page = stranger.get("/teacher/")
    assert page.status_code == 200
    assert "Ms Abara" in page.text


def test_welcome_link_works_once(app: Flask, stranger: Visitor, cleo: Visitor) -> None:
    link = welcome_link(app)
    stranger.post(link, ABARA)
    again = cleo.get(link)
    assert again.status_code == 410
    assert "used up" in again.text
    assert cleo.post(link, {**ABARA, "login": "cleo"}).status_code == 410
    assert is_at_the_sign_in(cleo.get("/teacher/"))


def test_welcome_link_is_not_made_once_a_teacher_exists(app: Flask, abara: Visitor) -> None:
    with app.app_context():
        assert teachers.invite_first(at=datetime.now(UTC)) is None


def test_welcome_link_that_nobody_made_opens_nothing(stranger: Visitor) -> None:
    assert stranger.get("/welcome/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").status_code == 410


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"name": " "}, "Type your name."),
        ({"login": "ms abara"}, "Use a login without spaces."),
        ({"login": ""}, "Choose a login."),
        ({"password": "tooshort", "again": "tooshort"}, "at least 10 characters"),
        ({"again": "three calm grey gulls"}, "The two passwords differ."),
    ],
)
def test_welcome_form_says_what_is_wrong_and_keeps_what_was_typed_but_no_password(
    app: Flask, stranger: Visitor, mistake: dict[str, str], sentence: str
) -> None:
    typed = {**ABARA, **mistake}
    answer = stranger.post(welcome_link(app), typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    for name in ("name", "login"):
        assert f'value="{typed[name].strip()}"' in answer.text
    for name in ("password", "again"):
        assert typed[name] not in answer.text


def test_welcome_link_refuses_a_login_that_is_taken(app: Flask, abara: Visitor, stranger: Visitor) -> None:
    with app.app_context():
        token = teachers.invite(at=datetime.now(UTC))
        db.session.commit()
    answer = stranger.post(f"/welcome/{token}", ABARA)
    assert answer.status_code == 422
    assert "Somebody signs in with that login already." in answer.text


def test_sign_in_does_not_mind_capital_letters_or_spaces_around_the_login(
    teacher: Callable[[str, str], Visitor],
) -> None:
    visitor = teacher("Ms Abara", "abara")
    assert visitor.post("/sign-in", {"login": " ABARA ", "password": PASSWORD}).location == "/teacher/"


def test_sign_in_gives_the_same_answer_for_an_unknown_login_and_a_wrong_password(
    teacher: Callable[[str, str], Visitor], stranger: Visitor
) -> None:
    teacher("Ms Abara", "abara")
    wrong = stranger.post("/sign-in", {"login": "abara", "password": "not this one"})
    unknown = stranger.post("/sign-in", {"login": "abbey", "password": "not this one"})
    assert wrong.status_code == unknown.status_code == 422
    token = r'(?<=name="csrf_token" type="hidden" value=")[^"]+'  # it carries the second at which it was made
    assert re.sub(token, "", wrong.text).replace("abara", "abbey") == re.sub(token, "", unknown.text)
    assert "not this one" not in wrong.text


def test_sign_in_hashes_for_an_unknown_login_too(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    verify = type(hasher).verify

    def watched(self: object, known: str, password: str) -> bool:
        hashed.append(known)
        return verify(hasher, known, password)

    monkeypatch.setattr(type(hasher), "verify", watched)
    known = hasher.hash(PASSWORD)
    assert password_matches(known, PASSWORD)
    assert not password_matches(known, "another password")
    assert not password_matches(None, "another password")
    assert not password_matches(None, "nobody has this password")
    assert [entry.split("$")[1:4] for entry in hashed] == [known.split("$")[1:4]] * 4  # the same work each time


def test_password_is_kept_as_argon2id(app: Flask, stranger: Visitor) -> None:
    stranger.post(welcome_link(app), ABARA)
    with app.app_context():
        teacher = teachers.teacher_by_login("abara")
        assert teacher is not None
        assert teacher.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("back", ["/password", "/teacher/?page=2"])
def test_sign_in_leads_back_to_the_page_that_was_wanted(teacher: Callable[[str, str], Visitor], back: str) -> None:
    visitor = teacher("Ms Abara", "abara")
    asked = visitor.get(back)
    assert is_at_the_sign_in(asked)
    assert visitor.post(asked.location, {"login": "abara", "password": PASSWORD}).location == back


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "/\t/example.org", "teacher"]
)
def test_sign_in_leads_to_no_other_site(teacher: Callable[[str, str], Visitor], back: str) -> None:
    visitor = teacher("Ms Abara", "abara")
    answer = visitor.client.post(
        "/sign-in",
        query_string={"next": back},
        data={"csrf_token": visitor.token(), "login": "abara", "password": PASSWORD},
    )
    assert answer.location == "/teacher/"


def test_sign_in_gives_a_new_cookie_and_the_planted_one_opens_nothing(app: Flask, teacher: Callable[[str, str], Visitor]) -> None:
    visitor = teacher("Ms Abara", "abara")
    visitor.get("/sign-in")
    planted = visitor.client.get_cookie("quizgen")
    visitor.signs_in()
    own = visitor.client.get_cookie("quizgen")
    assert planted is not None
    assert own is not None
    assert planted.value != own.value
    thief = Visitor(app)
    thief.client.set_cookie("quizgen", planted.value)
    assert is_at_the_sign_in(thief.get("/teacher/"))


def test_cookie_copied_before_signing_out_is_dead_after_it(app: Flask, abara: Visitor) -> None:
    cookie = abara.client.get_cookie("quizgen")
    assert cookie is not None
    thief = Visitor(app)
    thief.client.set_cookie("quizgen", cookie.value)
    assert thief.get("/teacher/").status_code == 200
    abara.signs_out()
    assert is_at_the_sign_in(thief.get("/teacher/"))
    assert is_at_the_sign_in(abara.get("/teacher/"))


def test_sign_out_is_calm_for_somebody_who_was_not_signed_in(stranger: Visitor) -> None:
    assert stranger.signs_out().location == "/sign-in"


def test_cookie_is_kept_from_scripts_and_other_sites(abara: Visitor) -> None:
    cookie = abara.client.get_cookie("quizgen")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert not cookie.secure


def test_counter_stops_guesses_at_one_login_even_with_the_right_password(
    teacher: Callable[[str, str], Visitor], stranger: Visitor
) -> None:
    owner = teacher("Ms Abara", "abara")
    counted_before(owner.app, "sign-in login", "abara", LIMIT_LOGIN - 1)
    assert stranger.post("/sign-in", {"login": "Abara", "password": "a wrong guess"}).status_code == 422
    stopped = owner.signs_in()
    assert stopped.status_code == 429
    assert "Too many tries. Wait 15 minutes" in stopped.text
    assert 'value="abara"' in stopped.text


def test_counter_of_an_address_is_not_fooled_by_a_forwarded_header(app: Flask, stranger: Visitor) -> None:
    counted_before(app, "sign-in address", "127.0.0.1", LIMIT_ADDRESS)
    guess = {"csrf_token": stranger.token(), "login": "abara", "password": "a wrong guess"}
    answer = stranger.client.post("/sign-in", data=guess, headers={"X-Forwarded-For": "198.51.100.7"})
    assert answer.status_code == 429


def test_counter_of_all_guesses_stops_those_from_many_addresses(app: Flask, stranger: Visitor) -> None:
    counted_before(app, "sign-in", "", LIMIT_ALL)
    assert stranger.post("/sign-in", {"login": "abara", "password": "a wrong guess"}).status_code == 429


def test_counter_opens_again_when_its_window_is_over(teacher: Callable[[str, str], Visitor]) -> None:
    owner = teacher("Ms Abara", "abara")
    counted_before(owner.app, "sign-in login", "abara", LIMIT_LOGIN, at=datetime.now(UTC) - WINDOW)
    assert owner.signs_in().status_code == 302


def test_counter_forgets_failures_after_a_sign_in(teacher: Callable[[str, str], Visitor]) -> None:
    visitor = teacher("Ms Abara", "abara")
    counted_before(visitor.app, "sign-in login", "abara", LIMIT_LOGIN - 1)
    assert visitor.signs_in().status_code == 302
    visitor.signs_out()
    assert visitor.signs_in("a wrong guess").status_code == 422
    assert visitor.signs_in().status_code == 302


def test_password_change_ends_every_other_sign_in(app: Flask, abara: Visitor) -> None:
    elsewhere = Visitor(app, "Ms Abara", "abara")
    elsewhere.signs_in()
    changed = abara.post("/password", {"current": PASSWORD, "password": "a new long word", "again": "a new long word"})
    assert changed.location == "/teacher/"
    assert abara.get("/teacher/").status_code == 200
    assert is_at_the_sign_in(elsewhere.get("/teacher/"))
    assert elsewhere.signs_in().status_code == 422
    assert elsewhere.signs_in("a new long word").status_code == 302


@pytest.mark.parametrize(
    ("current", "again", "sentence"),
    [
        ("not my password", "a new long word", "This is not your current password."),
        (PASSWORD, "a new long wort", "The two passwords differ."),
    ],
)
def test_password_change_refuses(abara: Visitor, current: str, again: str, sentence: str) -> None:
    answer = abara.post("/password", {"current": current, "password": "a new long word", "again": again})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert abara.signs_out().status_code == 302
    assert abara.signs_in().status_code == 302

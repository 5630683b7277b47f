"""What every answer carries: the content security policy, no sniffing, no storing, careful cookies; nothing inline in a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from werkzeug.test import TestResponse

from tests.conftest import app_in, let_go
from tests.visitors import Visitor
from tests.web.classroom import Room, sits_down
from tests.web.conftest import Lesson
from tests.web.routes import CAST, ROUTES, Route

GETS = [route for route in ROUTES if route.method == "GET"]
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}


def has_the_headers(answer: TestResponse) -> bool:
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    return (
        policy == POLICY
        and answer.headers["X-Content-Type-Options"] == "nosniff"
        and answer.headers["Referrer-Policy"] == "same-origin"
        and "unsafe" not in answer.headers["Content-Security-Policy"]
    )


def inline_code(page: HtmlElement) -> list[str]:
    """Whatever the policy would refuse to run or apply."""
    found = [f"<script> with text: {script.text}" for script in page.iter("script") if (script.text or "").strip()]
    found += ["<style>" for _ in page.iter("style")]
    for element in page.iter("*"):
        found += [f"{name}={value}" for name, value in element.attrib.items() if name == "style" or name.startswith("on")]
        found += [
            f"{name}={value}"
            for name, value in element.attrib.items()
            if name in {"href", "src", "action", "formaction"} and value.strip().lower().startswith(("javascript:", "data:"))
        ]
    return found


def loaded_from(page: HtmlElement) -> set[str]:
    """The hosts from which a page loads scripts, styles, pictures and frames."""
    addresses = [element.get("src") for element in page.iter("script", "img", "iframe", "audio", "video", "source", "embed")]
    addresses += [element.get("href") for element in page.iter("link")]
    return {urlsplit(address).netloc for address in addresses if address}


@pytest.mark.parametrize("route", GETS, ids=str)
def test_page_has_its_headers_and_nothing_inline(lesson: Lesson, route: Route) -> None:
    for name in CAST:
        answer = route.asked_by(lesson.cast[name], lesson.ids, token=None)
        assert has_the_headers(answer)
        stored = "no-store" not in answer.headers["Cache-Control"]
        assert stored == (route.endpoint in {"static", "bootstrap.static"})
        if answer.mimetype == "text/html":
            page = fromstring(answer.text)
            assert inline_code(page) == []
            assert loaded_from(page) <= {""}


def test_page_refused_for_its_form_has_its_headers_and_nothing_inline(lesson: Lesson) -> None:
    for route in ROUTES:
        if route.method == "POST" and route.json is None:
            for name in CAST:
                path = route.path.format_map(lesson.ids)
                answer = lesson.cast[name].post(path, {"prompt": "", "names": "?", "closes": "never"})
                assert has_the_headers(answer)
                assert "no-store" in answer.headers["Cache-Control"]
                assert inline_code(fromstring(answer.text)) == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/no-such-page", 404),
        ("GET", "/api/attempts/none", 404),
        ("DELETE", "/sign-in", 405),
        ("POST", "/sign-in", 400),
    ],
)
def test_error_has_its_headers_and_a_way_on(stranger: Visitor, method: str, path: str, status: int) -> None:
    answer = stranger.client.open(path, method=method)
    assert answer.status_code == status
    assert has_the_headers(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    if answer.is_json:
        assert set(answer.json or {}) == {"error", "kind"}
    else:
        assert inline_code(fromstring(answer.text)) == []
        assert "To the front page" in answer.text


def test_error_says_what_happened_without_saying_how(app: Flask, stranger: Visitor) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("a secret of the house")

    answer = stranger.get("/broken")
    assert answer.status_code == 500
    assert has_the_headers(answer)
    assert "Something broke on our side" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_request_too_large_is_answered_with_a_page(abara: Visitor) -> None:
    answer = abara.client.post("/teacher/quizzes/new", data={"text": "a" * (6 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "At most 6 MB can be sent" in answer.text
    assert has_the_headers(answer)


def cookies_set(answer: TestResponse) -> list[str]:
    return [line for name, line in answer.headers if name == "Set-Cookie"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(room: Room, abara: Visitor, cleo: Visitor) -> None:
    abara.signs_out()
    signed_in = cookies_set(abara.signs_in())
    seat = cookies_set(cleo.post(f"/join/{room.code}/name", {"student": room.students[0]}))
    assert len(signed_in) == len(seat) == 1
    for cookie in signed_in + seat:
        assert "; HttpOnly" in cookie
        assert "; SameSite=Lax" in cookie
        assert "; Path=/" in cookie
        assert "Domain" not in cookie
        assert "Secure" not in cookie  # on plain http it would never come back


def test_cookies_are_secure_when_the_public_address_is_https(
    room: Room, cleo: Visitor, abara: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGEN_PUBLIC_URL", "https://quiz.school.example/")
    app = app_in(room.app.config["QUIZGEN_INSTANCE"])
    visitor = Visitor(app, "Ms Abara", "abara")
    base = {"base_url": "https://quiz.school.example", "headers": {"Referer": "https://quiz.school.example/sign-in"}}
    page = visitor.get("/sign-in", **base)
    sent = {"csrf_token": re.findall(r'csrf_token"[^>]*value="([^"]+)', page.text)[0]}
    seat = visitor.client.post(f"/join/{room.code}/name", data={**sent, "student": room.students[0]}, **base)
    signed_in = visitor.client.post("/sign-in", data={**sent, "login": "abara", "password": "three calm grey herons"}, **base)
    assert seat.status_code == signed_in.status_code == 302
    for cookie in [*cookies_set(page), *cookies_set(seat), *cookies_set(signed_in)]:
        assert "; Secure" in cookie
    let_go(app)


def test_seat_cookie_is_not_named_after_the_student_and_holds_no_code(room: Room, cleo: Visitor) -> None:
    sits_down(cleo, room, 0)
    cookie = cleo.client.get_cookie(f"seat-{room.assignment}")
    assert cookie is not None
    assert room.code not in cookie.value
    assert room.resume_code() not in cookie.value
    assert "Cleo" not in cookie.value


def test_links_and_codes_use_the_public_address_and_not_the_host_that_was_asked_for(
    room: Room, abara: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/teacher/assignments/{room.assignment}"
    assert f"http://localhost:9000/join/{room.code}" in abara.get(address, base_url="http://localhost:9000").text
    room.app.config["QUIZGEN_PUBLIC_URL"] = "https://quiz.school.example"
    page = abara.get(address, headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"}).text
    assert f"https://quiz.school.example/join/{room.code}" in page
    assert "evil.example" not in page

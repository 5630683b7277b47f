"""Who may do what: every address asked by everybody, and what must not change does not."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.visitors import Visitor
from tests.web.classroom import all_rows, room_in
from tests.web.conftest import Lesson
from tests.web.routes import CAST, DOOR, ROUTES, Route

POSTS = [route for route in ROUTES if route.method == "POST"]


def test_table_has_a_line_for_every_route_and_method_and_no_other(app: Flask) -> None:
    there = {
        (rule.endpoint, method) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(route.endpoint, route.method) for route in ROUTES} == there
    assert len(ROUTES) == len(there)


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_route_is_open_to_whom_it_is_meant_for(lesson: Lesson, route: Route) -> None:
    assert len(route.expected) == len(CAST)
    for name, expected in zip(CAST, route.expected, strict=True):
        visitor = lesson.cast[name]
        token = visitor.token() if route.method == "POST" else None
        before = all_rows(lesson.app)
        answer = route.asked_by(visitor, lesson.ids, token=token)
        at_the_door = answer.status_code == 302 and answer.location.startswith("/sign-in")
        if route.endpoint != "auth.sign_out":
            assert (DOOR if at_the_door else answer.status_code) == expected, f"{name}: {answer.status}"
        if route.method == "GET" or expected in {DOOR, 404, 409, 422}:
            assert all_rows(lesson.app) == before, f"{name} changed something"


@pytest.mark.parametrize("route", POSTS, ids=str)
@pytest.mark.parametrize("forged", ["no token", "somebody else's token"])
def test_post_without_its_token_is_refused_and_changes_nothing(lesson: Lesson, route: Route, forged: str) -> None:
    allowed = next((name for name, status in zip(CAST, route.expected, strict=True) if status in {200, 302}), "abara")
    token = lesson.cast["brandt"].token() if forged == "somebody else's token" else None
    visitor = lesson.cast["cleo" if allowed == "brandt" else allowed]
    visitor.token()
    before = all_rows(lesson.app)
    answer = route.asked_by(visitor, lesson.ids, token=token)
    assert answer.status_code == 400
    assert "reload the page and send it again" in answer.text
    assert all_rows(lesson.app) == before


def test_student_finds_only_their_own_things_behind_the_shared_code(lesson: Lesson) -> None:
    page = lesson.cast["deniz"].get(f"/quiz/{lesson.ids['code']}").text
    assert "Deniz" in page
    assert "Cleo" not in page
    again = lesson.cast["deniz"].post(f"/quiz/{lesson.ids['code']}/start")
    assert again.location == f"/attempts/{lesson.ids['others']}"


def test_seat_in_one_lesson_opens_nothing_in_another(lesson: Lesson) -> None:
    other = room_in(lesson.app, teacher="brandt", title="Another lesson")
    assert lesson.cast["cleo"].get(f"/quiz/{other.code}").status_code == 404
    assert lesson.cast["cleo"].get(f"/join/{other.code}").status_code == 200


def test_resume_code_opens_its_own_lesson_only(lesson: Lesson) -> None:
    other = room_in(lesson.app, teacher="brandt", title="Another lesson")
    own = other.resume_code(0)  # Cleo's, in Ms Abara's lesson
    refused = lesson.cast["anonymous"].post(f"/join/{other.code}/resume", {"resume_code": own})
    assert refused.status_code == 422
    opened = lesson.cast["anonymous"].post(f"/join/{lesson.ids['code']}/resume", {"resume_code": own})
    assert opened.location == f"/attempts/{lesson.ids['attempt']}"


def test_student_of_another_class_cannot_be_picked_or_freed(lesson: Lesson) -> None:
    other = room_in(lesson.app, teacher="abara", title="Another lesson")
    picked = lesson.cast["anonymous"].post(f"/join/{other.code}/name", {"student": lesson.ids["unseated"]})
    assert picked.status_code == 422
    assert "Choose your name from the list" in picked.text
    address = f"/teacher/assignments/{other.assignment}/students/{lesson.ids['student']}/free"
    assert lesson.cast["abara"].post(address).status_code == 404


def test_quiz_cannot_be_given_to_another_teachers_class(lesson: Lesson) -> None:
    other = room_in(lesson.app, teacher="brandt", title="Another lesson")
    form = {"class_id": other.class_, "attempts": "1", "names": "list", "release": "score", "release_when": "at once"}
    before = all_rows(lesson.app)
    assert lesson.cast["abara"].post(f"/teacher/quizzes/{lesson.ids['quiz']}/give", form).status_code == 422
    assert all_rows(lesson.app) == before


@pytest.mark.parametrize(
    "path", ["/teacher/quizzes/aaaaaaaaaaaaaaaa", "/teacher/attempts/aaaaaaaaaaaaaaaa", "/attempts/aaaaaaaaaaaaaaaa"]
)
def test_what_is_somebody_elses_looks_like_what_does_not_exist(lesson: Lesson, path: str) -> None:
    somebodys = path.replace("aaaaaaaaaaaaaaaa", lesson.ids["quiz" if "quizzes" in path else "attempt"])
    seen, missing = lesson.cast["brandt"].get(somebodys), lesson.cast["brandt"].get(path)
    assert seen.status_code == missing.status_code == 404
    assert seen.text == missing.text


def test_one_lesson_never_names_anothers_students_to_a_teacher(lesson: Lesson) -> None:
    room_in(lesson.app, teacher="brandt", title="Another lesson")
    pages = [lesson.cast["brandt"].get(page).text for page in ("/teacher/", "/teacher/classes")]
    assert all("The old paper mill" not in page for page in pages)
    assert "Another lesson" in pages[0]


def test_visitor_signed_out_in_another_window_is_sent_back_to_the_page_after_signing_in(abara: Visitor) -> None:
    abara.signs_out()
    door = abara.get("/teacher/classes?from=mail")
    back = abara.post(door.location, {"login": "abara", "password": "three calm grey herons"})
    assert back.location == "/teacher/classes?from=mail"

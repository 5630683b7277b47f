"""Every address there is: the table of routes × the cast, for the tests that go over all of them.

Cleo owns the attempts asked for; Deniz sits in the same lesson with an attempt of his own; Ms Abara owns the class and
the quiz; Mr Brandt teaches elsewhere. What belongs to somebody else is not forbidden: it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzeug.test import TestResponse

from tests.visitors import PASSWORD, Visitor

DOOR = 0
"""Instead of a status: sent to the teachers' sign-in."""

CAST = ("anonymous", "cleo", "deniz", "abara", "brandt")
"""The columns of the table; the owner comes late, so that whoever must not change a thing tries before it changes."""


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table: the address, what is sent to it, and the status for each of CAST."""

    endpoint: str
    method: str
    path: str
    expected: tuple[int, ...]
    form: Mapping[str, str | list[str]] = field(default_factory=dict)
    json: object = None

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint}"

    def asked_by(self, visitor: Visitor, ids: Mapping[str, str], *, token: str | None) -> TestResponse:
        """Send the request, with that token against forged posts or with none."""
        path = self.path.format_map(ids)
        if self.method == "GET":
            return visitor.get(path)
        if self.json is not None:
            return visitor.client.post(path, json=self.json, headers={"X-CSRFToken": token} if token else {})
        form = {name: value.format_map(ids) if isinstance(value, str) else value for name, value in self.form.items()}
        return visitor.client.post(path, data={**form, **({"csrf_token": token} if token else {})})


def anybody(status: int) -> tuple[int, ...]:
    """The same for all."""
    return (status,) * 5


def cleo_only(status: int) -> tuple[int, ...]:
    """The seat's own browser; nobody else, not even the teacher, who has pages of her own."""
    return (404, status, 404, 404, 404)


def seated(status: int) -> tuple[int, ...]:
    """Whoever has a seat in the lesson: each sees their own."""
    return (404, status, status, 404, 404)


def teachers(status: int) -> tuple[int, ...]:
    """Any teacher."""
    return (DOOR, DOOR, DOOR, status, status)


def owner(status: int) -> tuple[int, ...]:
    """The teacher whose it is."""
    return (DOOR, DOOR, DOOR, status, 404)


ANSWER = {"client_id": "tab-of-cleo", "client_seq": 1, "slot": 1, "response": "by the river"}
NEW_PASSWORD = {"current": PASSWORD, "password": "a new long word", "again": "a new long word"}

ROUTES = (
    # for anybody
    Route("static", "GET", "/static/quizgen.css", anybody(200)),
    Route("bootstrap.static", "GET", "/bootstrap/static/css/bootstrap.min.css", anybody(200)),
    Route("student.home", "GET", "/", anybody(200)),
    Route("student.home", "POST", "/", anybody(302), {"code": "{code}"}),
    Route("auth.sign_in", "GET", "/sign-in", (200, 200, 200, 302, 302)),
    Route("auth.sign_in", "POST", "/sign-in", (422, 422, 422, 302, 302), {"login": "abara", "password": "a wrong guess"}),
    Route("auth.sign_out", "POST", "/sign-out", anybody(302)),
    Route("auth.welcome", "GET", "/welcome/{invitation}", anybody(200)),
    Route("auth.welcome", "POST", "/welcome/{invitation}", anybody(422), {"name": "Nobody"}),
    # for whoever has the code; a name that is taken opens nothing, nor does a resume code that is none
    Route("student.join", "GET", "/join/{code}", (200, 302, 302, 200, 200)),
    Route("student.claim", "POST", "/join/{code}/name", (409, 302, 302, 409, 409), {"student": "{student}"}),
    Route("student.resume", "POST", "/join/{code}/resume", anybody(422), {"resume_code": "BCDF2345"}),
    Route("student.seat", "GET", "/quiz/{code}", seated(200)),
    Route("student.leave", "POST", "/quiz/{code}/leave", seated(302)),
    Route("student.begin", "POST", "/quiz/{code}/start", seated(302)),
    # Cleo's attempts
    Route("student.attempt", "GET", "/attempts/{attempt}", cleo_only(200)),
    Route("student.attempt", "POST", "/attempts/{attempt}", cleo_only(302), {"slot-2": "1907"}),
    Route("student.review", "GET", "/attempts/{attempt}/review", cleo_only(200)),
    Route("student.receipt", "GET", "/attempts/{finished}/receipt", cleo_only(200)),
    Route("student.result", "GET", "/attempts/{finished}/result", cleo_only(200)),
    Route("api.state", "GET", "/api/attempts/{attempt}", cleo_only(200)),
    Route("api.answer", "POST", "/api/attempts/{attempt}/answers", cleo_only(200), json=ANSWER),
    Route("api.submit", "POST", "/api/attempts/{attempt}/submit", cleo_only(200), json={"answers": [ANSWER]}),
    # for any teacher
    Route("auth.password", "GET", "/password", teachers(200)),
    Route("auth.password", "POST", "/password", teachers(302), NEW_PASSWORD),
    Route("teacher.home", "GET", "/teacher/", teachers(200)),
    Route("teacher.quiz_new", "GET", "/teacher/quizzes/new", teachers(200)),
    Route(
        "teacher.quiz_new", "POST", "/teacher/quizzes/new", teachers(302), {"text": "Too short.", "count": "5", "vocabulary": "y"}
    ),
    Route("teacher.articles", "GET", "/teacher/articles", teachers(200)),
    Route("teacher.classes", "GET", "/teacher/classes", teachers(200)),
    Route("teacher.classes", "POST", "/teacher/classes", teachers(302), {"name": "9a", "time_zone": "Asia/Tokyo"}),
    # Ms Abara's quiz
    Route("teacher.quiz_edit", "GET", "/teacher/quizzes/{quiz}", owner(200)),
    Route("teacher.quiz_head", "GET", "/teacher/quizzes/{quiz}/head", owner(200)),
    Route("teacher.quiz_head", "POST", "/teacher/quizzes/{quiz}/head", owner(302), {"title": "Another title"}),
    Route("teacher.quiz_print", "GET", "/teacher/quizzes/{quiz}/print", owner(200)),
    Route("teacher.quiz_take_away", "GET", "/teacher/quizzes/{quiz}/take-away", owner(200)),
    Route("teacher.quiz_download", "GET", "/teacher/quizzes/{quiz}/take-away/gift", owner(200)),
    Route("teacher.quiz_publish", "POST", "/teacher/quizzes/{quiz}/publish", owner(302)),
    Route("teacher.question_new", "GET", "/teacher/quizzes/{quiz}/questions/new?kind=wh-short", owner(200)),
    Route(
        "teacher.question_new",
        "POST",
        "/teacher/quizzes/{quiz}/questions/new?kind=wh-short",
        owner(302),
        {"prompt": "When?", "accepted": "1907", "points": "1", "once": "first"},
    ),
    Route("teacher.question_edit", "GET", "/teacher/questions/{question}", owner(200)),
    Route(
        "teacher.question_edit",
        "POST",
        "/teacher/questions/{question}",
        owner(302),
        {"prompt": "Where?", "choices": ["here", "there"], "choices-right": "0", "points": "1", "version": "1"},
    ),
    Route(
        "teacher.question_meaning", "POST", "/teacher/questions/{question}/meaning", owner(302), {"meaning": "x", "version": "1"}
    ),
    Route("teacher.question_move", "POST", "/teacher/questions/{question}/move/down", owner(302)),
    Route("teacher.question_delete", "POST", "/teacher/questions/{question}/delete", owner(302)),
    # her article: two sentences about the mill, too few to make questions from
    Route("teacher.article", "GET", "/teacher/articles/{article}", owner(200)),
    Route("teacher.article_quiz", "POST", "/teacher/articles/{article}/quizzes", owner(422), {"count": "5", "vocabulary": "y"}),
    Route("teacher.article_piece_move", "POST", "/teacher/articles/{article}/pieces/3/out", owner(302)),
    Route("teacher.article_piece", "GET", "/teacher/articles/{article}/pieces/2", owner(200)),
    Route("teacher.article_piece", "POST", "/teacher/articles/{article}/pieces/2", owner(302), {"text": "The mill stood there."}),
    Route("teacher.article_head", "GET", "/teacher/articles/{article}/head", owner(200)),
    Route("teacher.article_head", "POST", "/teacher/articles/{article}/head", owner(302), {"title": "Another title"}),
    Route("teacher.article_again", "POST", "/teacher/articles/{article}/again", owner(302)),
    # her job
    Route("teacher.job", "GET", "/teacher/jobs/{job}", owner(200)),
    Route("teacher.job_progress", "GET", "/teacher/jobs/{job}/progress", owner(200)),
    # her class
    Route("teacher.class_", "GET", "/teacher/classes/{class_}", owner(200)),
    Route("teacher.students_add", "POST", "/teacher/classes/{class_}/students", owner(302), {"names": "Fofana, Gus"}),
    Route("teacher.student_remove", "POST", "/teacher/students/{unseated}/remove", owner(302)),
    # her assignment
    Route("teacher.assignment_new", "GET", "/teacher/quizzes/{quiz}/give", owner(200)),
    Route(
        "teacher.assignment_new",
        "POST",
        "/teacher/quizzes/{quiz}/give",
        owner(302),
        {
            "class_id": "{class_}",
            "attempts": "1",
            "names": "list",
            "release": "score",
            "release_when": "at once",
            "once": "first",
        },
    ),
    Route("teacher.assignment", "GET", "/teacher/assignments/{assignment}", owner(200)),
    Route("teacher.assignment_progress", "GET", "/teacher/assignments/{assignment}/progress", owner(200)),
    Route("teacher.assignment_times", "POST", "/teacher/assignments/{assignment}/times", owner(302), {"opens": "", "closes": ""}),
    Route("teacher.assignment_close", "POST", "/teacher/assignments/{assignment}/close", owner(302)),
    Route("teacher.assignment_release", "POST", "/teacher/assignments/{assignment}/release", owner(302)),
    Route("teacher.seat_free", "POST", "/teacher/assignments/{assignment}/students/{student}/free", owner(302)),
    # her grades
    Route("teacher.gradebook", "GET", "/teacher/assignments/{assignment}/grades", owner(200)),
    Route("teacher.download", "GET", "/teacher/assignments/{assignment}/download/grades", owner(200)),
    Route("teacher.attempt", "GET", "/teacher/attempts/{finished}", owner(200)),
    Route(
        "teacher.attempt_overrule",
        "POST",
        "/teacher/attempts/{finished}/marks/1",
        owner(302),
        {"question-1-mark": "1", "question-1-reason": "The river has a hill."},
    ),
)

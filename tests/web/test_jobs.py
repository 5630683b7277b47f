"""The page of a job: how far it is, on to the draft, or back to the form with everything typed still in it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from quizgen.store import db, jobs
from quizgen.store.jobs import MOST_WAITING, JobRow
from quizgen.store.tables import ArticleRow, QuizRow
from quizgen.web import working
from tests.conftest import app_in, let_go
from tests.reading import raw_article
from tests.visitors import Visitor, form_values

NEW = "/teacher/quizzes/new"
SHORT = "The boat left the harbour."
BOAT = "The boat left the harbour in the morning and came back with the fish that the town would eat at night. "


@pytest.fixture(params=["sqlite", "no such queue"])
def queue(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a queue: one that nobody takes anything out of, or one that is away."""
    return f"sqlite:///{tmp_path / 'queue.sqlite'}" if request.param == "sqlite" else "redis://127.0.0.1:1"


@pytest.fixture
def app(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[Flask]:
    """The app; with a queue when a test asks for one, else every job is done at once."""
    shutil.copytree(migrated, tmp_path / "instance")
    options = {"queue": request.getfixturevalue("queue")} if "queue" in request.fixturenames else {}
    app = app_in(tmp_path / "instance", **options)
    yield app
    let_go(app)


def asks(visitor: Visitor, **typed: object) -> TestResponse:
    """Fill in the form and send it."""
    return visitor.fills_in(visitor.get(NEW), typed)


def fails(visitor: Visitor, **typed: object) -> TestResponse:
    """The form again, after a job that failed."""
    again = visitor.waits_for(asks(visitor, **typed))
    assert again.request.path == NEW
    return again


def complaint_beside(page: TestResponse, name: str) -> str:
    """The sentence that is tied to a box."""
    (found,) = fromstring(page.text).cssselect(f"#{name}-error")
    (box,) = fromstring(page.text).cssselect(f"#{name}")
    assert f"{name}-error" in box.get("aria-describedby", "").split()
    return " ".join(found.text_content().split())


def bar(page: TestResponse) -> HtmlElement:
    (found,) = fromstring(page.text).cssselect("progress")
    return found


def job_in(app: Flask) -> JobRow:
    """The only job, in the current context."""
    return db.session.scalars(select(JobRow).execution_options(populate_existing=True)).one()


# Waiting ---------------------------------------------------------------------------------------------------------------


def test_page_of_a_waiting_job_tells_in_words_and_a_bar_and_looks_again_by_itself(abara: Visitor, queue: str) -> None:
    page = abara.follows(asks(abara, text=BOAT * 8))
    (words,) = fromstring(page.text).cssselect("[role=status]")
    away = queue.startswith("redis")
    assert words.text_content().startswith(
        "The queue cannot be reached just now. What you sent is kept" if away else "Waiting for"
    )
    assert (bar(page).get("value"), bar(page).get("max")) == ("0", "100")
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.text
    (script,) = [each for each in fromstring(page.text).cssselect("script[type=module]") if "job.js" in each.get("src", "")]
    assert abara.get(script.get("src", "")).status_code == 200
    (asked,) = fromstring(page.text).cssselect("[data-job]")
    state = abara.get(asked.get("data-job", "")).json
    assert state == {"progress": 0, "words": words.text_content(), "ended": False}


def test_page_follows_the_job_to_its_draft(app: Flask, abara: Visitor, queue: str) -> None:
    where = asks(abara, text=raw_article("06-how-juries-work").read_text("utf-8-sig"), count="3").location
    with app.app_context():
        job_id = job_in(app).id
        taken = jobs.claim(job_id, at=datetime.now(UTC))
        assert taken is not None
        jobs.report(taken, 40, "Writing questions", at=datetime.now(UTC))
        db.session.commit()
    assert bar(abara.get(where)).get("value") == "40"
    assert abara.get(f"{where}/progress").json == {"progress": 40, "words": "Writing questions", "ended": False}
    with app.app_context():
        jobs.give_back(taken)
        db.session.commit()
        working.do(app, job_id)
        working.do(app, job_id)  # delivered twice
    assert abara.get(f"{where}/progress").json == {"progress": 100, "words": "Done", "ended": True}
    draft = abara.follows(abara.get(where))
    assert draft.text.count('class="question-card"') == 3
    assert abara.get(where).location == draft.request.path
    with app.app_context():
        assert len(db.session.scalars(select(QuizRow)).all()) == 1


def test_job_that_the_queue_could_not_take_is_there_to_be_sent_again(app: Flask, abara: Visitor, queue: str) -> None:
    asks(abara, text=BOAT * 8, title="Boats")
    with app.app_context():
        job = job_in(app)
        assert (job.status, job.data) == ("queued", (BOAT * 8).encode())
        assert (job.delivered_at is None) == queue.startswith("redis")
        again = jobs.ask_again(at=datetime.now(UTC))
        assert again == ([job.id] if queue.startswith("redis") else [])


def test_full_queue_is_a_sentence_and_what_was_typed_stays(abara: Visitor, brandt: Visitor, queue: str) -> None:
    for _ in range(MOST_WAITING):
        assert asks(abara, text=BOAT * 8).status_code == 302
    refused = asks(abara, text=BOAT * 8, title="One too many", count="7")
    assert refused.status_code == 429
    (said,) = fromstring(refused.text).cssselect(".alert-danger")
    assert said.text_content() == "5 of your articles are still being worked on. Wait until one is done, then send this again."
    values = form_values(refused, NEW)
    assert (values["text"].strip(), values["title"], values["count"]) == ((BOAT * 8).strip(), "One too many", "7")
    assert abara.fills_in(refused).status_code == 429  # sent again, it is no second click on something made
    assert asks(brandt, text=BOAT * 8).status_code == 302


@pytest.mark.parametrize("queue", ["amqp://broker"])
def test_queue_of_an_unknown_kind_loses_nothing(abara: Visitor, queue: str) -> None:
    page = abara.follows(asks(abara, text=BOAT * 8))
    assert "The queue cannot be reached just now. What you sent is kept" in page.text


# Back to the form ------------------------------------------------------------------------------------------------------


def test_failed_job_leads_back_to_the_form_with_everything_typed(abara: Visitor) -> None:
    again = fails(abara, text=SHORT, title="My quiz", count="7", vocabulary=None)
    assert again.status_code == 200
    assert complaint_beside(again, "text") == "The article has only 5 words; give at least 80 to make questions from."
    values = form_values(again, NEW)
    assert (values["text"].strip(), values["title"], values["count"]) == (SHORT, "My quiz", "7")
    assert "vocabulary" not in values
    assert values["comprehension"] == "y"


def test_form_shown_again_makes_the_quiz_once_the_text_is_mended(abara: Visitor) -> None:
    again = fails(abara, text=SHORT, title="My quiz", count="2")
    draft = abara.waits_for(abara.fills_in(again, {"text": raw_article("06-how-juries-work").read_text("utf-8-sig")}))
    assert draft.text.count('class="question-card"') == 2
    assert "My quiz" in draft.text


def test_job_is_found_among_her_quizzes_until_its_draft_is_made(abara: Visitor) -> None:
    again = fails(abara, text=SHORT, title="My quiz")
    home = abara.get("/teacher/")
    (link,) = fromstring(home.text).cssselect("ul[aria-label='Not made yet'] a")
    assert link.text_content() == "My quiz"
    assert "The article has only 5 words" in home.text
    assert abara.follows(abara.get(link.get("href", ""))).text.count(SHORT) == 1
    abara.waits_for(abara.fills_in(again, {"text": raw_article("06-how-juries-work").read_text("utf-8-sig")}))
    assert "Not made yet" not in abara.get("/teacher/").text


def test_form_shown_again_and_filled_in_wrongly_keeps_what_is_typed_now(abara: Visitor) -> None:
    again = fails(abara, text=SHORT, title="My quiz")
    refused = abara.fills_in(again, {"text": "Something else.", "count": "0", "title": "Another"})
    assert refused.status_code == 422
    values = form_values(refused, NEW)
    assert (values["text"].strip(), values["title"], values["count"]) == ("Something else.", "Another", "0")
    assert complaint_beside(refused, "count") == "Ask for 1 to 40 questions."


def test_failed_file_is_named_beside_its_box_and_its_text_is_kept(abara: Visitor) -> None:
    again = fails(abara, file=FileStorage(io.BytesIO("Ein Boot fährt.".encode("cp1252")), "boot.txt"))
    assert complaint_beside(again, "file").startswith("The article has only 3 words")
    assert "You chose “boot.txt”. Its text is in the box above." in again.text
    assert form_values(again, NEW)["text"].strip() == "Ein Boot fährt."


def test_failed_file_that_is_no_text_is_named_and_what_was_typed_beside_it_stays(abara: Visitor) -> None:
    again = fails(abara, file=FileStorage(io.BytesIO(b"%PDF-1.7 ..."), "boot.pdf"), text="Typed before.")
    assert complaint_beside(again, "file").startswith("This PDF is damaged")
    assert "You chose “boot.pdf”. Choose another one, or paste the text." in again.text
    assert form_values(again, NEW)["text"].strip() == "Typed before."


def test_form_of_somebody_elses_job_is_an_empty_one(abara: Visitor, brandt: Visitor) -> None:
    again = fails(abara, text=SHORT, title="My quiz")
    address = f"{NEW}?{again.request.query_string.decode()}"
    assert "My quiz" in abara.get(address).text
    assert "My quiz" not in brandt.get(address).text
    assert "invalid-feedback" not in brandt.get(address).text


def test_missing_word_data_is_a_sentence(abara: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_INSTANCE", str(tmp_path / "nowhere"))
    again = fails(abara, text=BOAT * 8)
    assert "make data" in complaint_beside(again, "text")


def test_job_that_breaks_is_a_sentence_that_does_not_say_how(app: Flask, abara: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(working, "draft_quiz", broken)
    again = fails(abara, text=BOAT * 8, title="My quiz")
    assert complaint_beside(again, "text").startswith("Something broke on our side while this was read. Try it again;")
    assert "secret" not in again.text
    assert form_values(again, NEW)["title"] == "My quiz"
    with app.app_context():
        assert db.session.scalars(select(ArticleRow)).all() == []


# Long texts ------------------------------------------------------------------------------------------------------------


def test_long_text_asks_which_part_and_makes_a_quiz_of_it(abara: Visitor) -> None:
    text = "\n\n".join(f"On day {n} it was so. {BOAT * 10}" for n in range(1, 110))
    again = fails(abara, text=text, count="1")
    assert complaint_beside(again, "text").endswith("Or choose one of its 2 parts.")
    (asked,) = fromstring(again.text).cssselect("select[name=part]")
    assert [option.text_content().split(":")[0] for option in asked.cssselect("option")] == [
        "Choose a part",
        "Part 1, 11,664 words",
        "Part 2, 11,880 words",
    ]
    draft = abara.waits_for(abara.fills_in(again, {"part": "2"}))
    assert draft.request.path.startswith("/teacher/quizzes/")
    with abara.app.app_context():
        (article,) = db.session.scalars(select(ArticleRow))
        assert article.paragraphs[0].startswith("On day 55 ")

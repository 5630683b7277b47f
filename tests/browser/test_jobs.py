"""Waiting for a quiz in a real browser: the page tells how far it is and leads on by itself, with scripts and without."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, expect

from quizgen.jobs import DraftAsked
from quizgen.selection import Blueprint
from quizgen.store import db, jobs
from tests.browser.conftest import Keep
from tests.browser.lessons import found, store_of
from tests.browser.looking import faults_of
from tests.browser.serving import Server
from tests.reading import raw_article
from tests.visitors import PASSWORD

ASKED = DraftAsked(wanted=Blueprint(count=7), title="Boats")


def under_way(server: Server, login: str) -> tuple[str, jobs.Claim]:
    """A job of hers in the hands of this test, and the address of its page."""
    with store_of(server.database):
        row = jobs.ask(found(login), ASKED, b"The boat left.", at=datetime.now(UTC))
        claim = jobs.claim(row.id, at=datetime.now(UTC))
        assert claim is not None
        jobs.report(claim, 40, "Writing questions: Fill in the gap", at=datetime.now(UTC))
        db.session.commit()
        return f"/teacher/jobs/{row.public_id}", claim


def test_page_of_a_job_moves_with_it_and_back_to_the_form_when_it_fails(
    at_desk: Page, server: Server, abara: str, keep: Keep
) -> None:
    address, claim = under_way(server, abara)
    at_desk.goto(address)
    expect(at_desk.get_by_role("status")).to_have_text("Writing questions: Fill in the gap")
    bar = at_desk.get_by_role("progressbar", name="Writing questions")
    expect(bar).to_have_attribute("value", "40")
    assert faults_of(at_desk, "job", keep) == []
    with store_of(server.database):
        jobs.report(claim, 95, "Choosing from 90 questions", at=datetime.now(UTC))
        db.session.commit()
    expect(at_desk.get_by_role("status")).to_have_text("Choosing from 90 questions")
    with store_of(server.database):
        jobs.fail(claim, "The article has only 3 words.", at=datetime.now(UTC))
        db.session.commit()
    expect(at_desk.locator("#text-error")).to_have_text("The article has only 3 words.")
    expect(at_desk.get_by_label("Article", exact=True)).to_have_value("The boat left.")
    expect(at_desk.get_by_label("How many questions")).to_have_value("7")
    assert faults_of(at_desk, "job-failed", keep) == []


def test_quiz_is_made_without_scripts_too(browser: Browser, server: Server, abara: str) -> None:
    with browser.new_context(base_url=server.origin, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("Login").fill(abara)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto("/teacher/quizzes/new")
        page.get_by_label("Article", exact=True).fill(raw_article("06-how-juries-work").read_text("utf-8-sig"))
        page.get_by_label("Title of the quiz").fill("Without scripts")
        page.get_by_role("button", name="Make the quiz").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Without scripts", timeout=30_000)

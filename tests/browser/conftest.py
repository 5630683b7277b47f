"""A real server, a real browser, and people at it; whatever a page may not do fails the test that saw it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.lessons import Lesson, lesson_in, teacher_in
from tests.browser.looking import Look, faults_of
from tests.browser.serving import Server, chromium
from tests.browser.watching import Watch
from tests.visitors import PASSWORD

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}

SWITCHES = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_MS = 10_000
"""How long a page may take on a busy computer before a test gives up."""

SitsDown = Callable[[ViewportSize], Page]


class Keep(Protocol):
    """Keeps a picture of a page under a name: the whole page, or what is in sight."""

    def __call__(self, page: Page, name: str, *, whole: bool = True) -> None:
        """Take it."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server, started once; a test that kills it starts it again."""
    server = Server(tmp_path_factory.mktemp("served"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def watch(server: Server) -> Iterator[Watch]:
    """What went wrong in any page of this test, and in the server: nothing, or the test fails."""
    before = len(server.complaints)
    watch = Watch(server.origin)
    yield watch
    assert not watch.complaints
    assert "Traceback" not in server.complaints[before:]


@pytest.fixture
def sits_down(browser: Browser, server: Server, watch: Watch) -> Iterator[SitsDown]:
    """Somebody at a browser of their own: `sits_down(PHONE)` is an empty page of it."""
    with ExitStack() as contexts:

        def sit(screen: ViewportSize) -> Page:
            context = contexts.enter_context(
                browser.new_context(base_url=server.origin, viewport=screen, locale="en-GB", reduced_motion="reduce")
            )
            context.set_default_timeout(PATIENCE_MS)
            watch.over(context)
            return context.new_page()

        yield sit


@pytest.fixture(scope="session")
def abara(server: Server, password_hash: str) -> str:
    """Ms Abara's login; she is a teacher at the server."""
    teacher_in(server.database, "Ms Abara", "abara", password_hash)
    return "abara"


@pytest.fixture
def at_desk(sits_down: SitsDown, abara: str) -> Page:
    """Ms Abara at her desk, signed in."""
    page = sits_down(DESK)
    page.goto("/sign-in")
    page.get_by_label("Login").fill(abara)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your quizzes")
    return page


@pytest.fixture
def lesson(server: Server, abara: str) -> Lesson:
    """Ten questions of hers, given to a class that types its names."""
    return lesson_in(server.database, abara)


@pytest.fixture(scope="session")
def keep() -> Keep:
    """Keep pictures where a person can look at them afterwards."""
    folder = Path(__file__).parents[1] / "artefacts"
    folder.mkdir(exist_ok=True)

    def kept(page: Page, name: str, *, whole: bool = True) -> None:
        page.screenshot(path=folder / f"{name}.png", full_page=whole, animations="disabled")

    return kept


@pytest.fixture
def look(keep: Keep) -> Iterator[Look]:
    """Look at pages in every way; with anything wrong on any of them the test fails at its end and names it all."""
    faults: list[str] = []
    yield lambda page, name: faults.extend(faults_of(page, name, keep))
    assert not faults, "\n".join(faults)

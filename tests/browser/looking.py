"""What can be measured of how a page looks, at every width and in both colour schemes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Page

if TYPE_CHECKING:  # it imports this module
    from tests.browser.conftest import Keep

Look = Callable[[Page, str], None]
"""Looks at a page in every way, and keeps pictures of it under a name."""

WIDTHS = {1280: 800, 360: 740, 320: 640}
"""Desk, phone, and the narrowest screen that WCAG 2.2 asks for; each with its height."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

FAULTS = (Path(__file__).parent / "faults.js").read_text()
"""A function, run inside the page, that names everything wrong with it."""


def faults_of(page: Page, name: str, keep: Keep) -> list[str]:
    """What is wrong with the page at any width in either scheme; pictures of it are kept at desk and phone width."""
    faults = []
    before = page.viewport_size
    assert before is not None
    page.wait_for_load_state()
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.locator(f"html[data-bs-theme={scheme}]").wait_for(state="attached")
            faults += [f"{name} at {width}, {scheme}: {fault}" for fault in page.evaluate(FAULTS)]
            if width != min(WIDTHS):
                keep(page, f"{name}-{width}-{scheme}")
    page.set_viewport_size(before)
    page.emulate_media(color_scheme="light")
    return faults

"""How much memory this process took at most while something was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST = 20_000
"""Kilobytes by which the process may grow: some copies of a file of a few megabytes."""


@contextmanager
def unmoved_memory() -> Iterator[None]:
    """Fails when the process needed noticeably more memory within than before, even for a moment."""
    Path("/proc/self/clear_refs").write_text("5")  # the high-water mark falls back to what is in use
    before = _kilobytes("VmRSS")
    try:
        yield
    finally:  # what is done within may well end in a refusal
        assert _kilobytes("VmHWM") - before < MOST


def _kilobytes(what: str) -> int:
    found = re.search(rf"{what}:\s*(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1])

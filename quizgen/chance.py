"""Chance without the random module: as good as random, and the same for the same words in every release of Python."""

from __future__ import annotations

import hashlib


def drawn(*parts: object) -> int:
    """A whole number from 0 to 2²⁵⁶ - 1 that depends on nothing but its arguments' wording.

    >>> drawn("a", 1) == drawn("a", 1), drawn("a", 1) == drawn("a", 2)
    (True, False)
    """
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())

"""The shares of a mark that Moodle knows: it refuses a whole import for any other."""

from __future__ import annotations

SHARES = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667",
    "14.28571", "12.5", "11.11111", "10", "5",
)  # fmt: skip
"""Percent, as Moodle's question bank lists them."""


def share(parts: int) -> str:
    """The share nearest to one of so many equal parts.

    >>> share(1), share(3), share(7)
    ('100', '33.33333', '14.28571')
    """
    return min(SHARES, key=lambda percent: abs(float(percent) - 100 / max(parts, 1)))

"""Numbers in the margins of a printed page: those that count its lines, and the page's own beside a running head or foot."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_MARGIN = re.compile(r"^ {0,4}(?P<number>\d{1,3}) {2,}(?=\S)")
_RIGHT_MARGIN = re.compile(r"(?<=\S) {3,}(?P<number>\d{1,3})\s*$")
_FOOT = re.compile(r"^\s*(?:(?P<left>\d{1,4})\s{2,}\S.{2,60}|\S.{2,60}?\s{3,}(?P<right>\d{1,4}))\s*$")

LEAF = 12
"""Most pages between two running feet of one article."""


def without_margin(rows: list[str]) -> list[str]:
    """Rows without the numbers that count them: each stands apart in the margin and is the count of its row."""
    numbered: list[tuple[int, int, re.Match[str]]] = []  # the number less its row's count must be the same for all
    count = 0
    for i, row in enumerate(rows):
        count += bool(row.strip())
        match = _MARGIN.match(row) or _RIGHT_MARGIN.search(row)
        if match:
            numbered.append((int(match["number"]) - count, i, match))
    often = Counter(offset for offset, _, _ in numbered).most_common(1)
    fives = [number for _, _, match in numbered if (number := int(match["number"])) % 5 == 0]
    by_fives = len(fives) >= 3 and fives == list(range(5, 5 * len(fives) + 5, 5))  # headings and boxes are not counted
    if not by_fives and (not often or often[0][1] < 3):
        return rows
    cleaned = list(rows)
    for offset, i, match in numbered:
        if (int(match["number"]) in fives) if by_fives else (offset == often[0][0] and match["number"] != "0"):
            start, end = match.span("number")
            cleaned[i] = rows[i][:start] + " " * (end - start) + rows[i][end:]
    return cleaned


def feet_of(rows: list[str]) -> set[str]:
    """Rows with a page number set apart, at the edge of blank space: two at least, and each number a little above the last."""
    feet: list[tuple[int, str]] = []
    for i, row in enumerate(rows):
        match = _FOOT.match(row)
        edge = i == 0 or i == len(rows) - 1 or not rows[i - 1].strip() or not rows[i + 1].strip()
        if match and edge and not row.rstrip().endswith((".", "?", "!")):
            feet.append((int(match["left"] or match["right"]), row))
    rising = all(0 < second[0] - first[0] <= LEAF for first, second in pairwise(feet))
    return {row for _, row in feet} if len(feet) >= 2 and rising else set()

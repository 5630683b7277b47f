"""Rows of a page that run across its columns, cut apart and put one column after the other."""

from __future__ import annotations

LEAST_ROWS = 6
"""Rows with text on both sides of a gap from which it parts columns; shorter ones are tables and lists of two words."""

BLANK = 0.95
"""Share of the rows that must be blank in a gap, for one or two run over it: a title, a line set too wide."""


def in_columns(layout: str, lines: list[str]) -> list[str] | None:
    """The rows of a page in reading order when its file holds them row by row across columns; else None.

    `layout` is the page with its rows as printed, blanks standing for blank space; `lines` are its lines in the file's order.
    """
    rows = layout.split("\n")
    gap = _gap(rows)
    if gap is None:
        return None
    written = {_bare(line) for line in lines}
    across = [row for row in rows if row[:gap].strip() and row[gap:].strip()]
    if sum(_bare(row) in written for row in across) * 2 < len(across):
        return None
    return _ordered(rows)


def _ordered(rows: list[str]) -> list[str]:
    gap = _gap(rows)
    if gap is None:
        return [" ".join(row.split()) for row in rows]
    ordered: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for row in rows:
        if row[gap - 1 : gap + 1].strip():  # runs over both columns
            ordered += [*_ordered(left), *_ordered(right), " ".join(row.split())]
            left, right = [], []
        else:
            left.append(row[:gap])
            right.append(row[gap:])
    return [*ordered, *_ordered(left), *_ordered(right)]


def _gap(rows: list[str]) -> int | None:
    """The position of the widest gap down the page, counted in characters; None when there is none."""
    full = [row for row in rows if row.strip()]
    width = max(map(len, full), default=0)
    best: tuple[int, int] | None = None
    start: int | None = None
    for at in range(width + 1):
        blank = at < width and sum(row[at : at + 1].strip() == "" for row in full) >= BLANK * len(full)
        if blank and start is None:
            start = at
        elif not blank and start is not None:
            middle = (start + at + 1) // 2
            both = sum(bool(row[:middle].strip() and row[middle:].strip()) for row in full)
            if at - start >= 2 and both >= max(LEAST_ROWS, len(full) // 3) and (best is None or at - start > best[0]):
                best = (at - start, middle)
            start = None
    return best[1] if best else None


def _bare(row: str) -> str:
    return "".join(row.split())

"""Numbers, amounts and dates that are wrong but near: as round as the right one and written like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizgen.chance import drawn

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
).split()
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
WORDS = {word: value for value, word in enumerate(UNITS)} | {word: value for value, word in TENS.items()}
WORDS |= {f"{ten}-{UNITS[unit]}": value + unit for value, ten in TENS.items() for unit in range(1, 10)}
SPELLED = {value: word for word, value in WORDS.items()}

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SMALL = 12
"""Up to here wrong numbers step by one: nobody takes 7 for 12."""

SPREAD = (0.15, 0.2, 0.25, 0.3)
"""Distance of neighbouring wrong numbers, as a share of the right one: near enough to be taken for it, too far to be a slip."""


def near_numbers(answer: str, around: Iterable[str] = ()) -> list[str]:
    """Wrong numbers written like `answer`, the best first; those of `around`, the article's own, that fit come first.

    Empty when the answer holds no single plain number.

    >>> near_numbers("Monday")
    []
    """
    core = _core(answer)
    if core is None:
        return []
    text, value, spelled = core
    found: list[str] = []
    for new in _values(value, answer, "%" in answer or "percent" in answer or "per cent" in answer):
        written = _written(new, text, spelled)
        if written is not None:
            found.append(answer.replace(text, written, 1))
    own = []
    for other in around:
        core = _core(other)
        if core is None or core[2] != spelled or not 0.4 * value <= core[1] <= 2.5 * value:
            continue
        if _roundness(core[1]) == _roundness(value) and abs(core[1] - value) >= 0.1 * value:
            own.append(answer.replace(text, core[0], 1))
    return list(dict.fromkeys([*own[:2], *found]))


def _core(answer: str) -> tuple[str, float, bool] | None:
    """The number in the answer: how it is written, its value, whether in words."""
    figures = FIGURE.findall(answer)
    words = [word for word in re.findall(r"[A-Za-z-]+", answer) if word.lower() in WORDS]
    if len(figures) == 1 and not words:
        return figures[0], float(figures[0].replace(",", "")), False
    if len(words) == 1 and not figures and not re.search(r"hundred|thousand|dozen|half|third|quarter", answer):
        return words[0], float(WORDS[words[0].lower()]), True
    return None


def _roundness(value: float) -> int:
    """How many noughts the number ends in; decimals count below none."""
    if value != int(value):
        return -len(str(value).split(".")[1])
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0")) if value else 0


def _values(value: float, seed: str, percent: bool) -> Iterator[float]:
    if 0 < value <= SMALL and value == int(value):
        below = drawn(seed) % 3
        steps = [-1, 1, 2, 3, -2, 4] if below == 1 else [1, 2, 3, -1, 4] if below == 0 else [-1, -2, 1, 2, 3]
        yield from (value + step for step in steps if value + step >= 2)
        return
    unit = 10.0 ** max(_roundness(value), -2)
    if _roundness(value) >= 2 and value / unit < 4:
        unit /= 2 if value / unit == 1 else 1
    step = max(unit, round(value * SPREAD[drawn(seed) % 4] / unit) * unit)
    below = drawn(seed + "below") % 4
    order = [-1, -2, -3][:below] + [1, 2, 3][: 3 - below] + [1, 2, 3, -1, -2]
    seen: set[float] = set()
    for k in order:
        jitter = unit * (drawn(f"{seed}{k}") % 3 - 1) if abs(step) >= 4 * unit else 0.0
        new = round(value + k * step + jitter, 2)
        if new > 0 and new not in seen and new != value and not (percent and new >= 100):
            seen.add(new)
            yield new


def _written(value: float, like: str, spelled: bool) -> str | None:
    if spelled:
        word = SPELLED.get(int(value)) if value == int(value) else None
        return word.capitalize() if word and like[0].isupper() else word
    if "." in like:
        return f"{value:,.{len(like.split('.')[1])}f}" if "," in like else f"{value:.{len(like.split('.')[1])}f}"
    if value != int(value):
        return None
    grouped = "," in like or (int(value) >= 1000 and len(like) < 4)
    return f"{int(value):,}" if grouped else str(int(value))


def near_years(answer: str, around: Iterable[str], *, latest: int) -> list[str]:
    """Wrong years, the article's own within a lifetime first; none after `latest`."""
    year = int(answer)
    own = sorted({int(text) for text in around if text != answer and abs(int(text) - year) <= 60}, key=lambda y: abs(y - year))
    gaps = [3, 6, 2, 9, 4, 12, 7] if latest - year < 40 else [5, 10, 8, 15, 12, 20]
    start = drawn(answer + str(latest)) % 4
    made = [year + (gap if (k + start) % 2 else -gap) for k, gap in enumerate(gaps)]
    made += [year - gap for gap in gaps]
    return [str(y) for y in dict.fromkeys([*own[:2], *made]) if y != year and y <= latest]


def near_months(answer: str, around: Iterable[str], *, latest: int) -> list[str]:
    """Wrong months written like `answer`: “May”, or “November 1846” with its year."""
    match = re.fullmatch(rf"((?:early |late |mid-)?)({'|'.join(MONTHS)})(,? (\d{{4}}))?", answer)
    if match is None:
        return []
    place, year = MONTHS.index(match[2]), int(match[4]) if match[4] else None
    others = [text for text in dict.fromkeys(around) if text != answer and (" " in text) == (" " in answer)]
    shift = 1 + drawn(answer) % 3
    made = [
        (place + shift + 2, 0),
        (place - shift - 1, 0),
        (place + 5, -1),
        (place + shift, 1),
        (place, -1),
        (place - 4, 0),
    ]
    found = []
    for month, years in made:
        name = f"{match[1]}{MONTHS[month % 12]}"
        if year is None:
            found.append(name)
        elif year + years <= latest:
            found.append(f"{name}{match[3].replace(match[4], str(year + years))}")
    return [text for text in dict.fromkeys([*others[:1], *found]) if text != answer]


def near_dates(answer: str) -> list[str]:
    """Wrong days of the calendar written like `answer`: same year, another day and month or one of both."""
    match = re.search(rf"(\d{{1,2}})(?=(?:st|nd|rd|th)?(?: (?:{'|'.join(MONTHS)})|,|$))|(?<= )(\d{{1,2}})(?=,|$)", answer)
    month = next((name for name in MONTHS if name in answer), None)
    if match is None or month is None or re.search(r"\d(?:st|nd|rd|th)", answer):
        return []
    day = int(match[0])
    place = MONTHS.index(month) + 1 + drawn(answer) % 2
    other = next(MONTHS[k % 12] for k in range(place, place + 12) if day <= DAYS[k % 12])
    days = [d for d in ((day + 8) % 28 + 1, (day + 17) % 28 + 1, (day + 4) % 28 + 1) if d != day]
    with_day = [answer[: match.start()] + str(d) + answer[match.end() :] for d in days]
    return [with_day[0], answer.replace(month, other), with_day[1].replace(month, other), *with_day[1:]]


def other_weekdays(answer: str) -> list[str]:
    """The other days of the week, the nearest first."""
    place = WEEKDAYS.index(answer) if answer in WEEKDAYS else None
    return [] if place is None else [WEEKDAYS[(place + step) % 7] for step in (1, -1, 2, -2, 3)]

"""Instants as people read and type them: by the clock of the class, with its time zone named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones


def shown(at: datetime, time_zone: str) -> str:
    """An instant by the clock of a zone; the year and all, since a class may outlive one.

    >>> shown(datetime(2026, 11, 27, 13, 0, tzinfo=UTC), "Europe/Berlin")
    'Fri 27 Nov 2026, 14:00'
    """
    local = at.astimezone(ZoneInfo(time_zone))
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def wall_clock(at: datetime, time_zone: str) -> datetime:
    """What the clock on the wall shows at an instant: without a zone, as date fields want it."""
    return at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)


def instant(wall: datetime, time_zone: str, *, latest: bool = False) -> datetime:
    """The instant, in UTC, at which the clock on the wall shows `wall`.

    In the hour that comes twice when clocks go back it is the first, or the second for `latest`. Raises ValueError,
    with a sentence, for an hour that is left out when clocks go forward.
    """
    at = wall.replace(tzinfo=ZoneInfo(time_zone), fold=int(latest)).astimezone(UTC)
    if wall_clock(at, time_zone) != wall:
        after = wall + timedelta(hours=1)
        raise ValueError(
            f"{wall:%H:%M} does not exist on that day: the clocks in {place(time_zone)} go forward. "
            f"Choose a time such as {after:%H:%M}."
        )
    return at


def place(time_zone: str) -> str:
    """A zone as a person says it.

    >>> place("America/Argentina/Buenos_Aires")
    'Buenos Aires'
    """
    return time_zone.rpartition("/")[2].replace("_", " ")


def zone_choices() -> dict[str, dict[str, str]]:
    """Every zone of the time zone database that names a place, grouped by its area, and UTC before all."""
    grouped: dict[str, dict[str, str]] = {"Everywhere": {"UTC": "UTC"}}
    for zone in sorted(available_timezones()):
        area, _, rest = zone.partition("/")
        if rest and area not in {"Etc", "SystemV", "posix", "right"}:
            grouped.setdefault(area, {})[zone] = rest.replace("_", " ").replace("/", ", ")
    return grouped

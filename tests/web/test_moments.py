"""Instants by the clock of a class: shown, typed, and the hours that clocks skip or repeat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.web.moments import instant, place, shown, wall_clock, zone_choices

ZONES = ("Europe/Berlin", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", "Fri 27 Nov 2026, 14:00"),
        ("Asia/Tokyo", "Fri 27 Nov 2026, 22:00"),
        ("Asia/Kathmandu", "Fri 27 Nov 2026, 18:45"),
        ("Pacific/Auckland", "Sat 28 Nov 2026, 02:00"),
        ("UTC", "Fri 27 Nov 2026, 13:00"),
    ],
)
def test_instant_is_shown_by_the_clock_of_the_class(zone: str, words: str) -> None:
    assert shown(datetime(2026, 11, 27, 13, 0, tzinfo=UTC), zone) == words


@given(st.integers(0, 2_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)), st.sampled_from(ZONES))
def test_clock_on_the_wall_leads_back_to_the_instant(at: datetime, zone: str) -> None:
    wall = wall_clock(at, zone)
    assert wall.tzinfo is None
    assert at in {instant(wall, zone), instant(wall, zone, latest=True)}


def test_hour_that_is_left_out_is_refused_with_a_time_to_choose() -> None:
    with pytest.raises(ValueError, match=r"02:30 does not exist on that day: the clocks in Berlin .* such as 03:30\."):
        instant(datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin")


def test_hour_that_comes_twice_opens_with_the_first_and_closes_with_the_second() -> None:
    wall = datetime.fromisoformat("2026-10-25T02:30")
    opens, closes = instant(wall, "Europe/Berlin"), instant(wall, "Europe/Berlin", latest=True)
    assert closes - opens == timedelta(hours=1)
    assert opens == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_place_is_what_a_person_says() -> None:
    assert [place(zone) for zone in ("America/Argentina/Buenos_Aires", "Europe/Berlin", "UTC")] == [
        "Buenos Aires",
        "Berlin",
        "UTC",
    ]


def test_zones_offered_are_places_and_every_one_can_be_used() -> None:
    offered = zone_choices()
    assert next(iter(offered.values())) == {"UTC": "UTC"}
    zones = [zone for group in offered.values() for zone in group]
    assert {*ZONES, "America/Argentina/Buenos_Aires"} <= set(zones)
    assert not [zone for zone in zones if zone.startswith(("Etc/", "posix/", "right/"))]
    assert len(zones) == len(set(zones))
    at = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
    assert all(shown(at, zone) for zone in zones)

"""Wrong numbers and dates: near, written alike, and never the right one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.distractors.amounts import (
    MONTHS,
    SPELLED,
    WEEKDAYS,
    near_dates,
    near_months,
    near_numbers,
    near_years,
    other_weekdays,
)
from quizgen.wording import numbers


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        pytest.param("40", r"\d0", id="as round as the right one"),
        pytest.param("12", r"\d+", id="figures"),
        pytest.param("1,200", r"(?:\d,)?\d00", id="hundreds, grouped"),
        pytest.param("40 percent", r"\d0 percent", id="with its unit"),
        pytest.param("$350", r"\$\d+0", id="with its sign"),
        pytest.param("3.5 million", r"\d\.\d million", id="decimals"),
        pytest.param("about 0.25", r"about \d\.\d\d", id="two decimals"),
        pytest.param("twelve", r"[a-z]+", id="words"),
        pytest.param("Twelve", r"[A-Z][a-z]+", id="words with a capital"),
        pytest.param("thirty-one", r"[a-z-]+", id="words with a hyphen"),
    ],
)
def test_near_numbers_are_written_like_the_right_one(answer: str, form: str) -> None:
    found = near_numbers(answer)

    assert len(found) >= 3
    assert answer not in found
    assert len(set(found)) == len(found)
    for text in found:
        assert re.fullmatch(form, text)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("Monday", id="no number"),
        pytest.param("5 of 6", id="two numbers"),
        pytest.param("two hundred", id="a number of two words"),
        pytest.param("a third of eight", id="a part of a number"),
        pytest.param("two 5-day weeks", id="words and figures"),
    ],
)
def test_near_numbers_are_none_without_one_plain_number(answer: str) -> None:
    assert near_numbers(answer) == []


@given(st.integers(2, 10**9))
def test_near_numbers_are_positive_different_and_not_far(value: int) -> None:
    found = [numbers(text)[0] for text in near_numbers(str(value))]

    assert value not in found
    assert len(found) == len(set(found)) >= 3
    assert all(0 < other <= 3 * value for other in found)


@given(st.sampled_from(sorted(SPELLED.values())))
def test_near_numbers_in_words_are_numbers_in_words(word: str) -> None:
    assert word not in near_numbers(word)
    assert set(near_numbers(word)) <= set(SPELLED.values())


@given(st.integers(1, 99))
def test_near_percentages_stay_below_a_hundred(value: int) -> None:
    assert all(0 < numbers(text)[0] < 100 for text in near_numbers(f"{value}%"))


def test_near_numbers_of_the_article_come_first_where_they_fit() -> None:
    found = near_numbers("40", ["60 sheep", "half", "45", "9", "4,000", "sixty"])

    assert found[0] == "60"
    assert not {"45", "9", "4,000", "sixty"} & set(found)


@given(st.integers(1000, 2030), st.lists(st.integers(1000, 2030), max_size=6), st.integers(0, 100))
def test_near_years_are_four_or_more_different_years_not_after_the_latest(year: int, around: list[int], later: int) -> None:
    latest = max([year + later, *around])

    found = near_years(str(year), map(str, around), latest=latest)

    assert str(year) not in found
    assert len(found) == len(set(found)) >= 4
    assert all(int(text) <= latest for text in found)


def test_near_years_take_the_article_s_own_within_a_lifetime_first() -> None:
    found = near_years("1907", ["1890", "1700", "1907", "1912"], latest=1950)

    assert found[:2] == ["1912", "1890"]
    assert "1700" not in found


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        pytest.param("May", r"[A-Z][a-z]+", id="a month"),
        pytest.param("early May", r"early [A-Z][a-z]+", id="early"),
        pytest.param("mid-May", r"mid-[A-Z][a-z]+", id="mid-"),
        pytest.param("November 1846", r"[A-Z][a-z]+ 184\d", id="with its year"),
        pytest.param("November, 1846", r"[A-Z][a-z]+, 184\d", id="with its comma"),
    ],
)
def test_near_months_are_written_like_the_right_one(answer: str, form: str) -> None:
    found = near_months(answer, [], latest=1900)

    assert answer not in found
    assert len(found) == len(set(found)) >= 3
    for text in found:
        assert re.fullmatch(form, text)
        assert re.search("|".join(MONTHS), text)


def test_near_months_lie_not_after_the_latest_year_and_the_article_s_own_come_first() -> None:
    found = near_months("November 1846", ["March 1845", "May"], latest=1846)

    assert found[0] == "March 1845"
    assert all(int(text[-4:]) <= 1846 for text in found)


@pytest.mark.parametrize("answer", ["12 May", "spring", ""])
def test_near_months_are_none_for_what_is_no_month(answer: str) -> None:
    assert near_months(answer, ["May"], latest=1900) == []


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("12 May 1847", r"\d{1,2} [A-Z][a-z]+ 1847"),
        ("May 12, 1847", r"[A-Z][a-z]+ \d{1,2}, 1847"),
        ("12 May", r"\d{1,2} [A-Z][a-z]+"),
        ("May 12", r"[A-Z][a-z]+ \d{1,2}"),
    ],
)
def test_near_dates_are_written_like_the_right_one_in_the_same_year(answer: str, form: str) -> None:
    found = near_dates(answer)

    assert answer not in found
    assert len(found) == len(set(found)) >= 3
    for text in found:
        assert re.fullmatch(form, text)


@pytest.mark.parametrize("answer", ["30 January", "31 January", "31 March", "31 May", "31 August", "30 December", "29 January"])
def test_near_dates_stand_in_the_calendar(answer: str) -> None:
    for text in near_dates(answer):
        datetime.strptime(f"{text} 1999", "%d %B %Y").replace(tzinfo=UTC)


@pytest.mark.parametrize("answer", ["12th May", "May 12th, 1847", "1847", "May", "spring"])
def test_near_dates_are_none_where_the_day_cannot_be_changed(answer: str) -> None:
    assert near_dates(answer) == []


@pytest.mark.parametrize("day", WEEKDAYS)
def test_other_weekdays_are_the_nearest_and_never_the_day_itself(day: str) -> None:
    found = other_weekdays(day)

    assert day not in found
    assert len(set(found)) == 5
    assert abs(WEEKDAYS.index(found[0]) - WEEKDAYS.index(day)) in {1, 6}


def test_other_weekdays_of_no_weekday_are_none() -> None:
    assert other_weekdays("Mayday") == []

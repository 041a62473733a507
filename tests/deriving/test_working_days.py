"""Working days against a calendar written by hand, in another way than the library knows it.

Sources: the Law "On Holidays in the Republic of Kazakhstan" of 13 December 2001, No. 267, and for
days moved by decree: 2020, Resolution No. 820 of 1 November 2019; 2024 and 2025, orders of the
Minister of Labour (Adilet G24G0000109, G24G0000436). 2026: the calendar that the government's
portal published in January 2026 (days of January to July), and the Law for the rest of the year.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.deriving.working_days import is_working_day, reckon_working_days

# Weekdays on which nobody works, by month.
FREE = {
    2020: {
        1: [1, 2, 3, 7],
        3: [9, 23, 24, 25],
        5: [1, 7, 8],
        7: [6, 31],
        8: [31],
        12: [1, 16, 17, 18],
    },
    2024: {
        1: [1, 2],
        3: [8, 21, 22, 25],
        5: [1, 7, 8, 9],
        7: [8],
        8: [30],
        10: [25],
        12: [16],
    },
    2025: {
        1: [1, 2, 3, 7],
        3: [10, 21, 24, 25],
        5: [1, 7, 9],
        6: [6],
        7: [7],
        9: [1],
        10: [27],
        12: [16],
    },
    2026: {
        1: [1, 2, 7],
        3: [9, 23, 24, 25],
        5: [1, 7, 11, 27],
        7: [6],
        10: [26],
        12: [16],
    },
}
# Days of weekends on which people work for a day off.
MADE_UP = {date(2020, 1, 5), date(2020, 12, 20), date(2024, 5, 4), date(2025, 1, 5)}
# The holiday of the Constitution was moved in the course of 2026: sources differ.
UNSETTLED = {date(2026, 8, 31)}


def works_by_hand(day: date) -> bool:
    """Whether people work on ``day``, by the calendar above."""
    if day.strftime("%a") in ("Sat", "Sun"):
        return day in MADE_UP
    return day.day not in FREE[day.year].get(day.month, [])


@pytest.mark.parametrize("year", sorted(FREE))
def test_every_day_of_a_year_is_free_or_not_as_the_calendar_says(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    wrong = [
        day
        for day in days
        if day.year == year
        and day not in UNSETTLED
        and is_working_day(day) is not works_by_hand(day)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("since", "count", "due"),
    [
        # Friday to Friday three weeks on, nothing in between.
        (date(2020, 10, 16), 15, date(2020, 11, 6)),
        # 1, 16, 17, 18 December are free, Sunday the 20th is not.
        (date(2020, 11, 26), 15, date(2020, 12, 22)),
        # The day after a free Wednesday; 7, 8 and 9 May are free, Saturday the 4th is not.
        (date(2024, 4, 30), 5, date(2024, 5, 10)),
        # Over the new year.
        (date(2024, 12, 30), 10, date(2025, 1, 16)),
        # Nauryz on a Friday and the weekend after it.
        (date(2025, 3, 19), 10, date(2025, 4, 7)),
        # From a Saturday the first day is Monday.
        (date(2025, 2, 1), 1, date(2025, 2, 3)),
        # Kurban ait.
        (date(2026, 5, 20), 10, date(2026, 6, 4)),
    ],
)
def test_term_in_working_days_ends_on_the_day_counted_by_hand(
    since: date, count: int, due: date
) -> None:
    assert reckon_working_days(since, count).due == due


def test_reckoning_names_the_days_that_were_left_out_and_made_up() -> None:
    reckoning = reckon_working_days(date(2020, 11, 26), 15)
    assert reckoning.days_off == tuple(date(2020, 12, day) for day in (1, 16, 17, 18))
    assert reckoning.made_up == (date(2020, 12, 20),)
    assert reckoning.expected == ()


def test_holiday_that_nobody_has_announced_is_marked_as_expected() -> None:
    assert reckon_working_days(date(2026, 5, 20), 10).expected == (date(2026, 5, 27),)
    assert reckon_working_days(date(2025, 6, 2), 10).expected == ()


@given(
    st.dates(date(2024, 1, 1), date(2025, 6, 1)),
    st.integers(1, 120),
)
def test_any_term_ends_where_counting_day_by_day_ends(since: date, count: int) -> None:
    day, left = since, count
    while left:
        day += timedelta(days=1)
        left -= works_by_hand(day)
    assert reckon_working_days(since, count).due == day

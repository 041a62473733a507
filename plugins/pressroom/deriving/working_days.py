"""Terms in working days, by the public holidays of Kazakhstan.

Saturdays and Sundays are free; so are public holidays, the weekdays that stand for holidays on a
weekend, and days that a decree moved; weekends that a decree made working days count. Source: the
``holidays`` package, which names law and decree of each year; of decrees that came after its
release it knows nothing. Kurban ait of years to come is reckoned beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5
_ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a term of ``count`` working days came to its last day, ``due``.

    ``since`` is the day of the answer, which is not counted. ``days_off`` are the weekdays after
    it, up to ``due``, on which nobody works, and ``expected`` those of them that are reckoned
    beforehand; ``made_up`` are the days of weekends on which people work for a day off.
    """

    count: int
    since: date
    due: date
    days_off: tuple[date, ...] = ()
    expected: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Year:
    days_off: Mapping[date, str]
    made_up: frozenset[date]


@lru_cache(maxsize=4096)
def reckon_working_days(since: date, count: int) -> Reckoning:
    """The last of ``count`` (1 or more) working days after ``since``, that day excluded."""
    days_off: list[date] = []
    made_up: list[date] = []
    day, left = since, count
    while left:
        day += timedelta(days=1)
        if is_working_day(day):
            left -= 1
            if day.weekday() >= _SATURDAY:
                made_up.append(day)
        elif day.weekday() < _SATURDAY:
            days_off.append(day)
    expected = tuple(off for off in days_off if _ESTIMATED in _year(off.year).days_off[off])
    return Reckoning(count, since, day, tuple(days_off), expected, tuple(made_up))


def is_working_day(day: date) -> bool:
    """Whether people work on ``day`` in a five-day week."""
    year = _year(day.year)
    if day.weekday() >= _SATURDAY:
        return day in year.made_up
    return day not in year.days_off


@lru_cache(maxsize=64)
def _year(year: int) -> _Year:
    # Half of the time in which a build starts: only who reckons in working days waits for it.
    from holidays.countries.kazakhstan import Kazakhstan  # noqa: PLC0415

    known = Kazakhstan(years=year, expand=False, language="en_US")
    return _Year(dict(known.items()), frozenset(known.weekend_workdays))

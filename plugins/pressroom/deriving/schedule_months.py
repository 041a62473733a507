"""The schedule cut into months and weeks, and how series follow one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta

from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import schedule_of
from pressroom.model.series import Series

WEEK = timedelta(days=7)
_SOON = timedelta(days=366)
"""What begins later than this after a series' end does not go on with it."""


def months_of(edition: Edition) -> list[date]:
    """The first day of every month in which a broadcast begins or was to begin, oldest first."""
    schedule = schedule_of(edition)
    days = [day for key in edition.archive.series for day in schedule.series(key).days]
    for one in schedule.recorded():
        days += (one.day, one.original.date())
    return [date(year, month, 1) for year, month in sorted({(d.year, d.month) for d in days})]


def month_end(month: date) -> date:
    """The last day of the month that begins on ``month``."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_columns(month: date) -> tuple[tuple[date, date], ...]:
    """The weeks of a month as its days: from Monday to Sunday, cut at the month's ends."""
    last = month_end(month)
    first = month
    found = []
    while first <= last:
        sunday = first + timedelta(days=6 - first.weekday())
        found.append((first, min(sunday, last)))
        first = sunday + timedelta(days=1)
    return tuple(found)


def weeks_from(day: date, count: int) -> tuple[date, ...]:
    """The Mondays of ``count`` weeks, that of ``day`` first."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + number * WEEK for number in range(count))


def chains(series: Iterable[Series]) -> Iterator[tuple[Series, Series]]:
    """Series with the one that follows each: of the same district, begun soon after its end.

    Series that run side by side in a district are told apart by the nearest end.
    """
    by_district: dict[Hashable, list[Series]] = {}
    for each in series:
        by_district.setdefault(each.district, []).append(each)
    for found in by_district.values():
        followed: set[str] = set()
        for after in sorted(found, key=lambda one: (one.since, one.id)):
            ended = [
                before
                for before in found
                if before.until is not None
                and before.until < after.since <= before.until + _SOON
                and before.id not in followed
            ]
            if ended:
                before = max(ended, key=lambda one: (one.until or one.since, one.id))
                followed.add(before.id)
                yield before, after

"""Until when a series is announced: as its record says, and no longer than anybody speaks of it.

Why: ``docs/decisions/0017-an-announcement-without-an-end.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pressroom.model.series import Series
from pressroom.reading.recurrence import dates

TERM = timedelta(weeks=8)
"""For how long after the last word about it a series without an end is announced."""


def last_word(series: Series, sessions: Iterable[date]) -> date:
    """The last day of which the records of a series speak; ``sessions`` are the dates they fill."""
    told = [day for exception in series.exceptions for day in (exception.on, exception.date)]
    return max([series.announced, *told, *sessions])


def announced_until(series: Series, word: date) -> date:
    """The last day for which a series is announced: its end, else ``TERM`` after the last word.

    Its next date, where there is one, is announced in any case.
    """
    if series.until is not None:
        return series.until
    following = (day for day in dates(series.rule, series.since, None) if day > word)
    return max(word + TERM, next(following, word))

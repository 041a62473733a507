"""The site's zone: local times of records become instants, always by zone id.

Zone data comes from the pinned ``tzdata`` package, never from the machine, so that the same
content gives the same bytes everywhere and an old machine cannot miss Kazakhstan's change to
UTC+5 on 1 March 2024.
"""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

zoneinfo.reset_tzpath(to=())


def zone(name: str) -> zoneinfo.ZoneInfo:
    """Return the zone with the IANA id ``name``, for example ``Asia/Almaty``.

    Raises ZoneInfoNotFoundError: there is no such zone in the pinned data.
    """
    return zoneinfo.ZoneInfo(name)


def parse_instant(text: str, local: zoneinfo.ZoneInfo) -> datetime:
    """Read the moment of a build: ISO 8601, or whole seconds since 1970.

    A moment without an offset is the local time of the zone ``local``, in which the result is.
    Raises ValueError, OverflowError: not a moment.
    """
    if text.isascii() and text.isdigit() and len(text) != len("20201016"):
        return datetime.fromtimestamp(int(text), UTC).astimezone(local)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=local) if moment.tzinfo is None else moment.astimezone(local)


def is_ambiguous(moment: datetime) -> bool:
    """Whether the clocks of the moment's zone showed this time twice."""
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of a zone's clocks at the instant ``at`` (in UTC), and how far they are from UTC."""

    at: datetime
    before: timedelta
    after: timedelta
    daylight: bool


@lru_cache(maxsize=64)
def transitions(name: str, first: int, last: int) -> tuple[Transition, ...]:
    """The changes of a zone from the beginning of the year ``first`` to the end of ``last``."""
    local = zone(name)
    found = []
    day = datetime(first, 1, 1, tzinfo=UTC)
    end = datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if _offset(day, local) != _offset(following, local):
            at = _change_between(day, following, local)
            before = _offset(at - timedelta(seconds=1), local)
            daylight = bool(at.astimezone(local).dst())
            found.append(Transition(at, before, _offset(at, local), daylight))
        day = following
    return tuple(found)


def is_current(name: str = "Asia/Almaty") -> bool:
    """Whether the zone data knows the law of 1 March 2024: UTC+6 before that day, UTC+5 from it."""
    try:
        local = zone(name)
    except zoneinfo.ZoneInfoNotFoundError:
        return False
    before, after = datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)
    return [_offset(one, local) for one in (before, after)] == [
        timedelta(hours=6),
        timedelta(hours=5),
    ]


def _offset(moment: datetime, local: zoneinfo.ZoneInfo) -> timedelta:
    return moment.astimezone(local).utcoffset() or timedelta()


def _change_between(low: datetime, high: datetime, local: zoneinfo.ZoneInfo) -> datetime:
    """The first second of the new time between two instants."""
    before = _offset(low, local)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(middle, local) == before else (low, middle)
    return high

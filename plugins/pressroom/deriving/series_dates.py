"""One series with its dates, and what sessions and exceptions say about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from heapq import merge
from itertools import islice

from pressroom.deriving.broadcasts import Broadcast, BroadcastList, order_of
from pressroom.deriving.joining import (
    excepted_broadcast,
    filled_broadcast,
    planned_broadcast,
)
from pressroom.model.identity import DistrictId
from pressroom.model.series import Series
from pressroom.reading.announcing import announced_until, last_word
from pressroom.reading.recurrence import dates


@dataclass(frozen=True)
class SeriesDates:
    """One series; ``until`` is the last day for which it is announced.

    ``changed`` maps those dates of the rule of which more is known than the rule to what is known,
    ``beside`` are sessions of other districts in the same series. ``revision`` counts the days
    from the announcement to the last word about the series.
    """

    series: Series
    zone: tzinfo
    until: date
    revision: int
    changed: Mapping[date, Broadcast]
    beside: tuple[Broadcast, ...]

    @cached_property
    def days(self) -> list[date]:
        """All dates of the rule, those that were moved or cancelled too."""
        return list(dates(self.series.rule, self.series.since, self.until))

    @cached_property
    def recorded(self) -> BroadcastList:
        """What does not follow the rule alone: changed dates, and broadcasts beside them."""
        return BroadcastList([*self.changed.values(), *self.beside])

    @cached_property
    def is_sample(self) -> bool:
        """Whether it shows how the site works: a session of it says so."""
        return any(one.demonstration for one in self.recorded.all)

    def touching(self, first: date, last: date) -> Iterator[Broadcast]:
        """Those that begin, or were to begin, from ``first`` to ``last``, both included."""
        yield from self.recorded.touching(first, last)
        low, high = bisect_left(self.days, first), bisect_right(self.days, last)
        yield from self._planned(self.days[low:high])

    def starting_from(self, day: date) -> Iterator[Broadcast]:
        """Those that begin on ``day`` or later, in order, made as they are asked for."""
        planned = self._planned(islice(self.days, bisect_left(self.days, day), None))
        return merge(planned, self.recorded.starting_from(day), key=order_of)

    def _planned(self, days: Iterable[date]) -> Iterator[Broadcast]:
        for day in days:
            if day not in self.changed:
                yield planned_broadcast(self.series, day, self.zone)


def join_series(
    series: Series,
    sessions: Mapping[date, list[Broadcast]],
    are_one: Callable[[DistrictId, DistrictId], bool],
    zone: tzinfo,
) -> SeriesDates:
    """Join a series with its sessions, given by the date of the rule to which each belongs.

    ``are_one`` says whether a district is another's predecessor or successor, or the same.
    """
    exceptions = {exception.date: exception for exception in series.exceptions}
    changed = {
        day: excepted_broadcast(series, exception, zone) for day, exception in exceptions.items()
    }
    beside: list[Broadcast] = []
    for day, found in sessions.items():
        own = [one for one in found if are_one(one.district, series.district)]
        own.sort(key=lambda one: (one.district != series.district, one.session))
        if own:
            changed[day] = filled_broadcast(series, day, exceptions.get(day), own[0], zone)
        beside += (one for one in found if one not in own[:1])
    word = last_word(series, sessions)
    return SeriesDates(
        series=series,
        zone=zone,
        until=announced_until(series, word),
        revision=max(0, (word - series.announced).days),
        changed=changed,
        beside=tuple(beside),
    )

"""Who speaks when: every broadcast of the archive, dates of series and sessions joined.

``schedule_of(edition)`` gives the ``Schedule`` of a build; asking again costs nothing. It answers
with ``Broadcast`` values (``deriving/broadcasts.py``), in order of their starts:

    schedule.between(first, last)                 all that begin, or were to begin, on these days
    schedule.of_district(id, first, last)         those of a district and of its predecessors
    schedule.of_official(id, first, last)
    schedule.of_series(id, first, last)           its dates, and sessions of other districts in it
    schedule.series(id)                           the series itself: ``SeriesDates``
    schedule.parts(district)                      series, and broadcasts outside them, for calendars
    schedule.of_session(id)                       one, None where there is no such session
    schedule.upcoming(moment, count)              the next ones, those that still run first;
                                                  district=, official= or series= for theirs
    schedule.days                                 the first and the last day, None: no broadcast

Days are both included and may be left out: then all are meant. A moved broadcast is found under
its new day and under the one that it was moved from, cancelled ones stay in their place.

Nothing depends on the moment of the build, which serves to know the site's zone and no more. No
series is endless here: one without ``until`` is announced for eight weeks after the last that its
records say of it, and at least for its next date; so a series that nobody writes about any more
comes to its end by itself, and nothing is announced that nobody has announced. Why:
``docs/decisions/0017-an-announcement-without-an-end.md``.

A date is filled by the session of its series (``series:``, ``occurrence:``) in the series' own
district, a predecessor or successor of it; sessions of other districts in the same series are
broadcasts beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from heapq import merge
from itertools import islice

from pressroom.deriving.broadcasts import Broadcast, BroadcastList, order_of
from pressroom.deriving.joining import Versions, session_broadcast
from pressroom.deriving.publication import Edition
from pressroom.deriving.series_dates import SeriesDates, join_series
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, SessionId
from pressroom.model.registers import District
from pressroom.model.series import Series

_LONGEST = timedelta(days=2)
"""No broadcast is longer: where to begin to look for those that still run."""


_Source = SeriesDates | BroadcastList


class Schedule:
    """All broadcasts of an archive; what it answers, its module says."""

    def __init__(self, archive: Archive, zone: tzinfo) -> None:
        self.zone = zone
        self._predecessors = _predecessors(archive.registers.districts)
        sessions = {key: session_broadcast(v) for key, v in archive.sessions.items()}
        in_series: dict[SeriesId, dict[date, list[Broadcast]]] = {}
        for key, versions in archive.sessions.items():
            series, day = _place_in_series(versions)
            if series is not None and series in archive.series:
                in_series.setdefault(series, defaultdict(list))[day].append(sessions[key])
        self._series = {
            key: join_series(series, in_series.get(key, {}), self._are_one, zone)
            for key, series in archive.series.items()
        }
        for dates in self._series.values():
            sessions |= {one.session: one for one in dates.recorded.all if one.session}
        self._sessions = sessions
        self._held_in: dict[DistrictId, list[Broadcast]] = defaultdict(list)
        for one in sessions.values():
            self._held_in[one.district].append(one)
        alone = [one for one in sessions.values() if one.series not in archive.series]
        self._all: tuple[_Source, ...] = (*self._series.values(), BroadcastList(alone))
        self._of_district = _index(self._series.values(), alone, lambda one: one.district)
        self._of_official = _index(self._series.values(), alone, lambda one: one.official)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which a broadcast begins; None: there is none."""
        days = [one.day for one in self._sessions.values()]
        for dates in self._series.values():
            days += (*dates.days[:1], *dates.days[-1:], *(one.day for one in dates.recorded.all))
        return (min(days), max(days)) if days else None

    def series(self, series: SeriesId) -> SeriesDates:
        """A series with its dates. Raises KeyError: there is none of that id."""
        return self._series[series]

    def sessions(self) -> list[tuple[SessionId, Broadcast]]:
        """Every session's broadcast, in order of their ids."""
        return sorted(self._sessions.items())

    def of_session(self, session: SessionId) -> Broadcast | None:
        """The broadcast of a session's record, joined with the date that it fills."""
        return self._sessions.get(session)

    def family(self, district: DistrictId) -> frozenset[DistrictId]:
        """A district and its predecessors, and theirs."""
        found, waiting = {district}, [district]
        while waiting:
            before = self._predecessors.get(waiting.pop(), frozenset()) - found
            found |= before
            waiting += before
        return frozenset(found)

    def parts(
        self, district: DistrictId | None = None
    ) -> tuple[list[SeriesDates], list[Broadcast]]:
        """All series, and the broadcasts that fill no date of one of them; or those of a district.

        A district's are those of its predecessors too.
        """
        if district is None:
            series, broadcasts = list(self._series.values()), list(self._sessions.values())
        else:
            family = sorted(self.family(district))
            series = [one for one in self._series.values() if one.series.district in family]
            broadcasts = [one for member in family for one in self._held_in.get(member, ())]
        told = {single.session for one in series for single in one.changed.values()}
        return series, sorted((one for one in broadcasts if one.session not in told), key=order_of)

    def between(self, first: date, last: date) -> list[Broadcast]:
        """Those that begin, or were to begin, from ``first`` to ``last``, both included."""
        return _touching(self._all, _any, first, last)

    def recorded(self, first: date = date.min, last: date = date.max) -> list[Broadcast]:
        """Of ``between`` those of which more is recorded than the rule of their series."""
        lists = (one.recorded if isinstance(one, SeriesDates) else one for one in self._all)
        return _touching(lists, _any, first, last)

    def of_district(
        self, district: DistrictId, first: date = date.min, last: date = date.max
    ) -> list[Broadcast]:
        """Those of a district and of its predecessors."""
        return _touching(*self._scope(district=district), first, last)

    def of_official(
        self, official: OfficialId, first: date = date.min, last: date = date.max
    ) -> list[Broadcast]:
        """Those in which the official is announced to answer."""
        return _touching(*self._scope(official=official), first, last)

    def of_series(
        self, series: SeriesId, first: date = date.min, last: date = date.max
    ) -> list[Broadcast]:
        """Those of a series. Raises KeyError: there is none of that id."""
        return _touching(*self._scope(series=series), first, last)

    def upcoming(
        self,
        moment: datetime,
        count: int,
        *,
        district: DistrictId | None = None,
        official: OfficialId | None = None,
        series: SeriesId | None = None,
    ) -> list[Broadcast]:
        """The next ``count`` that have not ended at ``moment``, cancelled ones among them.

        One of unknown length has ended when it has begun. Of ``district``, ``official`` and
        ``series`` at most one is given; it narrows the search.
        """
        sources, holds = self._scope(district=district, official=official, series=series)
        day = (moment - _LONGEST).date()
        found = merge(*(source.starting_from(day) for source in sources), key=order_of)
        awaited = (one for one in found if (one.end or one.start) > moment and holds(one))
        return list(islice(awaited, count))

    def _scope(
        self,
        district: DistrictId | None = None,
        official: OfficialId | None = None,
        series: SeriesId | None = None,
    ) -> tuple[Sequence[_Source], Callable[[Broadcast], bool]]:
        """Where to look, and which of what is found there is meant."""
        if series is not None:
            return [self._series[series]], _any
        if official is not None:
            return self._of_official.get(official, []), lambda one: one.official == official
        if district is None:
            return self._all, _any
        family = self.family(district)
        found = {
            id(source): source
            for member in sorted(family)
            for source in self._of_district.get(member, [])
        }
        return list(found.values()), lambda one: self._belongs(one, family)

    def _belongs(self, broadcast: Broadcast, family: Collection[DistrictId]) -> bool:
        """Whether a broadcast is held in one of the districts, or fills a date of their series."""
        if broadcast.district in family:
            return True
        if broadcast.series is None or broadcast.occurrence is None:
            return False
        return self._series[broadcast.series].series.district in family

    def _are_one(self, one: DistrictId, other: DistrictId) -> bool:
        """Whether a district is the other, or its predecessor or successor."""
        return one == other or one in self.family(other) or other in self.family(one)


@dataclass(slots=True)
class _Latest:
    """The schedule of the archive that was asked for last."""

    archive: Archive | None = None
    schedule: Schedule | None = None


_latest = _Latest()


def schedule_of(edition: Edition) -> Schedule:
    """The schedule of a build. The last one is kept: the emitters of a build share it."""
    if _latest.schedule is None or _latest.archive is not edition.archive:
        _latest.schedule = Schedule(edition.archive, edition.now.tzinfo or UTC)
        _latest.archive = edition.archive
    return _latest.schedule


def _place_in_series(versions: Versions) -> tuple[SeriesId | None, date]:
    """The series of a session, and the date of its rule that is meant."""
    session = next(iter(versions.values()))
    return session.series, session.occurrence or session.starts.date()


def _predecessors(
    districts: Mapping[DistrictId, District],
) -> dict[DistrictId, frozenset[DistrictId]]:
    found: dict[DistrictId, frozenset[DistrictId]] = {}
    for district in districts.values():
        if district.successor is not None:
            known = found.get(district.successor, frozenset())
            found[district.successor] = known | {district.id}
    return found


def _index(
    series: Iterable[SeriesDates],
    alone: Iterable[Broadcast],
    key: Callable[[Broadcast | Series], str | None],
) -> dict[str, list[_Source]]:
    """Where broadcasts of each district, or official, are to be found."""
    found: dict[str, list[_Source]] = defaultdict(list)
    for dates in series:
        keys = {key(dates.series), *(key(one) for one in dates.recorded.all)}
        for known in sorted(each for each in keys if each is not None):
            found[known].append(dates)
    singles: dict[str, list[Broadcast]] = defaultdict(list)
    for one in alone:
        if (own := key(one)) is not None:
            singles[own].append(one)
    for own, broadcasts in sorted(singles.items()):
        found[own].append(BroadcastList(broadcasts))
    return found


def _touching(
    sources: Iterable[_Source], holds: Callable[[Broadcast], bool], first: date, last: date
) -> list[Broadcast]:
    found = (one for source in sources for one in source.touching(first, last) if holds(one))
    return sorted(found, key=order_of)


def _any(broadcast: Broadcast) -> bool:
    return True

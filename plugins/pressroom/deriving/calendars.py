"""What stands in a calendar: series by their rules, and every broadcast that leaves its rule.

A calendar is no page: phones fetch it whole, again and again. It holds what is newest, and what it
leaves out of the past follows from the records alone, never from the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from pressroom.deriving.broadcasts import Broadcast
from pressroom.deriving.schedule import Schedule
from pressroom.deriving.series_dates import SeriesDates
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId
from pressroom.model.registers import District, Official
from pressroom.model.series import Series
from pressroom.reading.recurrence import dates

MOST = 1500
"""So many changed dates and sessions a calendar may speak of; older ones stand on the pages."""


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """A series in a calendar: the dates of its rule from ``first`` to ``last``, both included.

    ``changed`` are the dates of which more is known than the rule. ``revision`` and ``modified``
    are those of the series as a whole.
    """

    series: Series
    first: date
    last: date
    revision: int
    modified: datetime
    changed: tuple[Broadcast, ...]

    def days(self) -> list[date]:
        """All dates of the rule, those that were moved or cancelled too."""
        known = dates(self.series.rule, self.series.since, self.last)
        return [day for day in known if day >= self.first]


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """All that a calendar is made from; ``singles`` are broadcasts that fill no date of a series.

    ``districts`` and ``officials`` are those of whom it speaks.
    """

    series: tuple[CalendarSeries, ...]
    singles: tuple[Broadcast, ...]
    districts: tuple[District, ...]
    officials: tuple[Official, ...]

    @property
    def recorded(self) -> list[Broadcast]:
        """Every broadcast of which a calendar speaks by itself, oldest first."""
        changed = (broadcast for series in self.series for broadcast in series.changed)
        return sorted([*changed, *self.singles], key=calendar_day)


def calendar_day(broadcast: Broadcast) -> date:
    """The day under which a calendar keeps a broadcast: the rule's, where it fills one."""
    return broadcast.occurrence or broadcast.day


def calendar_content(
    schedule: Schedule, archive: Archive, district: DistrictId | None = None
) -> CalendarContent:
    """The calendar of a district with its predecessors; None: of all."""
    of_series, singles = schedule.parts(district)
    series = [_calendar_series(one) for one in of_series if one.days]
    content = _with_names(archive, series, singles)
    recorded = content.recorded
    if len(recorded) <= MOST:
        return content
    first_kept = calendar_day(recorded[-MOST])
    return cut(content, month_after(first_kept))


def series_content(archive: Archive, dates_of: SeriesDates) -> CalendarContent:
    """The calendar of one series, without the sessions of other districts beside it."""
    series = [_calendar_series(dates_of)] if dates_of.days else []
    return _with_names(archive, series, ())


def session_content(archive: Archive, broadcast: Broadcast) -> CalendarContent:
    """The calendar of one session: the broadcast by itself, whatever series it belongs to."""
    registers, official = archive.registers, broadcast.official
    return CalendarContent(
        series=(),
        singles=(replace(broadcast, occurrence=None),),
        districts=(registers.districts[broadcast.district],),
        officials=(registers.officials[official],) if official else (),
    )


def cut(content: CalendarContent, first: date) -> CalendarContent:
    """A calendar from the day ``first`` on; a series begins with its first date after it."""
    kept = []
    for one in content.series:
        known = dates(one.series.rule, one.series.since, one.last)
        if (day := next((day for day in known if day >= first), None)) is not None:
            changed = tuple(each for each in one.changed if calendar_day(each) >= first)
            kept.append(replace(one, first=day, changed=changed))
    singles = tuple(one for one in content.singles if calendar_day(one) >= first)
    return replace(content, series=tuple(kept), singles=singles)


def month_after(day: date) -> date:
    """The first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _calendar_series(one: SeriesDates) -> CalendarSeries:
    changed = tuple(broadcast for _, broadcast in sorted(one.changed.items()))
    moments = [change.on for broadcast in changed for change in broadcast.changes]
    return CalendarSeries(
        series=one.series,
        first=one.days[0],
        last=one.days[-1],
        revision=one.revision,
        modified=max([datetime.combine(one.series.announced, time(), one.zone), *moments]),
        changed=changed,
    )


def _with_names(
    archive: Archive, series: Iterable[CalendarSeries], singles: Iterable[Broadcast]
) -> CalendarContent:
    content = CalendarContent(tuple(series), tuple(singles), (), ())
    spoken: list[Broadcast | Series] = [*(one.series for one in content.series), *content.recorded]
    districts = {one.district for one in spoken}
    officials = {one.official for one in spoken if one.official}
    registers = archive.registers
    return replace(
        content,
        districts=tuple(registers.districts[key] for key in sorted(districts)),
        officials=tuple(registers.officials[key] for key in sorted(officials)),
    )

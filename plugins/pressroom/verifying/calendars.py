"""Calendars: what a phone needs in order to show every broadcast at its hour, once.

Read with icalendar, the rules expanded with dateutil; nothing of what made them is shared.
Source: RFC 5545.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar
from icalendar.prop import vRecur

from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site

NEEDED = ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY")
"""What every event has. Source: RFC 5545, 3.6.1; the number tells a phone what is newer."""

LARGEST, LARGEST_OF_ALL = 100_000, 1_000_000
_LINE = 75
"""Bytes of a line without its end. Source: RFC 5545, 3.1."""

_BEGIN = "BEGIN:VEVENT"
_BEFORE, _AFTER = datetime(2024, 2, 29, 18, tzinfo=UTC), datetime(2024, 2, 29, 20, tzinfo=UTC)
_ALMATY = "Asia/Almaty"


@dataclass(frozen=True, slots=True)
class _Event:
    """An event with the line at which it begins."""

    values: Any
    line: int

    @property
    def uid(self) -> str:
        return str(self.values.get("UID", ""))

    @property
    def recurrence(self) -> datetime | None:
        return _moment(self.values, "RECURRENCE-ID")


def verify_calendar(site: Site, path: str) -> Problems:
    """The problems of one calendar."""
    data = (site.output / path).read_bytes()
    problems = site.open(path, data.decode("utf-8", "replace"))
    _calendar(data, path, problems)
    return problems


def _calendar(data: bytes, path: str, problems: Problems) -> None:
    calendar = _read(data)
    if calendar is None:
        problems.add("V310")
        return
    limit = LARGEST_OF_ALL if path.rpartition("/")[2].startswith("all.") else LARGEST
    if len(data) > limit:
        problems.add("V311", size=len(data), limit=limit)
    events = _events(calendar, problems.file.lines)
    for event in events:
        _complete(event, problems)
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE") if "TZID" in zone}
    _zones(zones, events, problems)
    _identities(events, problems)
    _series(events, problems)


def _read(data: bytes) -> Any | None:
    """The calendar; None where the bytes are none, or parts of it cannot be understood."""
    if any(len(line) > _LINE for line in data.split(b"\r\n")) or not data.endswith(b"\r\n"):
        return None
    try:
        calendar: Any = Calendar.from_ical(data)
    except (ValueError, KeyError, IndexError):
        return None
    named = calendar.name == "VCALENDAR" and {"VERSION", "PRODID"} <= calendar.keys()
    return calendar if named and not any(part.errors for part in calendar.walk()) else None


def _events(calendar: Any, lines: list[str]) -> list[_Event]:
    places = (number for number, line in enumerate(lines, 1) if line.rstrip("\r") == _BEGIN)
    return [_Event(event, next(places, 0)) for event in calendar.walk("VEVENT")]


def _complete(event: _Event, problems: Problems) -> None:
    for name in NEEDED:
        if name not in event.values:
            problems.add("V312", event.line, 1, len(_BEGIN), name=name)
    if event.values.get("STATUS") == "CANCELLED" and not event.values.get("DESCRIPTION"):
        problems.add("V312", event.line, 1, len(_BEGIN), name="DESCRIPTION")


def _zones(zones: dict[str, Any], events: list[_Event], problems: Problems) -> None:
    """Every zone that is named is told, and Almaty's knows 1 March 2024."""
    for event in events:
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            value = event.values.get(name)
            zone = value.params.get("TZID") if value is not None else None
            if zone is not None and str(zone) not in zones:
                problems.add("V313", event.line, 1, len(_BEGIN), zone=zone)
    if not zones:
        problems.add("V313", zone=_ALMATY)
    elif _ALMATY in zones:
        zone = zones[_ALMATY]
        six, five = timedelta(hours=6), timedelta(hours=5)
        if (_offset(zone, _BEFORE - timedelta(hours=1)), _offset(zone, _AFTER)) != (six, five):
            problems.add("V314", zone=_ALMATY)


def _offset(zone: Any, instant: datetime) -> timedelta | None:
    """How far the clocks of a VTIMEZONE are from UTC: its last onset up to the instant."""
    onsets = [onset for part in zone.subcomponents for onset in _onsets(part, instant)]
    return max(onsets)[1] if onsets else None


def _onsets(part: Any, instant: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """The moments up to ``instant`` from which a part of a zone holds, with its offset."""
    before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
    first, last = part["DTSTART"].dt, (instant + before).replace(tzinfo=None)
    moments = [first]
    if "RDATE" in part:
        lists = part["RDATE"] if isinstance(part["RDATE"], list) else [part["RDATE"]]
        moments += [date.dt for dates in lists for date in dates.dts]
    if "RRULE" in part:
        rule = dict(part["RRULE"])
        for until in rule.pop("UNTIL", ()):
            last = min(last, (until.replace(tzinfo=UTC) + before).replace(tzinfo=None))
        endless: Any = vRecur(rule)
        moments += rrulestr(endless.to_ical().decode(), dtstart=first).between(first, last)
    for moment in moments:
        onset = (moment - before).replace(tzinfo=UTC)
        if onset <= instant:
            yield onset, after


def _identities(events: list[_Event], problems: Problems) -> None:
    """No event stands twice: by its id, and by the date of its series where it is one."""
    told = Counter((event.uid, event.recurrence) for event in events)
    for event in events:
        if told[event.uid, event.recurrence] > 1:
            problems.add("V315", event.line, 1, len(_BEGIN), uid=event.uid)


def _series(events: list[_Event], problems: Problems) -> None:
    """What leaves its rule is a date of it, told once and numbered higher."""
    masters = {event.uid: event for event in events if event.recurrence is None}
    for event in masters.values():
        if "EXDATE" in event.values:
            problems.add("V316", event.line, 1, len(_BEGIN), uid=event.uid)
        if "RRULE" in event.values and not _ends_in_utc(event.values["RRULE"]):
            problems.add("V317", event.line, 1, len(_BEGIN), uid=event.uid)
    dates_of = _dates_by_uid(masters)
    for event in events:
        moment, master = event.recurrence, masters.get(event.uid)
        if moment is None:
            continue
        if master is None or moment not in dates_of(event.uid):
            problems.add("V318", event.line, 1, len(_BEGIN), moment=moment.isoformat())
        elif int(event.values.get("SEQUENCE", 0)) <= int(master.values.get("SEQUENCE", 0)):
            problems.add("V319", event.line, 1, len(_BEGIN), moment=moment.isoformat())


def _ends_in_utc(rule: Any) -> bool:
    until = rule.get("UNTIL", [])
    return len(until) == 1 and isinstance(until[0], datetime) and until[0].tzinfo is not None


def _dates_by_uid(masters: dict[str, _Event]) -> Callable[[str], frozenset[datetime]]:
    @cache
    def dates_of(uid: str) -> frozenset[datetime]:
        values = masters[uid].values
        start = _moment(values, "DTSTART")
        if start is None or "RRULE" not in values or not _ends_in_utc(values["RRULE"]):
            return frozenset()
        return frozenset(rrulestr(values["RRULE"].to_ical().decode(), dtstart=start))

    return dates_of


def _moment(values: Any, name: str) -> datetime | None:
    value = values.get(name)
    return value.dt if value is not None and isinstance(value.dt, datetime) else None

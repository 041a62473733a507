"""Calendars to subscribe to: of all broadcasts, of a district, of one session.

Source: RFC 5545 (iCalendar), RFC 7986 (new properties). Number, time stamp and bytes follow from
the records, never from the clock: ``docs/decisions/0017-an-announcement-without-an-end.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import PurePosixPath

from icalendar import (
    Calendar,
    Conference,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
)
from icalendar.prop import vCategory, vDuration, vRecur, vText, vUri

from pressroom.artifact import Artifact, Sheaf
from pressroom.deriving.broadcasts import Broadcast
from pressroom.deriving.calendars import (
    CalendarContent,
    calendar_content,
    cut,
    month_after,
    session_content,
)
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import schedule_of
from pressroom.language import Language, Localized, Words
from pressroom.model.archive import Archive
from pressroom.model.identity import SessionId
from pressroom.rendering import addresses
from pressroom.rendering.calendar_events import CalendarEvent, CalendarWords
from pressroom.rendering.desk import Desk
from pressroom.times import Transition, is_ambiguous, transitions, zone

_REFRESH = timedelta(hours=6)
"""How often a phone may ask again: a move is announced hours before."""

_LARGEST = 99_000
_LARGEST_OF_ALL = 990_000
"""Bytes of a district's calendar, and of that of all; calendar services refuse more than 1 MB."""

_FIRST_YEAR, _LAST_YEAR = 2024, 2037
"""Zones are told from the year of Kazakhstan's last change at least, while 32 bits can count."""

_END = b"END:VCALENDAR\r\n"
_NOTHING_RECORDED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time stamp, which must stand, of a broadcast whose record keeps no moment of writing."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """A calendar in one language. ``title`` is a district's name or a session's title, None: all.

    ``largest`` is how many bytes it may have.
    """

    lang: Language
    path: str
    title: Localized | None
    largest: int
    content: CalendarContent


class Calendars:
    """``/calendars/all.L.ics``, ``/calendars/D.L.ics``, ``/calendars/S.L.ics``."""

    name = "calendars"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact | Sheaf]:
        """One unit a calendar, or a session."""
        schedule, archive = schedule_of(edition), edition.archive
        languages = sorted(edition.languages)
        content = calendar_content(schedule, archive)
        for lang in languages:
            path = addresses.calendar(lang)
            facts = _Facts(lang, path, None, _LARGEST_OF_ALL, content)
            yield Artifact(path, self.name, f"calendar all {lang}", facts)
        for key, district in sorted(archive.registers.districts.items()):
            content = calendar_content(schedule, archive, key)
            for lang in languages:
                path = addresses.district_calendar(lang, key)
                facts = _Facts(lang, path, district.name, _LARGEST, content)
                yield Artifact(path, self.name, f"calendar district {key} {lang}", facts)
        for session, broadcast in schedule.sessions():
            yield self._plan_session(archive, session, broadcast, languages)

    def _plan_session(
        self, archive: Archive, session: SessionId, broadcast: Broadcast, languages: list[Language]
    ) -> Sheaf:
        """A session's calendars in all languages are one unit: they need nothing of its text."""
        facts = session_content(archive, broadcast)
        unit = f"calendar session {session}"

        def artifacts(_: object) -> Iterator[Artifact]:
            for lang in languages:
                path = addresses.session_calendar(lang, session)
                own = _Facts(lang, path, broadcast.title, _LARGEST, facts)
                yield Artifact(path, self.name, unit, own)

        return Sheaf(self.name, unit, facts, (), artifacts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the calendar; where it grows too large, whole months of the past are left out."""
        facts: _Facts = artifact.facts
        made = _Calendar(facts, desk)
        if (first := made.first_month_that_fits()) is not None:
            made = _Calendar(replace(facts, content=cut(facts.content, first)), desk)
        return made.to_ical()


class _Calendar:
    """One calendar as text."""

    def __init__(self, facts: _Facts, desk: Desk) -> None:
        self._facts = facts
        self._desk = desk
        self._words = CalendarWords(facts.content, desk, facts.lang)
        self._events = list(self._words.events())
        self._parts = [_event(event, facts.lang).to_ical() for event in self._events]
        self._start = self._head().to_ical().removesuffix(_END) + self._zone()
        self._size = len(self._start) + sum(map(len, self._parts)) + len(_END)

    def to_ical(self) -> bytes:
        """The whole file."""
        return b"".join((self._start, *self._parts, _END))

    def first_month_that_fits(self) -> date | None:
        """The month from which on the calendar is not too large; None: it is not."""
        size, first = self._size, None
        sizes: dict[date, int] = defaultdict(int)
        for event, part in zip(self._events, self._parts, strict=True):
            if event.month is not None:
                sizes[event.month] += len(part)
        for month in sorted(sizes):
            if size <= self._facts.largest:
                break
            size -= sizes[month]
            first = month_after(month)
        return first

    def _head(self) -> Calendar:
        """The calendar's own properties."""
        facts, desk = self._facts, self._desk
        lang, site = facts.lang, desk.settings.words[facts.lang].name
        title = facts.title.pick(lang).text if facts.title else ""
        name = f"{title} · {site}" if title else site
        source = desk.addresses.absolute(facts.path)
        head = Calendar()
        head.add("VERSION", "2.0")
        head.add("PRODID", "-//Pressroom//Calendars 1//EN")
        head.add("CALSCALE", "GREGORIAN")
        head.add("METHOD", "PUBLISH")
        head.add("UID", self._words.uid(PurePosixPath(facts.path).stem))
        head.add("NAME", _text(Words(name, lang)))
        head.add("X-WR-CALNAME", name)
        head.add("X-WR-TIMEZONE", desk.settings.zone)
        head.add("REFRESH-INTERVAL", vDuration(_REFRESH), {"VALUE": "DURATION"})
        head.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
        head.add("SOURCE", vUri(source), {"VALUE": "URI"})
        moments = [event.modified for event in self._events if event.modified]
        if moments:
            head.add("LAST-MODIFIED", max(moments).astimezone(UTC))
        return head

    def _zone(self) -> bytes:
        """The zone, from the year of the first event on."""
        starts = (min(event.start, event.recurrence or event.start) for event in self._events)
        first = min((start.year for start in starts), default=_FIRST_YEAR)
        return _zone(self._desk.settings.zone, min(first, _FIRST_YEAR))


def _event(event: CalendarEvent, lang: Language) -> Event:
    """A broadcast, or a series with its rule."""
    made = Event()
    made.add("UID", event.uid)
    made.add("DTSTAMP", (event.modified or _NOTHING_RECORDED).astimezone(UTC))
    if event.modified is not None:
        made.add("LAST-MODIFIED", event.modified.astimezone(UTC))
    made.add("SEQUENCE", event.sequence)
    if event.recurrence is not None:
        made.add("RECURRENCE-ID", event.recurrence)
    _add_times(made, event)
    made.add("STATUS", event.status)
    made.add("TRANSP", "TRANSPARENT")
    made.add("SUMMARY", _text(event.summary))
    made.add("DESCRIPTION", _text(Words(event.description, lang)))
    made.add("LOCATION", _text(event.location))
    for words in event.categories:
        made.add("CATEGORIES", vCategory([words.text], params=_language(words)))
    made.add("URL", vUri(event.url))
    if event.conference is not None:
        label = event.location.text
        made.conferences = [
            Conference(event.conference, feature="VIDEO", label=label, language=str(lang))
        ]
    return made


def _add_times(made: Event, event: CalendarEvent) -> None:
    """When it begins and ends, and how it is repeated.

    A start in an hour that the clocks show twice is in UTC: readers differ in which of the two
    they take. The end is local time too, but where the clocks change on the way: there only the
    length is clear. The last start of a rule is in UTC. Source: RFC 5545, 3.3.5 and 3.3.10.
    """
    twice = is_ambiguous(event.start)
    made.add("DTSTART", event.start.astimezone(UTC) if twice else event.start)
    if event.duration is not None:
        end = event.start + event.duration
        if twice or is_ambiguous(end) or end.utcoffset() != event.start.utcoffset():
            made.add("DURATION", event.duration)
        else:
            made.add("DTEND", end)
    if event.rule is not None and event.until is not None:
        rule = vRecur.from_ical(event.rule)
        rule["UNTIL"] = [event.until.astimezone(UTC)]
        made.add("RRULE", rule)


def _text(words: Words) -> vText:
    return vText(words.text, params=_language(words))


def _language(words: Words) -> dict[str, str]:
    """The language of a text. Source: RFC 5545, 3.2.10."""
    return {"LANGUAGE": str(words.lang)} if words.lang else {}


@lru_cache(maxsize=64)
def _zone(name: str, first: int) -> bytes:
    """The zone with every change of its clocks from the year ``first`` on.

    The onset of each is in the time that was valid before it. Source: RFC 5545, 3.6.5.
    """
    made = Timezone()
    made.add("TZID", name)
    beginning = datetime(first, 1, 1, tzinfo=zone(name))
    offset = beginning.utcoffset() or timedelta()
    daylight = bool(beginning.dst())
    made.add_component(_observance(Transition(beginning, offset, offset, daylight)))
    for change in transitions(name, first, _LAST_YEAR):
        made.add_component(_observance(change))
    text: bytes = made.to_ical()
    return text


def _observance(change: Transition) -> TimezoneDaylight | TimezoneStandard:
    made = TimezoneDaylight() if change.daylight else TimezoneStandard()
    made.add("DTSTART", (change.at.astimezone(UTC) + change.before).replace(tzinfo=None))
    made.add("TZOFFSETFROM", change.before)
    made.add("TZOFFSETTO", change.after)
    minutes = int(change.after.total_seconds()) // 60
    made.add("TZNAME", f"{minutes // 60:+03}" + (f"{minutes % 60:02}" if minutes % 60 else ""))
    return made

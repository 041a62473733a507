"""Broadcasts in the words and values of a calendar, still without its syntax.

Source: RFC 5545 (iCalendar), RFC 7986 (new properties).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from pressroom.deriving.broadcasts import (
    Broadcast,
    BroadcastChange,
    BroadcastStatus,
    ChangeKind,
)
from pressroom.deriving.calendars import CalendarContent, CalendarSeries, calendar_day
from pressroom.deriving.joining import planned_broadcast
from pressroom.language import Language, Localized, Words
from pressroom.model.session import Platform
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.desk import Desk
from pressroom.times import is_ambiguous, transitions

_PLATFORMS = {
    Platform.INSTAGRAM: "Instagram",
    Platform.YOUTUBE: "YouTube",
    Platform.FACEBOOK: "Facebook",
    Platform.TIKTOK: "TikTok",
    Platform.TELEGRAM: "Telegram",
}
"""Names that are the same in every language."""

SCHEDULE = "schedule-pages"
"""The emitter of the schedule and of the pages of series."""

_STATUS = {
    BroadcastStatus.PROVISIONAL: "TENTATIVE",
    BroadcastStatus.CANCELLED: "CANCELLED",
}
"""Whatever else is announced is CONFIRMED. Source: RFC 5545, 3.8.1.11."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT.

    ``recurrence`` is the start that the rule gives to a broadcast which leaves it, None for a
    series and for a broadcast by itself. ``rule`` and ``until`` (the start of the last date) are
    those of a series. ``modified`` is None where the records keep no moment. ``month`` is the first
    day of the month under which it is kept, None for a series.
    """

    uid: str
    start: datetime
    duration: timedelta | None
    recurrence: datetime | None
    rule: str | None
    until: datetime | None
    sequence: int
    modified: datetime | None
    status: str
    summary: Words
    description: str
    location: Words
    categories: tuple[Words, ...]
    url: str
    conference: str | None
    month: date | None


class CalendarWords:
    """Makes the events of one calendar in one language."""

    def __init__(self, content: CalendarContent, desk: Desk, language: Language) -> None:
        self._content = content
        self._desk = desk
        self._lang = language
        self._words = desk.words(language)
        self._districts = {one.id: one for one in content.districts}
        self._officials = {one.id: one for one in content.officials}
        self._host = urlsplit(desk.settings.site_url).hostname or "localhost"

    def events(self) -> Iterator[CalendarEvent]:
        """All events: each series before the dates that leave its rule, then the others."""
        for series in self._content.series:
            yield self._series(series)
            for broadcast in [*series.changed, *self._shown_twice(series)]:
                yield replace(
                    self._broadcast(broadcast),
                    uid=self._uid("series", series.series.id),
                    recurrence=broadcast.original,
                    sequence=series.revision + max(1, broadcast.revision),
                )
        for broadcast in self._content.singles:
            yield self._broadcast(broadcast)

    def uid(self, name: str) -> str:
        """What names a calendar for ever."""
        return self._uid("calendar", name.replace(".", "-"))

    def _uid(self, kind: str, name: str) -> str:
        """An id that no other site gives. Source: RFC 7986, 5.3."""
        return f"{kind}-{name}@{self._host}"

    def _series(self, one: CalendarSeries) -> CalendarEvent:
        """A series by its rule; what of its dates is known besides stands in events of its own."""
        series, zone = one.series, one.modified.tzinfo or UTC
        first = planned_broadcast(series, one.first, zone)
        last = planned_broadcast(series, one.last, zone)
        return replace(
            self._broadcast(first),
            uid=self._uid("series", series.id),
            rule=series.rule,
            until=last.start,
            sequence=one.revision,
            modified=one.modified,
            description=self._lines(
                self._who(first),
                None if series.until else self._endless(one.last),
                self._url(first),
            ),
            month=None,
        )

    def _shown_twice(self, one: CalendarSeries) -> Iterator[Broadcast]:
        """Dates of a rule at an hour that the clocks showed twice on that day.

        They stand as events of their own, because a rule cannot say which of the two is meant.
        """
        told = {broadcast.occurrence for broadcast in one.changed}
        zone = self._desk.settings.zone
        for change in transitions(zone, one.first.year, one.last.year):
            day = (change.at + change.after).date()
            broadcast = planned_broadcast(one.series, day, one.modified.tzinfo or UTC)
            if is_ambiguous(broadcast.start) and day not in told and day in one.days():
                yield broadcast

    def _broadcast(self, one: Broadcast) -> CalendarEvent:
        """A broadcast by itself."""
        return CalendarEvent(
            uid=self._uid("session", one.session or ""),
            start=one.start,
            duration=one.duration,
            recurrence=None,
            rule=None,
            until=None,
            sequence=one.revision,
            modified=one.modified,
            status=_STATUS.get(one.status, "CONFIRMED"),
            summary=self._summary(one),
            description=self._lines(
                *(self._change(change) for change in reversed(one.changes)),
                self._standing(one),
                self._words.gettext("Demonstration") if one.demonstration else None,
                self._who(one),
                self._url(one),
            ),
            location=self._location(one),
            categories=(Words(self._words.gettext("Live broadcast"), self._lang), self._place(one)),
            url=self._url(one),
            conference=one.url if one.platform is not Platform.IN_PERSON else None,
            month=calendar_day(one).replace(day=1),
        )

    def _summary(self, one: Broadcast) -> Words:
        title, place = one.title.pick(self._lang), self._place(one).text
        text = title.text if place in title.text else f"{title.text} · {place}"
        if one.is_cancelled:
            text = self._words.gettext("Cancelled: %(title)s") % {"title": text}
        elif one.is_moved and one.status is not BroadcastStatus.HELD:
            text = self._words.gettext("Moved: %(title)s") % {"title": text}
        return Words(text, title.lang or self._lang)

    def _change(self, change: BroadcastChange) -> str:
        """What was announced, why, and when: one line."""
        on = dates.format_day(change.on, self._lang).text
        said = {"reason": _sentence(change.reason, self._lang), "day": on}
        if change.kind is ChangeKind.CANCELLED:
            return self._words.gettext("Cancelled. %(reason)s Announced: %(day)s") % said
        if change.was is None:
            return self._words.gettext("Changed. %(reason)s Announced: %(day)s") % said
        said["was"] = self._moment(change.was).removesuffix(".")
        return (
            self._words.gettext("Moved; it was to begin: %(was)s. %(reason)s Announced: %(day)s")
            % said
        )

    def _standing(self, one: Broadcast) -> str | None:
        if one.status is BroadcastStatus.PROVISIONAL:
            return self._words.gettext("The date is provisional and may still change.")
        return None

    def _endless(self, last: date) -> str:
        """What an announcement without an end says of the future."""
        text = self._words.gettext("No end has been announced. Dates are given up to: %(day)s")
        return text % {"day": dates.format_day(last, self._lang).text}

    def _moment(self, moment: datetime) -> str:
        """A moment in words; midnight stands for a day whose hour is not recorded."""
        if moment.time() == time():
            return dates.format_day(moment, self._lang).text
        return dates.format_instant(moment, self._lang).text

    def _who(self, one: Broadcast) -> str | None:
        """The official with the post of the day."""
        if one.official is None:
            return None
        person = names.person(self._officials[one.official], one.day, self._desk, self._lang)
        who = f"{person.name}, {person.post}" if person.post else str(person.name)
        return self._words.gettext("Who answers: %(who)s") % {"who": who}

    def _location(self, one: Broadcast) -> Words:
        platform = _PLATFORMS.get(one.platform) if one.platform else None
        if platform is None:
            return self._place(one)
        channel = one.channel and f"@{one.channel.removeprefix('@')}"
        return Words(f"{platform}, {channel}" if channel else platform, self._lang)

    def _place(self, one: Broadcast) -> Words:
        words = self._districts[one.district].name.pick(self._lang)
        return Words(words.text, words.lang or self._lang)

    def _url(self, one: Broadcast) -> str:
        """The page that says more: the session's, else the series', else the home page."""
        absolute, lang = self._desk.addresses.absolute, one.read_in(self._lang)
        if one.session and lang:
            return absolute(addresses.session(lang, one.session))
        if one.series and SCHEDULE in self._desk.offers:
            return absolute(addresses.series(self._lang, one.series))
        return absolute(addresses.home(self._lang))

    def _lines(self, *lines: str | None) -> str:
        return "\n".join(line.replace("\u00a0", " ") for line in lines if line)


def _sentence(words: Localized, language: Language) -> str:
    """Words as a sentence of a line."""
    text = " ".join(words.pick(language).text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."

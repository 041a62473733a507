"""Broadcasts in the words of schema.org: what search engines and assistants are told.

Plain values for JSON-LD; who puts them into a page escapes them. Source: schema.org, Event and
Schedule.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pressroom.deriving.broadcasts import Broadcast, BroadcastStatus
from pressroom.deriving.calendars import CalendarContent, CalendarSeries
from pressroom.deriving.joining import planned_broadcast
from pressroom.language import Language, Localized
from pressroom.model.registers import District, Official
from pressroom.model.session import Platform
from pressroom.rendering import addresses
from pressroom.rendering.dates import iso_duration
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import person

Node = dict[str, Any]

_SCHEMA = "https://schema.org/"
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_SAYABLE = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH"}
"""What of a rule schema.org's Schedule has words for."""


class EventData:
    """Makes the nodes of one calendar's broadcasts in one language."""

    def __init__(self, content: CalendarContent, desk: Desk, language: Language) -> None:
        self._districts: Mapping[str, District] = {one.id: one for one in content.districts}
        self._officials: Mapping[str, Official] = {one.id: one for one in content.officials}
        self._desk = desk
        self._lang = language

    def broadcast(self, one: Broadcast) -> Node:
        """An ``Event``: one broadcast with when it begins and, if it was moved, when it was to.

        A date that is provisional has no ``eventStatus``: there is no word for it, and without it
        nothing is claimed.
        """
        node = self._event(one)
        node["startDate"] = one.start.isoformat()
        if one.end is not None:
            node["endDate"] = one.end.isoformat()
        if one.is_cancelled:
            node["eventStatus"] = f"{_SCHEMA}EventCancelled"
        elif one.is_moved:
            node["eventStatus"] = f"{_SCHEMA}EventRescheduled"
        elif one.status is not BroadcastStatus.PROVISIONAL:
            node["eventStatus"] = f"{_SCHEMA}EventScheduled"
        if one.is_moved:
            node["previousStartDate"] = _moment(one.original)
        if one.reason is not None:
            node["description"] = self._words(one.reason)
        lang = one.read_in(self._lang)
        if one.session and lang:
            url = self._desk.addresses.absolute(addresses.session(lang, one.session))
            node |= {"@id": f"{url}#event", "url": url}
        return node

    def series(self, one: CalendarSeries) -> Node:
        """An ``Event`` with its ``eventSchedule`` and no ``startDate``: a series by its rule.

        Dates that are cancelled or moved are excepted from the schedule and stand as ``subEvent``.
        Where a rule cannot be said in schema.org's words, all its dates stand there.
        """
        zone = one.modified.tzinfo or UTC
        changed = {each.occurrence: each for each in one.changed}
        gone = [each for each in one.changed if each.is_cancelled or each.is_moved]
        first = planned_broadcast(one.series, one.first, zone)
        node = self._event(first)
        schedule = _schedule(one)
        if schedule is None:
            days = one.days()
            apart = [changed.get(day) or planned_broadcast(one.series, day, zone) for day in days]
        else:
            apart = gone
            if gone:
                schedule["exceptDate"] = [each.original.isoformat() for each in gone]
            schedule["scheduleTimezone"] = self._desk.settings.zone
            node["eventSchedule"] = schedule
        if apart:
            node["subEvent"] = [self.broadcast(each) for each in apart]
        return node

    def _event(self, one: Broadcast) -> Node:
        """What every broadcast has: a name, a place, who holds it and who speaks."""
        title = one.title.pick(self._lang)
        place = self._words(self._districts[one.district].name)
        online = one.platform is not None and one.platform is not Platform.IN_PERSON
        node: Node = {
            "@type": "Event",
            "name": title.text,
            "inLanguage": str(title.lang or self._lang),
            "isAccessibleForFree": True,
            "about": {"@type": "AdministrativeArea", "name": place},
            "organizer": {
                "@type": "GovernmentOrganization",
                "name": self._desk.settings.words[self._lang].organisation,
                "url": self._desk.addresses.absolute(addresses.home(self._lang)),
            },
        }
        if online:
            mode, location = "Online", _virtual(one)
        else:
            mode, location = "Offline", {"@type": "Place", "name": place, "address": place}
        if one.platform is not None:
            node["eventAttendanceMode"] = f"{_SCHEMA}{mode}EventAttendanceMode"
            node["location"] = location
        if one.duration is not None:
            node["duration"] = iso_duration(one.duration)
        if one.official is not None:
            who = person(self._officials[one.official], one.day, self._desk, self._lang)
            node["performer"] = {"@type": "Person", "name": who.name.text}
            if who.post:
                node["performer"]["jobTitle"] = who.post.text
        return node

    def _words(self, words: Localized) -> str:
        return words.pick(self._lang).text


def _virtual(one: Broadcast) -> Node:
    node = {"@type": "VirtualLocation"}
    if one.url:
        node["url"] = one.url
    if one.channel:
        node["name"] = one.channel
    return node


def _schedule(one: CalendarSeries) -> Node | None:
    """The rule of a series as a ``Schedule``; None where schema.org has no words for it.

    Source: schema.org, Schedule: ``byDay`` takes iCalendar's form where a day has a number.
    """
    parts = dict(part.split("=") for part in one.series.rule.split(";"))
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    month_days = [int(day) for day in parts.get("BYMONTHDAY", "0").split(",")]
    if not parts.keys() <= _SAYABLE or min(month_days) < 0:
        return None
    node: Node = {
        "@type": "Schedule",
        "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
        "startDate": one.first.isoformat(),
        "endDate": one.last.isoformat(),
        "startTime": one.series.at.isoformat(),
    }
    if one.series.duration is not None:
        node["duration"] = iso_duration(one.series.duration)
        node["endTime"] = _end(one.series.at, one.series.duration).isoformat()
    if days:
        node["byDay"] = [f"{_SCHEMA}{_DAYS[day]}" if day in _DAYS else day for day in days]
    if "BYMONTHDAY" in parts:
        node["byMonthDay"] = month_days
    if "BYMONTH" in parts:
        node["byMonth"] = [int(month) for month in parts["BYMONTH"].split(",")]
    return node


def _end(start: time, duration: timedelta) -> time:
    return (datetime.combine(date(2000, 1, 1), start) + duration).time()


def _moment(moment: datetime) -> str:
    """A moment; midnight stands for a day whose hour is not recorded."""
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat()

"""Pages, calendars, structured data and tables tell of the same broadcasts, whatever is recorded.

``python -m bench.calendar_properties`` tries more of them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import HealthCheck, given, settings

from pressroom.deriving.calendars import calendar_content
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import Schedule
from pressroom.language import Language
from pressroom.rendering.desk import Desk
from pressroom.rendering.event_data import EventData
from pressroom.rendering.schedule_rows import schedule_rows
from tests.deriving.small_schedule import ALMATY
from tests.emitting.random_schedule import Press, lives
from tests.emitting.small_calendars import desk_for, events, expanded, rendered

EXAMPLES = int(os.environ.get("PRESS_EXAMPLES", "100"))
Told = Counter[tuple[datetime, bool]]
"""Start in UTC, and whether it is cancelled."""

ALL = "calendars/all.ru.ics"
UNITS: dict[str, Any] = {"D": DAILY, "W": WEEKLY, "M": MONTHLY, "Y": YEARLY}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
EVER = (date(2000, 1, 1), date(2035, 1, 1))


@cache
def a_desk() -> Desk:
    """One desk serves all examples: nothing of the archive is at it but the menu."""
    edition = Edition(Press({}).archive(), tuple(Language), datetime(2020, 11, 1, tzinfo=ALMATY))
    return desk_for(Path(__file__).parent, edition)


def edition_of(press: Press) -> Edition:
    return Edition(press.archive(), (Language.RU,), datetime(2020, 11, 1, tzinfo=ALMATY))


@given(lives())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_everybody_is_told_of_the_same_broadcasts(life: list[Press]) -> None:
    press = life[-1]
    edition = edition_of(press)
    schedule = Schedule(edition.archive, ALMATY)
    broadcasts = [one for one in schedule.between(*EVER) if EVER[0] <= one.day <= EVER[1]]
    derived = Counter((one.start.astimezone(UTC), one.is_cancelled) for one in broadcasts)
    calendar = rendered(edition, a_desk(), ALL)[ALL]
    assert derived == in_calendar(calendar)
    assert derived == in_structured_data(edition, schedule)
    assert derived == in_rows(schedule_rows(broadcasts, a_desk()))
    by_district = [
        one for key in edition.archive.registers.districts for one in schedule.of_district(key)
    ]
    assert Counter(by_district) == Counter(broadcasts)


@given(lives())
@settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=list(HealthCheck))
def test_numbers_never_fall_and_nothing_announced_vanishes(life: list[Press]) -> None:
    before: dict[tuple[str, str], tuple[int, datetime]] = {}
    announced: set[tuple[object, ...]] = set()
    for press in life:
        edition = edition_of(press)
        schedule = Schedule(edition.archive, ALMATY)
        calendar = rendered(edition, a_desk(), ALL)[ALL]
        now = {
            (str(event["UID"]), _recurrence(event)): (int(event["SEQUENCE"]), event["DTSTAMP"].dt)
            for event in events(calendar)
        }
        assert before.keys() <= now.keys()
        for key, (number, stamp) in before.items():
            assert now[key][0] >= number
            assert now[key][1] >= stamp
            if key[1] and now[key][1] > stamp:
                assert now[key][0] > number
        told: set[tuple[object, ...]] = {
            (one.series, one.occurrence, None if one.occurrence else one.session)
            for one in schedule.between(*EVER)
        }
        assert announced <= told
        before, announced = now, told


def _recurrence(event: Any) -> str:
    return event["RECURRENCE-ID"].dt.isoformat() if "RECURRENCE-ID" in event else ""


def in_calendar(calendar: bytes) -> Told:
    return Counter(
        (start.astimezone(UTC), status == "CANCELLED") for start, _, status in expanded(calendar)
    )


def in_rows(rows: Iterable[Any]) -> Told:
    return Counter(
        (datetime.fromisoformat(row["starts"]).astimezone(UTC), row["status"] == "cancelled")
        for row in rows
    )


def in_structured_data(edition: Edition, schedule: Schedule) -> Told:
    """The broadcasts that a reader of schema.org's words alone would find."""
    content = calendar_content(schedule, edition.archive)
    data = EventData(content, a_desk(), Language.RU)
    nodes = [data.broadcast(one) for one in content.singles]
    found: Told = Counter()
    for one in content.series:
        node = data.series(one)
        assert "startDate" not in node
        nodes += node.get("subEvent", [])
        if "eventSchedule" in node:
            found.update((start, False) for start in of_schedule(node["eventSchedule"]))
    found.update(
        (
            datetime.fromisoformat(node["startDate"]).astimezone(UTC),
            node.get("eventStatus") == "https://schema.org/EventCancelled",
        )
        for node in nodes
    )
    return found


def of_schedule(schedule: dict[str, Any]) -> Iterable[datetime]:
    """The dates of a Schedule. Source: schema.org, Schedule."""
    assert schedule["scheduleTimezone"] == "Asia/Almaty"
    frequency = schedule["repeatFrequency"]
    begin = datetime.fromisoformat(f"{schedule['startDate']}T{schedule['startTime']}")
    end = datetime.fromisoformat(f"{schedule['endDate']}T23:59:59")
    starts = rrule(
        UNITS[frequency[-1]],
        dtstart=begin,
        until=end,
        interval=int(frequency[1:-1]),
        byweekday=[_weekday(day) for day in schedule.get("byDay", [])] or None,
        bymonthday=schedule.get("byMonthDay"),
        bymonth=schedule.get("byMonth"),
    )
    gone = {datetime.fromisoformat(text) for text in schedule.get("exceptDate", [])}
    for start in starts:
        moment = start.replace(tzinfo=ALMATY)
        if moment not in gone:
            yield moment.astimezone(UTC)


def _weekday(day: str) -> weekday:
    name = day.removeprefix("https://schema.org/")
    if name in WEEKDAYS:
        return weekday(WEEKDAYS.index(name))
    return weekday(CODES.index(name[-2:]), int(name[:-2]))

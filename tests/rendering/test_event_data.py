"""Broadcasts in schema.org's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pressroom.deriving.calendars import calendar_content
from pressroom.deriving.schedule import schedule_of
from pressroom.language import Language
from pressroom.rendering.event_data import EventData
from tests.deriving.small_schedule import edition_of, series_text, session_text
from tests.emitting.small_calendars import desk_for

SERIES = "series/talgar-wednesday.md"


def nodes(tmp_path: Path, files: dict[str, str]) -> tuple[list[Any], list[Any]]:
    """The series and the single broadcasts of the files."""
    edition = edition_of(tmp_path, files)
    content = calendar_content(schedule_of(edition), edition.archive)
    data = EventData(content, desk_for(tmp_path, edition), Language.RU)
    return [data.series(one) for one in content.series], [
        data.broadcast(one) for one in content.singles
    ]


def test_a_series_has_its_schedule_and_no_start(tmp_path: Path) -> None:
    exceptions = (
        "  - {date: 2020-11-04, moved_to: 2020-11-05 15:00, note: Учения, on: 2020-10-30}\n"
        "  - {date: 2020-12-16, cancelled: День Независимости, on: 2020-12-10}\n"
    )
    ((series,), _) = nodes(tmp_path, {SERIES: series_text(exceptions=exceptions)})
    assert "startDate" not in series
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Wednesday"],
        "startDate": "2020-10-21",
        "endDate": "2020-12-30",
        "startTime": "10:00:00",
        "endTime": "11:00:00",
        "duration": "PT1H",
        "scheduleTimezone": "Asia/Almaty",
        "exceptDate": ["2020-11-04T10:00:00+06:00", "2020-12-16T10:00:00+06:00"],
    }
    moved, cancelled = series["subEvent"]
    assert moved["startDate"] == "2020-11-05T15:00:00+06:00"
    assert moved["previousStartDate"] == "2020-11-04T10:00:00+06:00"
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["description"] == "Учения"
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
    assert series["location"] == {
        "@type": "VirtualLocation",
        "name": "police_talgar",
        "url": "https://www.instagram.com/police_talgar/",
    }


def test_a_session_says_no_more_than_is_certain(tmp_path: Path) -> None:
    provisional = "sessions/2020/2020-12-02-talgar.ru.md"
    text = session_text("2020-12-02", status="provisional")
    (_, (event,)) = nodes(tmp_path, {provisional: text})
    assert not {"eventStatus", "endDate", "location", "eventAttendanceMode"} & event.keys()
    assert event["url"] == "https://press.example/ru/sessions/2020-12-02-talgar/"
    assert event["startDate"] == "2020-12-02T10:00:00+06:00"


def test_a_meeting_has_a_place_and_a_confirmed_date_is_scheduled(tmp_path: Path) -> None:
    meeting = "sessions/2020/2020-12-02-talgar.ru.md"
    text = session_text("2020-12-02", status="confirmed", platform="in-person")
    (_, (event,)) = nodes(tmp_path, {meeting: text})
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["location"]["name"] == "Талгарский район"


def test_a_rule_for_which_there_are_no_words_is_told_by_its_dates(tmp_path: Path) -> None:
    last_working_day = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    ((series,), _) = nodes(tmp_path, {SERIES: series_text(rule=last_working_day)})
    assert "eventSchedule" not in series
    assert [event["startDate"][:10] for event in series["subEvent"]] == [
        "2020-10-30",
        "2020-11-30",
    ]

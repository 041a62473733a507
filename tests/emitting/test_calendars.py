"""What a phone is told by a calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.deriving.small_schedule import ALMATY, edition_of, series_text, session_text
from tests.emitting.small_calendars import (
    calendars_of,
    desk_for,
    events,
    expanded,
    read_starts,
    rendered,
)

SERIES = "series/talgar-wednesday.md"
MOVED = "  - {date: 2020-11-04, moved_to: 2020-11-05 15:00, note: Учения, on: 2020-10-30}\n"
CANCELLED = "  - {date: 2020-12-16, cancelled: День Независимости, on: 2020-12-10}\n"
URL = "https://www.instagram.com/police_talgar/"
TALGAR = "calendars/talgar.ru.ics"


def text_of(calendar: bytes) -> str:
    """A calendar with its folded lines joined."""
    return calendar.decode().replace("\r\n ", "")


def test_a_series_is_one_event_with_its_rule(tmp_path: Path) -> None:
    calendar = calendars_of(tmp_path, {SERIES: series_text()})[TALGAR]
    (event,) = events(calendar)
    assert event["UID"] == "series-talgar-wednesday@press.example"
    text = text_of(calendar)
    assert "DTSTART;TZID=Asia/Almaty:20201021T100000\r\n" in text
    assert "RRULE:FREQ=WEEKLY;UNTIL=20201230T040000Z;BYDAY=WE\r\n" in text
    assert "LAST-MODIFIED:20201015T180000Z\r\n" in text
    found = list(expanded(calendar))
    assert len(found) == 11
    assert {length for _, length, _ in found} == {timedelta(hours=1)}


def test_a_moved_and_a_cancelled_date_replace_their_originals(tmp_path: Path) -> None:
    calendar = calendars_of(tmp_path, {SERIES: series_text(exceptions=MOVED + CANCELLED)})[TALGAR]
    master, moved, cancelled = events(calendar)
    starts = read_starts(calendar)
    assert len(starts) == 11
    assert "2020-11-05 15:00" in starts
    assert "2020-12-16 10:00 x" in starts
    assert not {"2020-11-04 10:00", "2020-12-16 10:00"} & set(starts)
    for event in (moved, cancelled):
        assert event["UID"] == master["UID"]
        assert event["SEQUENCE"] > master["SEQUENCE"]
    assert moved["RECURRENCE-ID"].dt == datetime(2020, 11, 4, 10, tzinfo=ALMATY)
    assert moved["STATUS"] == "CONFIRMED"
    assert "Учения" in moved["DESCRIPTION"]
    assert "4 ноября 2020 г. в 10:00" in moved["DESCRIPTION"].replace("\xa0", " ")
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["SUMMARY"].startswith("Отменён: ")
    assert cancelled["LAST-MODIFIED"].dt == datetime(2020, 12, 9, 18, tzinfo=UTC)
    assert b"EXDATE" not in calendar


def test_a_session_that_fills_a_date_does_not_stand_beside_it(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(exceptions=MOVED),
        "sessions/2020/2020-11-05-talgar.ru.md": session_text(
            "2020-11-05",
            date="2020-11-05 15:00",
            series="talgar-wednesday",
            occurrence="2020-11-04",
            title="О дорогах",
            duration="2:00",
        ),
    }
    calendars = calendars_of(tmp_path, files)
    for path in (TALGAR, "calendars/all.kk.ics"):
        assert len(read_starts(calendars[path])) == 11
    filled = events(calendars[TALGAR])[1]
    assert filled["SUMMARY"] == "О дорогах · Талгарский район"
    assert filled.end - filled.start == timedelta(hours=2)
    assert filled["URL"] == "https://press.example/ru/sessions/2020-11-05-talgar/"
    (alone,) = events(calendars["calendars/2020-11-05-talgar.ru.ics"])
    assert alone["UID"] == "session-2020-11-05-talgar@press.example"
    assert "RECURRENCE-ID" not in alone


@pytest.mark.parametrize(
    ("status", "told"),
    [("provisional", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("held", "CONFIRMED")],
)
def test_a_session_is_as_certain_as_its_record_says(tmp_path: Path, status: str, told: str) -> None:
    files = {"sessions/2020/2020-12-02-talgar.ru.md": session_text("2020-12-02", status=status)}
    (event,) = events(calendars_of(tmp_path, files)[TALGAR])
    assert event["STATUS"] == told
    assert ("предварительная" in event["DESCRIPTION"]) == (status == "provisional")


def test_number_and_stamp_of_a_session_come_from_its_changes(tmp_path: Path) -> None:
    keys = (
        "changes:\n"
        "  - {on: 2020-11-14 09:00, was: 2020-12-01, note: Учения}\n"
        "  - {on: 2020-11-20 09:00, note: В другом здании}\n"
    )
    path = "sessions/2020/2020-12-02-talgar.ru.md"
    before = session_text("2020-12-02", status="confirmed")
    after = session_text("2020-12-02", keys, status="confirmed")
    (first,) = events(calendars_of(tmp_path / "1", {path: before})[TALGAR])
    (second,) = events(calendars_of(tmp_path / "2", {path: after})[TALGAR])
    assert second["SEQUENCE"] == first["SEQUENCE"] + 2
    assert second["DTSTAMP"].dt == datetime(2020, 11, 20, 3, tzinfo=UTC)
    assert "прежнее время: 1 декабря 2020 г. Учения." in second["DESCRIPTION"]
    assert "LAST-MODIFIED" not in first


def test_the_calendar_says_what_it_is_and_where_it_comes_from(tmp_path: Path) -> None:
    text = text_of(calendars_of(tmp_path, {SERIES: series_text()})["calendars/talgar.kk.ics"])
    for line in (
        "NAME;LANGUAGE=kk:Талғар ауданы · Полиция жауап береді",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://press.example/calendars/talgar.kk.ics",
        "SUMMARY;LANGUAGE=kk:Сәрсенбідегі эфир · Талғар ауданы",
        "CATEGORIES;LANGUAGE=kk:Талғар ауданы",
        "LOCATION;LANGUAGE=kk:Instagram\\, @police_talgar",
        'CONFERENCE;FEATURE=VIDEO;LABEL="Instagram, @police_talgar";LANGUAGE=kk;VALUE=URI:' + URL,
    ):
        assert f"{line}\r\n" in text


def test_every_calendar_knows_the_first_of_march_2024(tmp_path: Path) -> None:
    calendars = calendars_of(tmp_path, {SERIES: series_text()})
    for calendar in calendars.values():
        assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Almaty\r\n" in calendar
        assert b"DTSTART:20240301T000000\r\nTZNAME:+05\r\n" in calendar


def test_a_rule_goes_on_at_the_same_hour_of_the_wall_clock_in_march_2024(tmp_path: Path) -> None:
    files = {SERIES: series_text(from_="2024-02-21", until="2024-03-13")}
    calendar = calendars_of(tmp_path, files)[TALGAR]
    assert b"UNTIL=20240313T050000Z" in calendar
    starts = sorted(start.astimezone(UTC) for start, _, _ in expanded(calendar))
    assert [f"{start:%d %H}" for start in starts] == ["21 04", "28 04", "06 05", "13 05"]


def test_a_broadcast_over_the_change_of_the_clocks_tells_its_length(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(from_="2024-02-29", until="2024-02-29", rule="daily", time="22:30")
    }
    calendar = calendars_of(tmp_path, files)[TALGAR]
    assert b"DURATION:PT1H" in calendar
    assert b"DTEND" not in calendar


def test_a_successor_series_takes_over_without_gap_or_double(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(until="2020-11-11"),
        "series/talgar-later.md": series_text(from_="2020-11-18", time="15:00"),
    }
    starts = read_starts(calendars_of(tmp_path, files)[TALGAR])
    assert len(starts) == 11
    assert starts[3:5] == ["2020-11-11 10:00", "2020-11-18 15:00"]


def test_a_district_goes_on_with_the_calendar_of_its_predecessor(tmp_path: Path) -> None:
    files = {
        "series/kapshagay.md": series_text(district="kapshagay", official=""),
        "sessions/2022/2022-12-07-konaev.ru.md": session_text("2022-12-07", district="konaev"),
    }
    calendars = calendars_of(tmp_path, files)
    assert len(read_starts(calendars["calendars/konaev.ru.ics"])) == 12
    assert len(read_starts(calendars["calendars/kapshagay.ru.ics"])) == 11
    assert read_starts(calendars[TALGAR]) == []


def test_what_was_announced_without_an_end_says_so(tmp_path: Path) -> None:
    calendar = calendars_of(tmp_path, {SERIES: series_text(until="")})[TALGAR]
    (event,) = events(calendar)
    assert "Последняя указанная дата: 9 декабря 2020 г." in event["DESCRIPTION"]
    assert read_starts(calendar)[-1] == "2020-12-09 10:00"


def test_the_day_of_the_build_changes_no_byte(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(exceptions=MOVED, until=""),
        "sessions/2020/2020-12-02-talgar.ru.md": session_text("2020-12-02", status="confirmed"),
    }
    first = calendars_of(tmp_path / "1", files, PRESS_NOW="2020-10-20T08:00:00+06:00")
    second = calendars_of(tmp_path / "2", files, PRESS_NOW="2026-11-25T08:00:00+05:00")
    assert first == second


def test_ten_years_of_weekly_sessions_leave_out_the_oldest_months_alone(tmp_path: Path) -> None:
    day = datetime(2020, 10, 21, tzinfo=ALMATY)
    files = {SERIES: series_text(until="2030-10-16")}
    for week in range(520):
        held = f"{day + timedelta(weeks=week):%Y-%m-%d}"
        files[f"sessions/{held[:4]}/{held}-talgar.ru.md"] = session_text(
            held, series="talgar-wednesday", title="Ответы на вопросы жителей о дорогах и дворах"
        )
    edition = edition_of(tmp_path, files)
    own = [f"calendars/talgar.{lang}.ics" for lang in ("kk", "ru", "en")]
    calendars = rendered(edition, desk_for(tmp_path, edition), *own, "calendars/all.ru.ics")
    for path in own:
        calendar = calendars[path]
        assert len(calendar) < 100_000
        starts = read_starts(calendar)
        assert starts[-1] == "2030-10-16 10:00"
        assert starts[0][8:10] <= "07"
        assert len(starts) > 52
    assert len(read_starts(calendars["calendars/all.ru.ics"])) == 522


def test_a_broadcast_of_unknown_length_has_a_start_and_no_end(tmp_path: Path) -> None:
    calendar = calendars_of(tmp_path, {SERIES: series_text(duration="")})[TALGAR]
    assert b"DTEND" not in calendar
    assert b"\r\nDURATION" not in calendar
    assert len(read_starts(calendar)) == 11

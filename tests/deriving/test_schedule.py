"""Who speaks when: series and sessions joined."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from pressroom.deriving.broadcasts import BroadcastStatus, ChangeKind
from pressroom.language import Language
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, SessionId
from tests.deriving.small_schedule import (
    ALMATY,
    schedule_from,
    series_text,
    session_text,
    starts,
)

WEDNESDAYS = SeriesId("talgar-wednesday")
SERIES = "series/talgar-wednesday.md"
MOVED = "  - {date: 2020-11-04, moved_to: 2020-11-05 15:00, note: Учения, on: 2020-10-30}\n"
CANCELLED = "  - {date: 2020-12-16, cancelled: {ru: День Независимости}, on: 2020-12-10}\n"


def test_a_series_gives_its_dates_from_the_first_to_the_last(tmp_path: Path) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text()})
    found = schedule.of_series(WEDNESDAYS)
    assert len(found) == 11
    assert starts(found)[0] == "2020-10-21 10:00"
    assert starts(found)[-1] == "2020-12-30 10:00"
    assert {one.status for one in found} == {BroadcastStatus.PLANNED}
    assert schedule.days == (date(2020, 10, 21), date(2020, 12, 30))


def test_a_moved_broadcast_is_found_under_both_days(tmp_path: Path) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text(exceptions=MOVED)})
    for day in (date(2020, 11, 4), date(2020, 11, 5)):
        (moved,) = schedule.between(day, day)
        assert moved.is_moved
        assert starts([moved]) == ["2020-11-05 15:00"]
        assert moved.original == datetime(2020, 11, 4, 10, tzinfo=ALMATY)
        assert moved.end == datetime(2020, 11, 5, 16, tzinfo=ALMATY)
        assert moved.changes[0].kind is ChangeKind.MOVED
        assert moved.changed_on == date(2020, 10, 30)
        assert moved.reason is not None
        assert str(moved.reason.pick(Language.RU)) == "Учения"


def test_a_cancelled_broadcast_keeps_its_place_and_says_why(tmp_path: Path) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text(exceptions=CANCELLED)})
    (cancelled,) = schedule.between(date(2020, 12, 16), date(2020, 12, 16))
    assert cancelled.is_cancelled
    assert cancelled.revision > 0
    assert cancelled.modified == datetime(2020, 12, 10, tzinfo=ALMATY)
    assert str(cancelled.reason and cancelled.reason.pick(Language.RU)) == "День Независимости"


def test_a_session_fills_its_date_and_inherits_what_it_leaves_open(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(),
        "sessions/2020/2020-10-28-talgar.ru.md": session_text(
            "2020-10-28", series="talgar-wednesday", title="О дорогах"
        ),
    }
    schedule = schedule_from(tmp_path, files)
    (filled,) = schedule.between(date(2020, 10, 28), date(2020, 10, 28))
    assert (filled.status, filled.session) == (BroadcastStatus.HELD, "2020-10-28-talgar")
    assert str(filled.title.pick(Language.RU)) == "О дорогах"
    assert (filled.official, filled.duration) == ("chief-talgar", timedelta(hours=1))
    assert schedule.of_session(SessionId("2020-10-28-talgar")) == filled
    assert len(schedule.of_series(WEDNESDAYS)) == 11


def test_a_session_fills_the_date_it_was_moved_from(tmp_path: Path) -> None:
    files = {
        SERIES: series_text(exceptions=MOVED),
        "sessions/2020/2020-11-05-talgar.ru.md": session_text(
            "2020-11-05",
            "changes:\n  - {on: 2020-10-30 09:00, was: 2020-11-04 10:00, note: Из-за учений}\n",
            date="2020-11-05 15:00",
            series="talgar-wednesday",
            occurrence="2020-11-04",
        ),
    }
    schedule = schedule_from(tmp_path, files)
    (filled,) = schedule.between(date(2020, 11, 4), date(2020, 11, 5))
    assert filled.occurrence == date(2020, 11, 4)
    assert filled.is_moved
    assert [str(change.reason.pick(Language.RU)) for change in filled.changes] == ["Из-за учений"]
    assert len(schedule.of_series(WEDNESDAYS)) == 11


def test_a_session_of_another_district_stands_beside_the_series(tmp_path: Path) -> None:
    files = {
        "series/regional.md": series_text(district="almaty-region", official=""),
        "sessions/2020/2020-10-28-talgar.ru.md": session_text("2020-10-28", series="regional"),
    }
    schedule = schedule_from(tmp_path, files)
    beside, planned = sorted(
        schedule.between(date(2020, 10, 28), date(2020, 10, 28)), key=lambda one: one.status
    )
    assert (beside.district, beside.series, beside.occurrence) == ("talgar", "regional", None)
    assert planned.district == "almaty-region"
    assert starts(schedule.of_district(DistrictId("talgar"))) == ["2020-10-28 10:00"]
    assert len(schedule.of_series(SeriesId("regional"))) == 12


def test_a_districts_broadcasts_include_those_of_its_predecessors(tmp_path: Path) -> None:
    files = {
        "series/kapshagay.md": series_text(
            district="kapshagay", official="", from_="2021-12-01", until="2022-02-23"
        ),
        "sessions/2022/2022-02-02-konaev.ru.md": session_text(
            "2022-02-02", district="konaev", series="kapshagay"
        ),
    }
    schedule = schedule_from(tmp_path, files)
    for district in ("konaev", "kapshagay"):
        found = schedule.of_district(DistrictId(district))
        assert len(found) == 13
        assert [one.session for one in found if one.session] == ["2022-02-02-konaev"]


def test_an_officials_broadcasts_are_those_that_name_the_official(tmp_path: Path) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text()})
    assert len(schedule.of_official(OfficialId("chief-talgar"))) == 11
    assert schedule.of_official(OfficialId("nobody")) == []


def test_the_next_broadcasts_come_in_order_and_the_running_one_first(tmp_path: Path) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text(exceptions=MOVED + CANCELLED)})
    running = datetime(2020, 10, 28, 10, 59, tzinfo=ALMATY)
    expected = ["2020-10-28 10:00", "2020-11-05 15:00", "2020-11-11 10:00"]
    assert starts(schedule.upcoming(running, 3)) == expected
    over = datetime(2020, 10, 28, 11, 0, tzinfo=ALMATY)
    assert starts(schedule.upcoming(over, 2)) == expected[1:]
    talgar = schedule.upcoming(over, 2, district=DistrictId("talgar"))
    assert starts(talgar) == expected[1:]


@pytest.mark.parametrize(
    ("files", "last"),
    [
        ({}, "2020-12-09 10:00"),
        (
            {
                "sessions/2020/2020-12-09-talgar.ru.md": session_text(
                    "2020-12-09", series="talgar-wednesday"
                )
            },
            "2021-02-03 10:00",
        ),
    ],
    ids=["after its announcement", "after its last session"],
)
def test_a_series_without_an_end_is_announced_for_eight_weeks(
    tmp_path: Path, files: dict[str, str], last: str
) -> None:
    schedule = schedule_from(tmp_path, {SERIES: series_text(until=""), **files})
    assert starts(schedule.of_series(WEDNESDAYS))[-1] == last


def test_the_next_date_of_a_rare_series_is_announced_however_far_it_is(tmp_path: Path) -> None:
    files = {SERIES: series_text(until="", rule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1")}
    schedule = schedule_from(tmp_path, files)
    assert starts(schedule.of_series(WEDNESDAYS)) == ["2021-03-01 10:00"]


def test_an_hour_of_the_wall_clock_stays_when_the_law_moves_the_zone(tmp_path: Path) -> None:
    files = {SERIES: series_text(from_="2024-02-21", until="2024-03-13")}
    schedule = schedule_from(tmp_path, files)
    found = schedule.of_series(WEDNESDAYS)
    assert starts(found) == [f"2024-{day} 10:00" for day in ("02-21", "02-28", "03-06", "03-13")]
    assert [one.start.utcoffset() for one in found] == [
        *[timedelta(hours=6)] * 2,
        *[timedelta(hours=5)] * 2,
    ]


def test_a_session_alone_keeps_what_was_first_announced(tmp_path: Path) -> None:
    text = session_text(
        "2020-12-02",
        "changes:\n"
        "  - {on: 2020-11-14 09:00, was: 2020-12-01 10:00, note: Учения}\n"
        "  - {on: 2020-11-20 09:00, note: В другом здании}\n",
        status="confirmed",
    )
    schedule = schedule_from(tmp_path, {"sessions/2020/2020-12-02-talgar.ru.md": text})
    (session,) = schedule.between(date(2020, 12, 2), date(2020, 12, 2))
    assert session.original == datetime(2020, 12, 1, 10, tzinfo=ALMATY)
    assert [change.kind for change in session.changes] == [ChangeKind.MOVED, ChangeKind.NOTED]
    assert session.modified == datetime(2020, 11, 20, 9, tzinfo=ALMATY)
    assert session.end is None


def test_words_of_a_session_come_in_all_its_languages(tmp_path: Path) -> None:
    cancelled = "cancelled: {{on: 2020-11-15 09:00, reason: {}}}\n"
    files = {
        f"sessions/2020/2020-12-16-talgar.{lang}.md": session_text(
            "2020-12-16", cancelled.format(reason), status="cancelled", title=title
        )
        for lang, reason, title in (("kk", "Мереке", "Эфир"), ("ru", "Праздник", "Приём"))
    }
    schedule = schedule_from(tmp_path, files)
    session = schedule.of_session(SessionId("2020-12-16-talgar"))
    assert session is not None
    assert session.reason is not None
    assert str(session.reason.pick(Language.KK)) == "Мереке"
    assert str(session.reason.pick(Language.RU)) == "Праздник"
    assert session.read_in(Language.EN) is Language.KK

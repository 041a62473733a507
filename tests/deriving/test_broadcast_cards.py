"""Broadcasts with their names, and what was changed about them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from pressroom.deriving.broadcast_cards import next_cards, schedule_changes, span_key
from pressroom.deriving.broadcasts import ChangeKind
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule_months import chains, month_columns, months_of
from pressroom.language import Language
from tests.checking.small_archive import lay_out, read_content
from tests.deriving.small_schedule import ALMATY, DISTRICTS, series_text, session_text

NOW = datetime(2020, 11, 3, 12, tzinfo=ALMATY)
MOVED = "  - {date: 2020-11-11, moved_to: 2020-11-12 15:00, note: Учения, on: 2020-11-09}\n"
CANCELLED = "  - {date: 2020-12-16, cancelled: Праздник, on: 2020-11-10}\n"


def edition(folder: Path, files: dict[str, str]) -> Edition:
    districts = {"registers/districts.yaml": DISTRICTS}
    read = read_content(lay_out(folder, {**districts, **files}))
    assert read.problems == []
    return Edition(read.archive, tuple(Language), NOW)


def test_changes_are_told_newest_first_with_old_time_and_reason(tmp_path: Path) -> None:
    files = {
        "series/talgar.md": series_text(exceptions=MOVED + CANCELLED),
        "sessions/2020/2020-11-20-talgar.ru.md": session_text(
            "2020-11-20",
            "changes:\n  - {on: 2020-11-15 09:00, was: 2020-11-20 09:00, note: Позже}\n"
            "  - {on: 2020-11-16 09:00, note: В другом зале}\n",
        ),
    }
    found = schedule_changes(edition(tmp_path, files))
    assert [(one.change.kind, str(one.change.reason.pick(Language.RU))) for one in found] == [
        (ChangeKind.MOVED, "Позже"),
        (ChangeKind.CANCELLED, "Праздник"),
        (ChangeKind.MOVED, "Учения"),
    ]
    assert found[2].card.broadcast.start.hour == 15
    assert found[2].change.was is not None
    assert f"{found[2].change.was:%Y-%m-%d %H:%M}" == "2020-11-11 10:00"
    noted = schedule_changes(edition(tmp_path, files), noted=True)
    assert noted[0].change.kind is ChangeKind.NOTED


def test_next_broadcasts_are_those_that_have_not_ended(tmp_path: Path) -> None:
    files = {"series/talgar.md": series_text(exceptions=MOVED + CANCELLED)}
    cards = next_cards(edition(tmp_path, files), 3)
    days = [card.broadcast.day for card in cards]
    assert days == [date(2020, 11, 4), date(2020, 11, 12), date(2020, 11, 18)]
    assert cards[1].district.id == "talgar"


def test_key_of_a_span_changes_with_its_series_alone(tmp_path: Path) -> None:
    files = {"series/talgar.md": series_text()}
    first, last = date(2020, 11, 1), date(2020, 11, 30)
    before = span_key(edition(tmp_path / "before", files), first, last)
    assert span_key(edition(tmp_path / "same", files), first, last) == before
    other = series_text(district="konaev", from_="2021-01-06", until="2021-06-30")
    with_other = edition(tmp_path / "other", {**files, "series/konaev.md": other})
    assert span_key(with_other, first, last) == before
    changed = {"series/talgar.md": series_text(exceptions=MOVED)}
    assert span_key(edition(tmp_path / "changed", changed), first, last) != before


def test_months_are_those_in_which_something_was_to_begin(tmp_path: Path) -> None:
    moved = "  - {date: 2020-12-30, moved_to: 2021-02-03 10:00, note: Учения, on: 2020-12-01}\n"
    found = months_of(edition(tmp_path, {"series/talgar.md": series_text(exceptions=moved)}))
    assert [f"{month:%Y-%m}" for month in found] == ["2020-10", "2020-11", "2020-12", "2021-02"]


def test_columns_of_a_month_are_its_weeks() -> None:
    spans = [(first.day, last.day) for first, last in month_columns(date(2020, 11, 1))]
    assert spans == [(1, 1), (2, 8), (9, 15), (16, 22), (23, 29), (30, 30)]
    whole = [(first.day, last.day) for first, last in month_columns(date(2021, 2, 1))]
    assert whole == [(1, 7), (8, 14), (15, 21), (22, 28)]


def test_each_series_is_followed_by_one_and_follows_one(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        {
            "series/a.md": series_text(until="2020-11-25"),
            "series/b.md": series_text(until="2020-12-30", rule="FREQ=WEEKLY;BYDAY=TH"),
            "series/c.md": series_text(from_="2021-01-06", until="2021-06-30"),
            "series/d.md": series_text(from_="2021-01-13", until="2021-06-30"),
        },
    )
    pairs = [(one.id, other.id) for one, other in chains(found.archive.series.values())]
    assert pairs == [("b", "c"), ("a", "d")]


def test_series_that_begins_years_later_follows_nothing(tmp_path: Path) -> None:
    files = {
        "series/a.md": series_text(until="2020-11-25"),
        "series/b.md": series_text(from_="2026-01-07", until="2026-06-24"),
    }
    assert list(chains(edition(tmp_path, files).archive.series.values())) == []

"""What an author is asked to look at again in a series."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.building.crew import open_crew
from pressroom.checking import check_archive
from pressroom.language import Language
from pressroom.problems.report import message
from pressroom.reading.archive import read_archive
from tests.checking.small_archive import lay_out, problems_of, session_text, settings_for
from tests.deriving.small_schedule import series_text
from tests.site.commands import PUBLIC, pelican, tree

SERIES = "series/talgar-wednesday.md"
HOLIDAY = [f"{SERIES}:8 A411"]


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T05:00:00+00:00").astimezone(UTC)


def test_a_date_on_a_public_holiday_is_told_until_somebody_speaks_of_it(tmp_path: Path) -> None:
    exception = "  - {date: 2020-12-16, cancelled: День Независимости, on: 2020-12-10}\n"
    session = session_text("2020-12-16", "series: talgar-wednesday\n")
    for name, files, expected in (
        ("silent", {SERIES: series_text()}, HOLIDAY),
        ("excepted", {SERIES: series_text(exceptions=exception)}, []),
        (
            "held",
            {SERIES: series_text(), "sessions/2020/2020-12-16-talgar.ru.md": session},
            [],
        ),
    ):
        assert problems_of(tmp_path / name, files, on("2020-11-01")) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2020-12-16", HOLIDAY), ("2020-12-17", []), ("2019-12-01", [])]
)
def test_holidays_are_looked_for_from_today_to_a_year_ahead(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    assert problems_of(tmp_path, {SERIES: series_text()}, on(day)) == expected


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.KK, "Тәуелсіздік күні"),
        (Language.RU, "День Независимости"),
        (Language.EN, "Independence Day"),
    ],
)
def test_a_holiday_is_named_in_the_readers_language(
    tmp_path: Path, language: Language, name: str
) -> None:
    settings = settings_for(lay_out(tmp_path, {SERIES: series_text()}))
    with open_crew("serial", 1) as crew:
        (problem,) = check_archive(read_archive(settings, crew), settings)
    assert message(problem, language).endswith(f": {name}")


@pytest.mark.parametrize(
    ("day", "told"),
    [("2020-11-26", False), ("2020-11-27", True), ("2021-03-11", True), ("2021-03-12", False)],
)
def test_an_author_is_told_when_an_announcement_without_an_end_lapses(
    tmp_path: Path, day: str, told: bool
) -> None:
    found = problems_of(tmp_path, {SERIES: series_text(until="")}, on(day))
    assert found == ([f"{SERIES}:12 A412"] if told else [])


def old_zone_data(folder: Path) -> Path:
    """A package ``tzdata`` in which Almaty has always had UTC+6. Source of the form: RFC 9636."""
    asia = folder / "tzdata" / "zoneinfo" / "Asia"
    asia.mkdir(parents=True)
    for package in (asia, asia.parent, asia.parent.parent):
        (package / "__init__.py").write_text('IANA_VERSION = "2023c"\n')
    header = struct.pack(">4sc15x6l", b"TZif", b"\0", 0, 0, 0, 0, 1, 4)
    (asia / "Almaty").write_bytes(header + struct.pack(">lbb", 21600, 0, 0) + b"+06\0")
    return folder


def test_zone_data_without_march_2024_is_refused(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content", {SERIES: series_text()})
    output = tmp_path / "output"
    environ = {"PYTHONPATH": str(old_zone_data(tmp_path / "old")), "PRESS_LANG": "ru"}
    done = pelican(content, output, settings=PUBLIC, environ=environ)
    assert done.returncode == 3
    assert "A410" in done.stderr
    assert "1 марта 2024" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(output) == {}

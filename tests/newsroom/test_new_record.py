from datetime import date
from pathlib import Path

import pytest

from pressroom.language import Language
from pressroom.newsroom.new_record import (
    CannotStartError,
    NewRecord,
    new_release,
    new_series,
    new_session,
)
from tests.checking.small_archive import (
    lay_out,
    problems_of,
    read_content,
    session_text,
)

TODAY = date(2020, 10, 18)
DAY = date(2020, 10, 21)
SERIES = """\
---
title: Эфир по средам
district: talgar
official: chief-talgar
platform: instagram
channel: police_talgar
url: https://www.instagram.com/police_talgar/
rule: weekly on wednesday
time: 11:30
duration: 1:30
from: 2020-10-21
until: 2020-11-30
announced: 2020-10-16
---
"""


def start_session(
    tmp_path: Path, files: dict[str, str], lang: Language = Language.RU, unit: str = "talgar"
) -> NewRecord:
    archive = read_content(lay_out(tmp_path / "content", files)).archive
    return new_session(archive, unit, DAY, lang, today=TODAY)


@pytest.mark.parametrize("lang", list(Language))
def test_new_records_are_accepted_as_they_are(tmp_path: Path, lang: Language) -> None:
    archive = read_content(lay_out(tmp_path / "empty", {})).archive
    records = [
        new_session(archive, "talgar", DAY, lang, today=TODAY),
        new_session(archive, "almaty-region", DAY, lang, today=TODAY),
        new_release(archive, "online-reception", DAY, lang),
        new_series(archive, "talgar", DAY, today=TODAY),
    ]
    files = {record.path: record.text for record in records}
    assert problems_of(tmp_path / "content", files) == []
    assert sorted(files) == [
        f"news/2020/2020-10-21-online-reception.{lang}.md",
        "series/talgar-wednesday.md",
        f"sessions/2020/2020-10-21-almaty-region.{lang}.md",
        f"sessions/2020/2020-10-21-talgar.{lang}.md",
    ]


def test_a_new_session_takes_over_what_its_series_says(tmp_path: Path) -> None:
    files = {"series/talgar-wednesday.md": SERIES}
    record = start_session(tmp_path, files)
    files[record.path] = record.text
    content = lay_out(tmp_path / "again", files)
    assert problems_of(content, files) == []
    (session,) = read_content(content).archive.sessions["2020-10-21-talgar"].values()  # type: ignore[index]
    assert f"{session.starts:%H:%M}" == "11:30"
    assert str(session.duration) == "1:30:00"
    assert session.official == "chief-talgar"
    assert session.channel == "police_talgar"
    assert session.series == "talgar-wednesday"
    assert session.draft


def test_a_second_session_of_a_day_gets_a_number(tmp_path: Path) -> None:
    files = {"sessions/2020/2020-10-21-talgar.ru.md": session_text("2020-10-21")}
    assert start_session(tmp_path, files).path == "sessions/2020/2020-10-21-talgar-2.ru.md"


def test_a_session_that_stands_in_another_language_is_started_as_its_translation(
    tmp_path: Path,
) -> None:
    original = session_text(
        "2020-10-21",
        "official: chief-talgar\nviewers: 0\ncancelled: {on: 2020-10-20, reason: 'Учения: сбор'}\n",
    ).replace("held", "cancelled")
    files = {"sessions/2020/2020-10-21-talgar.ru.md": original}
    record = start_session(tmp_path, files, Language.KK)
    assert record.path == "sessions/2020/2020-10-21-talgar.kk.md"
    assert "translated: 2020-10-18\n" in record.text
    assert problems_of(tmp_path / "both", {**files, record.path: record.text}) == []


def test_an_unknown_district_is_refused_with_the_near_one(tmp_path: Path) -> None:
    with pytest.raises(CannotStartError) as refused:
        start_session(tmp_path, {}, unit="talgr")
    assert refused.value.suggestion == "talgar"


def test_a_name_that_cannot_stand_in_an_address_is_refused(tmp_path: Path) -> None:
    archive = read_content(lay_out(tmp_path, {})).archive
    for slug in ("Новость", "../x", "", "a b"):
        with pytest.raises(CannotStartError):
            new_release(archive, slug, DAY, Language.RU)

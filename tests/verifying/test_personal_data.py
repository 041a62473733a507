"""A finished site is read by the detectors anew, whatever kind of file a number hides in."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from pressroom.privacy.permitted import digest_of
from pressroom.verifying.tree import verify_tree
from tests.privacy.test_pictures import EXIF, jpeg
from tests.verifying.test_verify_tree import page, sound, told

PHONE = "8 701 123 45 67"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kk/a.html", page("kk/a.html", f"<p>{PHONE}</p>")),
        ("kk/a.html", page("kk/a.html", "<p>8 <b>701</b> 123<wbr>45&nbsp;67</p>")),
        ("kk/a.html", page("kk/a.html", f'<p title="{PHONE}">a</p>')),
        ("kk/a.html", page("kk/a.html", head=f'<meta name="description" content="{PHONE}">')),
        ("kk/feeds/a.xml", f"<feed><title>{PHONE}</title></feed>"),
        ("kk/feeds/a.xml", "<feed><content>&lt;p&gt;87011234567&lt;/p&gt;</content></feed>"),
        ("calendars/a.ics", "BEGIN:VCALENDAR\r\nDESCRIPTION:8 701 12\r\n 3 45 67\r\n"),
        ("calendars/a.ics", "UID:a@b.kz\r\nDESCRIPTION:aidos.serik@mail.kz\r\n"),
        ("calendars/a.ics", "UID:87011234567@police.example.kz\r\n"),
        ("data/a.csv", f'id,text\r\nq1,"{PHONE}"\r\n'),
        ("data/a.json", json.dumps({"text": "8\u00a0701\u00a0123\u00a045\u00a067"})),
        ("data/a.jsonl", json.dumps({"text": PHONE}) + "\n"),
        ("data/a.txt", PHONE),
        ("images/87011234567.svg", "<svg/>"),
    ],
)
def test_number_is_told_in_every_kind_of_file(tmp_path: Path, path: str, text: str) -> None:
    assert f"P501 {path}" in told(tmp_path, {path: text})


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kk/a.html", page("kk/a.html", "<ul><li>8</li><li>701</li><li>1234567</li></ul>")),
        ("kk/a.html", page("kk/a.html", '<time datetime="2020-10-16T10:00+06:00">10:00</time>')),
        ("data/a.json", "[8,701,123,45,67,900101300123]"),
        ("data/a.csv", "session,day,minutes,viewers\r\n2020-10-16-a,2020-10-16,240,3000\r\n"),
        ("calendars/a.ics", "DTSTART:20201016T100000\r\nDTSTAMP:20201016T040000Z\r\n"),
        ("calendars/a.ics", "UID:series-talgar-wednes\r\n day@police.example.kz\r\n"),
    ],
)
def test_numbers_of_nobody_are_not_told(tmp_path: Path, path: str, text: str) -> None:
    assert [line for line in told(tmp_path, {path: text}) if line.startswith("P")] == []


def test_number_in_a_calendar_is_told_with_the_line_of_the_file(tmp_path: Path) -> None:
    told(tmp_path, {"calendars/a.ics": f"SUMMARY:a\r\n b\r\n c\r\nDESCRIPTION:{PHONE}\r\n"})
    found = [problem for problem in verify_tree(tmp_path) if problem.code == "P501"]
    assert [problem.line for problem in found] == [4]


def test_words_in_a_file_that_is_no_text_are_read(tmp_path: Path) -> None:
    told(tmp_path, {})
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "0.bin").write_bytes(b"\x00\xff" + f"Звоните {PHONE}".encode() + b"\xfe")
    (tmp_path / "search" / "1.bin").write_bytes(b"\xff\x00123ABC02 @talgar #roads\xff\x80900101")
    found = [problem for problem in verify_tree(tmp_path) if problem.code == "P501"]
    assert [Path(problem.file).name for problem in found] == ["0.bin"]


def test_row_of_a_database_is_read(tmp_path: Path) -> None:
    told(tmp_path, {})
    with sqlite3.connect(tmp_path / "archive.sqlite") as database:
        database.execute('CREATE TABLE "a b" (words TEXT, n INTEGER)')
        database.execute('INSERT INTO "a b" VALUES (?, 1)', (PHONE,))
    database.close()
    assert [problem.code for problem in verify_tree(tmp_path)] == ["P501"]


def test_picture_with_a_place_in_it_is_told(tmp_path: Path) -> None:
    told(tmp_path, {})
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(jpeg(EXIF))
    assert [problem.code for problem in verify_tree(tmp_path)] == ["P502"]


def test_what_the_site_says_is_permitted_may_stand(tmp_path: Path) -> None:
    version = {**json.loads(sound()["version.json"]), "permitted": [digest_of("7011234567")]}
    files = {
        "version.json": json.dumps(version),
        "kk/a.html": page("kk/a.html", f'<p><a href="tel:+77011234567">{PHONE}</a></p>'),
    }
    assert told(tmp_path, files) == []

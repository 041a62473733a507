"""A calendar is read as a phone reads it: each fault in it is told, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.verifying.tree import verify_tree

SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VTIMEZONE
TZID:Asia/Almaty
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0600
END:STANDARD
BEGIN:STANDARD
DTSTART:20240301T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:series-a@press.example
DTSTAMP:20201015T180000Z
SEQUENCE:0
DTSTART;TZID=Asia/Almaty:20201021T100000
RRULE:FREQ=WEEKLY;UNTIL=20201230T040000Z;BYDAY=WE
SUMMARY:A
END:VEVENT
BEGIN:VEVENT
UID:series-a@press.example
DTSTAMP:20201029T180000Z
SEQUENCE:15
RECURRENCE-ID;TZID=Asia/Almaty:20201104T100000
DTSTART;TZID=Asia/Almaty:20201105T150000
SUMMARY:A
STATUS:CANCELLED
DESCRIPTION:Drill
END:VEVENT
END:VCALENDAR
"""


def told(folder: Path, calendar: str) -> list[tuple[str, str]]:
    """Code and line of each problem of the calendar in a tree that holds nothing else."""
    path = folder / "calendars" / "talgar.ru.ics"
    path.parent.mkdir(parents=True)
    path.write_bytes(calendar.replace("\n", "\r\n").encode())
    found = [problem for problem in verify_tree(folder) if problem.file.endswith(".ics")]
    return [(problem.code, problem.source.strip()) for problem in found]


def test_a_sound_calendar_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("V310", "VERSION:2.0\n", ""),
        ("V310", "DTSTART;TZID=Asia/Almaty:20201105T150000", "DTSTART:tomorrow"),
        ("V310", "END:VCALENDAR\n", ""),
        ("V310", "SUMMARY:A", f"SUMMARY:{'A' * 80}"),
        ("V311", "DESCRIPTION:Drill\n", "COMMENT:Drill\nDESCRIPTION:a\n" + "COMMENT:A\n" * 10_000),
        ("V312", "DTSTAMP:20201015T180000Z\n", ""),
        ("V312", "DESCRIPTION:Drill\n", ""),
        ("V313", "TZID:Asia/Almaty", "TZID:Asia/Oral"),
        ("V314", "DTSTART:20240301T000000", "DTSTART:20250301T000000"),
        ("V315", "RECURRENCE-ID;TZID=Asia/Almaty:20201104T100000\n", ""),
        ("V316", "SUMMARY:A", "SUMMARY:A\nEXDATE;TZID=Asia/Almaty:20201104T100000"),
        ("V317", "UNTIL=20201230T040000Z", "UNTIL=20201230T100000"),
        ("V317", "UNTIL=20201230T040000Z;", ""),
        (
            "V318",
            "RECURRENCE-ID;TZID=Asia/Almaty:20201104",
            "RECURRENCE-ID;TZID=Asia/Almaty:20201105",
        ),
        ("V319", "SEQUENCE:15", "SEQUENCE:0"),
    ],
)
def test_a_fault_of_a_calendar_is_told(tmp_path: Path, code: str, old: str, new: str) -> None:
    assert old in SOUND
    found = told(tmp_path, SOUND.replace(old, new, 1))
    assert code in {each for each, _ in found}
    if code not in {"V310", "V311", "V314"}:
        assert (code, "BEGIN:VEVENT") in found


def test_zone_data_with_rules_of_its_own_is_understood(tmp_path: Path) -> None:
    """As others write the same zone: by rules, and by further dates of one onset."""
    own = """\
BEGIN:STANDARD
DTSTART:19910929T030000
RDATE:20240301T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20040327T200000Z
TZOFFSETFROM:+0600
TZOFFSETTO:+0700
END:DAYLIGHT
END:VTIMEZONE
"""
    begin = SOUND.index("BEGIN:STANDARD\nDTSTART:20240301")
    end = SOUND.index("BEGIN:VEVENT")
    assert told(tmp_path, SOUND[:begin] + own + SOUND[end:]) == []

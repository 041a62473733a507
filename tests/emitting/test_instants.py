"""A table of instants, 2004 to 2027, is the same for whoever reads the calendar.

Two more readers, ical.js and libical, read it in ``python -m bench.calendar_readers``.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from tests.emitting.instants import edition_of_instants, instants, starts_of_rules
from tests.emitting.small_calendars import desk_for, events, expanded, rendered

ALL = "calendars/all.ru.ics"


@pytest.fixture(scope="module")
def calendar() -> bytes:
    edition = edition_of_instants()
    return rendered(edition, desk_for(Path(__file__).parent, edition), ALL)[ALL]


def test_there_are_more_than_sixty_instants_and_the_hour_that_came_twice() -> None:
    table = instants()
    assert len(table) > 60
    assert {local.year for local, _ in table} == set(range(2004, 2028))
    told = {f"{local:%Y-%m-%d %H:%M}": f"{instant:%H:%M}" for local, instant in table}
    assert told["2024-02-29 23:30"] == "17:30"


def test_icalendar_reads_every_instant_as_the_law_says(calendar: bytes) -> None:
    read = {
        str(event["SUMMARY"])[:16]: event["DTSTART"].dt.astimezone(UTC)
        for event in events(calendar)
        if "RRULE" not in event and "RECURRENCE-ID" not in event
    }
    assert read == {f"{local:%Y-%m-%d %H:%M}": instant for local, instant in instants()}


@pytest.mark.parametrize("zone", ["Asia/Almaty", "/press.example/Almaty"])
def test_recurring_ical_events_reads_every_instant(calendar: bytes, zone: str) -> None:
    """By the reader's own zone data; and, under a name that it does not know, by the calendar's."""
    text = calendar.replace(b"X-WR-TIMEZONE:Asia/Almaty\r\n", b"")
    named = text.replace(b"Asia/Almaty", zone.encode())
    read = sorted(start.astimezone(UTC) for start, _, _ in expanded(named))
    assert read == sorted([*(instant for _, instant in instants()), *starts_of_rules()])

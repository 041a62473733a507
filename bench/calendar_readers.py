"""Whether three readers that do not know of each other read the same instants from a calendar.

    python -m bench.calendar_readers --into FOLDER

The table is that of ``tests/emitting/instants.py``. The readers: icalendar with
recurring-ical-events; ical.js, which npm installs into FOLDER; libical, Debian's package, unpacked
into FOLDER and called as it is. Prints each difference, then their number.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.emitting.instants import edition_of_instants, instants, starts_of_rules
from tests.emitting.small_calendars import desk_for, expanded, rendered

ALL = "calendars/all.ru.ics"
Reader = Callable[[Path, Path], list[datetime]]

ICAL_JS = """
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const found = [];
const all = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
for (const event of all.filter((each) => !each.isRecurrenceException())) {
  if (!event.isRecurring()) {
    found.push(event.startDate.toUnixTime());
    continue;
  }
  const dates = event.iterator();
  for (let next = dates.next(); next; next = dates.next()) {
    found.push(event.getOccurrenceDetails(next).startDate.toUnixTime());
  }
}
console.log(JSON.stringify(found));
"""


class IcalTime(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class IcalSpan(ctypes.Structure):
    """``struct icaltime_span`` of libical 3."""

    _fields_ = (("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int))


def by_recurring_ical_events(calendar: Path, folder: Path) -> list[datetime]:
    """The product's own library, with another one on top."""
    return [start.astimezone(UTC) for start, _, _ in expanded(calendar.read_bytes())]


def by_ical_js(calendar: Path, folder: Path) -> list[datetime]:
    """Mozilla's reader, by the zone that the calendar tells."""
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "ical.js@2"],
        check=True,
    )
    script = folder / "read.mjs"
    script.write_text(ICAL_JS, encoding="utf-8")
    done = subprocess.run(
        ["node", script, calendar], check=True, capture_output=True, text=True, timeout=60
    )
    return [datetime.fromtimestamp(second, UTC) for second in json.loads(done.stdout)]


def by_libical(calendar: Path, folder: Path) -> list[datetime]:
    """GNOME's and KDE's reader, by the zone that the calendar tells."""
    library = _libical(folder)
    pointer = ctypes.c_void_p
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component"):
        getattr(library, name).restype = pointer
    library.icalcomponent_get_next_component.restype = pointer
    component = pointer(library.icalparser_parse_string(calendar.read_bytes()))
    kind = library.icalcomponent_string_to_kind(b"VEVENT")
    found: list[datetime] = []

    @ctypes.CFUNCTYPE(None, pointer, ctypes.POINTER(IcalSpan), pointer)
    def note(_: int, span: ctypes._Pointer[IcalSpan], __: int) -> None:
        found.append(datetime.fromtimestamp(span.contents.start, UTC))

    library.icalcomponent_get_timezone.restype = pointer
    zone = library.icalcomponent_get_timezone(component, b"Asia/Almaty")
    # What leaves its rule replaces that date: the library leaves this to the program.
    replaced: list[datetime] = []
    library.icalcomponent_get_recurrenceid.restype = IcalTime
    library.icaltime_as_timet_with_zone.argtypes = (IcalTime, pointer)
    library.icaltime_as_timet_with_zone.restype = ctypes.c_long
    library.icalcomponent_get_recurrenceid.argtypes = (pointer,)
    first, last = IcalTime(2000, 1, 1), IcalTime(2035, 1, 1)
    library.icalcomponent_foreach_recurrence.argtypes = (
        *(pointer, IcalTime, IcalTime),
        *(type(note), pointer),
    )
    event = library.icalcomponent_get_first_component(component, kind)
    while event:
        library.icalcomponent_foreach_recurrence(event, first, last, note, None)
        instead = library.icalcomponent_get_recurrenceid(event)
        if instead.year:
            second = library.icaltime_as_timet_with_zone(instead, zone)
            replaced.append(datetime.fromtimestamp(second, UTC))
        event = library.icalcomponent_get_next_component(component, kind)
    for moment in replaced:
        found.remove(moment)
    return found


def _libical(folder: Path) -> ctypes.CDLL:
    """The shared library of Debian's package, unpacked; nothing is installed."""
    if not list(folder.glob("libical3_*.deb")):
        subprocess.run(["apt-get", "download", "libical3"], check=True, cwd=folder)
    for package in folder.glob("libical3_*.deb"):
        subprocess.run(["dpkg", "-x", package, folder / "root"], check=True)
    return ctypes.CDLL(str(next((folder / "root").rglob("libical.so.3"))))


READERS: dict[str, Reader] = {
    "icalendar + recurring-ical-events": by_recurring_ical_events,
    "ical.js": by_ical_js,
    "libical": by_libical,
}


def main() -> int:
    """Compare; 0: no difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="a folder for the readers")
    folder = parser.parse_args().into.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    edition = edition_of_instants()
    calendar = folder / "instants.ics"
    calendar.write_bytes(rendered(edition, desk_for(folder, edition), ALL)[ALL])
    expected = sorted([*(instant for _, instant in instants()), *starts_of_rules()])
    differences = 0
    for name, read in READERS.items():
        told = sorted(read(calendar, folder))
        wrong = set(told) ^ set(expected)
        wrong |= {each for each in expected if told.count(each) != expected.count(each)}
        differences += len(wrong)
        print(f"{name}: {len(told)} instants read, {len(wrong)} differences")
        for instant in sorted(wrong):
            side = "expected" if instant in expected else "read"
            print(f"    {side} only: {instant:%Y-%m-%d %H:%M} UTC", file=sys.stderr)
    print(f"{len(expected)} instants, {len(READERS)} readers: {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""When the broadcasts of an invented archive take place: working days of 2004 to 2026."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bench import registers

FIRST_DAY = date(2004, 1, 5)
LAST_DAY = date(2026, 6, 30)
# Every record of every archive lies before this moment: SOURCE_DATE_EPOCH of a measured build.
BUILD_MOMENT = int(datetime(2026, 7, 1, tzinfo=UTC).timestamp())
SATURDAY, WEDNESDAY = 5, 2
HOURS = (10, 11, 14, 15, 16)


@dataclass(frozen=True, slots=True)
class Slot:
    """One broadcast's place in the archive: ``series`` is the series' id, None for a single one."""

    id: str
    day: date
    hour: int
    unit: str
    series: str | None

    @property
    def path(self) -> str:
        """The record's path in the content folder, without language and ending."""
        return f"sessions/{self.day.year}/{self.id}"


def slots(count: int) -> Iterator[Slot]:
    """Spread ``count`` broadcasts evenly over the years, in order of their days."""
    days = (LAST_DAY - FIRST_DAY).days - 1
    today: date | None = None
    held: dict[str, int] = {}
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * days // count)
        # The first session of the week after is not before the last one of this.
        if day.weekday() >= SATURDAY:
            day -= timedelta(days=day.weekday() - SATURDAY + 1)
        if day != today:
            today, held = day, {}
        yield _slot(number, day, held)


def _slot(number: int, day: date, held: dict[str, int]) -> Slot:
    """Find the broadcast's unit; ``held`` counts those of the day, and now this one too."""
    in_series = day.weekday() == WEDNESDAY and _has_series(day)
    units = registers.SERIES_UNITS if in_series else (registers.REGION, *registers.UNITS)
    # Seven is prime to the number of units: neighbours in time are far apart in the register.
    unit = units[number * 7 % len(units)]
    held[unit] = held.get(unit, 0) + 1
    name = f"{day}-{unit}"
    if held[unit] > 1:
        return Slot(f"{name}-{held[unit]}", day, 17, unit, None)
    if in_series:
        return Slot(name, day, 10, unit, registers.series_id(unit, day.year))
    return Slot(name, day, HOURS[number % len(HOURS)], unit, None)


def _has_series(day: date) -> bool:
    """Whether the autumn broadcasts go on that day."""
    if not registers.FIRST_SERIES_YEAR <= day.year <= registers.LAST_SERIES_YEAR:
        return False
    return date(day.year, 9, 1) <= day <= date(day.year, 10, 20)

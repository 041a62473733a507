"""Days, hours, lengths and numbers in a reader's language, by CLDR.

They are made at build time: no browser can be relied on for Kazakh. A moment is shown in the zone
that it carries, by that zone's rules of the very day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale, numbers
from babel.dates import format_date, format_skeleton, format_time
from babel.units import format_unit

from pressroom.language import Language
from pressroom.rendering.contexts import Moment

LOCALES = {
    Language.KK: Locale("kk"),
    Language.RU: Locale("ru"),
    # Day before month and a clock of 24 hours, as everyone in Kazakhstan writes.
    Language.EN: Locale("en", "GB"),
}
# CLDR's "date at time" form, which Babel does not bring.
DAY_AND_HOUR = {
    Language.KK: "{day}, {hour}",
    Language.RU: "{day} в {hour}",
    Language.EN: "{day} at {hour}",
}
# CLDR sets the narrow no-break space before "г." and "ж."; fewer fonts have it than the wide one.
NARROW_SPACE, NO_BREAK_SPACE = "\u202f", "\xa0"


def format_day(value: date, language: Language, *, weekday: bool = False) -> Moment:
    """A day: "16 октября 2020 г.", with ``weekday`` "пятница, 16 октября 2020 г.".

    Of a moment, its day in its own zone.
    """
    return _day(value.year, value.month, value.day, language, weekday)


def format_instant(moment: datetime, language: Language, *, weekday: bool = False) -> Moment:
    """A moment in its own zone: "16 октября 2020 г. в 10:00", "UTC+6"."""
    text = DAY_AND_HOUR[language].format(
        day=format_day(moment, language, weekday=weekday).text,
        hour=_hour(moment.hour, moment.minute, language),
    )
    return Moment(moment.isoformat(timespec="minutes"), text, format_zone(moment))


def format_hour(moment: datetime, language: Language) -> Moment:
    """The hour alone of a moment in its own zone: "14:00", "UTC+6"."""
    text = _hour(moment.hour, moment.minute, language)
    return Moment(moment.isoformat(timespec="minutes"), text, format_zone(moment))


def format_clock(value: time, language: Language) -> str:
    """An hour of the day: "14:00"."""
    return _hour(value.hour, value.minute, language)


def format_month(value: date, language: Language) -> Moment:
    """A month with its year: "октябрь 2020 г."."""
    return _month(value.year, value.month, language)


def format_month_alone(value: date, language: Language) -> str:
    """A month without its year, as short as it can be told: "окт."."""
    return str(format_date(value, "LLL", locale=LOCALES[language]))


def format_zone(moment: datetime) -> str:
    """How far a moment's zone was from UTC on that day: "UTC+6", "UTC+5:30", "UTC".

    Raises ValueError: the moment has no zone.
    """
    difference = moment.utcoffset()
    if difference is None:
        raise ValueError(f"{moment}: a moment without a zone")
    minutes = int(difference.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


@lru_cache(maxsize=4096)
def format_duration(length: timedelta, language: Language) -> str:
    """A length in whole minutes: "4 часа", "45 минут", "1 ч 30 мин"."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    shown = [(hours, "hour")] * (hours > 0) + [(minutes, "minute")] * (minutes > 0 or hours == 0)
    form: Literal["long", "short"] = "long" if len(shown) == 1 else "short"
    return " ".join(
        format_unit(count, unit, form, locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)
        for count, unit in shown
    )


def format_offset(seconds: int) -> str:
    """A place in a broadcast as players show it: "0:45:10"."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def iso_duration(length: timedelta) -> str:
    """A length for the ``datetime`` attribute: "PT1H30M"; "PT0S" for none. Source: ISO 8601."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")


@lru_cache(maxsize=4096)
def format_number(value: int, language: Language) -> str:
    """A whole number with its thousands set apart: "3 000"."""
    return str(numbers.format_decimal(value, locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def format_percent(part: int, whole: int, language: Language) -> str:
    """What share of ``whole`` (more than 0) ``part`` is, in whole percent: "45 %"."""
    return str(numbers.format_percent(part / whole, locale=LOCALES[language]))


# The caches are keyed by numbers: moments of one instant in two zones are equal as keys.
@lru_cache(maxsize=16384)
def _day(year: int, month: int, day: int, language: Language, weekday: bool) -> Moment:
    value = date(year, month, day)
    form = "full" if weekday else "long"
    return Moment(value.isoformat(), _widened(format_date(value, form, locale=LOCALES[language])))


@lru_cache(maxsize=4096)
def _month(year: int, month: int, language: Language) -> Moment:
    value = date(year, month, 1)
    text = format_skeleton("yMMMM", value, locale=LOCALES[language])
    return Moment(f"{value:%Y-%m}", _widened(text))


@lru_cache(maxsize=4096)
def _hour(hour: int, minute: int, language: Language) -> str:
    return str(format_time(time(hour, minute), "short", locale=LOCALES[language]))


def _widened(text: str) -> str:
    return text.replace(NARROW_SPACE, NO_BREAK_SPACE)

"""Days of a schedule in a reader's language: without their year, in spans, in digits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton

from pressroom.language import Language
from pressroom.rendering.contexts import Moment
from pressroom.rendering.dates import LOCALES, NARROW_SPACE, NO_BREAK_SPACE, format_hour

# CLDR's full date without its year; the form that Babel finds for "MMMMEEEEd" is short.
_WEEKDAY_FIRST = {Language.KK: "d MMMM, EEEE", Language.RU: "EEEE, d MMMM"}
_WEEKDAY_FIRST[Language.EN] = "EEEE d MMMM"
_DAY = "d MMMM"
# Days from … to …, in one month, one year, or two years.
_IN_MONTH = {
    Language.KK: "{year} ж. {first}–{last} {month}",
    Language.RU: "{first}–{last} {month} {year} г.",
    Language.EN: "{first}–{last} {month} {year}",
}
_IN_YEAR = {
    Language.KK: "{year} ж. {first} – {last}",
    Language.RU: "{first} – {last} {year} г.",
    Language.EN: "{first} – {last} {year}",
}


def format_weekday(value: date, language: Language) -> Moment:
    """A day with its weekday and without its year: "среда, 4 ноября"."""
    text = format_date(value, _WEEKDAY_FIRST[language], locale=LOCALES[language])
    return Moment(value.strftime("%Y-%m-%d"), text)


@lru_cache(maxsize=4096)
def format_days(first: date, last: date, language: Language) -> str:
    """Days from ``first`` to ``last``: "2–8 ноября 2020 г."."""
    if first.year != last.year:
        days = (format_date(day, "long", locale=LOCALES[language]) for day in (first, last))
        return " – ".join(days).replace(NARROW_SPACE, NO_BREAK_SPACE)
    forms, pattern = (_IN_YEAR, _DAY) if first.month != last.month else (_IN_MONTH, "d")
    ends = (format_date(day, pattern, locale=LOCALES[language]) for day in (first, last))
    start, end = ends
    month = format_date(first, _DAY, locale=LOCALES[language]).partition(" ")[2]
    return forms[language].format(first=start, last=end, month=month, year=first.year)


@lru_cache(maxsize=4096)
def format_column(first: date, last: date, language: Language) -> str:
    """The days of a week inside one month, short: "2–8 нояб."; one day alone: "1 нояб."."""
    if first == last:
        return str(format_skeleton("MMMd", first, locale=LOCALES[language]))
    text = format_interval(first, last, "MMMd", locale=LOCALES[language])
    return str(text).replace(" ", NO_BREAK_SPACE)


def format_short(moment: datetime, language: Language, *, month: bool = False) -> Moment:
    """Weekday, day and hour for a cell: "ср, 4, 10:00"; with ``month`` "ср, 4 нояб., 10:00"."""
    skeleton = "MMMEd" if month else "Ed"
    day = format_skeleton(skeleton, moment.date(), locale=LOCALES[language])
    hour = format_hour(moment, language)
    text = f"{day}, {hour.text}".replace(" ", NO_BREAK_SPACE)
    return Moment(hour.iso, text, hour.zone)


def without_zone(moment: Moment, beside: Moment) -> Moment:
    """A moment that stands beside another: its zone is said once, unless the two differ."""
    return replace(moment, zone="") if moment.zone == beside.zone else moment


def format_month_name(value: date, language: Language) -> str:
    """A month's name alone: "ноябрь"."""
    return str(format_date(value, "LLLL", locale=LOCALES[language]))


def week_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())

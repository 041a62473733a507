"""A recurrence rule as one sentence: "Every Wednesday at 10:00".

Source: RFC 5545, 3.3.10. Rules that no office would say in words ("the last but one of these
days, in leap years") are said as "on the days given below": the dates stand on the same page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from babel.units import format_unit

from pressroom.language import Language
from pressroom.model.series import Series
from pressroom.rendering.dates import LOCALES, format_clock
from pressroom.rendering.rule_tables import (
    DAYS,
    ENGLISH_ORDINALS,
    HOUR_ENDINGS,
    RULE_WORDS,
    RuleWords,
)

_WORKING_DAYS = DAYS[:5]
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month"}


def rule_sentence(series: Series, language: Language) -> str:
    """When a series is held, without its first and last day."""
    words = RULE_WORDS[language]
    parts = dict(part.split("=") for part in series.rule.split(";"))
    rule = _Rule(parts, words, language).sentence() or words.listed
    if (months := parts.get("BYMONTH")) and parts["FREQ"] != "YEARLY" and rule != words.listed:
        named = _joined((words.months[int(month) - 1] for month in months.split(",")), words)
        rule = words.in_months.format(rule=rule, months=named)
    sentence = words.hour.format(
        rule=rule, hour=format_clock(series.at, language), ending=_hour_ending(series.at)
    )
    return f"{sentence[0].upper()}{sentence[1:]}"


class _Rule:
    """The parts of a canonical rule, and the words to say them with."""

    def __init__(self, parts: dict[str, str], words: RuleWords, language: Language) -> None:
        self._words = words
        self._language = language
        self._frequency = parts["FREQ"]
        self._interval = int(parts.get("INTERVAL", "1"))
        self._days = tuple(filter(None, parts.get("BYDAY", "").split(",")))
        self._numbers = tuple(map(int, filter(None, parts.get("BYMONTHDAY", "").split(","))))
        self._months = tuple(map(int, filter(None, parts.get("BYMONTH", "").split(","))))
        self._place = parts.get("BYSETPOS")

    def sentence(self) -> str | None:
        """The rule without its hour; None where there are no words for it."""
        if self._place is not None:
            return self._last_working_day()
        if self._frequency == "YEARLY":
            return self._yearly()
        if self._frequency == "MONTHLY" and (self._numbers or self._are_counted):
            return self._monthly()
        if self._numbers or self._are_counted:
            return None
        return self._weekly() if self._days else self._daily()

    @property
    def _are_counted(self) -> bool:
        return any(len(day) > len("MO") for day in self._days)

    def _every(self, form: str, days: str = "") -> str:
        unit = f"duration-{_UNITS[self._frequency]}"
        count = format_unit(self._interval, unit, "long", locale=LOCALES[self._language])
        return form.format(n=self._interval, count=count, days=days)

    def _daily(self) -> str | None:
        if self._frequency != "DAILY":
            return None
        return self._words.daily if self._interval == 1 else self._every(self._words.daily_every)

    def _weekly(self) -> str | None:
        words = self._words
        if self._interval > 1:
            if self._frequency != "WEEKLY":
                return None
            return self._every(words.weekly_every, self._several())
        if self._days == _WORKING_DAYS:
            return words.working_days
        if len(self._days) == len(DAYS):
            return words.daily
        if len(self._days) == 1:
            return words.weekly_one.format(days=words.each[self._days[0]])
        return words.weekly.format(days=self._several())

    def _several(self) -> str:
        return _joined((self._words.days[day] for day in self._days), self._words)

    def _monthly(self) -> str | None:
        words = self._words
        if self._numbers == (-1,) and not self._days and self._interval == 1:
            return words.monthly_last_day
        days = self._days_of_month()
        if days is None:
            return None
        if self._interval > 1:
            return self._every(words.every_months, days)
        form = words.monthly_numbers if self._numbers else words.monthly_days
        return form.format(days=days)

    def _yearly(self) -> str | None:
        days = self._days_of_month()
        if days is None or not self._months or self._interval > 1:
            return None
        months = _joined((self._words.months[month - 1] for month in self._months), self._words)
        return self._words.yearly.format(months=months, days=days)

    def _days_of_month(self) -> str | None:
        """Numbers of days, or counted days of the week: "first and third Wednesday"."""
        words = self._words
        if self._numbers and not self._days and min(self._numbers) > 0:
            return _joined((self._numbered(number) for number in self._numbers), words)
        if self._numbers or not self._are_counted:
            return None
        places: dict[str, list[int]] = {}
        for day in self._days:
            if len(day) == len("MO"):
                return None
            places.setdefault(day[-2:], []).append(int(day[:-2]))
        if any(place not in words.ordinals for found in places.values() for place in found):
            return None
        return _joined(
            (
                words.nth_day.format(
                    ordinal=_joined(
                        (words.ordinals[place][words.genders[day]] for place in found), words
                    ),
                    day=words.nth[day],
                )
                for day, found in places.items()
            ),
            words,
        )

    def _numbered(self, number: int) -> str:
        ending = ENGLISH_ORDINALS.get(number, "th")
        return self._words.number.format(n=number, ending=ending)

    def _last_working_day(self) -> str | None:
        rule = (self._frequency, self._days, self._place, self._interval, self._numbers)
        if rule == ("MONTHLY", _WORKING_DAYS, "-1", 1, ()):
            return self._words.monthly_last_working_day
        return None


def _joined(items: Iterable[str], words: RuleWords) -> str:
    *before, last = items
    return words.joined.format(before=", ".join(before), last=last) if before else last


def _hour_ending(at: time) -> str:
    return HOUR_ENDINGS.get(at.minute) or HOUR_ENDINGS[at.minute % 10]

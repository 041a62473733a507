"""Announced dates of series that fall on a day on which nobody works.

Source: the ``holidays`` package, which names law and decree of each year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from pressroom.language import Language

RUSSIAN = {
    "Capital Day": "День столицы",
    "Constitution Day": "День Конституции",
    "Day off": "выходной день",
    "Defender of the Fatherland Day": "День защитника Отечества",
    "Eid al-Adha": "Курбан айт",
    "First President Day": "День Первого Президента",
    "Independence Day": "День Независимости",
    "International Women's Day": "Международный женский день",
    "Kazakhstan's People Solidarity Holiday": "Праздник единства народа Казахстана",
    "New Year's Day": "Новый год",
    "Nowruz Holiday": "Наурыз мейрамы",
    "Orthodox Christmas": "православное Рождество",
    "Republic Day": "День Республики",
    "Victory Day": "День Победы",
}
"""The package has no Russian names."""

_REMARK = re.compile(r" \([^()]*\)")
"""That the day is moved or reckoned beforehand."""

Names = Mapping[Language, str]


def holidays_on(days: Iterable[date]) -> dict[date, Names]:
    """Those of the days that are public holidays, or days off for one, with their names."""
    return {day: names for day in days if (names := _of_year(day.year).get(day))}


@lru_cache(maxsize=64)
def _of_year(year: int) -> Mapping[date, Names]:
    # Takes half of the time in which a build starts: only who has dates to come waits for it.
    from holidays.countries.kazakhstan import Kazakhstan  # noqa: PLC0415

    kazakh = Kazakhstan(years=year, expand=False, language="kk")
    english = Kazakhstan(years=year, expand=False, language="en_US")
    found = {}
    for day, name in english.items():
        in_english = _REMARK.sub("", name)
        in_kazakh = _REMARK.sub("", kazakh[day])
        found[day] = {
            Language.KK: in_kazakh,
            Language.RU: RUSSIAN.get(in_english, in_kazakh),
            Language.EN: in_english,
        }
    return found

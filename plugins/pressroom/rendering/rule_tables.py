"""Words of recurrence rules in Kazakh, Russian and English."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _by_day(words: str) -> dict[str, str]:
    """One word for each day of the week, Monday first."""
    return dict(zip(DAYS, words.split(), strict=True))


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The words of one language.

    ``{days}`` and ``{months}`` stand for what is filled in, ``{n}`` for a number and ``{count}``
    for a number with its unit ("2 weeks").

    ``each`` names a day in "every …" where one day alone is meant, ``days`` several; ``nth`` names
    a day after an ordinal. ``ordinals`` maps a number to its forms, one for each gender of
    ``genders``. ``joined`` puts the last of several words to those before it.
    """

    daily: str
    daily_every: str
    weekly_one: str
    weekly: str
    weekly_every: str
    working_days: str
    monthly_days: str
    monthly_numbers: str
    monthly_last_day: str
    monthly_last_working_day: str
    every_months: str
    yearly: str
    in_months: str
    number: str
    nth_day: str
    listed: str
    hour: str
    joined: str
    each: dict[str, str]
    days: dict[str, str]
    nth: dict[str, str]
    genders: dict[str, int]
    ordinals: dict[int, tuple[str, ...]]
    months: tuple[str, ...]


_ENGLISH_DAYS = _by_day("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_ENGLISH_PLURALS = {day: f"{word}s" for day, word in _ENGLISH_DAYS.items()}
_KAZAKH_DAYS = _by_day("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі")

HOUR_ENDINGS = dict(
    zip(
        (*range(10), 10, 20, 30, 40, 50),
        "де де де те те те да де де да да да да та де".split(),
        strict=True,
    )
)
"""The Kazakh ending of "at" after the last numeral that is read out."""

ENGLISH_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
"""Endings of the days of a month; all others have "th"."""

RULE_WORDS = {
    Language.KK: RuleWords(
        daily="Күн сайын",
        daily_every="{n} күнде бір рет",
        weekly_one="{days} сайын",
        weekly="Апта сайын {days} күндері",
        weekly_every="{n} аптада бір рет, {days} күні",
        working_days="Жұмыс күндері",
        monthly_days="Әр айдың {days}",
        monthly_numbers="Әр айдың {days}",
        monthly_last_day="Әр айдың соңғы күні",
        monthly_last_working_day="Әр айдың соңғы жұмыс күні",
        every_months="{n} айда бір рет: айдың {days}",
        yearly="Жыл сайын, {months}: айдың {days}",
        in_months="{rule} ({months})",
        number="{n}-күні",
        nth_day="{ordinal} {day}",
        listed="Төменде көрсетілген күндері",
        hour="{rule}, сағат {hour}-{ending}",
        joined="{before} және {last}",
        each=_KAZAKH_DAYS,
        days=_KAZAKH_DAYS,
        nth=_by_day(
            "дүйсенбісінде сейсенбісінде сәрсенбісінде бейсенбісінде жұмасында сенбісінде "
            "жексенбісінде"
        ),
        genders=dict.fromkeys(DAYS, 0),
        ordinals={
            1: ("бірінші",),
            2: ("екінші",),
            3: ("үшінші",),
            4: ("төртінші",),
            5: ("бесінші",),
            -1: ("соңғы",),
            -2: ("соңынан екінші",),
        },
        months=tuple(
            "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда "
            "қарашада желтоқсанда".split()
        ),
    ),
    Language.RU: RuleWords(
        daily="Каждый день",
        daily_every="Раз в {count}",
        weekly_one="{days}",
        weekly="По {days}",
        weekly_every="Раз в {count} по {days}",
        working_days="По рабочим дням",
        monthly_days="{days} каждого месяца",
        monthly_numbers="{days} числа каждого месяца",
        monthly_last_day="В последний день каждого месяца",
        monthly_last_working_day="В последний рабочий день каждого месяца",
        every_months="Раз в {count}: {days}",
        yearly="Каждый год {months}: {days}",
        in_months="{rule} ({months})",
        number="{n}-го",
        nth_day="{ordinal} {day}",
        listed="В указанные ниже дни",
        hour="{rule} в {hour}",
        joined="{before} и {last}",
        each={
            "MO": "Каждый понедельник",
            "TU": "Каждый вторник",
            "WE": "Каждую среду",
            "TH": "Каждый четверг",
            "FR": "Каждую пятницу",
            "SA": "Каждую субботу",
            "SU": "Каждое воскресенье",
        },
        days=_by_day("понедельникам вторникам средам четвергам пятницам субботам воскресеньям"),
        nth=_by_day("понедельник вторник среду четверг пятницу субботу воскресенье"),
        genders=dict(zip(DAYS, (0, 0, 1, 0, 1, 1, 2), strict=True)),
        ordinals={
            1: ("в первый", "в первую", "в первое"),
            2: ("во второй", "во вторую", "во второе"),
            3: ("в третий", "в третью", "в третье"),
            4: ("в четвёртый", "в четвёртую", "в четвёртое"),
            5: ("в пятый", "в пятую", "в пятое"),
            -1: ("в последний", "в последнюю", "в последнее"),
            -2: ("в предпоследний", "в предпоследнюю", "в предпоследнее"),
        },
        months=tuple(
            "в январе,в феврале,в марте,в апреле,в мае,в июне,в июле,в августе,в сентябре,"
            "в октябре,в ноябре,в декабре".split(",")
        ),
    ),
    Language.EN: RuleWords(
        daily="Every day",
        daily_every="Every {count}",
        weekly_one="Every {days}",
        weekly="On {days}",
        weekly_every="Every {count} on {days}",
        working_days="Every weekday",
        monthly_days="On the {days} of each month",
        monthly_numbers="On the {days} of each month",
        monthly_last_day="On the last day of each month",
        monthly_last_working_day="On the last weekday of each month",
        every_months="Every {count} on the {days}",
        yearly="Every year {months}, on the {days}",
        in_months="{rule} ({months})",
        number="{n}{ending}",
        nth_day="{ordinal} {day}",
        listed="On the days given below",
        hour="{rule} at {hour}",
        joined="{before} and {last}",
        each=_ENGLISH_DAYS,
        days=_ENGLISH_PLURALS,
        nth=_ENGLISH_DAYS,
        genders=dict.fromkeys(DAYS, 0),
        ordinals={
            1: ("first",),
            2: ("second",),
            3: ("third",),
            4: ("fourth",),
            5: ("fifth",),
            -1: ("last",),
            -2: ("second to last",),
        },
        months=tuple(
            "in January,in February,in March,in April,in May,in June,in July,in August,"
            "in September,in October,in November,in December".split(",")
        ),
    ),
}

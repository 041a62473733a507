"""Rules in the words in which an office would say them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, SeriesId
from pressroom.model.series import Series
from pressroom.rendering.rule_sentences import rule_sentence
from pressroom.source import SourceRef

KK, RU, EN = Language.KK, Language.RU, Language.EN


def series(rule: str, at: time = time(10)) -> Series:
    day = date(2020, 10, 21)
    return Series(
        id=SeriesId("talgar"),
        source=SourceRef("series/talgar.md", ""),
        title=Localized.of("Эфир"),
        district=DistrictId("talgar"),
        rule=rule,
        at=at,
        duration=timedelta(hours=1),
        since=day,
        announced=day,
    )


@pytest.mark.parametrize(
    ("rule", "kazakh", "russian", "english"),
    [
        (
            "FREQ=WEEKLY;BYDAY=WE",
            "Сәрсенбі сайын, сағат 10:00-де",
            "Каждую среду в 10:00",
            "Every Wednesday at 10:00",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,WE,FR",
            "Апта сайын дүйсенбі, сәрсенбі және жұма күндері, сағат 10:00-де",
            "По понедельникам, средам и пятницам в 10:00",
            "On Mondays, Wednesdays and Fridays at 10:00",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            "2 аптада бір рет, бейсенбі күні, сағат 10:00-де",
            "Раз в 2 недели по четвергам в 10:00",
            "Every 2 weeks on Thursdays at 10:00",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=5;BYDAY=SU",
            "5 аптада бір рет, жексенбі күні, сағат 10:00-де",
            "Раз в 5 недель по воскресеньям в 10:00",
            "Every 5 weeks on Sundays at 10:00",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "Жұмыс күндері, сағат 10:00-де",
            "По рабочим дням в 10:00",
            "Every weekday at 10:00",
        ),
        (
            "FREQ=DAILY",
            "Күн сайын, сағат 10:00-де",
            "Каждый день в 10:00",
            "Every day at 10:00",
        ),
        (
            "FREQ=DAILY;INTERVAL=3",
            "3 күнде бір рет, сағат 10:00-де",
            "Раз в 3 дня в 10:00",
            "Every 3 days at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2TU",
            "Әр айдың екінші сейсенбісінде, сағат 10:00-де",
            "Во второй вторник каждого месяца в 10:00",
            "On the second Tuesday of each month at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1WE,3WE",
            "Әр айдың бірінші және үшінші сәрсенбісінде, сағат 10:00-де",
            "В первую и в третью среду каждого месяца в 10:00",
            "On the first and third Wednesday of each month at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1SU",
            "Әр айдың соңғы жексенбісінде, сағат 10:00-де",
            "В последнее воскресенье каждого месяца в 10:00",
            "On the last Sunday of each month at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            "Әр айдың 1-күні және 15-күні, сағат 10:00-де",
            "1-го и 15-го числа каждого месяца в 10:00",
            "On the 1st and 15th of each month at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "Әр айдың соңғы күні, сағат 10:00-де",
            "В последний день каждого месяца в 10:00",
            "On the last day of each month at 10:00",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR",
            "2 айда бір рет: айдың бірінші жұмасында, сағат 10:00-де",
            "Раз в 2 месяца: в первую пятницу в 10:00",
            "Every 2 months on the first Friday at 10:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "Әр айдың соңғы жұмыс күні, сағат 10:00-де",
            "В последний рабочий день каждого месяца в 10:00",
            "On the last weekday of each month at 10:00",
        ),
        (
            "FREQ=WEEKLY;BYMONTH=9,10;BYDAY=WE",
            "Сәрсенбі сайын (қыркүйекте және қазанда), сағат 10:00-де",
            "Каждую среду (в сентябре и в октябре) в 10:00",
            "Every Wednesday (in September and in October) at 10:00",
        ),
        (
            "FREQ=YEARLY;BYMONTH=1;BYDAY=1WE",
            "Жыл сайын, қаңтарда: айдың бірінші сәрсенбісінде, сағат 10:00-де",
            "Каждый год в январе: в первую среду в 10:00",
            "Every year in January, on the first Wednesday at 10:00",
        ),
    ],
)
def test_a_rule_is_said_in_one_natural_sentence(
    rule: str, kazakh: str, russian: str, english: str
) -> None:
    said = [rule_sentence(series(rule), language) for language in (KK, RU, EN)]
    assert said == [kazakh, russian, english]


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "FREQ=DAILY;INTERVAL=2;BYDAY=MO"]
)
def test_a_rule_that_nobody_says_in_words_leads_to_its_dates(rule: str) -> None:
    assert rule_sentence(series(rule), RU) == "В указанные ниже дни в 10:00"


@pytest.mark.parametrize(
    ("hour", "ending"),
    [("10:00", "де"), ("10:30", "да"), ("9:40", "та"), ("18:05", "те"), ("7:15", "те")],
)
def test_the_kazakh_hour_ends_as_its_last_numeral_is_read(hour: str, ending: str) -> None:
    at = time.fromisoformat(hour.zfill(5))
    assert rule_sentence(series("FREQ=DAILY", at), KK).endswith(f"-{ending}")

"""Rules of recurring broadcasts, in RFC 5545's words and in people's."""

from __future__ import annotations

import time
from datetime import date
from itertools import islice

import pytest

from pressroom.reading.recurrence import dates, on_day_of, parse_rule
from pressroom.reading.values import Refusal


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("weekly on wednesday", "FREQ=WEEKLY;BYDAY=WE"),
        ("Every Wednesday", "FREQ=WEEKLY;BYDAY=WE"),
        ("weekly on thursday, and on Mondays", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every 2 weeks on friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every second wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("weekly", "FREQ=WEEKLY"),
        ("daily", "FREQ=DAILY"),
        ("on weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("monthly on the first wednesday", "FREQ=MONTHLY;BYDAY=1WE"),
        ("the last friday of each month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("first and third monday of the month", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("еженедельно по средам", "FREQ=WEEKLY;BYDAY=WE"),
        ("по понедельникам и четвергам", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("каждую среду", "FREQ=WEEKLY;BYDAY=WE"),
        ("каждый вторник", "FREQ=WEEKLY;BYDAY=TU"),
        ("раз в две недели по пятницам", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("каждое второе воскресенье", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
        ("каждую первую среду месяца", "FREQ=MONTHLY;BYDAY=1WE"),
        ("ежемесячно в последнюю субботу", "FREQ=MONTHLY;BYDAY=-1SA"),
        ("ежедневно", "FREQ=DAILY"),
        ("каждый день", "FREQ=DAILY"),
        ("по рабочим дням", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("каждый будний день", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("апта сайын сәрсенбіде", "FREQ=WEEKLY;BYDAY=WE"),
        ("сәрсенбі сайын", "FREQ=WEEKLY;BYDAY=WE"),
        ("әр сәрсенбі", "FREQ=WEEKLY;BYDAY=WE"),
        ("сәрсенбі күндері", "FREQ=WEEKLY;BYDAY=WE"),
        ("дүйсенбі мен бейсенбі күндері", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("әр дүйсенбі және жұма", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("екі аптада бір рет жұмада", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("ай сайын бірінші сәрсенбіде", "FREQ=MONTHLY;BYDAY=1WE"),
        ("әр айдың соңғы жексенбісінде", "FREQ=MONTHLY;BYDAY=-1SU"),
        ("күн сайын", "FREQ=DAILY"),
        ("жұмыс күндері", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ],
)
def test_words_of_three_languages_become_a_rule(text: str, rule: str) -> None:
    assert parse_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=WE"),
        ("rrule:byday=we,mo;freq=weekly;", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("BYDAY=WE;WKST=MO;INTERVAL=1;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=SU"),
        ("FREQ=MONTHLY;BYDAY=+1WE,-1FR", "FREQ=MONTHLY;BYDAY=-1FR,1WE"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "FREQ=MONTHLY;BYMONTHDAY=-1,15"),
        (
            "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
    ],
)
def test_one_rule_is_written_in_one_way(text: str, rule: str) -> None:
    assert parse_rule(text) == rule
    assert parse_rule(rule) == rule


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("по срдам", "R201", "средам"),
        ("weekly on wensday", "R201", "wednesday"),
        ("апта сайын сарсенби", "R201", "сәрсенбі"),
        ("когда получится", "R201", None),
        ("", "R201", None),
        ("по", "R201", None),
        ("monthly", "R201", None),
        ("monthly on wednesday", "R201", None),
        ("в первую среду", "R201", None),
        ("FREQ=WEEKLI;BYDAY=WE", "R202", "WEEKLY"),
        ("BYDAY=WE", "R202", None),
        ("FREQ=WEEKLY;BYDAI=WE", "R202", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=XX", "R202", None),
        ("FREQ=WEEKLY;BYDAY=WE,WE", "R202", None),
        ("FREQ=WEEKLY;BYDAY=1WE", "R202", None),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "R202", None),
        ("FREQ=WEEKLY;FREQ=DAILY", "R202", None),
        ("FREQ=WEEKLY;INTERVAL=0", "R202", None),
        ("FREQ=WEEKLY;INTERVAL=-1", "R202", None),
        ("FREQ=WEEKLY;INTERVAL=1,2", "R202", None),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "R202", None),
        ("FREQ=MONTHLY;BYSETPOS=1", "R202", None),
        ("FREQ=HOURLY", "R202", None),
        ("FREQ=WEEKLY;COUNT=5", "R203", None),
        ("FREQ=WEEKLY;UNTIL=20210630", "R203", None),
        ("FREQ=DAILY;BYHOUR=10", "R203", None),
    ],
)
def test_a_rule_that_is_none_is_refused(text: str, code: str, meant: str | None) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_rule(text)
    assert (refusal.value.code, refusal.value.suggestion) == (code, meant)


def test_a_weekly_rule_without_a_day_falls_on_the_day_of_its_beginning() -> None:
    since = date(2020, 10, 21)
    assert on_day_of("FREQ=WEEKLY", since) == "FREQ=WEEKLY;BYDAY=WE"
    assert on_day_of("FREQ=WEEKLY;INTERVAL=2;WKST=SU", since) == (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU"
    )
    assert on_day_of("FREQ=DAILY", since) == "FREQ=DAILY"


def test_dates_go_from_the_first_day_to_the_last_both_included() -> None:
    assert list(dates("FREQ=WEEKLY;BYDAY=WE", date(2020, 10, 21), date(2020, 11, 4))) == [
        date(2020, 10, 21),
        date(2020, 10, 28),
        date(2020, 11, 4),
    ]
    first = dates("FREQ=MONTHLY;BYDAY=1WE", date(2020, 10, 21), None)
    assert list(islice(first, 2)) == [date(2020, 11, 4), date(2020, 12, 2)]


def test_a_rule_without_any_date_ends_in_good_time() -> None:
    start = time.perf_counter()
    rule = parse_rule("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")
    assert list(dates(rule, date(2020, 1, 1), None)) == []
    assert time.perf_counter() - start < 2

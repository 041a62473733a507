from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pressroom.language import Language
from pressroom.rendering.contexts import Moment
from pressroom.rendering.dates import (
    format_day,
    format_duration,
    format_hour,
    format_instant,
    format_month,
    format_number,
    format_offset,
    format_percent,
    format_zone,
    iso_duration,
)
from pressroom.times import zone

KK, RU, EN = Language.KK, Language.RU, Language.EN
ALMATY = zone("Asia/Almaty")
RECEPTION = datetime(2020, 10, 16, 10, 0, tzinfo=ALMATY)


def spaced(text: str) -> str:
    """Without the difference between spaces, which is tested apart."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (KK, "2020 ж. 16 қазан"),
        (RU, "16 октября 2020 г."),
        (EN, "16 October 2020"),
    ],
)
def test_day_reads_as_people_write_it(language: Language, text: str) -> None:
    moment = format_day(date(2020, 10, 16), language)
    assert (moment.iso, spaced(moment.text), moment.zone) == ("2020-10-16", text, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (KK, "2020 ж. 16 қазан, жұма"),
        (RU, "пятница, 16 октября 2020 г."),
        (EN, "Friday, 16 October 2020"),
    ],
)
def test_announced_day_has_its_weekday(language: Language, text: str) -> None:
    assert spaced(format_day(date(2020, 10, 16), language, weekday=True).text) == text


@pytest.mark.parametrize(
    ("month", "in_kazakh", "in_russian"),
    [
        (1, "5 қаңтар", "5 января"),
        (2, "5 ақпан", "5 февраля"),
        (3, "5 наурыз", "5 марта"),
        (4, "5 сәуір", "5 апреля"),
        (5, "5 мамыр", "5 мая"),
        (6, "5 маусым", "5 июня"),
        (7, "5 шілде", "5 июля"),
        (8, "5 тамыз", "5 августа"),
        (9, "5 қыркүйек", "5 сентября"),
        (10, "5 қазан", "5 октября"),
        (11, "5 қараша", "5 ноября"),
        (12, "5 желтоқсан", "5 декабря"),
    ],
)
def test_every_month_has_its_name(month: int, in_kazakh: str, in_russian: str) -> None:
    day = date(2021, month, 5)
    assert spaced(format_day(day, KK).text) == f"2021 ж. {in_kazakh}"
    assert spaced(format_day(day, RU).text) == f"{in_russian} 2021 г."


@pytest.mark.parametrize(
    ("language", "weekday", "text"),
    [
        (KK, False, "2020 ж. 16 қазан, 10:00"),
        (KK, True, "2020 ж. 16 қазан, жұма, 10:00"),
        (RU, False, "16 октября 2020 г. в 10:00"),
        (RU, True, "пятница, 16 октября 2020 г. в 10:00"),
        (EN, False, "16 October 2020 at 10:00"),
        (EN, True, "Friday, 16 October 2020 at 10:00"),
    ],
)
def test_moment_has_day_hour_and_zone(language: Language, weekday: bool, text: str) -> None:
    moment = format_instant(RECEPTION, language, weekday=weekday)
    assert (moment.iso, spaced(moment.text), moment.zone) == (
        "2020-10-16T10:00+06:00",
        text,
        "UTC+6",
    )


@pytest.mark.parametrize("language", Language)
def test_clock_has_24_hours(language: Language) -> None:
    evening = RECEPTION.replace(hour=18, minute=5)
    assert format_hour(evening, language) == Moment("2020-10-16T18:05+06:00", "18:05", "UTC+6")
    assert format_hour(RECEPTION.replace(hour=0), language).text == "00:00"


def test_change_of_1_march_2024_moves_the_clock_back() -> None:
    last_of_winter = datetime(2024, 2, 29, 17, 59, tzinfo=UTC).astimezone(ALMATY)
    first_of_spring = datetime(2024, 2, 29, 19, 0, tzinfo=UTC).astimezone(ALMATY)
    before = format_instant(last_of_winter, RU)
    after = format_instant(first_of_spring, RU)
    assert (spaced(before.text), before.zone) == ("29 февраля 2024 г. в 23:59", "UTC+6")
    assert (spaced(after.text), after.zone) == ("1 марта 2024 г. в 00:00", "UTC+5")
    assert after.iso == "2024-03-01T00:00+05:00"


def test_one_instant_in_two_zones_is_two_texts() -> None:
    """Such moments are equal, so a careless memory would give one for the other."""
    in_almaty = format_instant(RECEPTION, RU)
    in_utc = format_instant(RECEPTION.astimezone(UTC), RU)
    assert spaced(in_almaty.text) == "16 октября 2020 г. в 10:00"
    assert spaced(in_utc.text) == "16 октября 2020 г. в 04:00"
    late = datetime(2020, 10, 31, 20, 0, tzinfo=UTC)
    assert spaced(format_month(late, RU).text) == "октябрь 2020 г."
    assert spaced(format_month(late.astimezone(ALMATY), RU).text) == "ноябрь 2020 г."


@pytest.mark.parametrize(
    ("hours", "words"),
    [(6, "UTC+6"), (5.5, "UTC+5:30"), (0, "UTC"), (-3, "UTC−3"), (-3.5, "UTC−3:30")],
)
def test_zone_is_said_in_words(hours: float, words: str) -> None:
    assert format_zone(RECEPTION.astimezone(timezone(timedelta(hours=hours)))) == words


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        format_instant(RECEPTION.replace(tzinfo=None), RU)


@pytest.mark.parametrize(
    ("language", "text"),
    [(KK, "2020 ж. қазан"), (RU, "октябрь 2020 г."), (EN, "October 2020")],
)
def test_month_stands_with_its_year(language: Language, text: str) -> None:
    moment = format_month(date(2020, 10, 16), language)
    assert (moment.iso, spaced(moment.text)) == ("2020-10", text)


@pytest.mark.parametrize(
    ("minutes", "in_kazakh", "in_russian", "in_english"),
    [
        (240, "4 сағат", "4 часа", "4 hours"),
        (60, "1 сағат", "1 час", "1 hour"),
        (300, "5 сағат", "5 часов", "5 hours"),
        (1, "1 минут", "1 минута", "1 minute"),
        (22, "22 минут", "22 минуты", "22 minutes"),
        (45, "45 минут", "45 минут", "45 minutes"),
        (90, "1 сағ 30 мин", "1 ч 30 мин", "1 hr 30 mins"),
        (0, "0 минут", "0 минут", "0 minutes"),
    ],
)
def test_length_is_said_in_words(
    minutes: int, in_kazakh: str, in_russian: str, in_english: str
) -> None:
    length = timedelta(minutes=minutes)
    assert spaced(format_duration(length, KK)) == in_kazakh
    assert spaced(format_duration(length, RU)) == in_russian
    assert spaced(format_duration(length, EN)) == in_english


@pytest.mark.parametrize(
    ("seconds", "iso", "place"),
    [
        (0, "PT0S", "0:00:00"),
        (5, "PT5S", "0:00:05"),
        (2710, "PT45M10S", "0:45:10"),
        (3720, "PT1H2M", "1:02:00"),
        (14400, "PT4H", "4:00:00"),
        (90061, "PT25H1M1S", "25:01:01"),
    ],
)
def test_place_in_a_broadcast_is_written_for_people_and_programs(
    seconds: int, iso: str, place: str
) -> None:
    assert iso_duration(timedelta(seconds=seconds)) == iso
    assert format_offset(seconds) == place


@pytest.mark.parametrize(
    ("language", "thousands", "share"),
    [(KK, "12 345", "45%"), (RU, "12 345", "45 %"), (EN, "12,345", "45%")],
)
def test_numbers_follow_the_language(language: Language, thousands: str, share: str) -> None:
    assert spaced(format_number(12345, language)) == thousands
    assert format_number(200, language) == "200"
    assert spaced(format_percent(9, 20, language)) == share


@pytest.mark.parametrize("language", Language)
def test_nothing_breaks_off_at_the_end_of_a_line(language: Language) -> None:
    """A number stays with its unit, and only with the space that every font has."""
    texts = [
        format_day(date(2020, 10, 16), language).text,
        format_month(date(2020, 10, 16), language).text,
        format_duration(timedelta(hours=4), language),
        format_number(3000, language),
        format_percent(1, 2, language),
    ]
    assert not any("\u202f" in text for text in texts)
    assert not any(
        f"{number} {unit}" in text
        for text in texts
        for number in ("4", "3")
        for unit in ("ч", "с", "h", "0")
    )
    assert not any(text.endswith((" г.", " ж.", " %")) for text in texts)

"""What authors type into fields, and what is made of it."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pressroom.model.session import Platform
from pressroom.reading import values
from pressroom.reading.values import Refusal
from pressroom.times import zone

ALMATY = zone("Asia/Almaty")


def refused(parse: object, text: str) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as refusal:
        parse(text)  # type: ignore[operator]
    return refusal.value.code, refusal.value.suggestion


def moment(text: str) -> datetime:
    return values.parse_moment(text, ALMATY)


def test_a_date_is_year_month_day() -> None:
    assert values.parse_date("2020-02-29") == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("16.10.2020", "S111", "2020-10-16"),
        ("2020/10/16", "S111", "2020-10-16"),
        ("2020-1-6", "S111", "2020-01-06"),
        ("16.10.20", "S111", None),
        ("16 октября 2020", "S111", None),
        ("31.02.2020", "S111", None),
        ("2020-02-30", "S112", None),
        ("2020-13-01", "S112", None),
        ("2020-00-10", "S112", None),
        ("1989-12-31", "S113", None),
        ("2101-01-01", "S113", None),
        ("٢٠٢٠-١٠-١٦", "S111", None),
    ],
)
def test_other_dates_are_refused_with_what_was_meant(
    text: str, code: str, meant: str | None
) -> None:
    assert refused(values.parse_date, text) == (code, meant)


@pytest.mark.parametrize("text", ["2020-10-16 10:00", "2020-10-16T10:00", "2020-10-16  10:00"])
def test_a_moment_is_local_time_of_the_site(text: str) -> None:
    read = moment(text)
    assert read == datetime(2020, 10, 16, 4, 0, tzinfo=UTC)
    assert read.tzinfo is ALMATY


def test_kazakhstan_lives_by_one_time_since_march_2024() -> None:
    assert moment("2024-03-01 10:00").utcoffset() == timedelta(hours=5)
    assert moment("2024-02-28 10:00").utcoffset() == timedelta(hours=6)


def test_a_moment_survives_the_way_to_another_process() -> None:
    read = pickle.loads(pickle.dumps(moment("2020-10-16 10:00")))  # noqa: S301  our own bytes
    assert read == moment("2020-10-16 10:00")
    assert isinstance(read.tzinfo, ZoneInfo)


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("2020-10-16", "S114", None),
        ("16.10.2020 9:30", "S114", "2020-10-16 9:30"),
        ("2020-10-16 25:00", "S118", None),
        ("2020-10-16 10.00", "S114", None),
        ("2020-10-16 10:00 утра", "S114", None),
        ("2020-10-16 10:00:00", "S114", None),
        ("2020-10-32 10:00", "S112", None),
        ("завтра", "S114", None),
        ("1992-01-19 02:30", "S115", None),
    ],
)
def test_other_moments_are_refused(text: str, code: str, meant: str | None) -> None:
    assert refused(moment, text) == (code, meant)


def test_a_date_alone_is_the_beginning_of_the_day_where_that_is_allowed() -> None:
    read = values.parse_moment("2020-10-16", ALMATY, date_alone=True)
    assert (read.date(), read.time()) == (date(2020, 10, 16), time())


def test_of_an_hour_that_came_twice_the_first_is_taken() -> None:
    read = moment("2024-02-29 23:30")
    assert values.is_ambiguous(read)
    assert read.utcoffset() == timedelta(hours=6)
    assert not values.is_ambiguous(moment("2024-02-29 22:30"))


def test_times_durations_and_places() -> None:
    assert values.parse_clock("9:05") == time(9, 5)
    assert values.parse_clock("23:59") == time(23, 59)
    assert values.parse_duration("4:00") == timedelta(hours=4)
    assert values.parse_duration("24:00") == timedelta(days=1)
    assert values.parse_place("0:45:10") == 45 * 60 + 10
    assert values.parse_place("12:00:00") == 12 * 3600


@pytest.mark.parametrize("text", ["24:00", "9:60", "9", "9:5", "9.05", "-1:00", "9:05:00"])
def test_other_times_are_refused(text: str) -> None:
    assert refused(values.parse_clock, text) == ("S118", None)


@pytest.mark.parametrize("text", ["0:00", "24:01", "1:60", "90", "4 часа", "1:5"])
def test_other_durations_are_refused(text: str) -> None:
    assert refused(values.parse_duration, text) == ("S117", None)


@pytest.mark.parametrize(
    ("text", "meant"), [("45:10", "0:45:10"), ("0:45:61", None), ("45", None), ("1:2:3", None)]
)
def test_other_places_are_refused(text: str, meant: str | None) -> None:
    assert refused(values.parse_place, text) == ("S119", meant)


def test_a_number_is_digits() -> None:
    assert values.parse_number("0") == 0
    assert values.parse_number("0102") == 102


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("3 000", "S120", "3000"),
        ("3\u00a0000", "S120", "3000"),
        ("-1", "S120", None),
        ("1.5", "S120", None),
        ("1e3", "S120", None),
        ("٣", "S120", None),
        ("²", "S120", None),
        ("9" * 5000, "S121", None),
    ],
)
def test_other_numbers_are_refused(text: str, code: str, meant: str | None) -> None:
    assert refused(values.parse_number, text) == (code, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("yes", "true"),
        ("да", "true"),
        ("Иә", "true"),
        ("TRUE", "true"),
        ("1", "true"),
        ("no", "false"),
        ("нет", "false"),
        ("жоқ", "false"),
        ("False", "false"),
        ("maybe", None),
    ],
)
def test_a_switch_is_true_or_false_and_no_other_word(text: str, meant: str | None) -> None:
    assert refused(values.parse_flag, text) == ("S122", meant)
    assert values.parse_flag("true") is True
    assert values.parse_flag("false") is False


def test_a_choice_is_one_of_a_closed_list() -> None:
    assert values.parse_choice("in-person", Platform) is Platform.IN_PERSON
    with pytest.raises(Refusal) as refusal:
        values.parse_choice("Youtub", Platform)
    assert refusal.value.suggestion == "youtube"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.instagram.com/police_almobl/",
        "http://example.kz",
        "https://example.kz:8443/a?b=c&d=%20#e",
        "https://полиция.қаз/эфир",
        "https://192.168.0.1/",
        "https://www.youtube.com/watch?v=a-b_c",
    ],
)
def test_an_address_is_of_the_web(text: str) -> None:
    assert values.parse_address(text) == text


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("www.instagram.com/x", "S123", "https://www.instagram.com/x"),
        ("instagram.com", "S123", "https://instagram.com"),
        ("javascript:alert(1)", "S123", None),
        ("JAVASCRIPT:alert(1)", "S123", None),
        ("data:text/html,x", "S123", None),
        ("mailto:a@example.kz", "S123", None),
        ("//example.kz/x", "S123", None),
        ("ftp://example.kz/", "S123", None),
        ("file:///etc/passwd", "S123", None),
        ("https://", "S124", None),
        ("https:///x", "S124", None),
        ("https://localhost/", "S124", None),
        ("https://example.kz:99999/", "S124", None),
        ("https://[::1/", "S124", None),
        ("https://exa_mple..kz/", "S124", None),
        ("https://user@example.kz/", "S125", None),
        ("https://user:secret@example.kz/", "S125", None),
        ("https://example.kz/a b", "S126", None),
        ("https://example.kz\\@evil.example/", "S126", None),
        ('https://example.kz/"onclick', "S126", None),
        ("https://example.kz/<script>", "S126", None),
        ("https://example.kz/" + "x" * 2000, "S126", None),
    ],
)
def test_every_other_address_is_refused(text: str, code: str, meant: str | None) -> None:
    assert refused(values.parse_address, text) == (code, meant)


@pytest.mark.parametrize("text", ["Talgar", "тал", "-a", "a_b", "a.b", "a/b", "../a", "a" * 81, ""])
def test_an_id_is_fit_for_an_address(text: str) -> None:
    assert refused(values.parse_id, text)[0] == "S129"
    assert values.parse_id("2020-10-16-talgar") == "2020-10-16-talgar"


@pytest.mark.parametrize("text", ["index", "all", "con", "aux", "lpt9"])
def test_an_id_is_none_of_the_names_that_are_taken(text: str) -> None:
    assert refused(values.parse_id, text) == ("S131", None)


@pytest.mark.parametrize(
    ("text", "meant"), [("17", "q17"), ("#q3", "q3"), ("Q5", "q5"), ("q0", None), ("q01", "q1")]
)
def test_a_question_is_named_by_q_and_its_number(text: str, meant: str | None) -> None:
    assert refused(values.parse_question_id, text) == ("S216", meant)
    assert values.parse_question_id("q17") == "q17"

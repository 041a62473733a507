"""Rules of recurring broadcasts: RFC 5545, or a few words in Russian, Kazakh or English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from dateutil.rrule import rrulestr

from pressroom.problems.suggestion import closest
from pressroom.reading.rule_words import DAYS, rule_of_words
from pressroom.reading.values import LAST_YEAR, Refusal

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# The parts of a rule in canonical order.
PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
# Parts that a field of the series says, and that field.
SAID_BY_FIELDS = {
    "COUNT": "until",
    "UNTIL": "until",
    "DTSTART": "from",
    "BYHOUR": "time",
    "BYMINUTE": "time",
    "BYSECOND": "time",
}
BOUNDS = {"INTERVAL": 99, "BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 366}
NUMBER = re.compile(r"([+-]?)([1-9][0-9]{0,2})")
WEEKDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


def parse_rule(text: str) -> str:
    """Read a rule in either form into RFC 5545 text with its parts in one order.

    Source: RFC 5545, 3.3.10. What the fields of a series say (its time, its end) is no part of it.
    """
    if "=" not in text:
        return rule_of_words(text)
    parts: dict[str, str] = {}
    for part in text.upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, _, value = (word.strip() for word in part.partition("="))
        if name in SAID_BY_FIELDS:
            raise Refusal("R203", part=name, field=SAID_BY_FIELDS[name])
        if name not in PARTS or name in parts:
            raise Refusal("R202", None if name in PARTS else closest(name, PARTS), part=part)
        parts[name] = _canonical(name, value)
    _check_together(parts)
    return ";".join(f"{name}={parts[name]}" for name in PARTS if name in parts)


def _canonical(name: str, value: str) -> str:
    """The value of one part: lists sorted, signs and zeros as RFC 5545 writes them."""
    if name == "FREQ":
        if value not in FREQUENCIES:
            raise Refusal("R202", closest(value, FREQUENCIES), part=f"{name}={value}")
        return value
    items = value.split(",")
    if name == "WKST":
        matches = [item for item in items if item in DAYS]
    elif name == "BYDAY":
        items = [item.removeprefix("+") for item in items]
        matches = sorted((item for item in items if WEEKDAY.fullmatch(item)), key=_day_order)
    else:
        numbers = [NUMBER.fullmatch(item) for item in items]
        allowed = [
            int(number[0])
            for number in numbers
            if number and int(number[2]) <= BOUNDS[name] and not _sign_refused(name, number[1])
        ]
        matches = [str(number) for number in sorted(allowed)]
    single = name in ("WKST", "INTERVAL")
    if len(matches) != len(items) or len(set(matches)) != len(matches) or (single and items[1:]):
        raise Refusal("R202", part=f"{name}={value}")
    return ",".join(matches)


def _sign_refused(name: str, sign: str) -> bool:
    return sign == "-" and name in ("INTERVAL", "BYMONTH")


def _day_order(item: str) -> tuple[int, int]:
    return int(item[:-2] or 0), DAYS.index(item[-2:])


def _check_together(parts: dict[str, str]) -> None:
    """Refuse parts that do not go together. Source: RFC 5545, 3.3.10."""
    frequency = parts.get("FREQ")
    if frequency is None:
        raise Refusal("R202", part="FREQ=…")
    weeks = frequency in ("DAILY", "WEEKLY")
    if weeks and any(character.isdigit() for character in parts.get("BYDAY", "")):
        raise Refusal("R202", part=f"BYDAY={parts['BYDAY']}")
    if frequency == "WEEKLY" and "BYMONTHDAY" in parts:
        raise Refusal("R202", part=f"BYMONTHDAY={parts['BYMONTHDAY']}")
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & parts.keys():
        raise Refusal("R202", part=f"BYSETPOS={parts['BYSETPOS']}")
    for name, default in (("INTERVAL", "1"), ("WKST", "MO")):
        if parts.get(name) == default:
            del parts[name]


def on_day_of(rule: str, since: date) -> str:
    """The rule with its day spelled out: a weekly rule that names none has that of ``since``."""
    if rule.startswith("FREQ=WEEKLY") and "BYDAY" not in rule:
        head, wkst, tail = rule.partition(";WKST=")
        return f"{head};BYDAY={DAYS[since.weekday()]}{wkst}{tail}"
    return rule


def dates(rule: str, since: date, until: date | None) -> Iterator[date]:
    """The dates of a canonical rule from ``since`` to ``until``, both included, in order."""
    last = until or date(LAST_YEAR, 12, 31)
    start, end = (datetime.combine(day, time(), UTC) for day in (since, last))
    stamp = f"{end:%Y%m%dT%H%M%SZ}"
    for moment in rrulestr(f"{rule};UNTIL={stamp}", dtstart=start):
        yield moment.date()

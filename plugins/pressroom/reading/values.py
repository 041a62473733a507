"""What the words of a field mean: text in, value out, or a refusal with a code.

Dates and times are read in the forms of record-format.md and in no other; where it is plain what
was meant, the refusal carries the right form.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pressroom.problems.suggestion import closest

FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_NUMBER = 1_000_000_000
MAX_ADDRESS = 2000

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DATE_OTHERWISE = re.compile(r"([0-9]{1,4})[-./]([0-9]{1,2})[-./]([0-9]{1,4})")
MOMENT = re.compile(r"(\S+?)(?:[ T]+([0-9]{1,2}:[0-9]{2}))?")
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
PLACE = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
PLACE_WITHOUT_HOURS = re.compile(r"[0-9]{1,2}:[0-5][0-9]")
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
MAX_ID = 80
# Names that Windows keeps for its devices, whatever the ending of the file.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
# … and names of the site's own files.
RESERVED_IDS = DEVICES | {"all", "index"}
QUESTION_ID = re.compile(r"q[1-9][0-9]{0,5}")
HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
NUMERIC_HOST = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
NOT_IN_ADDRESS = re.compile(r"[\s\\<>\"`{}|^]")

AFFIRMATIONS = frozenset({"yes", "y", "on", "1", "да", "иә", "ия", "+", "истина", "ақиқат"})
NEGATIONS = frozenset({"no", "n", "off", "0", "нет", "жоқ", "-", "ложь", "жалған"})

ValueT = TypeVar("ValueT")
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


class Refusal(Exception):
    """A value cannot be read; ``code`` and ``values`` are those of the problem to note."""

    def __init__(self, code: str, suggestion: str | None = None, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.suggestion = suggestion
        self.values = values


def parse_date(text: str, first_year: int = FIRST_YEAR) -> date:
    """Read ``YYYY-MM-DD``."""
    parts = DATE.fullmatch(text)
    if parts is None:
        raise Refusal("S111", _date_meant(text))
    year, month, day = (int(part) for part in parts.groups())
    if not first_year <= year <= LAST_YEAR:
        raise Refusal("S113", first=first_year, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal("S112") from None


def _date_meant(text: str) -> str | None:
    """``16.10.2020`` and ``2020-10-6`` in the right form; None where it is not plain."""
    parts = DATE_OTHERWISE.fullmatch(text)
    if parts is None:
        return None
    first, month, last = parts.groups()
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4 or len(day) > 2:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def parse_moment(text: str, zone: ZoneInfo, *, date_alone: bool = False) -> datetime:
    """Read ``YYYY-MM-DD HH:MM`` as local time of ``zone``; an hour that comes twice is the first.

    ``date_alone`` allows a date without a time: the day's beginning.
    """
    parts = MOMENT.fullmatch(text)
    if parts is None:
        raise Refusal("S114")
    try:
        day = parse_date(parts[1])
    except Refusal as refusal:
        if refusal.code != "S111":
            raise
        clock = f" {parts[2]}" if parts[2] else ""
        meant = f"{refusal.suggestion}{clock}" if refusal.suggestion else None
        raise Refusal("S111" if date_alone and not clock else "S114", meant) from None
    if parts[2] is None and not date_alone:
        raise Refusal("S114")
    at = parse_clock(parts[2]) if parts[2] else time()
    moment = datetime.combine(day, at, zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Refusal("S115", zone=zone.key)
    return moment


def is_ambiguous(moment: datetime) -> bool:
    """Whether the clocks showed this local time twice, because they were put back."""
    return moment.utcoffset() != moment.replace(fold=1).utcoffset()


def parse_clock(text: str) -> time:
    """Read a time of day, ``h:mm``."""
    parts = CLOCK.fullmatch(text)
    if parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise Refusal("S118")
    return time(int(parts[1]), int(parts[2]))


def parse_duration(text: str) -> timedelta:
    """Read a length of time, ``h:mm``: more than nothing, at most a day."""
    parts = CLOCK.fullmatch(text)
    if parts is None or int(parts[2]) > 59:
        raise Refusal("S117")
    duration = timedelta(hours=int(parts[1]), minutes=int(parts[2]))
    if not timedelta() < duration <= timedelta(days=1):
        raise Refusal("S117")
    return duration


def parse_place(text: str) -> int:
    """Read a place in a broadcast, ``h:mm:ss``, as whole seconds."""
    parts = PLACE.fullmatch(text)
    if parts is None:
        raise Refusal("S119", f"0:{text}" if PLACE_WITHOUT_HOURS.fullmatch(text) else None)
    hours, minutes, seconds = (int(part) for part in parts.groups())
    return hours * 3600 + minutes * 60 + seconds


def parse_number(text: str) -> int:
    """Read a whole number, zero or more."""
    if not (text.isascii() and text.isdigit()):
        digits = re.sub(r"[ \u00a0\u202f'_]", "", text)
        raise Refusal("S120", digits if digits.isascii() and digits.isdigit() else None)
    if len(text) > 10 or int(text) > MAX_NUMBER:
        raise Refusal("S121", limit=f"{MAX_NUMBER}")
    return int(text)


def parse_flag(text: str) -> bool:
    """Read ``true`` or ``false``."""
    if text in ("true", "false"):
        return text == "true"
    word = text.casefold()
    meant = None
    if word == "true" or word in AFFIRMATIONS:
        meant = "true"
    elif word == "false" or word in NEGATIONS:
        meant = "false"
    raise Refusal("S122", meant)


def parse_choice(text: str, choices: type[ChoiceT]) -> ChoiceT:
    """Read one value of a closed list."""
    try:
        return choices(text)
    except ValueError:
        known = [choice.value for choice in choices]
        raise Refusal("S108", closest(text, known), choices=", ".join(known)) from None


def parse_id(text: str) -> str:
    """Read an id: small Latin letters, digits and hyphens."""
    if ID.fullmatch(text) is None or len(text) > MAX_ID:
        raise Refusal("S129", limit=MAX_ID)
    if text in RESERVED_IDS:
        raise Refusal("S131")
    return text


def parse_question_id(text: str) -> str:
    """Read the id of a question, ``q17``."""
    if QUESTION_ID.fullmatch(text) is None:
        number = re.search(r"[1-9][0-9]{0,5}", text)
        raise Refusal("S216", f"q{number[0]}" if number else None)
    return text


def parse_address(text: str) -> str:
    """Read an address of the web: http or https, with a host, without a password."""
    if NOT_IN_ADDRESS.search(text) or len(text) > MAX_ADDRESS:
        raise Refusal("S126")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Refusal("S124") from None
    if parts.scheme not in ("http", "https"):
        bare = HOST.match(text)
        meant = f"https://{text}" if bare and not re.match(r"[a-z]+:[^0-9]", text) else None
        raise Refusal("S123", meant)
    if "@" in parts.netloc:
        raise Refusal("S125")
    if host is None or not (HOST.fullmatch(host) or NUMERIC_HOST.fullmatch(host)):
        raise Refusal("S124")
    return text

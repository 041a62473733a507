"""The short form of a rule: "weekly on wednesday", "по средам", "апта сайын сәрсенбіде".

Every word must be known; their order does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pressroom.problems.suggestion import closest
from pressroom.reading.values import Refusal

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = DAYS[:5]

WEEKDAYS = {
    "MO": r"mondays?|понедельник(?:а|и|ам)?|дүйсенбі\w{0,8}",
    "TU": r"tuesdays?|вторник(?:а|и|ам)?|сейсенбі\w{0,8}",
    "WE": r"wednesdays?|сред(?:а|у|ы|ам)|сәрсенбі\w{0,8}",
    "TH": r"thursdays?|четверг(?:а|и|ам)?|бейсенбі\w{0,8}",
    "FR": r"fridays?|пятниц(?:а|у|ы|ам)|жұма(?:да|сы|сында|лары|ларда)?",
    "SA": r"saturdays?|суббот(?:а|у|ы|ам)|сенбі\w{0,8}",
    "SU": r"sundays?|воскресень(?:е|я|ям)|жексенбі\w{0,8}",
}
PERIODS = {
    "DAILY": r"daily|days?|ежедневно|день|дня|дней|күн|күнде",
    "WEEKLY": r"weekly|weeks?|еженедельно|недел(?:я|ю|и|ь)|апта(?:да|сына|сайын)?",
    "MONTHLY": r"monthly|months?|ежемесячно|месяц(?:а|ев)?|ай|айда|айдың|айына",
}
COUNTS = {
    "1": r"1|one|once|один|одну|раз|рет|бір",
    "2": r"2|two|other|два|две|екі",
    "3": r"3|three|три|үш",
    "4": r"4|four|четыре|төрт",
}
ORDINALS = {
    "1": r"first|перв(?:ый|ую|ое)|бірінші",
    "2": r"second|втор(?:ой|ую|ое)|екінші",
    "3": r"third|трет(?:ий|ью|ье)|үшінші",
    "4": r"fourth|четв[её]рт(?:ый|ую|ое)|төртінші",
    "-1": r"last|последн(?:ий|юю|ее)|соңғы",
}
EVERY_WORKING_DAY = r"weekdays?|будн\w{1,3}|рабоч(?:ий|им|ие)|жұмыс"
GLUE = (
    r"every|each|on|the|of|and|in|a|per|at|"
    r"кажд(?:ый|ую|ое|ые)|по|в|во|и|дням|"
    r"сайын|әр|әрбір|күні|күндері|күндерде|мен|және|бен|пен|сайынғы"
)
BASE_WORDS = frozenset(
    "weekly daily monthly every monday tuesday wednesday thursday friday saturday sunday "
    "еженедельно ежедневно ежемесячно каждый каждую по понедельникам вторникам средам четвергам "
    "пятницам субботам воскресеньям понедельник вторник среду четверг пятницу субботу воскресенье "
    "апта күн ай сайын әр дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split()
)


@dataclass(slots=True)
class Said:
    """What the words of a rule said so far."""

    days: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)

    def hear(self, word: str) -> bool:
        """Take one word in; False if it means nothing here."""
        for meanings, said in (
            (WEEKDAYS, self.days),
            (PERIODS, self.periods),
            (COUNTS, self.counts),
            (ORDINALS, self.ordinals),
        ):
            for meaning, forms in meanings.items():
                if re.fullmatch(forms, word):
                    said.add(meaning)
                    return True
        if re.fullmatch(EVERY_WORKING_DAY, word):
            self.days.update(WORKING_DAYS)
            return True
        return re.fullmatch(GLUE, word) is not None


def rule_of_words(text: str) -> str:
    """The RFC 5545 rule that the words say."""
    said = Said()
    for word in re.findall(r"[^\s,;.–—-]+", text.casefold()):
        if not said.hear(word):
            raise Refusal("R201", closest(word, BASE_WORDS), word=word)
    rule = _monthly(said) if "MONTHLY" in said.periods else _weekly_or_daily(said)
    if rule is None:
        raise Refusal("R201", word=text)
    return rule


def _monthly(said: Said) -> str | None:
    """Rules like "the first wednesday of each month": they need a number and a day."""
    if not said.days or not said.ordinals or said.periods != {"MONTHLY"}:
        return None
    numbers = sorted(said.ordinals, key=int)
    days = ",".join(f"{number}{day}" for number in numbers for day in _in_order(said.days))
    return f"FREQ=MONTHLY{_interval(said.counts)};BYDAY={days}"


def _weekly_or_daily(said: Said) -> str | None:
    """Rules without a month: then "every second wednesday" is every other week."""
    if said.ordinals & {"1", "-1"}:
        return None
    interval = _interval(said.counts | said.ordinals)
    if said.days:
        return f"FREQ=WEEKLY{interval};BYDAY={','.join(_in_order(said.days))}"
    if len(said.periods) != 1:
        return None
    return f"FREQ={said.periods.pop()}{interval}"


def _interval(counts: set[str]) -> str:
    largest = max((int(count) for count in counts), default=1)
    return f";INTERVAL={largest}" if largest > 1 else ""


def _in_order(days: set[str]) -> list[str]:
    return sorted(days, key=DAYS.index)

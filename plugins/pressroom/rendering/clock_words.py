"""What a page's clock needs to speak: the site's zone and, by CLDR, phrases with their plurals.

Browsers cannot be relied on for Kazakh, nor for the zone's newest rules: both come with the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from babel.dates import format_skeleton, format_timedelta

from pressroom.language import Language
from pressroom.rendering.dates import LOCALES
from pressroom.rendering.desk import Desk
from pressroom.rendering.schedule_contexts import ClockWords
from pressroom.times import zone

_FIRST, _LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
"""The years in which pages are read, as far as can be seen."""

_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_NUMBERS = range(100)


def clock_words(desk: Desk, language: Language) -> ClockWords:
    """The words of the clock for the pages of a language."""
    return desk.remember(("clock", language), lambda: _clock_words(desk, language))


def _clock_words(desk: Desk, language: Language) -> ClockWords:
    gettext: Callable[[str], str] = desk.words(language).gettext
    category = LOCALES[language].plural_form
    order = sorted({category(number) for number in _NUMBERS})
    return ClockWords(
        zone=zone_changes(desk.settings.zone),
        plurals="".join(str(order.index(category(number))) for number in _NUMBERS),
        date=_date_in_digits(language),
        live=gettext("Live now"),
        tomorrow=gettext("Tomorrow"),
        minutes=_phrases("minute", order, language),
        hours=_phrases("hour", order, language),
        days=_phrases("day", order, language),
        over=gettext("Finished"),
        follows=gettext("Finished, the transcript follows"),
        own=gettext("%t your time"),
        this_week=gettext("This week"),
        past_week=gettext("Past week"),
        outdated=gettext(
            "This page was made in an earlier week. What has been announced since is not on it."
        ),
    )


@lru_cache(maxsize=16)
def zone_changes(name: str) -> str:
    """How far a zone is from UTC, from when on: ``0:360 1709229600:300``; seconds and minutes."""
    local = zone(name)

    def offset(moment: datetime) -> int:
        difference = moment.astimezone(local).utcoffset() or timedelta()
        return int(difference.total_seconds()) // 60

    changes = [(0, offset(_FIRST))]
    day = _FIRST
    while day < _LAST:
        following = day + timedelta(days=1)
        if offset(following) != changes[-1][1]:
            low, high = int(day.timestamp()), int(following.timestamp())
            while high - low > 1:
                middle = (low + high) // 2
                before = offset(datetime.fromtimestamp(middle, UTC)) == changes[-1][1]
                low, high = (middle, high) if before else (low, middle)
            changes.append((high, offset(following)))
        day = following
    return " ".join(f"{second}:{minutes}" for second, minutes in changes)


def _phrases(unit: str, order: list[str], language: Language) -> tuple[str, ...]:
    """What CLDR says for "in N minutes", in every plural form, in their order."""
    locale = LOCALES[language]
    found = []
    for wanted in order:
        number = next(n for n in _NUMBERS if n and locale.plural_form(n) == wanted)
        text = format_timedelta(
            number * _UNITS[unit],
            granularity=unit,  # type: ignore[arg-type]
            threshold=1 if unit != "day" else 10_000,
            add_direction=True,
            locale=locale,
        )
        found.append(text.replace(str(number), "%n"))
    return tuple(found)


def _date_in_digits(language: Language) -> str:
    """How day and month are written: ``%d.%m``."""
    text = format_skeleton("MMdd", datetime(2020, 12, 31, tzinfo=UTC), locale=LOCALES[language])
    return str(text).replace("31", "%d").replace("12", "%m")

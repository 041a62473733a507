"""What a series announces for the days to come, as far as its author should look again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import takewhile

from pressroom.checking.holidays import holidays_on
from pressroom.checking.notes import Notes
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import SeriesId
from pressroom.model.series import Series
from pressroom.reading.announcing import announced_until, last_word
from pressroom.reading.recurrence import dates

AHEAD = timedelta(days=365)
"""How far an author is asked to look ahead."""

BEFORE, AFTER = timedelta(days=14), timedelta(days=90)
"""How long before and after its end an announcement without an end is spoken of."""


def check_announcements(archive: Archive, today: date, notes: Notes) -> None:
    """Look at what each series announces from ``today`` on."""
    filled = _filled_dates(archive)
    for series in archive.series.values():
        sessions = filled.get(series.id, frozenset())
        until = announced_until(series, last_word(series, sessions))
        if series.until is None and until - BEFORE <= today <= until + AFTER:
            notes.at_key("A412", series.source.path, "announced", until=until)
        _check_holidays(series, sessions, (today, min(until, today + AHEAD)), notes)


def _check_holidays(
    series: Series, sessions: frozenset[date], span: tuple[date, date], notes: Notes
) -> None:
    """A date of the rule on a public holiday is either meant, or somebody forgot it."""
    first, last = span
    spoken_of = sessions | {exception.date for exception in series.exceptions}
    announced = takewhile(lambda day: day <= last, dates(series.rule, series.since, last))
    silent = [day for day in announced if day >= first and day not in spoken_of]
    for day, names in holidays_on(silent).items():
        notes.at_key(
            "A411",
            series.source.path,
            "rule",
            day=day,
            holiday_kk=names[Language.KK],
            holiday_ru=names[Language.RU],
            holiday_en=names[Language.EN],
        )


def _filled_dates(archive: Archive) -> Mapping[SeriesId, frozenset[date]]:
    """The dates of each series that have a session record."""
    found: dict[SeriesId, set[date]] = {}
    for versions in archive.sessions.values():
        session = next(iter(versions.values()))
        if session.series is not None:
            day = session.occurrence or session.starts.date()
            found.setdefault(session.series, set()).add(day)
    return {series: frozenset(days) for series, days in found.items()}

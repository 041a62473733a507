"""Broadcasts of a series fill its dates, each date once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from pressroom.checking.notes import Notes
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, SeriesId
from pressroom.model.series import Series
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.reading.recurrence import dates


def check_schedule(archive: Archive, notes: Notes) -> None:
    """Compare sessions with the series that they belong to."""
    filled: dict[tuple[SeriesId, date, DistrictId], SessionFacts] = {}
    dates_of = _dates_by_series(archive)
    for versions in archive.sessions.values():
        for number, session in enumerate(versions.values()):
            series = archive.series.get(session.series) if session.series else None
            if series is None:
                continue
            day = session.occurrence or session.starts.date()
            _check_date(session, series, day, dates_of(series.id), notes)
            first = filled.setdefault((series.id, day, session.district), session)
            if first.id != session.id and number == 0:
                notes.at_key("A402", session.source.path, _key(session), day=day, other=first.id)


def _check_date(
    session: SessionFacts, series: Series, day: date, days: frozenset[date], notes: Notes
) -> None:
    """The date that a session fills is one of the series, and is held as the series says."""
    path = session.source.path
    if day not in days:
        notes.at_key("A401", path, _key(session), day=day, series=series.id)
        return
    exception = next((found for found in series.exceptions if found.date == day), None)
    takes_place = session.status is not SessionStatus.CANCELLED
    if exception is None or not takes_place:
        return
    if exception.moved_to is None:
        notes.at_key("A403", path, "status", day=day, series=series.id)
    elif exception.moved_to != session.starts:
        moved_to = f"{exception.moved_to:%Y-%m-%d %H:%M}"
        notes.at_key("A404", path, "date", moved_to=moved_to, series=series.id)


def _key(session: SessionFacts) -> str:
    """The key that says which date of the series a session fills."""
    return "date" if session.occurrence is None else "occurrence"


def _dates_by_series(archive: Archive) -> Callable[[SeriesId], frozenset[date]]:
    @cache
    def dates_of(series_id: SeriesId) -> frozenset[date]:
        series = archive.series[series_id]
        return frozenset(dates(series.rule, series.since, series.until))

    return dates_of

"""Calendars of a small content folder, and what an independent reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from pressroom.artifact import Sheaf
from pressroom.deriving.publication import Edition
from pressroom.emitting.calendars import Calendars
from pressroom.rendering.desk import Desk
from tests.checking.small_archive import read_content
from tests.deriving.small_schedule import edition_of
from tests.site.small_site import settings_for


def desk_for(content: Path, edition: Edition, **changes: str) -> Desk:
    """A desk without a theme's pages: what calendars need."""
    settings = settings_for(content, content / "output", **changes)
    reading = read_content(content).shelf.context
    return Desk(settings, edition.archive, reading, frozenset({"calendars"}), content / "hidden")


def calendars_of(content: Path, files: dict[str, str], **changes: str) -> dict[str, bytes]:
    """Every calendar of the files by its path."""
    edition = edition_of(content, files)
    return rendered(edition, desk_for(content, edition, **changes))


def rendered(edition: Edition, desk: Desk, *only: str) -> dict[str, bytes]:
    """Calendars by their paths: all, or ``only`` some."""
    emitter = Calendars()
    planned = chain.from_iterable(
        one.artifacts(one.facts) if isinstance(one, Sheaf) else (one,)
        for one in emitter.plan(edition)
    )
    return {
        artifact.path: emitter.render(artifact, desk)
        for artifact in planned
        if not only or artifact.path in only
    }


def events(calendar: bytes) -> list[Any]:
    """The events as they are written."""
    return list(Calendar.from_ical(calendar).events)


def expanded(calendar: bytes) -> Iterator[tuple[datetime, timedelta, str]]:
    """Start, length and status of every broadcast, as recurring-ical-events reads them."""
    query = recurring_ical_events.of(Calendar.from_ical(calendar))
    for event in query.between((1990, 1, 1), (2101, 1, 1)):
        yield event.start, event.end - event.start, str(event.get("STATUS"))


def read_starts(calendar: bytes) -> list[str]:
    """The starts of all broadcasts as authors write them, cancelled ones marked with "x"."""
    return sorted(
        f"{start:%Y-%m-%d %H:%M}{' x' if status == 'CANCELLED' else ''}"
        for start, _, status in expanded(calendar)
    )

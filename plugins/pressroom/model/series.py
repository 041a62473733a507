"""A recurring broadcast: the rule, and its exceptions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pressroom.language import Localized
from pressroom.model.identity import DistrictId, OfficialId, SeriesId
from pressroom.model.session import Platform
from pressroom.source import SourceRef


@dataclass(frozen=True, slots=True)
class SeriesException:
    """One date of the rule on which the broadcast is cancelled or moved.

    ``on`` is the day on which that was announced. ``moved_to`` is aware, in the site's zone; None
    where the date is cancelled. ``reason`` is the cancellation's reason or the move's note.
    """

    date: dt.date
    on: dt.date
    reason: Localized
    moved_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring broadcast; ``rule`` is an RFC 5545 recurrence rule in canonical form.

    ``duration`` is None where nobody said how long it lasts.
    """

    id: SeriesId
    source: SourceRef
    title: Localized
    district: DistrictId
    rule: str
    at: time
    since: date
    announced: date
    until: date | None = None
    duration: timedelta | None = None
    official: OfficialId | None = None
    platform: Platform | None = None
    channel: str | None = None
    url: str | None = None
    exceptions: tuple[SeriesException, ...] = ()

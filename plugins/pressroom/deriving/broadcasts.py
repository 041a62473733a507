"""One broadcast as the schedule knows it: a date of a series, a session, or both in one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, SessionId
from pressroom.model.session import Platform


class BroadcastStatus(StrEnum):
    """Where a broadcast stands; whether it was moved is told beside it (``is_moved``)."""

    PLANNED = "planned"
    """A date of a series; no session record says more."""
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


class ChangeKind(StrEnum):
    """What a recorded change did."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    NOTED = "noted"
    """Something else was announced: another place, another guest."""


@dataclass(frozen=True, slots=True)
class BroadcastChange:
    """One announced change.

    ``on`` is the moment of the announcement, aware; midnight where only its day is recorded.
    ``was`` is the start before a move (midnight: only the day is recorded), None for other kinds.
    """

    on: datetime
    kind: ChangeKind
    reason: Localized
    was: datetime | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast.

    ``start`` is when it begins, as far as is known now; that of a cancelled one is when it would
    have begun. ``original`` is the first start that was announced; both are aware, in the site's
    zone. ``duration`` is None where no record gives it.

    ``series`` and ``occurrence`` (the date of the rule) are None for a session outside any series,
    ``session`` is None and ``languages`` is empty for a date that no session record fills. A
    session of another district that belongs to a series keeps ``series``, but fills no date of it:
    ``occurrence`` is None.

    ``announced`` is the day on which it was first announced, None where no record says it.
    ``changes`` are oldest first. ``revision`` never falls while changes are added (SEQUENCE of
    RFC 5545); ``modified`` is the moment of the last thing recorded about it, None: nothing is.
    """

    start: datetime
    original: datetime
    status: BroadcastStatus
    district: DistrictId
    title: Localized
    duration: timedelta | None = None
    series: SeriesId | None = None
    occurrence: date | None = None
    session: SessionId | None = None
    languages: tuple[Language, ...] = ()
    official: OfficialId | None = None
    platform: Platform | None = None
    channel: str | None = None
    url: str | None = None
    announced: date | None = None
    changes: tuple[BroadcastChange, ...] = ()
    revision: int = 0
    modified: datetime | None = None
    summary: Localized | None = None
    demonstration: bool = False

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def end(self) -> datetime | None:
        """When it ends; None where no record gives its length. Reckoned in elapsed time."""
        if self.duration is None:
            return None
        utc = self.start.astimezone(UTC) + self.duration
        return utc.astimezone(self.start.tzinfo)

    @property
    def is_moved(self) -> bool:
        """Whether it begins at another moment than was first announced."""
        return self.start != self.original

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is BroadcastStatus.CANCELLED

    @property
    def reason(self) -> Localized | None:
        """The words of the last change; None where nothing changed."""
        return self.changes[-1].reason if self.changes else None

    @property
    def changed_on(self) -> date | None:
        """The day on which the last change was announced."""
        return self.changes[-1].on.date() if self.changes else None

    def read_in(self, language: Language) -> Language | None:
        """The language of the session's page for a reader of ``language``; None: it has none."""
        return next((lang for lang in language.fallbacks if lang in self.languages), None)


def order_of(broadcast: Broadcast) -> tuple[datetime, str, str, str]:
    """The order of every list: by start, then by district, series and session."""
    return (
        broadcast.start,
        broadcast.district,
        broadcast.series or "",
        broadcast.session or "",
    )


class BroadcastList:
    """Broadcasts in order, to be found by day without going through all of them."""

    def __init__(self, broadcasts: Iterable[Broadcast]) -> None:
        self.all = sorted(broadcasts, key=order_of)
        self._days = [broadcast.day for broadcast in self.all]
        self._moved = [broadcast for broadcast in self.all if broadcast.is_moved]

    def touching(self, first: date, last: date) -> Iterator[Broadcast]:
        """Those that begin, or were to begin, from ``first`` to ``last``, both included."""
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        yield from self.all[low:high]
        for moved in self._moved:
            if first <= moved.original.date() <= last and not first <= moved.day <= last:
                yield moved

    def starting_from(self, day: date) -> Iterator[Broadcast]:
        """Those that begin on ``day`` or later, in order."""
        return islice(self.all, bisect_left(self._days, day), None)

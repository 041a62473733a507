"""Records become broadcasts: a session, a date of a series, or a date that a session fills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, tzinfo

from pressroom.deriving.broadcasts import (
    Broadcast,
    BroadcastChange,
    BroadcastStatus,
    ChangeKind,
)
from pressroom.language import Language, Localized
from pressroom.model.series import Series, SeriesException
from pressroom.model.session import SessionFacts, SessionStatus

Versions = Mapping[Language, SessionFacts]

_STEPS = {
    SessionStatus.PROVISIONAL: 0,
    SessionStatus.CONFIRMED: 1,
    SessionStatus.HELD: 1,
    SessionStatus.CANCELLED: 1,
}
"""What a status adds to the revision: confirming is news, and no record keeps its day."""


def session_broadcast(versions: Versions) -> Broadcast:
    """A session's record in all its languages, as a broadcast by itself."""
    session = next(iter(versions.values()))
    changes = _recorded_changes(versions)
    moments = [change.on for change in changes]
    if session.publish is not None:
        moments.append(session.publish)
    return Broadcast(
        start=session.starts,
        original=next((change.was for change in changes if change.was), session.starts),
        status=BroadcastStatus(session.status.value),
        district=session.district,
        title=Localized.of({lang: version.title for lang, version in versions.items()}),
        duration=session.duration,
        series=session.series,
        session=session.id,
        languages=tuple(sorted(versions)),
        official=session.official,
        platform=session.platform,
        channel=session.channel,
        url=session.url,
        announced=session.publish.date() if session.publish else None,
        changes=changes,
        revision=len(changes) + _STEPS[session.status],
        modified=max(moments, default=None),
        summary=_summary(versions),
        demonstration=session.demonstration,
    )


def planned_broadcast(series: Series, day: date, zone: tzinfo) -> Broadcast:
    """A date of the rule about which nothing else is recorded.

    Its hour is local time of the zone; one that the clocks show twice is meant the first time.
    Source: RFC 5545, 3.3.5.
    """
    start = datetime.combine(day, series.at, zone)
    return Broadcast(
        start=start,
        original=start,
        status=BroadcastStatus.PLANNED,
        district=series.district,
        title=series.title,
        duration=series.duration,
        series=series.id,
        occurrence=day,
        official=series.official,
        platform=series.platform,
        channel=series.channel,
        url=series.url,
        announced=series.announced,
        modified=datetime.combine(series.announced, time(), zone),
    )


def excepted_broadcast(series: Series, exception: SeriesException, zone: tzinfo) -> Broadcast:
    """A date of the rule that is cancelled or moved; no session record fills it."""
    planned = planned_broadcast(series, exception.date, zone)
    change = _excepted(exception, planned)
    cancelled = change.kind is ChangeKind.CANCELLED
    return replace(
        planned,
        start=exception.moved_to or planned.start,
        status=BroadcastStatus.CANCELLED if cancelled else BroadcastStatus.PLANNED,
        changes=(change,),
        revision=_revision(series, (change,)),
        modified=max(change.on, planned.modified or change.on),
    )


def filled_broadcast(
    series: Series, day: date, exception: SeriesException | None, session: Broadcast, zone: tzinfo
) -> Broadcast:
    """A date of the rule with the session record that fills it.

    The record says what holds; what it leaves open (length, place) is as the series says. A move
    or cancellation that both record is told once, in the session's words.
    """
    planned = planned_broadcast(series, day, zone)
    said = {(change.kind, change.was) for change in session.changes}
    excepted = (_excepted(exception, planned),) if exception else ()
    unsaid = tuple(change for change in excepted if (change.kind, change.was) not in said)
    recorded = (*session.changes, *excepted)
    moments = [change.on for change in recorded]
    moments += [moment for moment in (planned.modified, session.modified) if moment]
    return replace(
        session,
        original=planned.start,
        duration=session.duration or series.duration,
        series=series.id,
        occurrence=day,
        official=session.official or series.official,
        platform=session.platform or series.platform,
        channel=session.channel or series.channel,
        url=session.url or series.url,
        announced=series.announced,
        changes=tuple(sorted((*unsaid, *session.changes), key=lambda change: change.on)),
        revision=_revision(series, recorded) + 1 + session.revision - len(session.changes),
        modified=max(moments),
    )


def _revision(series: Series, changes: Sequence[BroadcastChange]) -> int:
    """The days from the announcement of the series to its date's last change, and their number.

    The day counts because an exception is rewritten, not added to, when a moved date is cancelled.
    """
    last = max((change.on.date() for change in changes), default=series.announced)
    return max(0, (last - series.announced).days) + len(changes)


def _excepted(exception: SeriesException, planned: Broadcast) -> BroadcastChange:
    on = datetime.combine(exception.on, time(), planned.start.tzinfo)
    if exception.moved_to is None:
        return BroadcastChange(on, ChangeKind.CANCELLED, exception.reason)
    return BroadcastChange(on, ChangeKind.MOVED, exception.reason, planned.start)


def _recorded_changes(versions: Versions) -> tuple[BroadcastChange, ...]:
    """The changes that a session's record tells, each in all its languages; oldest first."""
    words: dict[tuple[datetime, ChangeKind, datetime | None, int], dict[Language, str]] = {}
    for lang, version in versions.items():
        told: Counter[tuple[datetime, ChangeKind, datetime | None]] = Counter()
        for change in version.changes:
            kind = ChangeKind.NOTED if change.was is None else ChangeKind.MOVED
            key = (change.on, kind, change.was)
            words.setdefault((*key, told[key]), {})[lang] = change.note
            told[key] += 1
        if version.cancelled is not None:
            key = (version.cancelled.on, ChangeKind.CANCELLED, None)
            words.setdefault((*key, 0), {})[lang] = version.cancelled.reason
    found = (
        BroadcastChange(on, kind, Localized.of(notes), was)
        for (on, kind, was, _), notes in words.items()
    )
    return tuple(sorted(found, key=lambda change: change.on))


def _summary(versions: Versions) -> Localized | None:
    texts = {lang: version.summary for lang, version in versions.items() if version.summary}
    return Localized.of(texts) if texts else None

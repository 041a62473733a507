"""Broadcasts with the names that pages show beside them, and what was changed about them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.broadcasts import Broadcast, BroadcastChange, ChangeKind
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import schedule_of
from pressroom.model.identity import DistrictId, OfficialId, SeriesId
from pressroom.model.registers import District, Official
from pressroom.model.series import Series


@dataclass(frozen=True, slots=True)
class BroadcastCard:
    """A broadcast in a list.

    ``in_series`` is False where its series is not in the archive. ``demonstration`` is True for
    sample content: where its session says so, or any session of its series.
    """

    broadcast: Broadcast
    district: District
    official: Official | None
    in_series: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """One announced move, cancellation or other change of a broadcast."""

    card: BroadcastCard
    change: BroadcastChange


def broadcast_card(edition: Edition, broadcast: Broadcast) -> BroadcastCard:
    """A broadcast with its names."""
    registers = edition.archive.registers
    lane = None
    if broadcast.series is not None and broadcast.series in edition.archive.series:
        lane = schedule_of(edition).series(broadcast.series)
    return BroadcastCard(
        broadcast=broadcast,
        district=registers.districts[broadcast.district],
        official=registers.officials[broadcast.official] if broadcast.official else None,
        in_series=lane is not None,
        demonstration=broadcast.demonstration or (lane is not None and lane.is_sample),
    )


def broadcast_cards(edition: Edition, broadcasts: Iterable[Broadcast]) -> tuple[BroadcastCard, ...]:
    """The broadcasts with their names, in their order."""
    return tuple(broadcast_card(edition, broadcast) for broadcast in broadcasts)


def next_cards(
    edition: Edition,
    count: int,
    *,
    district: DistrictId | None = None,
    official: OfficialId | None = None,
    series: SeriesId | None = None,
) -> tuple[BroadcastCard, ...]:
    """The next ``count`` broadcasts that have not ended at the build's moment, soonest first.

    All of them, or those of a district with its predecessors, an official or a series. Cancelled
    ones are among them: readers must learn of it.
    """
    found = schedule_of(edition).upcoming(
        edition.now, count, district=district, official=official, series=series
    )
    return broadcast_cards(edition, found)


def schedule_changes(edition: Edition, *, noted: bool = False) -> list[ScheduleChange]:
    """Every move and cancellation that was announced, newest first.

    With ``noted`` other changes too: another place, another guest.
    """
    found = [
        ScheduleChange(broadcast_card(edition, broadcast), change)
        for broadcast in schedule_of(edition).recorded()
        for change in broadcast.changes
        if noted or change.kind is not ChangeKind.NOTED
    ]
    found.sort(key=lambda one: (one.card.broadcast.start, one.card.broadcast.district))
    return sorted(found, key=lambda one: one.change.on, reverse=True)


def span_key(edition: Edition, first: date, last: date, series: SeriesId | None = None) -> Hashable:
    """What all broadcasts from ``first`` to ``last`` depend on, said without making them.

    Series with their exceptions by the digests of their files, what sessions record as it is, and
    the names of districts and officials. With ``series`` that one alone.
    """
    archive, schedule = edition.archive, schedule_of(edition)
    lanes = [schedule.series(key) for key in ([series] if series else sorted(archive.series))]
    lanes = [lane for lane in lanes if next(lane.touching(first, last), None) is not None]
    if series is None:
        recorded = tuple(schedule.recorded(first, last))
    else:
        recorded = tuple(one for lane in lanes for one in lane.recorded.touching(first, last))
    held: list[Series | Broadcast] = [*(lane.series for lane in lanes), *recorded]
    districts, officials = archive.registers.districts, archive.registers.officials
    return (
        tuple((lane.series.source, lane.is_sample) for lane in lanes),
        tuple(one for one in recorded if one.session is not None),
        tuple(districts[key] for key in sorted({one.district for one in held})),
        tuple(officials[key] for key in sorted({one.official for one in held if one.official})),
    )

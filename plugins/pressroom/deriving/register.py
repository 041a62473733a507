"""The register of promises: cards for lists, and how many stand where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from pressroom.deriving.commitments import CommitmentEntry, Standing
from pressroom.model.registers import District, Official, Registers

KeyT = TypeVar("KeyT", bound=str)

LARGEST_YEAR = 200
"""Promises on a year's page; a larger year is cut by month."""


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """A promise in a list, with the names of its place and of who answers for it."""

    entry: CommitmentEntry
    district: District
    owner: Official | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many promises stand at each place; their sum is all of them.

    ``reopened`` and ``undated`` (no last day was named) are among the first two.
    """

    open: int = 0
    overdue: int = 0
    done: int = 0
    not_done: int = 0
    handed_over: int = 0
    reopened: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        """All promises."""
        return self.open + self.overdue + self.done + self.not_done + self.handed_over

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        )

    def at(self, standing: Standing) -> int:
        """How many stand there."""
        count: int = getattr(self, standing.replace("-", "_"))
        return count


@dataclass(frozen=True, slots=True)
class RegisterKey:
    """All that a list of promises depends on, without the promises themselves."""

    sources: tuple[object, ...]
    overdue: tuple[tuple[str, str], ...]
    districts: tuple[District, ...]
    owners: tuple[Official, ...]


def card(entry: CommitmentEntry, registers: Registers) -> CommitmentCard:
    """A promise with its names."""
    owner = registers.officials[entry.owner] if entry.owner else None
    return CommitmentCard(entry, registers.districts[entry.district], owner)


def tally(entries: Iterable[CommitmentEntry]) -> Tally:
    """Count promises by where they stand."""
    entries = list(entries)
    standings = Counter(entry.standing for entry in entries)
    return Tally(
        open=standings[Standing.OPEN],
        overdue=standings[Standing.OVERDUE],
        done=standings[Standing.DONE],
        not_done=standings[Standing.NOT_DONE],
        handed_over=standings[Standing.HANDED_OVER],
        reopened=sum(entry.reopened for entry in entries),
        undated=sum(
            entry.standing is Standing.OPEN and entry.term.due is None for entry in entries
        ),
    )


def tallies(
    entries: Iterable[CommitmentEntry], key: Callable[[CommitmentEntry], KeyT | None]
) -> tuple[tuple[KeyT, Tally], ...]:
    """A tally for each key, the key with the most promises first; those without a key are out."""
    groups: dict[KeyT, list[CommitmentEntry]] = defaultdict(list)
    for entry in entries:
        found = key(entry)
        if found is not None:
            groups[found].append(entry)
    counted = [(name, tally(group)) for name, group in groups.items()]
    return tuple(sorted(counted, key=lambda pair: (-pair[1].total, pair[0])))


def soonest_due(entry: CommitmentEntry) -> tuple[date, str, int]:
    """The order of what is still to be kept: the earliest last day first, undated ones last."""
    number = int(entry.question.removeprefix("q"))
    return (entry.term.due or date.max, entry.session, number)


def register_key(entries: Sequence[CommitmentEntry], registers: Registers) -> RegisterKey:
    """What a list of these promises depends on."""
    return RegisterKey(
        sources=tuple(dict.fromkeys(entry.source for entry in entries)),
        overdue=tuple(
            (entry.session, entry.question)
            for entry in entries
            if entry.standing is Standing.OVERDUE
        ),
        districts=tuple(
            registers.districts[key] for key in sorted({entry.district for entry in entries})
        ),
        owners=tuple(
            registers.officials[key]
            for key in sorted({entry.owner for entry in entries if entry.owner})
        ),
    )

"""Which of the planned files must be made: those whose facts or ground are not what they were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Any

from pressroom.artifact import Artifact, Emitter, Pending, Sheaf
from pressroom.building.fingerprint import Fingerprints
from pressroom.building.ground import Ground
from pressroom.building.memory import MadeFile, MadeRow
from pressroom.building.refusal import Refused
from pressroom.building.units import Unit
from pressroom.deriving.publication import Edition
from pressroom.rendering.desk import Desk

PressEmitter = Emitter[Edition, Desk]
Planned = Artifact | Sheaf
Hidden = dict[str, tuple[str, bytes]]
"""Path of a hidden file → what was planned, and the digest of the bytes."""


def plan(edition: Edition, emitters: Iterable[PressEmitter]) -> Iterator[tuple[str, list[Planned]]]:
    """All that there should be, by units of work, in a fixed order; planned as it is asked for."""
    unit_of: Callable[[Planned], str] = attrgetter("unit")
    plans = [emitter.plan(edition) for emitter in emitters]
    for unit, planned in groupby(merge(*plans, key=unit_of), key=unit_of):
        yield unit, list(planned)


class Choice:
    """Goes through a plan once and says what must be made.

    ``rows`` is what earlier builds made, ``broken`` names what of it is no longer as it was made.
    ``wanted`` are the rows of what must be made, still without ``uses`` and ``ground``; ``renewed``
    those of what is kept, made from facts that were looked at again.
    """

    def __init__(
        self,
        rows: Mapping[str, MadeRow],
        ground: Ground,
        fingerprints: Fingerprints,
        files: Callable[[str], tuple[MadeFile, ...]],
        broken: Collection[str] = (),
    ) -> None:
        self._rows = rows
        self._ground = ground
        self._fingerprints = fingerprints
        self._files = files
        self._broken = broken
        self._joined: dict[int, tuple[tuple[str, ...], bytes]] = {}
        self._later: list[tuple[str, list[Planned]]] = []
        self.planned: set[str] = set()
        self.kept: set[str] = set()
        self.wanted: dict[str, MadeRow] = {}
        self.renewed: dict[str, MadeRow] = {}

    def first(self, units: Iterable[tuple[str, list[Planned]]]) -> Iterator[Unit]:
        """What can be made at once; what is made from hidden files waits."""
        for name, planned in units:
            later = [one for one in planned if _waits(one)]
            if later:
                self._later.append((name, later))
            ready = [one for one in planned if not _waits(one)]
            if unit := self._unit(name, ready, {}):
                yield unit

    def second(self, hidden: Hidden) -> Iterator[Unit]:
        """What is made from hidden files, all of which are made.

        Raises KeyError: an artifact says that it is made from a hidden file that nobody planned.
        """
        for name, planned in self._later:
            if unit := self._unit(name, planned, hidden):
                yield unit

    def _unit(self, name: str, planned: Iterable[Planned], hidden: Hidden) -> Unit | None:
        chosen: dict[str, tuple[Artifact, ...]] = {}
        known: dict[str, bytes] = {}
        read: dict[str, str] = {}
        looked_at: set[int] = set()
        for one in planned:
            key = name_of(one)
            artifacts = self._choose(key, one, hidden)
            if artifacts:
                chosen[key] = artifacts
                if key in self._rows and key not in self._broken:
                    known |= {file.path: file.digest for file in self._files(key)}
                # Files that are made from the same hidden ones name them in the same tuple.
                for made_from in {id(a.made_from): a.made_from for a in artifacts}.values():
                    if id(made_from) not in looked_at:
                        looked_at.add(id(made_from))
                        read |= {path: hidden[path][1].hex() for path in made_from}
        return Unit(name, chosen, known, read) if chosen else None

    def _choose(self, key: str, one: Planned, hidden: Hidden) -> tuple[Artifact, ...]:
        """The artifacts to be made for one thing planned; none where all stands as it should.

        Raises Refused: it was planned twice.
        """
        if key in self.planned:
            path = one.path if isinstance(one, Artifact) else one.unit
            raise Refused("B106", path, path=path)
        self.planned.add(key)
        row = None if key in self._broken else self._rows.get(key)
        if row is not None and row.ground != self._ground.of(one.emitter, row.uses):
            row = None
        inputs = self._inputs(one, hidden)
        facts, late = one.facts, None
        if isinstance(facts, Pending):
            late = self._fingerprints.of(facts.key, *inputs)
            if row is not None and row.late == late:
                self.kept.add(key)
                return ()
            facts = facts.make()
        wanted = MadeRow(late, self._fingerprints.of(facts, *inputs), "", b"")
        if row is not None and row.facts == wanted.facts:
            self.kept.add(key)
            if row.late != late:
                self.renewed[key] = replace(row, late=late)
            return ()
        self.wanted[key] = wanted
        return _artifacts(one, facts)

    def _inputs(self, one: Planned, hidden: Hidden) -> tuple[Any, ...]:
        """What something is made from besides its facts."""
        if isinstance(one, Sheaf):
            return (one.sources,)
        return (one.sources, one.part, self._together(one.made_from, hidden))

    def _together(self, paths: tuple[str, ...], hidden: Hidden) -> bytes:
        """One digest of hidden files; worked out once for all that name them in one tuple."""
        known = self._joined.get(id(paths))
        if known is None:
            found = self._fingerprints.of([hidden[path][1] for path in paths])
            known = self._joined[id(paths)] = (paths, found)
        return known[1]


def name_of(one: Planned) -> str:
    """The name by which the memory knows what was planned."""
    return f"{one.emitter}\t{one.unit}\t{one.path if isinstance(one, Artifact) else '*'}"


def _waits(one: Planned) -> bool:
    """Whether it is made from hidden files, which must be made first."""
    return isinstance(one, Artifact) and bool(one.made_from)


def _artifacts(one: Planned, facts: Any) -> tuple[Artifact, ...]:
    if isinstance(one, Sheaf):
        return tuple(one.artifacts(facts))
    return (replace(one, facts=facts),)

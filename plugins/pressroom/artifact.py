"""The seam between the engine and the formats: one output file is one artifact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pressroom.source import SourceRef

ArchiveT = TypeVar("ArchiveT", contravariant=True)
DeskT = TypeVar("DeskT", contravariant=True)


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output, and everything its bytes are made from.

    ``path`` is relative to the output folder: plain ASCII, forward slashes. ``unit`` names the
    piece of work that it belongs to: artifacts of one unit are made by one worker in one go, so
    that a session is read once for all its files. ``sources`` are the files of the content whose
    text it shows; ``facts`` is a frozen value with all else. An emitter sees nothing of the
    archive but what its plan put here, so what a file depends on is what it was given. ``part``
    says which part of the facts the file shows, "" for the whole.
    """

    path: str
    emitter: str
    unit: str
    facts: Any
    sources: tuple[SourceRef, ...] = ()
    part: str = ""


class Emitter(Protocol[ArchiveT, DeskT]):
    """One kind of output. A new format is a new emitter and nothing else."""

    name: str
    """Its key in the build's memory, for example ``session-pages``."""

    version: int
    """Raised when the same input must give new bytes."""

    def plan(self, archive: ArchiveT) -> Iterable[Artifact]:
        """Say which files there should be and what each is made from; units in ascending order.

        Cheap: reads no texts.
        """

    def render(self, artifact: Artifact, desk: DeskT) -> bytes:
        """Make one file. Pure: same arguments, same bytes. May run in another process."""

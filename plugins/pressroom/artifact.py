"""The seam between the engine and the formats: one output file is one artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from pressroom.source import SourceRef

ArchiveT = TypeVar("ArchiveT", contravariant=True)
DeskT = TypeVar("DeskT", contravariant=True)

Content: TypeAlias = bytes | Iterator[bytes]
"""A file's bytes: whole, or piece by piece where it is too large to be held in memory."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Facts that are worked out only when their file must be made.

    ``key`` is cheap and says all that the facts depend on: equal keys, equal facts; it holds plain,
    frozen values, and facts of a record in it stand for the digest of its file. ``make`` gives the
    facts, a frozen value; it runs in the process that plans.
    """

    key: object
    make: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file, and everything its bytes are made from.

    ``path`` is relative to the output folder: plain ASCII, forward slashes. ``unit`` names the
    piece of work that it belongs to: artifacts of one unit are made by one worker in one go, so
    that a session is read once for all its files. ``sources`` are the files of the content whose
    text it shows; ``facts`` is a frozen value with all else, or ``Pending``. An emitter sees
    nothing of the archive but what its plan put here, so what a file depends on is what it was
    given. ``part`` says which part of the facts the file shows, "" for the whole.

    A ``hidden`` artifact is no file of the site: it is kept with the build's memory, for other
    artifacts to be made from (``Desk.hidden``). ``made_from`` are the paths of those that this one
    is made from: it is made after all of them, and again only when the bytes of one change. So an
    archive's worth of text is read session by session, and joined without reading it again.
    """

    path: str
    emitter: str
    unit: str
    facts: Any
    sources: tuple[SourceRef, ...] = ()
    part: str = ""
    hidden: bool = False
    made_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Artifacts of one emitter and unit that have facts and sources in common.

    ``artifacts`` gives them from the facts, and is asked only when one of them must be made: a plan
    of a sheaf a session costs as much as there are sessions, however many questions they have.
    """

    emitter: str
    unit: str
    facts: Any
    sources: tuple[SourceRef, ...]
    artifacts: Callable[[Any], Iterable[Artifact]]


class Emitter(Protocol[ArchiveT, DeskT]):
    """One kind of output. A new format is a new emitter and nothing else."""

    name: str
    """Its key in the build's memory, for example ``session-pages``."""

    version: int
    """Raised when the same input must give new bytes."""

    def plan(self, archive: ArchiveT) -> Iterable[Artifact | Sheaf]:
        """Say which files there should be and what each is made from; units in ascending order.

        Cheap: no texts are read.
        """

    def render(self, artifact: Artifact, desk: DeskT) -> Content:
        """Produce one file. Pure: same arguments, same bytes. May run in another process."""

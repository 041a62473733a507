"""What every remote can do, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from pressroom.publishing.sums import Sums

SITE = "site"
"""Below a release's folder: what is served."""

NGINX = "nginx"
"""What the server's configuration includes."""

RECORD = "published"
"""The record of publication as it is with this release."""

VERSION = f"{SITE}/version.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the public sees now: the number of its release, and the digests of all its files."""

    number: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release that is ready to go out.

    ``folder`` holds ``site``, ``nginx`` and ``published``; ``sums`` are the digests of all its
    files, ``now`` is the moment at which it is published, aware.
    """

    number: int
    folder: Path
    sums: Sums
    now: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What an upload took: files and bytes that went over, files that stood there already."""

    files: int
    size: int
    kept: int


Going: TypeAlias = Callable[[int, int], None]
"""Is told how many files have gone, of how many."""


class Remote(Protocol):
    """A place from which the public is served.

    Whatever it cannot do raises ``NotPublished``. Between any two of its steps the program may be
    killed: what the public sees is then one whole release, and running again goes on from there.
    """

    name: str
    """As messages call it; holds no password or key."""

    def hold(self) -> AbstractContextManager[None]:
        """Be the only one who publishes here; raises NotPublished (U101): somebody else is."""

    def standing(self) -> Standing | None:
        """What the public sees; None: nothing was ever published here."""

    def read(self, path: str, number: int | None = None) -> bytes | None:
        """A file of a release, by default of the standing one; None: there is none."""

    def fetch_record(self, folder: Path) -> None:
        """Lay the remote's record into an empty folder; nothing where it has none."""

    def publish(self, release: Prepared, standing: Standing | None, going: Going) -> Sent:
        """Send a release, verify it where it lies, and let the public see it: in one step, last."""

    def kept(self) -> list[int]:
        """Releases that can be gone back to, ascending; the standing one among them."""

    def release_before(self) -> int | None:
        """The newest release before the one whose files are shown; None: none is kept."""

    def restore(self, number: int, papers: Prepared) -> None:
        """Let the public see the files of an earlier release again, under a new number.

        The folder of ``papers`` holds what speaks of the new release alone: the papers of its site
        and the record. All else is taken from release ``number``.
        """

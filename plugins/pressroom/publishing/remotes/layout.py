"""How releases lie in a folder that nginx serves, here or on another machine.

::

    REMOTE/current -> releases/12          what the public sees; exchanged in one step
    REMOTE/published -> current/published  the record of publication
    REMOTE/releases/12/site/               served
    REMOTE/releases/12/nginx/              included by the server's configuration
    REMOTE/releases/12/published/          the record as it is with this release
    REMOTE/releases/12/SHA256SUMS          its files
    REMOTE/releases/13.draft/              being sent; counts for nothing
    REMOTE/kept/assets/                    assets of earlier releases too, for pages loaded before

A release is never written into. One that restores an earlier one has links in place of the
earlier one's folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

RELEASES = "releases"
CURRENT = "current"
KEPT_ASSETS = "kept/assets"
ASSETS = "site/assets"
LOCK = ".lock"
DRAFT = ".draft"
"""What the name of a release ends in as long as it is not whole."""

OLD = ".old"
"""What the name of a release ends in while it is being removed."""

KEPT_DAYS = 1
"""For so long an asset answers after it has left the last kept release."""

_NUMBER = re.compile(r"[1-9][0-9]*")


def numbers_in(names: Iterable[str]) -> list[int]:
    """The releases among the names of a folder, ascending; drafts are none."""
    return sorted(int(name) for name in names if _NUMBER.fullmatch(name))


def leftovers_in(names: Iterable[str], draft: int) -> list[str]:
    """Names of what an interrupted publisher left, but for the draft of release ``draft``."""
    keep = f"{draft}{DRAFT}"
    return sorted(name for name in names if name.endswith((DRAFT, OLD)) and name != keep)


def superfluous(
    numbers: Iterable[int], standing: int, keep: int, origins: Mapping[int, int]
) -> list[int]:
    """Releases to remove, so that the newest ``keep`` remain.

    ``origins`` names for a release that restored an earlier one that earlier one: it stays as long
    as its files are shown. What is newer than the standing one was never seen, and goes.
    """
    seen = [number for number in sorted(numbers) if number <= standing]
    kept = set(seen[-max(keep, 1) :])
    kept |= {origins[number] for number in kept if number in origins}
    return [number for number in sorted(numbers) if number not in kept]


def release_before(numbers: Iterable[int], standing: int, origins: Mapping[int, int]) -> int | None:
    """The release to go back to: the newest one before the one whose files are shown."""
    shown = origins.get(standing, standing)
    return max((number for number in numbers if number < shown), default=None)

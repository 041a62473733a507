"""What a release changes for the public, told before it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from pressroom.model.standing import address_of
from pressroom.publishing.served_names import FOR_HOSTS, PAPERS, original_of
from pressroom.publishing.sums import Sums


class Change(Enum):
    """What becomes of an address."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REDIRECTED = "redirected"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses of pages by what becomes of them, ascending; ``files`` counts all other files.

    ``size`` is that of all that is new or has new bytes. ``replaced`` are pages (paths of files)
    that stood there before and now lead on, say why they are gone, or stand in no list.
    """

    pages: Mapping[Change, tuple[str, ...]]
    files: Mapping[Change, int]
    size: int
    replaced: frozenset[str]


_REDIRECT = b'<meta http-equiv="refresh"'
_WITHDRAWN = b'<meta name="status" content="410">'
_UNLISTED = b'<meta name="robots" content="noindex">'
_CORRECTION = re.compile(
    rb'class="corrections__entry">\s*<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})'
)
_HEAD = 8192
_SITE = "site/"


def derive_changes(folder: Path, before: Sums, after: Sums, since: date | None) -> Changes:
    """Compare two releases; ``folder`` holds the newer one, ``since`` is the day of the older."""
    pages: dict[Change, list[str]] = {change: [] for change in Change}
    files = dict.fromkeys(Change, 0)
    replaced = set()
    size = 0
    for path in _differing(before, after):
        name = path.removeprefix(_SITE)
        is_page = name.endswith(".html")
        change = Change.NEW if path not in before else Change.CHANGED
        if path not in after:
            change = Change.GONE
        else:
            size += (folder / path).stat().st_size
            if is_page:
                page = (folder / path).read_bytes()
                if change is Change.CHANGED and _UNLISTED in page[:_HEAD]:
                    replaced.add(name)
                change = _closer(change, page, since)
        if is_page:
            pages[change].append(address_of(name))
        else:
            files[change] += 1
    return Changes(
        {change: tuple(found) for change, found in pages.items() if found},
        {change: count for change, count in files.items() if count},
        size,
        frozenset(replaced),
    )


def _differing(before: Sums, after: Sums) -> Iterable[str]:
    """Served files that are not the same, ascending, but for copies and a release's own papers."""
    for path in sorted(before.keys() | after.keys()):
        name = path.removeprefix(_SITE)
        if name == path or before.get(path) == after.get(path):
            continue
        if name not in PAPERS | FOR_HOSTS and not original_of(name):
            yield path


def _closer(change: Change, page: bytes, since: date | None) -> Change:
    """What a new or changed page says of itself."""
    head = page[:_HEAD]
    if _WITHDRAWN in head:
        return Change.WITHDRAWN
    if _REDIRECT in head:
        return Change.REDIRECTED
    days = _CORRECTION.findall(page)
    if change is Change.CHANGED and since and any(d.decode() >= since.isoformat() for d in days):
        return Change.CORRECTED
    return change

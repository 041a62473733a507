"""The site's zone: local times of records become instants, always by zone id.

Zone data comes from the pinned ``tzdata`` package, never from the machine, so that the same
content gives the same bytes everywhere and an old machine cannot miss Kazakhstan's change to
UTC+5 on 1 March 2024.
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime

zoneinfo.reset_tzpath(to=())


def zone(name: str) -> zoneinfo.ZoneInfo:
    """Return the zone with the IANA id ``name``, for example ``Asia/Almaty``.

    Raises ZoneInfoNotFoundError: there is no such zone in the pinned data.
    """
    return zoneinfo.ZoneInfo(name)


def parse_instant(text: str, local: zoneinfo.ZoneInfo) -> datetime:
    """Read the moment of a build: ISO 8601, or whole seconds since 1970.

    A moment without an offset is the local time of the zone ``local``, in which the result is.
    Raises ValueError, OverflowError: not a moment.
    """
    if text.isascii() and text.isdigit() and len(text) != len("20201016"):
        return datetime.fromtimestamp(int(text), UTC).astimezone(local)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=local) if moment.tzinfo is None else moment.astimezone(local)

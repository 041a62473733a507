"""What a record's reader must know besides the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pressroom.language import Language


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The site's zone and languages, and the closed lists that records choose from.

    ``series`` holds the ids of all series files, also of those with problems. ``media`` holds the
    files that records may show, relative to the content folder. ``content`` is how messages name
    that folder.
    """

    zone: ZoneInfo
    languages: tuple[Language, ...]
    districts: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    content: str = "content"

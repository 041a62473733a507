"""What a record's reader must know besides the record itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from pressroom.language import Language
from pressroom.privacy.permitted import Permitted


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The site's zone and languages, and the closed lists that records choose from.

    ``series`` holds the ids of all series files, also of those with problems. ``media`` holds the
    files that records may show, relative to the content folder. ``content`` is how messages name
    that folder. ``permitted`` is what may be printed although it tells who a person is;
    ``today`` is the day of the build for the registers; for records, which do not depend on it,
    it is None.
    """

    zone: ZoneInfo
    languages: tuple[Language, ...]
    districts: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    content: str = "content"
    permitted: Permitted = field(default_factory=Permitted)
    today: date | None = None

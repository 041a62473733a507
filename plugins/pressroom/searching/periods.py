"""Which years stand together in one segment.

The newest two years with records stand alone: what is published today touches one of them. Years
before are joined in blocks of two, four and at most eight that begin at a year divisible by as
many, the largest that holds none of the newest two. So a reader of a long archive asks a handful
of segments and not one a year, and a year's files change for ten years at most three times by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

LARGEST = 8
ALONE = 2


def periods(years: Iterable[int]) -> dict[int, str]:
    """The name of each year's segment: ``2026``, or ``2016-2023`` for years joined."""
    newest = sorted(set(years), reverse=True)
    alone = newest[:ALONE]
    return {
        year: str(year) if year in alone else _block(year, alone[-1]) for year in sorted(newest)
    }


def _block(year: int, limit: int) -> str:
    """The largest block of ``year`` that ends before ``limit``."""
    size = LARGEST
    while size > 1:
        first = year - year % size
        if first + size <= limit:
            return f"{first}-{first + size - 1}"
        size //= 2
    return str(year)

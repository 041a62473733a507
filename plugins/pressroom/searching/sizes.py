"""How many files a segment is cut into, known from the number of its questions alone.

The plan of a build knows no texts, so the number of files cannot follow from them; the cuts do.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

GROUPS_IN_A_FILE = 64
SHARDS_IN_A_DIRECTORY = 96


@dataclass(frozen=True, slots=True)
class Sizes:
    """Files of each kind in one segment.

    ``shards`` hold terms with their postings, ``heavy`` the many postings of one frequent term
    each, ``words`` (and as many ``endings``) the words as they are written, ``groups`` where
    records stand. A directory leads to each SHARDS_IN_A_DIRECTORY shards.
    """

    shards: int
    heavy: int
    words: int
    groups: int

    @property
    def frequent(self) -> int:
        """Terms of which postings stand apart: fewer than files, so that each keeps its own."""
        return self.heavy * 3 // 4

    @property
    def directories(self) -> int:
        """Files that say where each shard begins."""
        return -(-self.shards // SHARDS_IN_A_DIRECTORY)


def sizes_for(questions: int, groups: int) -> Sizes:
    """The files of a segment of so many questions in so many sessions and releases."""
    return Sizes(
        shards=1 + 3 * isqrt(questions) + questions // 5,
        heavy=min(questions // 9, 1365) if questions >= 500 else 0,
        words=1 + isqrt(questions),
        groups=-(-groups // GROUPS_IN_A_FILE),
    )

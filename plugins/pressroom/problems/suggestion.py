"""The right value of a closed list, where a wrong one is near."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

# Letters that look the same, and Cyrillic letters by the sound that ids write in Latin.
LOOK_ALIKES = str.maketrans("аеорсухікмтвнԁһ", "aeopcyxikmtbhdh")
SOUNDS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыіэәғқңөұү_ ", "abvgdeziyklmnoprstufhyieagknouu--", strict=True))
    | {"ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "һ": "h"}
    | {"ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)


def closest(value: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``value`` was probably meant to be, None if none is near.

    Letter case does not matter; a Cyrillic letter counts as the Latin one that looks or sounds
    like it. Of several equally near, the first in alphabetical order.
    """
    return _closest(value[:100], known if isinstance(known, frozenset) else frozenset(known))


@lru_cache(maxsize=1024)
def _closest(value: str, known: Collection[str]) -> str | None:
    folded = value.strip().casefold()
    spellings = {folded, folded.translate(LOOK_ALIKES), folded.translate(SOUNDS)}
    best: tuple[int, str] | None = None
    for candidate in sorted(known):
        target = candidate.casefold()
        for spelling in spellings:
            limit = max(1, min(len(spelling), len(target)) // 3)
            if best is not None:
                limit = min(limit, best[0] - 1)
            edits = distance(spelling, target, limit)
            if edits is not None and len(target) > edits:
                best = (edits, candidate)
                if edits == 0:
                    return candidate
    return best[1] if best else None


def distance(left: str, right: str, limit: int) -> int | None:
    """How many letters to add, drop, change or swap with a neighbour; None beyond ``limit``.

    The optimal string alignment distance.
    """
    if limit < 0 or abs(len(left) - len(right)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None

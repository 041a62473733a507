"""What records are filtered and counted by, a file for each segment.

For each trait the values that occur, then group by group runs of records that have the same one:
records of a session are numbered so that like stands beside like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pressroom.searching.varints import varint

if TYPE_CHECKING:
    from pressroom.searching.segments import Group

TRAITS = ("lang", "topics", "district", "officials", "promise")


def facets_file(groups: Iterable[tuple[Group, Sequence[dict[str, Any]]]]) -> bytes:
    """Values of each trait, then for each group its year, its records, and runs of each trait."""
    numbers: dict[str, dict[str, int]] = {trait: {} for trait in TRAITS}
    rows: list[bytes] = []
    for group, records in groups:
        rows += (varint(group.year), varint(len(records)), varint(group.name.endswith(".n")))
        for trait in TRAITS:
            known = numbers[trait]
            values = [_value(record[trait]) for record in records]
            runs = [(value, len(list(same))) for value, same in groupby(values)]
            rows.append(varint(len(runs)))
            for value, length in runs:
                number = known.setdefault(value, len(known))
                rows += (varint(number), varint(length))
    parts: list[bytes] = []
    for trait in TRAITS:
        names = "\n".join(numbers[trait]).encode()
        parts += (varint(len(names)), names)
    return b"".join((*parts, *rows))


def _value(trait: str | list[str]) -> str:
    return trait if isinstance(trait, str) else " ".join(trait)

"""Charts without a script: places of bars and columns, as shares of what they are drawn in."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log10

from pressroom.language import Language
from pressroom.rendering.dates import format_number
from pressroom.rendering.statistics_contexts import Column, ColumnChart, GridLine, Part

Counts = Sequence[tuple[str, int]]
"""Kinds with their numbers, in the order in which they are drawn."""

_GAP = 0.3
"""How much of a column's place stays free."""
_WIDEST = 0.12
"""The share of the chart that a column takes at most, however few there are."""
_HEAD_ROOM = 0.88
"""How high the highest grid line stands: above it is room for a column's number."""


def bar(counts: Counts, largest: int) -> tuple[Part, ...]:
    """A bar of parts from left to right; ``largest`` (more than 0) fills the whole width."""
    parts, start = [], 0
    for kind, count in counts:
        if count:
            parts.append(Part(kind, _share(start / largest), _share(count / largest)))
        start += count
    return tuple(parts)


def column_chart(columns: Sequence[tuple[str, Counts]], language: Language) -> ColumnChart:
    """Columns of parts, the first at the foot; each with its label."""
    largest = max((sum(count for _, count in counts) for _, counts in columns), default=0)
    step, steps = grid(largest)
    scale = step * steps / _HEAD_ROOM
    width = 1 / max(len(columns), 1)
    thick = min(width * (1 - _GAP), _WIDEST)
    drawn = []
    for place, (label, counts) in enumerate(columns):
        parts, foot = [], 0
        for kind, count in counts:
            foot += count
            if count:
                parts.append(Part(kind, _share(1 - foot / scale), _share(count / scale)))
        drawn.append(
            Column(
                label=label,
                left=_share((place + 0.5) * width - thick / 2),
                width=_share(thick),
                middle=_share((place + 0.5) * width),
                top=_share(1 - foot / scale),
                parts=tuple(parts),
                text=format_number(foot, language) if foot else "",
            )
        )
    lines = tuple(
        GridLine(
            _share(1 - number * step / scale),
            format_number(number * step, language) if number else "",
        )
        for number in range(steps + 1)
    )
    return ColumnChart(tuple(drawn), lines)


def grid(largest: int) -> tuple[int, int]:
    """The step between grid lines, a whole round number, and how many reach ``largest``."""
    if largest <= 0:
        return 1, 1
    power = 10 ** max(ceil(log10(largest)) - 1, 0)
    step = next(
        step
        for step in (max(power // 5, 1), max(power // 2, 1), power, 2 * power, 5 * power)
        if largest / step <= 5
    )
    return step, ceil(largest / step)


def _share(part: float) -> str:
    return f"{round(max(part, 0) * 100, 3):g}%"

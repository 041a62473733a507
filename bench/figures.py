"""From measurements to the rows of the report: medians, and how far the rounds lie apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.measure import Cost
from bench.rounds import Results

Reading = Callable[[Cost], float]


def wall(cost: Cost) -> float:
    """Seconds from start to end."""
    return cost.wall


def user(cost: Cost) -> float:
    """Seconds of user CPU time, all processes."""
    return cost.user


def system(cost: Cost) -> float:
    """Seconds of CPU time inside the kernel, all processes."""
    return cost.system


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, the limits as the issue states them, the values of all rounds."""

    what: str
    must: str
    aim: str
    values: tuple[float, ...]
    show: Callable[[float], str]

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """What, must, aim, median, spread."""
        spread = "one run"
        if len(self.values) > 1:
            spread = f"{self.show(min(self.values))} – {self.show(max(self.values))}"
        return self.what, self.must, self.aim, self.show(median(self.values)), spread


def ratio(value: float) -> str:
    """A ratio with three digits that count."""
    return f"{value:.3g}"


def megabytes(value: float) -> str:
    """Bytes in MB (a million)."""
    return f"{value / 1e6:.0f} MB"


def minutes(value: float) -> str:
    """Seconds in minutes."""
    return f"{value / 60:.1f} min"


def whole(value: float) -> str:
    """A count."""
    return f"{value:,.0f}"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that compares two builds, round by round."""

    what: str
    must: str
    aim: str
    one: str
    other: str
    of: Reading = wall

    def row(self, results: Results) -> Row | None:
        """The figure, None where one of the builds did not run."""
        ones, others = results.costs.get(self.one), results.costs.get(self.other)
        if not ones or not others:
            return None
        pairs = zip(ones, others, strict=True)
        values = tuple(self.of(one) / self.of(other) for one, other in pairs)
        return Row(self.what, self.must, self.aim, values, ratio)


AGAINST_PEERS = (
    Ratio("cold build, wall, ours ÷ Hugo", "≤ 0.6", "≤ 0.4", "large ours", "large hugo"),
    Ratio("the same, user CPU", "≤ 0.5", "≤ 0.3", "large ours", "large hugo", user),
    Ratio("the same, system CPU", "–", "–", "large ours", "large hugo", system),
    Ratio(
        "cold build of the small archive, wall, ours ÷ plain Pelican",
        "≤ 0.05",
        "≤ 0.03",
        "small ours",
        "small pelican",
    ),
    Ratio(
        "cold build of the small archive, wall, ours ÷ Eleventy",
        "–",
        "–",
        "small ours",
        "small eleventy",
    ),
    Ratio("cold build, wall, ours ÷ `cp -r`", "≤ 1.2", "≤ 0.8", "large ours", "large copy"),
)
EDITED = Ratio("one question edited: time ÷ cold", "≤ 0.03", "≤ 0.01", "large edited", "large ours")
UNCHANGED = Ratio(
    "nothing changed: time ÷ cold", "≤ 0.02", "≤ 0.005", "large unchanged", "large ours"
)


def rows(results: Results, questions: int, tenth_questions: int) -> Iterator[Row]:
    """The figures that the measurements allow, in the issue's order.

    ``questions`` are those of the large archive, ``tenth_questions`` of its tenth.
    """
    counts = results.counts
    yield from _known(*(figure.row(results) for figure in AGAINST_PEERS))
    yield from _known(
        EDITED.row(results),
        _counted("… files rewritten", "≤ 40", "≤ 15", counts.get("large edited rewritten")),
        UNCHANGED.row(results),
        _counted("… files rewritten", "–", "0", counts.get("large unchanged rewritten")),
    )
    large, tenth = results.costs.get("large ours"), results.costs.get("tenth ours")
    if large:
        memory = tuple(float(cost.memory) for cost in large)
        what = f"peak memory at {questions:,} questions"
        yield Row(what, "≤ 500 MB", "≤ 250 MB", memory, megabytes)
    if large and tenth:
        growth = tuple(
            (one.wall / questions) / (other.wall / tenth_questions)
            for one, other in zip(large, tenth, strict=True)
        )
        what = f"time per question, {questions:,} against {tenth_questions:,}"
        yield Row(what, "≤ 1.2", "≤ 1.05", growth, ratio)
    yield from _scale(results.costs.get("scale ours"))


def _known(*found: Row | None) -> Iterator[Row]:
    return (row for row in found if row is not None)


def _counted(what: str, must: str, aim: str, counts: Sequence[int] | None) -> Row | None:
    return Row(what, must, aim, tuple(map(float, counts)), whole) if counts else None


def _scale(costs: Sequence[Cost] | None) -> Iterator[Row]:
    if costs:
        times = tuple(cost.wall for cost in costs)
        memory = tuple(float(cost.memory) for cost in costs)
        yield Row("a country's archive: finishes, wall", "≤ 12 min", "≤ 6 min", times, minutes)
        yield Row("… peak memory", "≤ 2 GB", "≤ 1 GB", memory, megabytes)

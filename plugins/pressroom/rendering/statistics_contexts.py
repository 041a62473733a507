"""What the pages of figures are given; see ``contexts`` for the rules.

Places in a chart are shares of its width or height as SVG writes them ("37.5%").
"""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Words
from pressroom.rendering.contexts import Citation, Link, Moment, YearLink


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar or column: ``start`` from the left or the top, and how long it is.

    ``kind`` names its pattern: ``answered``, ``unanswered``, or a place in the register.
    """

    kind: str
    start: str
    length: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row with its bar; ``href`` is None where the name leads nowhere."""

    name: Words
    href: str | None
    parts: tuple[Part, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarTable:
    """Figures with a bar in each row; the bars show the row's numbers and nothing else.

    ``columns`` are the headings of the numbers, ``corner`` of the names. ``total`` has no bar; it
    is None where a sum would mean nothing.
    """

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[BarRow, ...]
    total: BarRow | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart: ``left``, ``width`` and ``middle`` across, ``top`` of all parts.

    ``label`` stands under it, short; ``text`` is its number.
    """

    label: str
    left: str
    width: str
    middle: str
    top: str
    parts: tuple[Part, ...]
    text: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line across a chart at a round number; the one at the foot has no text."""

    top: str
    text: str


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Questions over time; its table stands beside it."""

    columns: tuple[Column, ...]
    lines: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a pattern means."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class StatisticsSection:
    """One subject: a chart, its table, and the file with the same numbers.

    ``key`` is its anchor. ``chart`` is None where the bars of the table say it. ``legend`` is empty
    where each row has a name for its only pattern. ``notes`` say what is counted.
    """

    key: str
    title: str
    chart: ColumnChart | None
    table: BarTable
    legend: tuple[LegendEntry, ...]
    notes: tuple[str, ...]
    file: Link


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """A number of the page's head; ``href`` leads to where it comes from, "" for nowhere."""

    text: str
    label: str
    tone: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """``statistics.html``: the figures of all years (``year`` None) or of one.

    ``as_of`` is the day of the build for what changes with it, None on a year's page.
    ``demonstration`` says how many broadcasts are made up, None where none is.
    """

    year: int | None
    title: str
    as_of: Moment | None
    demonstration: str | None
    figures: tuple[HeadFigure, ...]
    sections: tuple[StatisticsSection, ...]
    years: tuple[YearLink, ...]
    files: tuple[Link, ...]
    citation: Citation

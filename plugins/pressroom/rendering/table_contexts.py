"""Tables of figures as templates are given them; see ``contexts`` for the rules."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Words


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is of, where that leads (None: nowhere), and the numbers as text."""

    name: Words
    href: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """Figures with their names.

    ``corner`` is the heading of the first column, ``columns`` of the others; every row has as many
    cells. ``total`` is the last row, None where a sum would mean nothing.
    """

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: TableRow | None = None

"""What the template of the page about open data is given; see ``contexts``."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.rendering.contexts import Link


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table: its name in the files, what it holds.

    ``type`` is ``string``, ``integer``, ``boolean``, ``date``, ``datetime`` or ``list``; ``needed``
    columns have a value in every row.
    """

    name: str
    type: str
    words: str
    needed: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: its anchor, its files by their endings, how many ``rows`` it has."""

    name: str
    title: str
    words: str
    rows: int
    files: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class DataExample:
    """A worked example: what it finds out, and the program, which runs beside the files."""

    title: str
    code: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: what can be downloaded, under which licence, what each field means.

    ``archive`` and ``package`` lead to all tables in one file, and to their description for
    programs. ``sessions`` are the files of one broadcast as an example, ``schema`` describes the
    first of them. ``feeds`` are empty where none are offered.
    """

    licence: Link
    tables: tuple[TableView, ...]
    archive: Link
    package: Link
    schema: Link
    sessions: tuple[Link, ...]
    feeds: tuple[Link, ...]
    examples: tuple[DataExample, ...]

"""The description of the open data for programs: ``/data/datapackage.json``.

Source: Frictionless Data Package and Table Schema, version 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pressroom.rendering import addresses
from pressroom.rendering.data_tables import TABLES, Column, ColumnType, Table
from pressroom.rendering.desk import Desk
from pressroom.settings import Licence

_MEDIA_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl"}
_GUARD = (
    " In CSV, an apostrophe stands before a text that begins with one of = + - @ ' or a tab, so"
    " that no spreadsheet takes it for a formula; take it away when you read by program."
)


def data_package(counts: Mapping[str, int], desk: Desk) -> dict[str, Any]:
    """The package; ``counts`` are the rows of each table."""
    settings = desk.settings
    words = settings.words[settings.languages[0]]
    home = desk.addresses.absolute(addresses.LANGUAGE_CHOICE)
    resources = [
        _resource(table, ending, counts[table.name]) for table in TABLES for ending in _MEDIA_TYPES
    ]
    return {
        "profile": "data-package",
        "name": "answers-of-the-police",
        "id": home,
        "title": words.name,
        "description": "Questions of citizens and answers of the police, from live broadcasts."
        f" Unlisted and hidden questions are left out.{_GUARD}",
        "homepage": home,
        "licenses": [_licence(settings.licence)],
        "contributors": [{"title": words.organisation, "role": "publisher"}],
        "counts": dict(counts),
        "resources": [
            *resources,
            {
                "name": "archive",
                "path": addresses.DATA_ARCHIVE.removeprefix("data/"),
                "title": "All tables in one SQLite database with full-text search",
                "format": "sqlite",
                "mediatype": "application/vnd.sqlite3",
            },
        ],
    }


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.id, "path": licence.url, "title": licence.title}


def _resource(table: Table, ending: str, rows: int) -> dict[str, Any]:
    return {
        "name": table.name if ending == "csv" else f"{table.name}-{ending}",
        "path": f"{table.name}.{ending}",
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.row_words,
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
        "encoding": "utf-8",
        "rows": rows,
        "schema": {
            "fields": [_field(column, ending) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [table.columns[0].name],
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {"resource": column.refers_to, "fields": ["id"]},
                }
                for column in table.columns
                if column.refers_to in {table.name for table in TABLES}
            ],
        },
    }


def _field(column: Column, ending: str) -> dict[str, Any]:
    kind: str = column.type
    if column.type is ColumnType.LIST:
        kind = "string" if ending == "csv" else "array"
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.words}
    if column.needed:
        field["constraints"] = {"required": True}
    return field

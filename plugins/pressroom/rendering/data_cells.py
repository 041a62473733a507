"""Values of the open data as text: CSV that no spreadsheet takes for formulas, JSON Lines.

The rule for CSV, stated to its users: where a text begins with one of ``= + - @ ' ``, a tab or a
carriage return, one apostrophe stands before it; who reads by program takes it away again. Source:
OWASP, CSV Injection; RFC 4180 for the rest.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from pressroom.rendering.data_tables import Row, Table

GUARDED = ("=", "+", "-", "@", "'", "\t", "\r", "＝", "＋", "－", "＠")
"""The wide forms of East Asian keyboards are formulas to some spreadsheets as well."""

BETWEEN = ";"


def csv_header(table: Table) -> bytes:
    """The first line of a table's file."""
    return csv_lines(table, [dict(zip(table.names, table.names, strict=True))])


def csv_lines(table: Table, rows: Iterable[Row]) -> bytes:
    """Rows as CSV: UTF-8 without a byte order mark, CRLF after each row, no header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = table.names
    writer.writerows([[_cell(row[name]) for name in names] for row in rows])
    return text.getvalue().encode()


def json_lines(rows: Iterable[Row]) -> bytes:
    """Rows as JSON Lines: one object a line, UTF-8."""
    return "".join([f"{_JSON(row)}\n" for row in rows]).encode()


def json_file(value: object) -> bytes:
    """A value as a JSON file to be read by people too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def json_outline(value: Mapping[str, object]) -> bytes:
    """An object as a JSON file, a line for each member and for each element of a member's list.

    What is deeper stands in one line: Python indents many times slower than it writes.
    """
    members = [f"{_JSON(name)}: {_member(part)}" for name, part in value.items()]
    return f"{{\n{_NEXT.join(members)}\n}}\n".encode()


def _member(part: object) -> str:
    if not isinstance(part, list) or not part:
        return _JSON(part)
    return f"[\n{_NEXT.join(map(_JSON, part))}\n]"


_NEXT = ",\n"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = BETWEEN.join(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(GUARDED) else value
    return str(value)

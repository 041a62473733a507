"""The published schema of a session's JSON file, ``/data/session.schema.json``.

Source: JSON Schema 2020-12.
"""

from __future__ import annotations

from typing import Any

from pressroom.rendering import addresses
from pressroom.rendering.data_tables import ANSWERS, SESSIONS, Column, ColumnType
from pressroom.rendering.desk import Desk
from pressroom.rendering.session_json import OF_THE_ROW

_RENAMED = {"starts": "date"}
_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.NUMBER: {"type": "integer", "minimum": 0},
    ColumnType.TRUTH: {"type": "boolean"},
    ColumnType.DAY: {"type": "string", "format": "date"},
    ColumnType.MOMENT: {"type": "string", "format": "date-time"},
    ColumnType.LIST: {"type": "array", "items": {"type": "string"}},
}
_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri-reference"}
_LANGUAGE = {"enum": ["kk", "ru", "en"]}
_QUESTION_ID = {"type": "string", "pattern": "^q[1-9][0-9]*$"}


def session_schema(desk: Desk) -> dict[str, Any]:
    """The schema; every key that a file has is named in it, and no other is allowed."""
    head = {_RENAMED.get(c.name, c.name): _column(c) for c in SESSIONS.columns}
    own = {c.name: _column(c) for c in ANSWERS.columns if c.name in OF_THE_ROW}
    words = {"id": _QUESTION_ID, "url": _ADDRESS, "title": _TEXT, "lang": _LANGUAGE}
    turns = {"turns": {"type": "array", "items": {"$ref": "#/$defs/turn"}}}
    translation = {
        "lang": _LANGUAGE,
        "url": _ADDRESS,
        "title": _TEXT,
        "translated": {"type": ["string", "null"], "format": "date"},
        "lead": {"$ref": "#/$defs/lead"},
        "questions": {"type": "array", "items": _closed({**words, **turns})},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": desk.addresses.absolute(addresses.SESSION_SCHEMA),
        "title": "A broadcast with its questions and answers",
        "description": "Only what stands in the lists of the site. A gap that protects a person is"
        " a labelled text in brackets. `html` is sanitised and its links are absolute.",
        **_closed(
            {
                "$schema": _ADDRESS,
                **head,
                "licence": _ADDRESS,
                "lead": {"$ref": "#/$defs/lead"},
                "questions": {"type": "array", "items": _closed({**words, **own, **turns})},
                "translations": {"type": "array", "items": _closed(translation)},
            }
        ),
        "$defs": {
            "lead": {"anyOf": [_closed({"html": _TEXT, "text": _TEXT}), {"type": "null"}]},
            "turn": _closed(
                {
                    "kind": {"enum": ["question", "answer"]},
                    "speaker": {
                        "type": ["string", "null"],
                        "description": "id of the official who answers; null for citizens",
                    },
                    "lang": _LANGUAGE,
                    "answered_on": {
                        "type": ["string", "null"],
                        "format": "date",
                        "description": "day of an answer given later than on air",
                    },
                    "html": _TEXT,
                    "text": _TEXT,
                }
            ),
        },
    }


def _column(column: Column) -> dict[str, Any]:
    schema = {**_TYPES[column.type], "description": column.words}
    if not column.needed and column.type is not ColumnType.LIST:
        schema["type"] = [schema["type"], "null"]
    return schema


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }

"""The hidden files of the open data: each session's rows, from which the tables are joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pressroom.model.identity import SessionId
from pressroom.rendering.data_rows import SessionRows
from pressroom.rendering.data_tables import ANSWERS, COMMITMENTS, SESSIONS, Row, Table
from pressroom.rendering.desk import Desk

ANSWERS_CSV = "answers.csv"
ANSWERS_JSONL = "answers.jsonl"
TRANSLATIONS = "translations.jsonl"
FACTS = "facts.json"
FACT_TABLES = (SESSIONS, COMMITMENTS)
"""Tables whose rows stand in the facts: they change seldom, and only with the record's head."""


def shelved(session_id: SessionId, part: str) -> str:
    """The path of a hidden file of a session."""
    return f"open-data/{session_id}/{part}"


def session_facts(rows: SessionRows) -> bytes:
    """The file ``FACTS`` of a session."""
    facts: dict[str, Any] = {
        SESSIONS.name: [rows.session()],
        COMMITMENTS.name: list(rows.commitments()),
        ANSWERS.name: len(rows.listed),
    }
    return json.dumps(facts, ensure_ascii=False).encode()


def pieces(sessions: Iterable[SessionId], part: str, desk: Desk) -> Iterator[bytes]:
    """One hidden file after the other."""
    for session_id in sessions:
        yield desk.hidden(shelved(session_id, part))


def rows_of(sessions: Iterable[SessionId], part: str, desk: Desk) -> Iterator[Row]:
    """The rows of hidden files with JSON Lines."""
    for piece in pieces(sessions, part, desk):
        yield from map(json.loads, piece.splitlines())


def facts_of(sessions: Iterable[SessionId], table: Table, desk: Desk) -> Iterator[Row]:
    """The rows of one of ``FACT_TABLES``."""
    for piece in pieces(sessions, FACTS, desk):
        yield from json.loads(piece)[table.name]


def count_rows(sessions: Iterable[SessionId], desk: Desk) -> dict[str, int]:
    """How many rows each table has that is made from hidden files."""
    counts = {SESSIONS.name: 0, ANSWERS.name: 0, COMMITMENTS.name: 0}
    for facts in map(json.loads, pieces(sessions, FACTS, desk)):
        counts[ANSWERS.name] += facts[ANSWERS.name]
        for table in FACT_TABLES:
            counts[table.name] += len(facts[table.name])
    return counts

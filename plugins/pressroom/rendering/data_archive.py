"""The whole archive as one SQLite database with full-text tables, ``/data/archive.sqlite``.

The same rows give the same bytes: rows come in one order, nothing in the file tells the moment at
which it was made, and the number of the library that wrote it, which SQLite keeps for its own
curiosity, is overwritten. Sources: SQLite, "Database File Format", 1.3; "FTS5 Extension".
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pressroom.language import Localized
from pressroom.model.registers import Registers
from pressroom.rendering.data_tables import TABLES, Column, ColumnType, Row, Table

PAGE = 8192
_CHUNK = 1 << 20
_WRITER_VERSION = slice(96, 100)
_TYPES = {ColumnType.NUMBER: "INTEGER", ColumnType.TRUTH: "INTEGER"}
_LANGUAGES = ("kk", "ru", "en")

_REGISTERS = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE districts (
  id TEXT PRIMARY KEY, name_kk TEXT, name_ru TEXT, name_en TEXT, kind TEXT NOT NULL,
  parent TEXT REFERENCES districts DEFERRABLE INITIALLY DEFERRED,
  successor TEXT REFERENCES districts DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE TABLE officials (id TEXT PRIMARY KEY, name_kk TEXT, name_ru TEXT, name_en TEXT)
  WITHOUT ROWID;
CREATE TABLE topics (id TEXT PRIMARY KEY, name_kk TEXT, name_ru TEXT, name_en TEXT) WITHOUT ROWID;
"""
_BESIDE_ANSWERS = """
CREATE TABLE answer_topics (
  answer TEXT NOT NULL REFERENCES answers (id), topic TEXT NOT NULL REFERENCES topics,
  PRIMARY KEY (topic, answer)
) WITHOUT ROWID;
CREATE TABLE translations (
  number INTEGER PRIMARY KEY, answer TEXT NOT NULL REFERENCES answers (id), lang TEXT NOT NULL,
  url TEXT NOT NULL, title TEXT NOT NULL, question_text TEXT, answer_text TEXT
);
CREATE INDEX answers_of_session ON answers (session);
CREATE VIRTUAL TABLE answers_text USING fts5 (
  title, question_text, answer_text, content='answers', content_rowid='number',
  tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE translations_text USING fts5 (
  title, question_text, answer_text, content='translations', content_rowid='number',
  tokenize='unicode61 remove_diacritics 0'
);
"""
_FINISH = """
INSERT INTO answers_text (answers_text) VALUES ('rebuild');
INSERT INTO answers_text (answers_text) VALUES ('optimize');
INSERT INTO translations_text (translations_text) VALUES ('rebuild');
INSERT INTO translations_text (translations_text) VALUES ('optimize');
"""


def render_archive(
    registers: Registers,
    about: Mapping[str, str],
    rows: Mapping[str, Iterable[Row]],
    folder: Path,
) -> Iterator[bytes]:
    """The database, piece by piece; it is put together in a folder of its own inside ``folder``.

    ``rows`` are those of each table of ``TABLES`` and of ``translations``; they are read once.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as place:
        path = Path(place, "archive.sqlite")
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _fill(database, registers, about, rows)
        with path.open("rb") as file:
            head = bytearray(file.read(_CHUNK))
            head[_WRITER_VERSION] = bytes(4)
            yield bytes(head)
            while piece := file.read(_CHUNK):
                yield piece


def _fill(
    database: sqlite3.Connection,
    registers: Registers,
    about: Mapping[str, str],
    rows: Mapping[str, Iterable[Row]],
) -> None:
    _run(
        database,
        f"PRAGMA page_size = {PAGE}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        " PRAGMA foreign_keys = ON; PRAGMA user_version = 1; BEGIN;",
    )
    _run(database, _REGISTERS)
    for table in TABLES:
        database.execute(_definition(table))
    _run(database, _BESIDE_ANSWERS)
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    _fill_registers(database, registers)
    for table in TABLES:
        if table.name != "answers":
            _insert(database, table, rows[table.name])
        else:
            _insert_answers(database, table, rows[table.name])
    database.executemany(
        "INSERT INTO translations (answer, lang, url, title, question_text, answer_text)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (tuple(row.values()) for row in rows["translations"]),
    )
    _run(database, _FINISH)
    _run(database, "COMMIT; VACUUM;")


def _run(database: sqlite3.Connection, script: str) -> None:
    """Statements one by one: ``executescript`` would end the transaction first."""
    for statement in script.split(";"):
        database.execute(statement)


def _fill_registers(database: sqlite3.Connection, registers: Registers) -> None:
    database.executemany(
        "INSERT INTO districts VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (one.id, *_names(one.name), one.kind, one.parent, one.successor)
            for _, one in sorted(registers.districts.items())
        ],
    )
    for table, names in (
        ("officials", [(one.id, one.name) for one in registers.officials.values()]),
        ("topics", [(one.id, one.name) for one in registers.topics.values()]),
    ):
        database.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?)",  # noqa: S608 (two names, both above)
            [(entry_id, *_names(name)) for entry_id, name in sorted(names, key=lambda one: one[0])],
        )


def _names(name: Localized) -> tuple[str | None, ...]:
    if name.everywhere is not None:
        return (name.everywhere,) * len(_LANGUAGES)
    words = {str(lang): text for lang, text in name.by_language}
    return tuple(words.get(lang) for lang in _LANGUAGES)


def _definition(table: Table) -> str:
    number = "number INTEGER PRIMARY KEY, "
    columns = ", ".join(map(_column, table.columns))
    return f"CREATE TABLE {table.name} ({number}{columns})"


def _column(column: Column) -> str:
    definition = f"{column.name} {_TYPES.get(column.type, 'TEXT')}"
    if column.name == "id":
        definition += " UNIQUE"
    if column.needed:
        definition += " NOT NULL"
    if column.refers_to:
        definition += f" REFERENCES {column.refers_to} (id) DEFERRABLE INITIALLY DEFERRED"
    return definition


def _insert(database: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(table.columns))
    database.executemany(
        f"INSERT INTO {table.name} ({', '.join(table.names)}) VALUES ({marks})",  # noqa: S608 (ours)
        ([_value(row[name]) for name in table.names] for row in rows),
    )


def _insert_answers(database: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    """Answers with their topics, which are put in after each has its answer."""
    topics: list[tuple[str, str]] = []

    def noted() -> Iterator[Row]:
        for row in rows:
            topics.extend((row["id"], topic) for topic in dict.fromkeys(row["topics"]))
            yield row

    _insert(database, table, noted())
    topics.sort(key=lambda pair: (pair[1], pair[0]))
    database.executemany("INSERT INTO answer_topics (answer, topic) VALUES (?, ?)", topics)


def _value(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value

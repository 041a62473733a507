"""The open data hold what the pages show: each table is counted against them, and two by two."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any

from pressroom.problems.problem import Problems
from pressroom.verifying.listed import questions_in, sessions_in
from pressroom.verifying.site import Site

TABLES = ("answers", "sessions", "commitments", "schedule")
_ARCHIVE, _PACKAGE = "data/archive.sqlite", "data/datapackage.json"
_DOCUMENT = re.compile(r"data/sessions/(?P<session>[^/]+)\.json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNREADABLE = (ValueError, KeyError, TypeError, csv.Error, sqlite3.Error, AttributeError)

Row = dict[str, Any]


def verify_data(site: Site, indexed: Collection[str]) -> Iterator[Problems]:
    """Compare every table with the pages ``indexed``, and its forms with one another."""
    expected = {"answers": questions_in(indexed), "sessions": sessions_in(indexed)}
    counts: dict[str, int] = {}
    for table in TABLES:
        path = f"data/{table}.jsonl"
        if path not in site.files:
            continue
        problems = site.open(path, "")
        try:
            rows = [json.loads(line) for line in site.read(path).split("\n") if line]
            ids = [str(row["id"]) for row in rows]
        except _UNREADABLE:
            problems.add("V330")
            yield problems
            continue
        counts[table] = len(rows)
        if table in expected:
            _compare(problems, ids, expected[table])
        yield problems
        yield _csv(site, f"data/{table}.csv", rows)
    if counts:
        yield _package(site, counts)
        yield _archive(site, counts, expected["answers"])
    yield from _documents(site, expected["answers"])


def _compare(problems: Problems, ids: list[str], expected: Collection[str]) -> None:
    different = sorted(set(ids) ^ set(expected))
    if different or len(ids) != len(expected):
        problems.add("V331", told=len(ids), found=len(expected), id=(different or sorted(ids))[0])


def _csv(site: Site, path: str, rows: list[Row]) -> Problems:
    """CSV says what JSON Lines say, and no cell is a formula."""
    problems = site.open(path, "")
    try:
        found = list(csv.DictReader(io.StringIO(site.read(path), newline="")))
    except (OSError, *_UNREADABLE):
        problems.add("V330")
        return problems
    for number, (row, line) in enumerate(zip_longest(rows, found), 2):
        if line and any((cell or "").startswith(_FORMULA) for cell in line.values()):
            problems.add("V333", number)
        if row is None or line is None or {k: _cell(v) for k, v in row.items()} != _plain(line):
            problems.add("V332", number, path=f"{path.removesuffix('csv')}jsonl")
            break
    return problems


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value)


def _plain(line: dict[str, str]) -> dict[str, str]:
    return {name: (cell or "").removeprefix("'") for name, cell in line.items()}


def _package(site: Site, counts: dict[str, int]) -> Problems:
    problems = site.open(_PACKAGE, "")
    try:
        described = json.loads(site.read(_PACKAGE))
        told = {resource["name"]: resource.get("rows") for resource in described["resources"]}
    except (OSError, *_UNREADABLE):
        problems.add("V330")
        return problems
    for table, rows in counts.items():
        for name in (table, f"{table}-jsonl"):
            if told.get(name) != rows:
                problems.add("V332", path=f"data/{table}.jsonl")
    return problems


def _archive(site: Site, counts: dict[str, int], expected: Collection[str]) -> Problems:
    problems = site.open(_ARCHIVE, "")
    try:
        uri = f"{(site.output / _ARCHIVE).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            ids = [row[0] for row in database.execute("SELECT id FROM answers")]
            sound = database.execute("PRAGMA foreign_key_check").fetchone() is None
            for table, rows in counts.items():
                query = f"SELECT count(*) FROM {table}"  # noqa: S608 (one of four)
                if database.execute(query).fetchone() != (rows,):
                    problems.add("V332", path=f"data/{table}.jsonl")
            words = database.execute("SELECT count(*) FROM answers_text_docsize").fetchone()
    except _UNREADABLE:
        problems.add("V330")
        return problems
    _compare(problems, ids, expected)
    if not sound or words != (len(ids),):
        problems.add("V334")
    return problems


def _documents(site: Site, expected: Collection[str]) -> Iterator[Problems]:
    """The sessions' own files hold the same questions, all together."""
    own: dict[str, set[str]] = {}
    for one in expected:
        own.setdefault(one.partition("#")[0], set()).add(one)
    for path in sorted(site.files):
        if document := _DOCUMENT.fullmatch(path):
            problems = site.open(path, "")
            try:
                questions = json.loads(site.read(path))["questions"]
                ids = [f"{document['session']}#{question['id']}" for question in questions]
            except _UNREADABLE:
                problems.add("V330")
            else:
                _compare(problems, ids, own.get(document["session"], set()))
            yield problems

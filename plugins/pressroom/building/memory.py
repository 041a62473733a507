"""What earlier builds leave for later ones: facts of records, and what was made from what.

One SQLite file beside the standing site. It belongs to one version of the program; damaged,
foreign or older, it is thrown away, never trusted. It is written in one transaction, as the last
thing that a build does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pressroom.building.fingerprint import digest
from pressroom.packing import CannotUnpack, pack, unpack
from pressroom.reading.context import ReadingContext

_FORMAT = 1
_SHAPES: dict[str, Any] = {
    "belongs": (int, str),
    "context": ReadingContext,
    "hidden": {str: (str, bytes)},
    "sound": [(str, str)],
    "spare": [str],
    "stamps": {str: bytes},
    "templates": (bytes, {str: (bytes, bool)}),
}
"""What each entry is: a type; a list of one kind; a tuple of some; a mapping from one to one."""

_TABLES = """
CREATE TABLE entry (name TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE record (paths TEXT PRIMARY KEY, digest BLOB NOT NULL, packed BLOB NOT NULL);
CREATE TABLE made (name TEXT PRIMARY KEY, packed BLOB NOT NULL, files BLOB NOT NULL);
"""


class MemoryDamaged(Exception):
    """The memory is no memory, is damaged, or belongs to another version of the program."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file as it was made; ``hidden``: no file of the site."""

    path: str
    digest: bytes
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class MadeRow:
    """What was made for one thing planned, an artifact or a sheaf, and from what.

    ``late`` is the fingerprint of the key of facts that were pending, ``facts`` that of the facts
    and sources; ``uses`` names what of the theme and the site went into it, ``ground`` is the
    digest of all these; ``count`` is how many files of the site were made.
    """

    late: bytes | None
    facts: bytes
    uses: str
    ground: bytes
    count: int = 0


@dataclass(slots=True)
class Changes:
    """What a build has to say to the memory.

    ``made`` has the files as ``sealed_files`` gives them; None: they are what they were.
    """

    entries: dict[str, object] = field(default_factory=dict)
    records: list[tuple[tuple[str, ...], bytes, bytes]] = field(default_factory=list)
    forgotten: list[tuple[str, ...]] = field(default_factory=list)
    made: dict[str, tuple[MadeRow, bytes | None]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    def with_made(self, other: Changes) -> Changes:
        """These, which are of records, and others, which are of what was made of them."""
        return replace(self, entries=self.entries | other.entries, made=other.made, gone=other.gone)


class Memory:
    """One memory, open; ``known`` is False where there is none yet."""

    def __init__(self, path: Path, program: str) -> None:
        self._path = path
        self._program = program
        self.known = path.exists()
        self._connection: sqlite3.Connection | None = None
        if self.known:
            self._open()

    def _open(self) -> None:
        """Raises MemoryDamaged: it is not one of this program's."""
        try:
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            # Without waiting for the disk: what a power cut leaves is found out by its digests.
            self._connection.execute("PRAGMA synchronous = OFF")
            (sound,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
            belongs = self.entry("belongs") if sound == "ok" else None
        except (sqlite3.Error, UnicodeError) as error:
            self.close()
            raise MemoryDamaged(str(error)) from error
        except MemoryDamaged:
            self.close()
            raise
        if belongs != (_FORMAT, self._program):
            self.close()
            raise MemoryDamaged("another version")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def forget(self) -> None:
        """Remove the memory."""
        self.close()
        self.known = False
        for name in (self._path.name, f"{self._path.name}-journal"):
            self._path.with_name(name).unlink(missing_ok=True)

    def entry(self, name: str) -> Any:
        """A value by its name, None where there is none.

        Raises MemoryDamaged: the bytes are not what was written, or no value of that name.
        """
        rows = self._rows("SELECT packed FROM entry WHERE name = ?", (name,))
        value = next((_sound(packed) for (packed,) in rows), None)
        if value is not None and not _fits(value, _SHAPES[name]):
            raise MemoryDamaged(name)
        return value

    def records(self) -> dict[tuple[str, ...], tuple[bytes, bytes]]:
        """For each record's files: the digest of their bytes, and what reading them gave."""
        rows = self._rows("SELECT paths, digest, packed FROM record")
        return {tuple(str(paths).split("\n")): (known, packed) for paths, known, packed in rows}

    def made(self) -> dict[str, MadeRow]:
        """What was made, by name."""
        found = {}
        for name, packed in self._rows("SELECT name, packed FROM made"):
            whose, *row = _sound(packed)
            if whose != name:
                raise MemoryDamaged("damaged")
            found[name] = MadeRow(*row)
        return found

    def files(self, name: str) -> tuple[MadeFile, ...]:
        """The files that were made for one thing planned."""
        rows = self._rows("SELECT files FROM made WHERE name = ?", (name,))
        return next((_files(packed) for (packed,) in rows), ())

    def all_files(self) -> Iterator[tuple[str, MadeFile]]:
        """Every file that was made, with the name of what it was made for."""
        for name, packed in self._rows("SELECT name, files FROM made"):
            for file in _files(packed):
                yield name, file

    def note(self, name: str, value: object) -> None:
        """Write one entry at once, before anything else goes on."""
        if self._connection is not None:
            self._write(lambda connection: _put(connection, {name: value}))

    def commit(self, changes: Changes) -> None:
        """Write all that a build has to say, all or nothing."""
        if self._connection is None:
            self._begin()
        self._write(lambda connection: _apply(connection, changes))
        self.known = True

    def _begin(self) -> None:
        """A new memory: under another name until it can be opened."""
        draft = self._path.with_name(f"{self._path.name}.new")
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.executescript(_TABLES)
            _put(connection, {"belongs": (_FORMAT, self._program)})
        # A journal without its memory would be played into the new one.
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        draft.replace(self._path)
        self._open()

    def _write(self, work: Any) -> None:
        assert self._connection is not None  # noqa: S101 callers have opened it
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            work(self._connection)
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> Iterable[tuple[Any, ...]]:
        if self._connection is None:
            return ()
        try:
            return self._connection.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise MemoryDamaged(str(error)) from error


def sealed(value: object) -> bytes:
    """A value packed behind the digest of its bytes."""
    packed = pack(value)
    return digest(packed) + packed


def sealed_files(files: Iterable[MadeFile]) -> bytes:
    """Files as the memory keeps them; a million of them wait so until the build is done."""
    return sealed(tuple((file.path, file.digest, file.hidden) for file in files))


def opened(packed: bytes) -> Any:
    """The value that was sealed.

    Raises MemoryDamaged: the bytes are not what was written.
    """
    return _sound(packed)


def _sound(packed: object) -> Any:
    if not isinstance(packed, bytes):
        raise MemoryDamaged("damaged")
    if digest(packed[16:]) != packed[:16]:
        raise MemoryDamaged("damaged")
    try:
        return unpack(packed[16:])
    except CannotUnpack as error:
        raise MemoryDamaged(str(error)) from error


def _fits(value: object, shape: Any) -> bool:
    """Whether a value has a shape of ``_SHAPES``."""
    if isinstance(shape, type):
        return isinstance(value, shape)
    if not isinstance(value, type(shape)):
        return False
    if isinstance(shape, tuple):
        return len(value) == len(shape) and all(map(_fits, value, shape))
    if isinstance(shape, list):
        return all(_fits(item, shape[0]) for item in value)
    ((key, item),) = shape.items()
    return all(_fits(a, key) and _fits(b, item) for a, b in value.items())


def _files(packed: bytes) -> tuple[MadeFile, ...]:
    found = _sound(packed)
    if not isinstance(found, tuple):
        raise MemoryDamaged("damaged")
    if not all(_fits(file, (str, bytes, bool)) for file in found):
        raise MemoryDamaged("damaged")
    return tuple(MadeFile(*file) for file in found)


def _put(connection: sqlite3.Connection, entries: dict[str, object]) -> None:
    rows = [(name, sealed(value)) for name, value in entries.items()]
    connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", rows)


def _apply(connection: sqlite3.Connection, changes: Changes) -> None:
    forgotten = [("\n".join(paths),) for paths in changes.forgotten]
    connection.executemany("DELETE FROM record WHERE paths = ?", forgotten)
    records = [("\n".join(paths), known, packed) for paths, known, packed in changes.records]
    connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", records)
    connection.executemany("DELETE FROM made WHERE name = ?", [(name,) for name in changes.gone])
    again, anew = [], []
    for name, (row, files) in changes.made.items():
        packed = sealed((name, row.late, row.facts, row.uses, row.ground, row.count))
        if files is None:
            again.append((packed, name))
        else:
            anew.append((name, packed, files))
    connection.executemany("UPDATE made SET packed = ? WHERE name = ?", again)
    connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", anew)
    _put(connection, changes.entries)

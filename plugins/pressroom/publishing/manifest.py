"""The manifest of one release: every file that is served, with its size and its sealed digest.

A file's sealed digest is SHA-256 over its salt, size and digest, its leaf SHA-256 over its path
and that; the manifest's digest is SHA-256 over the sorted leaves, and the ledger holds that. The
salt is what lets a person's words be taken back: where an entry is erased its salt, size and digest
go and the sealed digest stays, so that the manifest still has its digest and the path cannot be
changed, while without the salt it tells nothing about words that somebody guesses.

The text has one form only, so that nothing can be hidden in spaces, order or doubled keys.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import file_digest, sha256
from itertools import pairwise
from pathlib import Path

from pressroom.publishing.served_names import FOR_HOSTS, PAPERS, original_of

Salts = Callable[[], str]
"""Gives a new salt, 32 hexadecimal figures, at each call."""

_HEX = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_WRONG_PATH = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\x00-\x1f\x7f\\\ud800-\udfff]")
_KNOWN = frozenset({"path", "salt", "sha256", "size"})
_ERASED = frozenset({"erased", "path", "sealed"})
_REPLACED = _ERASED | {"instead"}


class ManifestWrong(ValueError):
    """The text is no manifest, or not in the one form that a manifest has."""


class ForeignEntry(ValueError):
    """A tree holds what is no plain file: a symbolic link, a pipe; the argument is its path."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One served file: path within the site, size in bytes, digests and salt in hexadecimal."""

    path: str
    size: int
    sha256: str
    salt: str

    @property
    def sealed(self) -> str:
        """The sealed digest: each part takes a line, so that no two entries have one text."""
        return _digest(f"{self.salt}\n{self.size}\n{self.sha256}")


@dataclass(frozen=True, slots=True)
class ErasedEntry:
    """A file whose words were taken back on the day ``erased``; its sealed digest is left.

    ``instead`` is the SHA-256 of what stands in its place, "" where nothing does.
    """

    path: str
    sealed: str
    erased: date
    instead: str = ""


Entry = FileEntry | ErasedEntry


@dataclass(frozen=True)
class Manifest:
    """The files of release ``number``, counted from 1, sorted by path."""

    number: int
    entries: tuple[Entry, ...]

    @cached_property
    def digest(self) -> str:
        """What the ledger says of this manifest."""
        return _digest("\n".join(sorted(map(leaf_of, self.entries))))

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """The entries, each by its path."""
        return {entry.path: entry for entry in self.entries}

    def erase(self, paths: Mapping[str, str], day: date) -> Manifest:
        """The same release without what it said of ``paths``.

        Each path is given with the SHA-256 of what stands there now, "" for nothing. The digest
        stays what it was. Entries that were erased before keep their day.
        """

        def after(entry: Entry) -> Entry:
            if entry.path not in paths:
                return entry
            day_of = entry.erased if isinstance(entry, ErasedEntry) else day
            return ErasedEntry(entry.path, entry.sealed, day_of, paths[entry.path])

        return Manifest(self.number, tuple(map(after, self.entries)))


def leaf_of(entry: Entry) -> str:
    """What an entry gives to the manifest's digest; the same before and after an erasure."""
    return _digest(f"{entry.path}\n{entry.sealed}")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def new_salt() -> str:
    """A salt that nobody can guess."""
    return secrets.token_hex(16)


def make_manifest(
    tree: Path, before: Manifest | None, salts: Salts = new_salt, *, number: int | None = None
) -> Manifest:
    """Read every file of a tree and list it; a file with the bytes of ``before`` keeps its salt.

    Compressed copies, the release's own papers and what is for hosts alone are left out. ``number``
    is by default the one after ``before``, or 1. Raises ForeignEntry.
    """
    if number is None:
        number = before.number + 1 if before else 1
    known = before.by_path if before else {}
    paths = served_files(tree)
    entries = []
    for path in sorted(paths):
        if path in PAPERS or path in FOR_HOSTS or original_of(path) in paths:
            continue
        size, digest = _measure(f"{tree}/{path}")
        was = known.get(path)
        same = isinstance(was, FileEntry) and was.sha256 == digest and was.size == size
        salt = was.salt if same and isinstance(was, FileEntry) else salts()
        entries.append(FileEntry(path, size, digest, salt))
    return Manifest(number, tuple(entries))


def served_files(tree: Path) -> frozenset[str]:
    """The path of every file below a folder, with slashes. Raises ForeignEntry."""
    return frozenset(_walk(os.fspath(tree), ""))


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for item in found:
            path = f"{prefix}{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{path}/")
            elif item.is_file(follow_symlinks=False):
                yield path
            else:
                raise ForeignEntry(path)


def _measure(path: str) -> tuple[int, str]:
    """Size and SHA-256 of a file. Every byte is read: times and inodes can lie about content."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 a hundred thousand of them
        digest = file_digest(file, sha256).hexdigest()
        return file.tell(), digest


def read_manifest(content: bytes) -> Manifest:
    """A manifest from its bytes.

    Raises ManifestWrong: no manifest, a path twice or outside the site, or another form than the
    one that ``render_manifest`` gives.
    """
    try:
        whole = json.loads(content.decode("utf-8"))
        entries = tuple(_entry(raw) for raw in whole["files"])
        manifest = Manifest(_whole_number(whole["release"]), entries)
        canonical = render_manifest(manifest) == content
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ManifestWrong(str(error)) from error
    if not canonical:
        raise ManifestWrong("not in the one form of a manifest")
    paths = [entry.path for entry in entries]
    if any(a >= b for a, b in pairwise(paths)):
        raise ManifestWrong("paths are not sorted, or one is there twice")
    return manifest


def _entry(raw: Mapping[str, object]) -> Entry:
    path = raw["path"]
    if not isinstance(path, str) or _WRONG_PATH.search(path):
        raise ManifestWrong(f"path {path!r}")
    if raw.keys() == _KNOWN:
        salt, digest = _matching(_SALT, raw["salt"]), _matching(_HEX, raw["sha256"])
        return FileEntry(path, _whole_number(raw["size"]), digest, salt)
    if raw.keys() not in (_ERASED, _REPLACED):
        raise ManifestWrong(f"entry of {path}")
    instead = _matching(_HEX, raw["instead"]) if "instead" in raw else ""
    day = date.fromisoformat(str(raw["erased"]))
    return ErasedEntry(path, _matching(_HEX, raw["sealed"]), day, instead)


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ManifestWrong(f"digest {value!r}")
    return value


def _whole_number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ManifestWrong(f"number {value!r}")
    return value


def render_manifest(manifest: Manifest) -> bytes:
    """The bytes of ``manifest.json``: JSON with sorted keys and no spaces, a file a line."""
    lines = ",\n".join(_render(_raw(entry)) for entry in manifest.entries)
    return f'{{"files":[\n{lines}\n],"release":{manifest.number}}}\n'.encode()


def _raw(entry: Entry) -> dict[str, object]:
    if isinstance(entry, FileEntry):
        return {
            "path": entry.path,
            "salt": entry.salt,
            "sha256": entry.sha256,
            "size": entry.size,
        }
    raw: dict[str, object] = {
        "erased": entry.erased.isoformat(),
        "path": entry.path,
        "sealed": entry.sealed,
    }
    if entry.instead:
        raw["instead"] = entry.instead
    return raw


def _render(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_manifest(manifest: Manifest, file: Path) -> None:
    """Put ``manifest.json`` at its place in one step."""
    draft = file.with_name(f"{file.name}.new")
    draft.write_bytes(render_manifest(manifest))
    draft.replace(file)

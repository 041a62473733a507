"""What is wrong with a tree in which somebody else was at work: compared by content."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

from pressroom.building.fingerprint import SIZE
from pressroom.building.memory import MadeFile, Memory


@dataclass(frozen=True, slots=True)
class Damage:
    """``broken``: what was planned and made, and is no longer as it was made; by name.

    ``strangers``: paths of files that no build made.
    """

    broken: frozenset[str]
    strangers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.broken or self.strangers)


def look_for_damage(tree: Path, folders: Collection[str], memory: Memory) -> Damage:
    """Compare what stands in some folders of a tree with what was made."""
    expected: dict[str, tuple[str, MadeFile]] = {}
    for name, file in memory.all_files():
        if not file.hidden and file.path.rpartition("/")[0] in folders:
            expected[file.path] = (name, file)
    found = [path for folder in folders for path in _files(tree, folder)]
    strangers = [path for path in found if path not in expected]
    standing = set(found)
    broken = {
        name
        for path, (name, file) in expected.items()
        if path not in standing or _digest(tree / path) != file.digest
    }
    return Damage(frozenset(broken), tuple(sorted(strangers)))


def _files(tree: Path, folder: str) -> list[str]:
    """Everything in a folder that is no folder, by its path in the tree."""
    try:
        with os.scandir(tree / folder) as entries:
            return [
                f"{folder}/{entry.name}" if folder else entry.name
                for entry in entries
                if not entry.is_dir(follow_symlinks=False)
            ]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _digest(path: Path) -> bytes:
    if path.is_symlink():
        return b""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=SIZE)).digest()

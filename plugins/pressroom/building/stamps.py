"""Whether a tree of files is still what it was when a build left it.

A folder's stamp is a digest of the names, sizes and times of its files: cheap to take, and enough
to tell that somebody else was at work there. What such a folder holds is then read and compared by
content.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

Stamps = dict[str, bytes]
"""Folder, relative to the tree, "" for the tree itself → its stamp."""


def take_stamps(tree: Path) -> Stamps:
    """The stamps of a whole tree, empty folders included; nothing where there is no tree."""
    stamps: Stamps = {}
    folders = [""]
    while folders:
        folder = folders.pop()
        stamp, inner = _look(tree, folder)
        if stamp is not None:
            stamps[folder] = stamp
            folders += inner
    return stamps


def renew_stamps(stamps: Stamps, tree: Path, paths: Iterable[str]) -> Stamps:
    """The stamps after the files at ``paths`` were written or removed."""
    renewed = dict(stamps)
    for folder in {part for path in paths for part in _folders(path)}:
        stamp, _ = _look(tree, folder)
        if stamp is None:
            renewed.pop(folder, None)
        else:
            renewed[folder] = stamp
    return renewed


def differing(stamps: Stamps, expected: Stamps) -> set[str]:
    """The folders in which something is not as it should be."""
    return {
        folder
        for folder in stamps.keys() | expected.keys()
        if stamps.get(folder) != expected.get(folder)
    }


def _folders(path: str) -> list[str]:
    """The folders above a file."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts) + 1)]


def _look(tree: Path, folder: str) -> tuple[bytes | None, list[str]]:
    """One folder's stamp, and the folders in it; None where it is no folder."""
    files: list[str] = []
    inner: list[str] = []
    try:
        with os.scandir(os.path.join(tree, folder)) as entries:  # noqa: PTH118 for speed
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    inner.append(f"{folder}/{entry.name}" if folder else entry.name)
                else:
                    state = entry.stat(follow_symlinks=False)
                    mode = state.st_mode
                    files.append(f"{entry.name}\0{state.st_size}\0{state.st_mtime_ns}\0{mode}")
    except (FileNotFoundError, NotADirectoryError):
        return None, []
    files.sort()
    names = sorted(name.rpartition("/")[2] for name in inner)
    text = "\n".join([*files, "", *names])
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).digest(), inner

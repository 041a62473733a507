"""A fresh output tree that takes the old one's place in one step, or never.

The new site is written beside the old one (``.output.next``) and exchanged with it by one system
call where the system has one (Linux, macOS), elsewhere by two renames that the next build mends if
it was interrupted between them. Until that step the old site stands byte for byte.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pressroom.building.refusal import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = "version.json"
GENERATOR = "Pressroom"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renamex_np(2)
_AT_FDCWD = -100
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class FreshTree:
    """The tree being written; ``path`` is where. Nothing is public before ``commit``."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.path = output.with_name(f".{output.name}.next")
        self.hidden = output.with_name(f".{output.name}.hidden")
        self._old = output.with_name(f".{output.name}.old")

    def heal(self) -> None:
        """Undo what an interrupted build left beside the output."""
        if self._old.exists() and not self.output.exists():
            self._old.rename(self.output)
        for leftover in (self.path, self._old, self.hidden):
            if leftover.exists():
                shutil.rmtree(leftover)

    def commit(self) -> None:
        """Put the tree in the output's place and remove the old one."""
        if not self.output.exists():
            self.path.rename(self.output)
        elif _exchange(self.path, self.output):
            shutil.rmtree(self.path)
        else:
            self.output.rename(self._old)
            self.path.rename(self.output)
            shutil.rmtree(self._old)


@contextmanager
def fresh_tree(output: Path, content: Path) -> Iterator[FreshTree]:
    """Make room for a new tree beside ``output``; whatever is not committed is removed.

    Raises Refused: another build is writing there, the folder holds files that are not ours, or
    it and ``content`` lie one inside the other.
    """
    output, content = output.resolve(), content.resolve()
    if output.is_relative_to(content) or content.is_relative_to(output):
        raise Refused("B108", output, output=output, content=content)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _only_build(output):
        tree = FreshTree(output)
        tree.heal()
        _refuse_foreign(output)
        tree.path.mkdir()
        try:
            yield tree
        finally:
            for leftover in (tree.path, tree.hidden):
                if leftover.exists():
                    shutil.rmtree(leftover)


def _refuse_foreign(output: Path) -> None:
    """A folder with somebody's files in it is never replaced."""
    if not output.exists():
        return
    if not output.is_dir():
        raise Refused("B103", output, output=output)
    if not any(output.iterdir()):
        return
    try:
        mark = json.loads((output / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        mark = None
    if not isinstance(mark, dict) or mark.get("generator") != GENERATOR:
        raise Refused("B102", output, output=output)


@contextmanager
def _only_build(output: Path) -> Iterator[None]:
    """Hold the output's lock; the system lets go of it even when the process is killed."""
    path = output.with_name(f".{output.name}.lock")
    with path.open("a+b") as file:
        if not _lock(file):
            raise Refused("B101", output, output=output)
        yield


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False: this system or file system cannot.

    Raises OSError: it can, but not here (a mount point, no permission).
    """
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        arguments = (_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    elif sys.platform == "darwin":
        call = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        arguments = (*names, _EXCHANGE)
    else:
        return False
    if call is None:
        return False
    if call(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))

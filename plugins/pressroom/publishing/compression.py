"""Copies of files as they are sent: brotli and gzip, beside the files, made once.

zstd is not among them: at its strongest it is 4 to 23 % larger than brotli on what the site
consists of, browsers that know it know brotli too, and Debian's nginx has no module for it.
"""

from __future__ import annotations

import filecmp
import multiprocessing
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli

from pressroom.publishing.kinds import COMPRESSIBLE, ending_of
from pressroom.publishing.served_names import COPIES

SMALLEST = 512
"""Files below are sent as they are: with its headers such a response fits one packet."""

WORTH = 0.95
"""A copy is kept where it is at most this part of the file."""

_UNFINISHED = ".part"
_LARGE = 1 << 20
_FAST = 5
_STRONG = 10
"""Brotli's levels for large files and for others. The highest, 11, takes three times as long as 10
and gains 2 %."""

_TOGETHER = 64
"""Files that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Compressed:
    """What was done: files whose copies were made, and whose copies were taken over."""

    made: int
    reused: int


def compress_tree(tree: Path, before: Path | None = None, workers: int = 1) -> Compressed:
    """Lay ``.br`` and ``.gz`` copies beside the files of a tree that are worth it.

    ``before`` is the tree of the release before: where a file has the same bytes there, its copies
    are taken from there by hard link. The same bytes give the same copies, whenever and in whatever
    order they are made; so what was interrupted is simply done again.
    """
    _remove_strays(tree)
    remaining = []
    reused = 0
    for path in _worth_trying(tree):
        if before is not None and _take_over(tree, before, path):
            reused += 1
        else:
            remaining.append(path)
    groups = [remaining[at : at + _TOGETHER] for at in range(0, len(remaining), _TOGETHER)]
    if workers > 1 and len(groups) > 1:
        # A copy of this process would hold its locks, and Windows can make none.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(groups)), context) as pool:
            list(pool.map(partial(_compress, tree), groups))
    else:
        for group in groups:
            _compress(tree, group)
    return Compressed(len(remaining), reused)


def brotli_copy(content: bytes) -> bytes:
    """The bytes by brotli (RFC 7932)."""
    level = _FAST if len(content) > _LARGE else _STRONG
    return bytes(brotli.compress(content, quality=level))


def gzip_copy(content: bytes) -> bytes:
    """The bytes by gzip (RFC 1952), without name and time."""
    packing = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def _remove_strays(tree: Path) -> None:
    """Take away unfinished copies, and those of files that are no longer there."""
    for folder, _, names in os.walk(tree):
        present = set(names)
        for name in names:
            file = Path(folder, name)
            of_nothing = file.suffix in COPIES and file.stem not in present
            if of_nothing or file.suffix == _UNFINISHED:
                file.unlink()


def _worth_trying(tree: Path) -> Iterator[str]:
    """Files by their paths in the tree, in order."""
    for folder, folders, names in os.walk(tree):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if ending_of(name) in COMPRESSIBLE and file.stat().st_size >= SMALLEST:
                yield file.relative_to(tree).as_posix()


def _take_over(tree: Path, before: Path, path: str) -> bool:
    """Link the copies of a file from the release before; whether there are such of its bytes."""
    file, old = tree / path, before / path
    copies = [copy for copy in COPIES if Path(f"{old}{copy}").is_file()]
    if not copies or not old.is_file() or not _same(file, old):
        return False
    for copy in COPIES:
        Path(f"{file}{copy}").unlink(missing_ok=True)
    for copy in copies:
        _link(f"{old}{copy}", f"{file}{copy}")
    return True


def _link(source: str, target: str) -> None:
    """A second name for a file; a copy where the file system has no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _same(file: Path, old: Path) -> bool:
    return file.samefile(old) or filecmp.cmp(file, old, shallow=False)


def _compress(tree: Path, paths: Iterable[str]) -> None:
    for path in paths:
        content = (tree / path).read_bytes()
        for ending, make in zip(COPIES, (brotli_copy, gzip_copy), strict=True):
            copy = tree / f"{path}{ending}"
            copy.unlink(missing_ok=True)
            packed = make(content)
            if len(packed) <= len(content) * WORTH:
                unfinished = tree / f"{path}{ending}{_UNFINISHED}"
                unfinished.write_bytes(packed)
                unfinished.replace(copy)

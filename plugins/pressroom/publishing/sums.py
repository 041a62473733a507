"""The digest of every file of a release, in the form that ``sha256sum --check`` reads.

``SHA256SUMS`` lies in each release on a remote: by it the release is verified where it lies, and
the next one knows what it need not send. Source of the form: GNU coreutils, sha256sum.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

SUMS = "SHA256SUMS"

Sums: TypeAlias = dict[str, str]
"""SHA-256 in hexadecimal by path; paths have slashes and begin below the release's folder."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n\\]+)")


def digest_of(file: Path | str) -> str:
    """The SHA-256 of a file, read in pieces."""
    with Path(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sums_of(folder: Path, known: Callable[[str], str | None] | None = None) -> Sums:
    """The digests of all files below a folder, by path in ascending order.

    ``known`` may give the digest of a path that was read already.
    """
    return {
        path: (known and known(path)) or digest_of(folder / path)
        for path in sorted(files_below(folder))
    }


def files_below(folder: Path | str, prefix: str = "") -> Iterator[str]:
    """The path of every file below a folder; links to folders are followed."""
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir():
                yield from files_below(item.path, f"{prefix}{item.name}/")
            else:
                yield f"{prefix}{item.name}"


def render_sums(sums: Mapping[str, str]) -> bytes:
    """The bytes of ``SHA256SUMS``."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()


def read_sums(content: bytes) -> Sums:
    """The digests by path.

    Raises ValueError: a line is none of such a file, or a path leads out of the folder.
    """
    sums: Sums = {}
    for line in content.decode("utf-8").splitlines():
        found = _LINE.fullmatch(line)
        if found is None or ".." in found[2].split("/") or found[2].startswith("/"):
            raise ValueError(line)
        sums[found[2]] = found[1]
    return sums

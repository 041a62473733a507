"""Whether a commit comes after the one that is live: asked of git, where there is one."""

from __future__ import annotations

import subprocess
from enum import Enum
from pathlib import Path


class Descent(Enum):
    """How a commit stands to the live one."""

    SAME = "same"
    LATER = "later"
    NOT_LATER = "not later"
    UNKNOWN = "unknown"
    """There is no repository, or it does not know one of the two."""


def head_of(folder: Path) -> str:
    """The commit that is checked out in a folder's repository; "" where there is none."""
    return _asked(folder, "rev-parse", "--verify", "--quiet", "HEAD") or ""


def is_clean(folder: Path) -> bool:
    """Whether a commit holds all that stands in the folder; True where there is no repository."""
    return not _asked(folder, "status", "--porcelain", "--", ".")


def descent(folder: Path, live: str, commit: str) -> Descent:
    """How ``commit`` stands to ``live``, in the repository of a folder; "" is no commit."""
    if not live or not commit:
        return Descent.UNKNOWN
    if live == commit:
        return Descent.SAME
    known = (_asked(folder, "cat-file", "-e", f"{one}^{{commit}}") for one in (live, commit))
    if any(answer is None for answer in known):
        return Descent.UNKNOWN
    later = _asked(folder, "merge-base", "--is-ancestor", live, commit) is not None
    return Descent.LATER if later else Descent.NOT_LATER


def _asked(folder: Path, *words: str) -> str | None:
    """What git says; None: it says no, or there is no git or no repository."""
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None

"""One unit of work: make the files of one session, one list or one page, and write them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.artifact import Artifact, Emitter
from pressroom.deriving.publication import Edition
from pressroom.rendering.desk import Desk

_SAFE = re.compile(r"(?:[a-z0-9._-]+/)*[a-z0-9._-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
_ANCHOR = re.compile(rb'\sid="(q[0-9]+)"')
_TRANSCRIPT = re.compile(r"(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/index\.html")


class UnsafePath(Exception):
    """An emitter planned a file that may not be written: outside the output, or not portable."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Artifacts that are made together, of one or several emitters."""

    name: str
    artifacts: tuple[Artifact, ...]


@dataclass(slots=True)
class Made:
    """What a unit gave: paths, how many differ from the standing site, anchors of transcripts.

    ``anchors`` maps ``(language, session)`` to the question anchors on its page, counted in the
    finished bytes.
    """

    paths: list[str] = field(default_factory=list)
    changed: int = 0
    anchors: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def add(self, other: Made) -> None:
        """Take in what another unit gave."""
        self.paths += other.paths
        self.changed += other.changed
        self.anchors |= other.anchors


@dataclass(frozen=True)
class Workplace:
    """What every worker has: the desk, the emitters by name, the new tree and the standing one."""

    desk: Desk
    emitters: dict[str, Emitter[Edition, Desk]]
    tree: Path
    standing: Path


def make_unit(workplace: Workplace, unit: Unit) -> Made:
    """Render and write every file of ``unit``.

    Raises UnsafePath: a planned path leaves the output or is not portable.
    """
    made = Made()
    for artifact in unit.artifacts:
        content = workplace.emitters[artifact.emitter].render(artifact, workplace.desk)
        _write(workplace.tree, artifact.path, content)
        made.paths.append(artifact.path)
        made.changed += not _same(workplace.standing / artifact.path, content)
        if page := _TRANSCRIPT.fullmatch(artifact.path):
            found = Counter(anchor.decode() for anchor in _ANCHOR.findall(content))
            made.anchors[page["lang"], page["session"]] = found
    return made


def require_safe(path: str) -> None:
    """Refuse a path that leaves the output, or that some host or file system cannot hold.

    Raises UnsafePath: such a path.
    """
    parts = path.split("/")
    if (
        not _SAFE.fullmatch(path)
        or {".", ".."} & set(parts)
        or any(_RESERVED.match(part) or part.endswith(".") for part in parts)
        or len(path) > 200
    ):
        raise UnsafePath(path)


def _write(tree: Path, path: str, content: bytes) -> None:
    require_safe(path)
    target = tree / path
    try:
        target.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False

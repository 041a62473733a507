"""One unit of work: make the files of one session, one list or one page, and write them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from filecmp import cmp
from pathlib import Path

from pressroom.artifact import Artifact, Content, Emitter
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
        require_safe(artifact.path)
        content = workplace.emitters[artifact.emitter].render(artifact, workplace.desk)
        made.paths.append(artifact.path)
        if artifact.hidden:
            _write(workplace.desk.shelf / artifact.path, content)
            continue
        target = workplace.tree / artifact.path
        _write(target, content)
        made.changed += not _same(target, workplace.standing / artifact.path)
        if page := _TRANSCRIPT.fullmatch(artifact.path):
            found = Counter(anchor.decode() for anchor in _ANCHOR.findall(target.read_bytes()))
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


def _write(target: Path, content: Content) -> None:
    try:
        file = target.open("wb")
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("wb")
    with file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            file.writelines(content)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and cmp(one, other, shallow=False)

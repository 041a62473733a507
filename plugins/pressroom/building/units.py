"""One unit of work: make the files of one session, one list or one page, and write them."""

from __future__ import annotations

import os
import platform
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from pressroom.artifact import Artifact, Content, Emitter
from pressroom.building.fingerprint import SIZE
from pressroom.building.memory import MadeFile
from pressroom.building.tree import share
from pressroom.deriving.publication import Edition
from pressroom.rendering.desk import Desk

_SAFE = re.compile(r"(?:[a-z0-9._-]+/)*[a-z0-9._-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
_ANCHOR = re.compile(rb'\sid="(q[0-9]+)"')
TRANSCRIPT = re.compile(r"(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/index\.html")


class UnsafePath(Exception):
    """An emitter planned a file that may not be written: outside the output, or not portable."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Artifacts that are made together, by the name of what was planned, of several emitters.

    ``known`` are the digests of its files that stand in the tree already; ``hidden`` says under
    which name each hidden file is kept that some of them are made from.
    """

    name: str
    planned: Mapping[str, tuple[Artifact, ...]]
    known: Mapping[str, bytes] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Made:
    """What a unit gave: its files by what was planned, what went into them, what was written.

    ``uses`` names what of the desk the unit used; ``written`` are the paths of the site whose
    bytes were not in the tree; ``changed`` of them differ from the standing site. ``anchors`` maps
    ``(language, session)`` to the question anchors on its page, counted in the finished bytes.
    """

    unit: str
    files: dict[str, tuple[MadeFile, ...]] = field(default_factory=dict)
    uses: str = ""
    written: list[str] = field(default_factory=list)
    changed: int = 0
    anchors: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Workplace:
    """What every worker has: the desk, the emitters by name, and where files go.

    ``tree`` is the site that is being made, ``twin`` the tree that shares all its files where all
    are made, ``drafts`` the folder of files that are not whole yet. ``standing`` is the site that
    is replaced.
    """

    desk: Desk
    emitters: dict[str, Emitter[Edition, Desk]]
    tree: Path
    twin: Path | None
    drafts: Path
    standing: Path


def make_unit(workplace: Workplace, unit: Unit) -> Made:
    """Render every file of ``unit``, and write those whose bytes are new.

    Raises UnsafePath: a planned path leaves the output or is not portable.
    """
    made = Made(unit.name)
    desk = workplace.desk
    desk.begin(unit.hidden)
    for planned, artifacts in unit.planned.items():
        made.files[planned] = tuple(
            _make(workplace, unit, artifact, made) for artifact in artifacts
        )
    made.uses = "\n".join(sorted(desk.uses))
    return made


def _make(workplace: Workplace, unit: Unit, artifact: Artifact, made: Made) -> MadeFile:
    path = artifact.path
    require_safe(path)
    content = workplace.emitters[artifact.emitter].render(artifact, workplace.desk)
    draft = _Draft(workplace.drafts / f"{platform.node()}-{os.getpid()}", content)
    if artifact.hidden:
        draft.keep(workplace.desk.shelf / draft.digest.hex())
        return MadeFile(path, draft.digest, hidden=True)
    if page := TRANSCRIPT.fullmatch(path):
        found = Counter(anchor.decode() for anchor in _ANCHOR.findall(draft.content))
        made.anchors[page["lang"], page["session"]] = found
    if unit.known.get(path) != draft.digest:
        made.written.append(path)
        made.changed += not draft.is_same(workplace.standing / path)
        draft.keep(workplace.tree / path)
        if workplace.twin is not None:
            share(workplace.tree / path, workplace.twin / path)
    draft.drop()
    return MadeFile(path, draft.digest)


class _Draft:
    """A file's bytes before they have their name.

    What comes in one piece waits in memory; what comes in several is written down at once.
    """

    def __init__(self, path: Path, content: Content) -> None:
        self._path = path
        self._whole: bytes | None = None
        state = blake2b(digest_size=SIZE)
        if isinstance(content, bytes):
            self._whole = content
            state.update(content)
        else:
            with path.open("wb") as file:
                for piece in content:
                    state.update(piece)
                    file.write(piece)
        self.digest = state.digest()

    @property
    def content(self) -> bytes:
        """All bytes."""
        return self._path.read_bytes() if self._whole is None else self._whole

    def keep(self, target: Path) -> None:
        """Move the file to its name; whoever has the file of that name open keeps the old one."""
        if self._whole is not None:
            self._path.write_bytes(self._whole)
        try:
            self._path.replace(target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._path.replace(target)

    def drop(self) -> None:
        """Remove what was written down and not kept."""
        if self._whole is None:
            self._path.unlink(missing_ok=True)

    def is_same(self, other: Path) -> bool:
        """Whether another file holds the same bytes."""
        try:
            with other.open("rb") as file:
                state = blake2b(digest_size=SIZE)
                while piece := file.read(1 << 20):
                    state.update(piece)
        except OSError:
            return False
        return state.digest() == self.digest


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

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

# One part of a path: no name that Windows keeps for itself, no dot at the end.
_PART = r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z))[a-z0-9._-]*[a-z0-9_-]"
_SAFE = re.compile(rf"{_PART}(?:/{_PART})*")
_LONGEST = 200
_ANCHOR = re.compile(rb'\sid="(q[0-9]+)"')
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
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
    is replaced, None for the first.
    """

    desk: Desk
    emitters: dict[str, Emitter[Edition, Desk]]
    tree: Path
    twin: Path | None
    drafts: Path
    standing: Path | None


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
    draft = _Draft(workplace.drafts, content)
    if artifact.hidden:
        draft.keep(str(workplace.desk.shelf / draft.digest.hex()))
        return MadeFile(path, draft.digest, hidden=True)
    if page := TRANSCRIPT.fullmatch(path):
        found = Counter(anchor.decode() for anchor in _ANCHOR.findall(draft.content))
        made.anchors[page["lang"], page["session"]] = found
    if unit.known.get(path) != draft.digest:
        made.written.append(path)
        made.changed += workplace.standing is None or not draft.is_same(workplace.standing / path)
        target = f"{workplace.tree}/{path}"
        draft.place(target)
        if workplace.twin is not None:
            share(target, f"{workplace.twin}/{path}")
    draft.drop()
    return MadeFile(path, draft.digest)


class _Draft:
    """A file's bytes before they have their name.

    What comes in one piece waits in memory; what comes in several is written down at once.
    """

    def __init__(self, folder: Path, content: Content) -> None:
        self._folder = folder
        self._whole: bytes | None = None
        if isinstance(content, bytes):
            self._whole = content
            self.digest = blake2b(content, digest_size=SIZE).digest()
            return
        state = blake2b(digest_size=SIZE)
        with self._path.open("wb") as file:
            for piece in content:
                state.update(piece)
                file.write(piece)
        self.digest = state.digest()

    @property
    def _path(self) -> Path:
        """Where it is written down: each process has one draft at a time."""
        return self._folder / f"{platform.node()}-{os.getpid()}"

    @property
    def content(self) -> bytes:
        """All bytes."""
        return self._path.read_bytes() if self._whole is None else self._whole

    def place(self, target: str) -> None:
        """Give the file a name in the tree that is being made.

        A name that is new there may hold a part of the file until all is written: nobody sees
        the tree before it is whole, and after a kill it is not trusted. A file that has the name
        already may be shared with the standing site: it is never written into.
        """
        if self._whole is None:
            self.keep(target)
            return
        try:
            _write_new(target, self._whole)
        except FileExistsError:
            self.keep(target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            self.place(target)

    def keep(self, target: str) -> None:
        """Move the whole file to its name; whoever has the one of that name open keeps the old."""
        if self._whole is not None:
            self._path.write_bytes(self._whole)
        try:
            self._path.replace(target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
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


def _write_new(path: str, content: bytes) -> None:
    """Write a file with as few calls as there can be.

    Raises FileExistsError: something has the name. Raises FileNotFoundError: its folder is missing.
    """
    file = os.open(path, _NEW, 0o666)
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, content[written:])
    finally:
        os.close(file)


def require_safe(path: str) -> None:
    """Refuse a path that leaves the output, or that some host or file system cannot hold.

    Raises UnsafePath: such a path.
    """
    if len(path) > _LONGEST or _SAFE.fullmatch(path) is None:
        raise UnsafePath(path)

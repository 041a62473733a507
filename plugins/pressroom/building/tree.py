"""Two trees of one site: the standing one, and a spare that becomes the next.

Unchanged files are shared between the two by hard links, so a build writes only what changes. It
changes the spare, then exchanges the two in one system call where the system has one (Linux,
macOS), elsewhere by two renames that the next build mends if it was interrupted between them.
Until that step the standing site is byte for byte as it was. A file is never written into: a new
one gets a name that nothing has, or is written beside and moved over, so a shared file of the
standing site stays what it is.

Lock, spare, hidden files and memory lie beside the output in ``.pressroom/NAME/``. What a build
makes on its way lies there in a folder whose name no other build has: a worker of a build that was
killed may still be at work for a while, on another machine for long, and must not reach the next.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pressroom.building.exchange import exchange
from pressroom.building.refusal import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = "version.json"
GENERATOR = "Pressroom"
FOLDER = ".pressroom"
_NO_LINKS = {
    errno.EPERM,
    errno.EMLINK,
    errno.EXDEV,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
}
"""What a file system says that gives a file one name only."""


class Trees:
    """The standing site in ``output``, and all that builds keep beside it in ``folder``.

    ``next`` is the site that is being made; ``twin``, ``drafts`` and ``texts`` are of this one
    build, too.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.parent / FOLDER / output.name
        self.spare = self.folder / "spare"
        self.hidden = self.folder / "hidden"
        self.memory = self.folder / "memory.sqlite"
        self._old = self.folder / "old"
        self._own = self.folder / f"build-{secrets.token_hex(8)}"
        self.next = self._own / "site"
        self.twin = self._own / "twin"
        self.drafts = self._own / "drafts"
        self.texts = self._own / "texts"

    def heal(self) -> None:
        """Undo what an interrupted build left: a site between two renames, all that was its own.

        A worker of it may still write there: what cannot be removed now is for the next build.
        """
        if self._old.exists() and not self.output.exists():
            self._old.rename(self.output)
        kept = {"lock", self.spare.name, self.hidden.name}
        kept |= {self.memory.name, f"{self.memory.name}-journal"}
        for entry in list(self.folder.iterdir()):
            if entry.name not in kept:
                discard(entry)
        for folder in (self.hidden, self.drafts, self.texts):
            folder.mkdir(parents=True, exist_ok=True)

    def clear_away(self) -> None:
        """Remove what was not finished; a site half made is the spare until the next build."""
        if self.next.exists() and not self.spare.exists():
            self.next.rename(self.spare)
        discard(self._own)

    def begin_empty(self) -> None:
        """The next site begins with nothing: every file is to be made."""
        for old in (self.spare, self.next, self.twin):
            remove(old)
        self.next.mkdir(parents=True)

    def copy_standing(self) -> None:
        """The next site begins as the standing one, sharing every file with it."""
        remove(self.spare)
        share_tree(self.output, self.next)

    def take_spare(self) -> None:
        """The next site begins as the spare."""
        self.spare.rename(self.next)

    def bring_level(self, paths: Iterable[str]) -> None:
        """The next site begins as the spare, made what the standing one is where they differ."""
        self.take_spare()
        for path in paths:
            source, target = self.output / path, self.next / path
            target.unlink(missing_ok=True)
            if source.is_file():
                share(source, target)
            else:
                remove_empty_folders(self.next, path)

    def take_out(self, paths: Iterable[str]) -> None:
        """Remove files from the next site, and the folders that they leave empty."""
        for path in paths:
            (self.next / path).unlink(missing_ok=True)
            remove_empty_folders(self.next, path)

    def publish(self) -> None:
        """Put the next site in the output's place, the one step; what stood becomes the spare."""
        if not self.output.exists():
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self.next.rename(self.output)
        elif exchange(self.next, self.output):
            self.next.rename(self.spare)
        else:
            self.output.rename(self._old)
            self.next.rename(self.output)
            self._old.rename(self.spare)

    def tidy(self, kept: Iterable[str]) -> None:
        """Remove whatever lies among the hidden files under other names than these."""
        names = set(kept)
        for entry in os.scandir(self.hidden):
            if entry.name not in names:
                discard(Path(entry.path))

    def adopt_twin(self) -> None:
        """The twin, which shares every file with the new site, becomes the spare."""
        remove(self.spare)
        self.twin.rename(self.spare)


@contextmanager
def open_trees(output: Path, content: Path) -> Iterator[Trees]:
    """Hold ``output`` for one build, mended from whatever interrupted the last.

    Raises Refused: another build is writing there, the folder holds files that are not ours, or
    it and ``content`` lie one inside the other.
    """
    output, content = output.resolve(), content.resolve()
    if output.is_relative_to(content) or content.is_relative_to(output):
        raise Refused("B108", output, output=output, content=content)
    trees = Trees(output)
    trees.folder.mkdir(parents=True, exist_ok=True)
    with _only_build(trees):
        trees.heal()
        _refuse_foreign(output)
        try:
            yield trees
        finally:
            trees.clear_away()


def share(source: Path | str, target: Path | str) -> None:
    """Give a file a second name; where the file system cannot, copy it."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        share(source, target)
    except FileExistsError:
        Path(target).unlink()
        share(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target)


def share_tree(source: Path, target: Path) -> None:
    """The same for every file below a folder."""
    target.mkdir(parents=True)
    for entry in os.scandir(source):
        if entry.is_dir(follow_symlinks=False):
            share_tree(Path(entry.path), target / entry.name)
        elif entry.is_file(follow_symlinks=False):
            share(Path(entry.path), target / entry.name)


def remove(path: Path) -> None:
    """Remove a folder and all in it, or nothing."""
    if path.exists():
        shutil.rmtree(path)


def discard(path: Path) -> None:
    """Remove whatever lies there, as far as it can be removed; no build will ever use it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def remove_empty_folders(tree: Path, path: str) -> None:
    """Remove the folders above ``path`` that hold nothing, up to the tree itself."""
    for folder in Path(path).parents:
        if folder == Path():
            return
        try:
            (tree / folder).rmdir()
        except OSError:
            return


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
def _only_build(trees: Trees) -> Iterator[None]:
    """Hold the output's lock; the system lets go of it even when the process is killed."""
    with (trees.folder / "lock").open("a+b") as file:
        if not _lock(file):
            raise Refused("B101", trees.output, output=trees.output)
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

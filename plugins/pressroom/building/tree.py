"""Two trees of one site: the standing one, and a spare that becomes the next.

Unchanged files are shared between the two by hard links, so a build writes only what changes. It
changes the spare, then exchanges the two in one system call where the system has one (Linux,
macOS), elsewhere by two renames that the next build mends if it was interrupted between them.
Until that step the standing site is byte for byte as it was. A file is never written into: a new
one gets a name that nothing has, or is written beside and moved over, so a shared file of the
standing site stays what it is.

Lock, spare, hidden files and memory lie beside the output in ``.pressroom/NAME/``.
"""

from __future__ import annotations

import errno
import json
import os
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
    """The standing site in ``output``, and all that builds keep beside it in ``folder``."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.parent / FOLDER / output.name
        self.spare = self.folder / "spare"
        self.twin = self.folder / "twin"
        self.hidden = self.folder / "hidden"
        self.drafts = self.folder / "drafts"
        self.texts = self.folder / "texts"
        self.memory = self.folder / "memory.sqlite"
        self._old = self.folder / "old"

    def heal(self) -> None:
        """Undo what an interrupted build left: a site between two renames, a twin half made."""
        if self._old.exists() and not self.output.exists():
            self._old.rename(self.output)
        for leftover in (self._old, self.twin, self.drafts, self.texts):
            remove(leftover)
        for folder in (self.hidden, self.drafts, self.texts):
            folder.mkdir(exist_ok=True)

    def clear_away(self) -> None:
        """Remove what was not finished."""
        for leftover in (self.twin, self.drafts, self.texts):
            remove(leftover)

    def clear_spare(self) -> None:
        """Begin with nothing: every file is to be made."""
        remove(self.spare)
        self.spare.mkdir(parents=True)

    def copy_standing(self) -> None:
        """Make the spare anew, sharing every file with the standing site."""
        remove(self.spare)
        share_tree(self.output, self.spare)

    def bring_level(self, paths: Iterable[str]) -> None:
        """Make the spare what the standing site is in the paths in which they differ."""
        for path in paths:
            source, target = self.output / path, self.spare / path
            target.unlink(missing_ok=True)
            if source.is_file():
                share(source, target)
            else:
                remove_empty_folders(self.spare, path)

    def take_out(self, paths: Iterable[str]) -> None:
        """Remove files from the spare, and the folders that they leave empty."""
        for path in paths:
            (self.spare / path).unlink(missing_ok=True)
            remove_empty_folders(self.spare, path)

    def publish(self) -> None:
        """Put the spare in the output's place, and the output in the spare's: the one step."""
        if not self.output.exists():
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self.spare.rename(self.output)
        elif not exchange(self.spare, self.output):
            self.output.rename(self._old)
            self.spare.rename(self.output)
            self._old.rename(self.spare)

    def tidy(self, kept: Iterable[str]) -> None:
        """Remove hidden files of other names than these."""
        names = set(kept)
        for entry in os.scandir(self.hidden):
            if entry.name not in names:
                Path(entry.path).unlink()

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

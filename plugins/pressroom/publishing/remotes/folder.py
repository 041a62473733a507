"""A folder that a web server on this machine serves."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.remotes.draft import Draft, copy_file, open_to_readers, sync
from pressroom.publishing.remotes.layout import (
    ASSETS,
    CURRENT,
    DRAFT,
    KEPT_ASSETS,
    KEPT_DAYS,
    LOCK,
    OLD,
    RELEASES,
    leftovers_in,
    numbers_in,
    release_before,
    superfluous,
)
from pressroom.publishing.remotes.remote import RECORD, SITE, Going, Prepared, Sent, Standing
from pressroom.publishing.sums import SUMS, files_below, read_sums, render_sums

if sys.platform != "win32":
    import fcntl


class FolderRemote:
    """Releases in ``root``, the last ``keep`` of them."""

    def __init__(self, root: Path, keep: int) -> None:
        self.name = os.fspath(root)
        self._root = root
        self._keep = keep
        self._releases = root / RELEASES

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the lock; the system lets go of it when the process ends, however it ends."""
        try:
            self._releases.mkdir(parents=True, exist_ok=True)
            for folder in (self._root, self._releases):
                folder.chmod(0o755)
            lock = (self._root / LOCK).open("ab")
        except OSError as error:
            raise NotPublished("U111", self.name, reason=error.strerror) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise NotPublished("U101", self.name) from None
            yield

    def standing(self) -> Standing | None:
        """What ``current`` leads to."""
        current = self._root / CURRENT
        if not current.is_symlink():
            if current.exists():
                raise NotPublished("U112", current)
            return None
        try:
            (number,) = numbers_in([current.readlink().name])
            return Standing(number, read_sums((current / SUMS).read_bytes()))
        except (OSError, ValueError) as error:
            raise NotPublished("U112", current) from error

    def read(self, path: str, number: int | None = None) -> bytes | None:
        """A file of a release."""
        folder = self._root / CURRENT if number is None else self._releases / f"{number}"
        try:
            return (folder / path).read_bytes()
        except FileNotFoundError:
            return None

    def fetch_record(self, folder: Path) -> None:
        """Copy the record."""
        source = self._root / CURRENT / RECORD
        if source.is_dir():
            shutil.copytree(source, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)

    def publish(self, release: Prepared, standing: Standing | None, going: Going) -> Sent:
        """Fill a draft, verify it, give it its name, and lead ``current`` to it."""
        draft = self._begin(release.number)
        sent = Draft(draft, self._releases, release, standing).fill(going)
        self._finish(release, draft)
        return sent

    def kept(self) -> list[int]:
        """Releases that the public has seen and that are still whole here."""
        standing = self.standing()
        return [n for n in self._numbers() if standing and n <= standing.number]

    def release_before(self) -> int | None:
        """The one to go back to."""
        standing = self.standing()
        return release_before(self.kept(), standing.number, self._origins()) if standing else None

    def restore(self, number: int, papers: Prepared) -> None:
        """Make a release of links to an earlier one's folders, and lead ``current`` to it."""
        origin = self._origins().get(number, number)
        source = self._releases / f"{origin}"
        draft = self._begin(papers.number)
        if draft.exists():
            shutil.rmtree(draft)
        shutil.copytree(papers.folder, draft, copy_function=shutil.copyfile)
        open_to_readers(draft)
        for part in sorted(source.iterdir()):
            if part.name not in {SITE, RECORD, SUMS}:
                (draft / part.name).symlink_to(Path("..", f"{origin}", part.name))
        shown = {path.split("/")[1] for path in papers.sums if path.startswith(f"{SITE}/")}
        for entry in sorted((source / SITE).iterdir()):
            link = draft / SITE / entry.name
            if entry.name in shown and not link.exists():
                link.symlink_to(Path("../..", f"{origin}", SITE, entry.name))
        (draft / SUMS).write_bytes(render_sums(papers.sums))
        self._finish(papers, draft)

    def _numbers(self) -> list[int]:
        return numbers_in(self._names()) if self._releases.is_dir() else []

    def _names(self) -> list[str]:
        return [entry.name for entry in self._releases.iterdir()]

    def _origins(self) -> dict[int, int]:
        """For each release that restored an earlier one: the earlier one."""
        found = {}
        for number in self._numbers():
            for entry in (self._releases / f"{number}" / SITE).iterdir():
                if entry.is_symlink():
                    found[number] = int(entry.readlink().parts[2])
                    break
        return found

    def _begin(self, number: int) -> Path:
        """The draft of a release, with what an interrupted publisher has put there already."""
        draft = self._releases / f"{number}{DRAFT}"
        whole = self._releases / f"{number}"
        if whole.exists():  # nothing leads to it, or it would be the standing one
            shutil.rmtree(draft, ignore_errors=True)
            whole.rename(draft)
        for name in leftovers_in(self._names(), number):
            shutil.rmtree(self._releases / name)
        if any(entry.is_symlink() for entry in (*draft.glob("*"), *draft.glob(f"{SITE}/*"))):
            shutil.rmtree(draft)  # what its links lead to must not be written into
        return draft

    def _finish(self, release: Prepared, draft: Path) -> None:
        """The one step, and what goes before and after it."""
        self._keep_assets(draft, release.now)
        draft.rename(self._releases / f"{release.number}")
        sync(self._releases)
        _lead(self._root / RECORD, Path(CURRENT, RECORD))
        _lead(self._root / CURRENT, Path(RELEASES, f"{release.number}"))
        sync(self._root)
        if self.standing() != Standing(release.number, release.sums):
            raise NotPublished("U113", self._root / CURRENT, path=SUMS)
        self._tidy(release.number, release.now)

    def _keep_assets(self, draft: Path, now: datetime) -> None:
        """Lay assets where they stay, for pages that are loaded from this release.

        They are copies: their times say when they were last part of a release.
        """
        source, target = draft / ASSETS, self._root / KEPT_ASSETS
        target.mkdir(parents=True, exist_ok=True)
        for path in files_below(source) if source.is_dir() else ():
            file = target / path
            if not file.exists():
                copy_file(source / path, file)
            os.utime(file, (now.timestamp(), now.timestamp()))
        open_to_readers(target.parent)

    def _tidy(self, standing: int, now: datetime) -> None:
        """Remove the oldest releases, and assets that no kept one has and none had for a day."""
        for number in superfluous(self._numbers(), standing, self._keep, self._origins()):
            old = self._releases / f"{number}{OLD}"
            (self._releases / f"{number}").rename(old)
            shutil.rmtree(old)
        folders = [self._releases / f"{number}" / ASSETS for number in self._numbers()]
        wanted = {path for folder in folders if folder.is_dir() for path in files_below(folder)}
        target = self._root / KEPT_ASSETS
        oldest = (now - timedelta(days=KEPT_DAYS)).timestamp()
        for path in sorted(files_below(target)):
            if path not in wanted and (target / path).stat().st_mtime < oldest:
                (target / path).unlink()


def _lead(link: Path, target: Path) -> None:
    """Let a link lead elsewhere in one step."""
    if link.is_symlink() and link.readlink() == target:
        return
    new = link.with_name(f".{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(link)

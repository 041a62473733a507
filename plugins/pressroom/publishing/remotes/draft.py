"""A release that is being laid down in a folder, beside the one that stands there."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.remotes.remote import SITE, Going, Prepared, Sent, Standing
from pressroom.publishing.sums import SUMS, Sums, digest_of, files_below, render_sums

_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP}
_FILE, _FOLDER = 0o644, 0o755
"""The server reads as another user, whatever the publisher's umask is."""

_ONE_BY_ONE = 500
"""So many files are brought to the disk each by itself, more all at once."""


class Draft:
    """``folder`` becomes what ``release`` is, sharing unchanged files with the standing release."""

    def __init__(
        self, folder: Path, releases: Path, release: Prepared, standing: Standing | None
    ) -> None:
        self._folder = folder
        self._release = release
        self._standing: Sums = standing.sums if standing else {}
        self._before = releases / f"{standing.number}" if standing else None
        self._finished = (self._before / SUMS).stat().st_mtime_ns if self._before else 0
        self._is_new = not folder.exists()
        # A release that restored an earlier one has links in place of folders.
        self._has_links = self._before is not None and any(
            entry.is_symlink() for entry in (self._before / SITE).iterdir()
        )
        self._written: list[str] = []
        self._folders: set[str] = set()

    def fill(self, going: Going) -> Sent:
        """Link, copy, take away, read back. Raises NotPublished: the disk gives other bytes."""
        sums = self._release.sums
        size = kept = 0
        for done, (path, digest) in enumerate(sums.items(), 1):
            if self._is_there(path, digest) or self._link(path, digest):
                kept += 1
            else:
                size += self._copy(path)
            going(done, len(sums))
        self._take_away()
        self._read_back()
        (self._folder / SUMS).write_bytes(render_sums(sums))
        (self._folder / SUMS).chmod(_FILE)
        self._bring_to_disk()
        return Sent(len(self._written), size, kept)

    def _is_there(self, path: str, digest: str) -> bool:
        """Whether an earlier, interrupted attempt has laid the file down."""
        file = self._folder / path
        if self._is_new or not file.is_file():
            return False
        before = self._before / path if self._before else None
        if before and before.exists() and file.samefile(before):
            return self._standing.get(path) == digest and self._is_untouched(before)
        return digest_of(file) == digest

    def _is_untouched(self, file: Path | str) -> bool:
        """Whether nobody has written into a file since its release was verified."""
        return os.stat(file).st_mtime_ns <= self._finished  # noqa: PTH116 once a file, and quick

    def _link(self, path: str, digest: str) -> bool:
        """Share a file with the release before where its bytes are the same."""
        if self._before is None or self._standing.get(path) != digest:
            return False
        source, target = f"{self._before}/{path}", f"{self._folder}/{path}"
        if self._has_links:
            source = os.path.realpath(source)
        try:
            if not self._is_untouched(source):
                return False
            self._enter(path)
            if not self._is_new:
                Path(target).unlink(missing_ok=True)
            os.link(source, target)
        except FileNotFoundError:
            return False
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            return False
        return True

    def _copy(self, path: str) -> int:
        self._enter(path)
        self._written.append(path)
        return copy_file(self._release.folder / path, self._folder / path)

    def _enter(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            _make_folders(self._folder, folder)
            self._folders.add(folder)

    def _take_away(self) -> None:
        """Remove what another attempt has laid down and this release does not have."""
        for path in list(files_below(self._folder)):
            if path not in self._release.sums:
                (self._folder / path).unlink()

    def _read_back(self) -> None:
        """Verify the draft where it lies: no file more or less, and what was written is whole."""
        sums = self._release.sums
        differing = sorted(set(files_below(self._folder)) ^ sums.keys())
        differing += [p for p in self._written if digest_of(self._folder / p) != sums[p]]
        if differing:
            raise NotPublished("U113", self._folder, path=differing[0])

    def _bring_to_disk(self) -> None:
        if len(self._written) + len(self._folders) > _ONE_BY_ONE:
            os.sync()
            return
        for path in (*self._written, SUMS, *self._folders):
            sync(self._folder / path)


def copy_file(source: Path, target: Path) -> int:
    """Copy a file under another name, then give it its own; its size."""
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, part)
    part.chmod(_FILE)
    part.replace(target)
    return target.stat().st_size


def open_to_readers(folder: Path) -> None:
    """Let everybody read a folder and all in it that is no link."""
    folder.chmod(_FOLDER)
    for entry in folder.iterdir():
        if entry.is_symlink():
            continue
        if entry.is_dir():
            open_to_readers(entry)
        else:
            entry.chmod(_FILE)


def sync(path: Path) -> None:
    """Have a file or folder written to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _make_folders(root: Path, folder: str) -> None:
    path = root
    for name in ("", *filter(None, folder.split("/"))):
        path /= name
        if not path.is_dir():
            path.mkdir()
            path.chmod(_FOLDER)

"""The flow of ``publish`` and ``rollback``: one step a line, the public's own step last.

What is made on the way lies in a working folder and may be removed at any time: ``site`` is what
the build gives, ``release`` what is sent, ``before`` what was sent before it (its compressed copies
are taken over), ``theirs`` the remote's record.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pressroom.publishing.changes import Changes, derive_changes
from pressroom.publishing.gates import (
    live_line,
    questions_among,
    require_known_files,
    require_later,
    require_questions,
)
from pressroom.publishing.ledger import Ledger, append, render_ledger
from pressroom.publishing.manifest import FileEntry, Manifest, read_manifest, write_manifest
from pressroom.publishing.record_copies import agree, mirror
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.release import keep_release, make_release
from pressroom.publishing.remotes.remote import (
    RECORD,
    SITE,
    VERSION,
    Going,
    Prepared,
    Remote,
    Sent,
)
from pressroom.publishing.served_names import LEDGER, MANIFEST, PAPERS, original_of
from pressroom.publishing.sums import SUMS, read_sums, sums_of


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a publication works.

    ``record`` is our record of publication, ``work`` the working folder, ``repository`` the folder
    whose repository knows the commits; ``commit`` is "" where there is none. ``now`` is aware.
    """

    record: Path
    work: Path
    repository: Path
    commit: str
    now: datetime

    @property
    def site(self) -> Path:
        """What the build gives."""
        return self.work / "site"

    @property
    def release(self) -> Path:
        """What is sent."""
        return self.work / "release"


class Workshop(Protocol):
    """What other rooms do for a publication."""

    def build(self, site: Path) -> bool:
        """Check the content and build it for the public, in an emptied environment.

        False: it was refused, and the build has said why.
        """

    def verify(self, site: Path) -> bool:
        """Read the finished site alone; False: it is not sound, and verify has said why."""

    def made(self, site: Path) -> Collection[str]:
        """The paths of all files that the build has made."""

    def furnish(self, folder: Path, number: int) -> None:
        """Lay beside and into the folder's ``site`` what servers need, and bring up its record."""

    def compress(self, site: Path, before: Path | None) -> None:
        """Lay compressed copies beside the files of a whole site.

        ``before`` is the site of an earlier release, whose copies may be taken over.
        """


class Told(Protocol):
    """Whoever waits for a publication."""

    def changes(self, changes: Changes, number: int, before: int | None) -> None:
        """What will change for the public."""

    def dry(self) -> None:
        """Nothing was sent."""

    def going(self) -> Going:
        """How far the upload has come."""

    def sent(self, sent: Sent, number: int) -> None:
        """The public sees it."""

    def restored(self, number: int, origin: int) -> None:
        """The public sees an earlier release again."""


def publish(remote: Remote, place: Workplace, shop: Workshop, told: Told, *, dry: bool) -> None:
    """Build, verify, release, show, send, confirm; ``dry`` stops before anything is sent.

    Raises NotPublished: what was live is live.
    """
    with nullcontext() if dry else remote.hold():
        standing = remote.standing()
        ledger = _agree(remote, place)
        live = live_line(ledger, standing.number, remote.name) if standing else None
        if live:
            require_later(live, place.repository, place.commit, place.now, remote.name)
        if not shop.build(place.site):
            raise NotPublished("U114", place.repository)
        if not shop.verify(place.site):
            raise NotPublished("U115", place.site)
        require_known_files(place.site, shop.made(place.site))
        release = _prepare(place, shop, len(ledger) + 1)
        changes = derive_changes(
            release.folder,
            standing.sums if standing else {},
            release.sums,
            live.moment.astimezone(place.now.tzinfo).date() if live else None,
        )
        require_questions(
            remote.read(VERSION) if standing else None,
            (release.folder / VERSION).read_bytes(),
            questions_among(changes.replaced),
            remote.name,
        )
        told.changes(changes, release.number, standing.number if standing else None)
        if dry:
            told.dry()
            return
        sent = remote.publish(release, standing, told.going())
        mirror(release.folder / RECORD, place.record)
        told.sent(sent, release.number)


def roll_back(remote: Remote, place: Workplace, told: Told, number: int | None) -> None:
    """Show an earlier release's files again, as a new release: the ledger says so, too.

    ``number`` is the release to go back to, None: the one before what is shown now. Raises
    NotPublished.
    """
    with remote.hold():
        ledger = _agree(remote, place)
        origin = remote.release_before() if number is None else number
        kept = remote.kept()
        if origin not in kept:
            raise NotPublished("U109", remote.name, number=origin or "–", kept=kept or "–")
        papers = _prepare_papers(remote, place, ledger, origin)
        remote.restore(origin, papers)
        mirror(papers.folder / RECORD, place.record)
        told.restored(papers.number, origin)


def _agree(remote: Remote, place: Workplace) -> Ledger:
    """Bring our record and the remote's together; the ledger of both."""
    theirs = place.work / "theirs"
    _empty(theirs)
    remote.fetch_record(theirs)
    return agree(place.record, theirs, remote.name)


def _prepare(place: Workplace, shop: Workshop, number: int) -> Prepared:
    """Put together what is sent."""
    before = _set_aside(place)
    site, record = place.release / SITE, place.release / RECORD
    shutil.copytree(place.site, site, copy_function=_share)
    record.mkdir()
    if place.record.is_dir():
        mirror(place.record, record)
    shop.furnish(place.release, number)
    make_release(site, record, place.commit, place.now)
    keep_release(site, record)
    shop.compress(site, before)
    entries = read_manifest((site / MANIFEST).read_bytes()).entries
    known = {f"{SITE}/{one.path}": one.sha256 for one in entries if isinstance(one, FileEntry)}
    return Prepared(number, place.release, sums_of(place.release, known.get), place.now)


def _prepare_papers(remote: Remote, place: Workplace, ledger: Ledger, origin: int) -> Prepared:
    """What speaks of a new release that shows the files of release ``origin`` again."""
    shown = _required(remote, SUMS, origin)
    manifest = read_manifest(_required(remote, f"{SITE}/{MANIFEST}", origin))
    longer = append(ledger, place.now, ledger[origin - 1].commit, manifest.digest)
    folder = place.work / "papers"
    _empty(folder)
    site, record = folder / SITE, folder / RECORD
    site.mkdir()
    mirror(place.record, record)
    write_manifest(Manifest(len(longer), manifest.entries), site / MANIFEST)
    (site / LEDGER).write_bytes(render_ledger(longer))
    keep_release(site, record)
    sums = {path: digest for path, digest in read_sums(shown).items() if not _is_paper(path)}
    sums = dict(sorted({**sums, **sums_of(folder)}.items()))
    return Prepared(len(longer), folder, sums, place.now)


def _is_paper(path: str) -> bool:
    """Whether a file of a release speaks of that release alone."""
    name = path.removeprefix(f"{SITE}/")
    return path.startswith(f"{RECORD}/") or name in PAPERS or original_of(name) in PAPERS


def _required(remote: Remote, path: str, number: int) -> bytes:
    content = remote.read(path, number)
    if content is None:
        raise NotPublished("U112", f"{remote.name} {number}")
    return content


def _set_aside(place: Workplace) -> Path | None:
    """Keep what was prepared last, for its compressed copies; begin with an empty folder."""
    before = place.work / "before"
    if (place.release / SITE / MANIFEST).exists():
        shutil.rmtree(before, ignore_errors=True)
        place.release.rename(before)
    _empty(place.release)
    return before / SITE if before.exists() else None


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _share(source: str, target: str) -> None:
    """Give a file a second name; a copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)

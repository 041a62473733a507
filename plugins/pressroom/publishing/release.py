"""Make a release: a finished tree gets its manifest and its line in the ledger."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pressroom.publishing.ledger import Ledger, LedgerLine, append, read_ledger, render_ledger
from pressroom.publishing.manifest import (
    Manifest,
    Salts,
    make_manifest,
    new_salt,
    read_manifest,
    write_manifest,
)
from pressroom.publishing.served_names import LEDGER, MANIFEST


def read_record_ledger(record: Path) -> Ledger:
    """The ledger in the folder ``published``; no line where nothing was published yet.

    Raises LedgerBroken.
    """
    file = record / LEDGER
    return read_ledger(file.read_bytes()) if file.exists() else ()


def read_record_manifest(record: Path) -> Manifest | None:
    """The newest release's manifest in the folder ``published``, None before the first release.

    Raises ManifestWrong.
    """
    file = record / MANIFEST
    return read_manifest(file.read_bytes()) if file.exists() else None


def make_release(
    tree: Path, record: Path, commit: str, now: datetime, salts: Salts = new_salt
) -> LedgerLine:
    """Write manifest and ledger into a tree that is otherwise complete; the new line.

    The record is read, not written: ``keep_release`` does that once the public has the release.
    Made again before that, a release keeps its number. ``now`` has its offset from UTC. Raises
    ForeignEntry, LedgerBroken, ManifestWrong.
    """
    ledger = read_record_ledger(record)
    before = read_record_manifest(record)
    manifest = make_manifest(tree, before, salts, number=len(ledger) + 1)
    longer = append(ledger, now, commit, manifest.digest)
    write_manifest(manifest, tree / MANIFEST)
    _write(tree / LEDGER, render_ledger(longer))
    return longer[-1]


def keep_release(tree: Path, record: Path) -> None:
    """Take manifest and ledger of a published tree into the record: the manifest first.

    A manifest without its line is only a list of salts; a line without its manifest would be a
    release that nobody can check.
    """
    record.mkdir(parents=True, exist_ok=True)
    for name in (MANIFEST, LEDGER):
        _write(record / name, (tree / name).read_bytes())


def _write(file: Path, content: bytes) -> None:
    draft = file.with_name(f"{file.name}.new")
    draft.write_bytes(content)
    draft.replace(file)

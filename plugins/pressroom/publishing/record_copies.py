"""Copies of the record of publication: here, at the remote, and the one being made."""

from __future__ import annotations

import shutil
from pathlib import Path

from pressroom.publishing.ledger import Ledger, LedgerBroken, is_continued
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.release import read_record_ledger
from pressroom.publishing.served_names import LEDGER
from pressroom.publishing.sums import digest_of, files_below

_DRAFT = ".new"


def ledger_of(record: Path, place: str) -> Ledger:
    """The ledger of a record; empty where nothing was published yet.

    ``place`` is how messages name the record. Raises NotPublished: it is damaged.
    """
    try:
        return read_record_ledger(record)
    except LedgerBroken as broken:
        raise NotPublished("U107", place, line=broken.line) from broken


def agree(ours: Path, theirs: Path, place: str) -> Ledger:
    """Bring our record up to the remote's where that is the newer; the ledger that counts.

    ``theirs`` is a copy of the remote's record, empty where it has none. Ours may be the newer
    one: it was published elsewhere since. Raises NotPublished: they tell different histories.
    """
    here, there = ledger_of(ours, str(ours)), ledger_of(theirs, place)
    if is_continued(there, here):
        return here
    if not is_continued(here, there):
        raise NotPublished("U106", place, ours=len(here), theirs=len(there))
    mirror(theirs, ours)
    return there


def mirror(source: Path, target: Path) -> None:
    """Make one folder what another is, file by file, the ledger last.

    Each file is exchanged in one step; interrupted, it is simply done again: as long as the ledger
    is the old one, the record is the older one.
    """
    target.mkdir(parents=True, exist_ok=True)
    paths = sorted(files_below(source), key=lambda path: (path == LEDGER, path))
    for path in paths:
        file, new = target / path, source / path
        if file.is_file() and digest_of(file) == digest_of(new):
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}{_DRAFT}")
        shutil.copyfile(new, draft)
        draft.replace(file)
    for path in set(files_below(target)).difference(paths):
        (target / path).unlink()

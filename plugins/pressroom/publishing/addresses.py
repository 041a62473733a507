"""The register of published addresses, brought up to date when a release is made."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from pressroom.model.published import PublishedAddresses
from pressroom.reading.published import ADDRESSES, read_addresses

_TRANSCRIPT = re.compile(r"[a-z]{2}/sessions/[0-9]{4}-[^/]+/index\.html")
_ANCHOR = re.compile(rb'\sid="(q[0-9]+)"')


def record_addresses(tree: Path, record: Path, number: int) -> PublishedAddresses:
    """Add to the register of ``record`` all that answers in the tree of release ``number``.

    What stood in the register stays there. Run again for the same tree it changes nothing.
    Raises RecordUnreadable: the register is damaged.
    """
    before = read_addresses(record)
    published = before.with_published(number, addresses_in(tree))
    if published != before:
        write_addresses(record, published)
    return published


def addresses_in(tree: Path) -> Iterator[str]:
    """Every file of a finished site, and the anchors of questions on the pages of sessions."""
    for path in _files(tree, ""):
        yield path
        if _TRANSCRIPT.fullmatch(path):
            found = _ANCHOR.findall((tree / path).read_bytes())
            yield from (f"{path}#{anchor.decode()}" for anchor in found)


def write_addresses(record: Path, published: PublishedAddresses) -> None:
    """Write the register: one line a group, whole, beside, then moved over the old one."""
    lines = [
        json.dumps([group, *(value for pair in came for value in pair)], ensure_ascii=False)
        for group, came in sorted(published.groups.items())
    ]
    record.mkdir(parents=True, exist_ok=True)
    draft = record / f"{ADDRESSES}.new"
    draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    draft.replace(record / ADDRESSES)


def _files(folder: Path, above: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}"

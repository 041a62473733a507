"""The last look before a site is put in place: nothing that was ever published is missing.

The records were compared with the register of addresses before anything was made; this looks at
the finished files, and knows nothing of how they came about.
"""

from __future__ import annotations

import os
from pathlib import Path

from pressroom.building.refusal import Rejected
from pressroom.deriving.publication import Edition
from pressroom.model.standing import address_of
from pressroom.problems.problem import Problem
from pressroom.reading.published import ADDRESSES
from pressroom.rendering.forwarded import Forwarded


def require_promised(tree: Path, edition: Edition, record: Path | None) -> None:
    """Every published file is in ``tree``, or a rule of the server answers in its place.

    Raises Rejected: one is not; each is named.
    """
    if record is None or not edition.published:
        return
    names: dict[str, frozenset[str]] = {}
    rules = Forwarded(edition)
    register = str(record / ADDRESSES)
    problems = []
    for line, group in enumerate(edition.published.groups, 1):
        for path, release in edition.published.in_group(group):
            folder, _, name = path.rpartition("/")
            if "#" in name:
                continue
            if folder not in names:
                names[folder] = _names(tree / folder)
            if name not in names[folder] and (path.endswith(".html") or rules.file(path) is None):
                values = {"address": address_of(path), "release": str(release)}
                filled = tuple(sorted(values.items()))
                problems.append(Problem(register, line, 1, "B131", values=filled))
    if problems:
        raise Rejected(problems)


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 names are enough
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()

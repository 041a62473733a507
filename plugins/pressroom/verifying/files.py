"""Files: names that every host and system can hold, and nothing that does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressroom.problems.problem import Problems
from pressroom.verifying.site import ENTRANCE, Site

_PORTABLE = re.compile(r"(?:[a-z0-9_][a-z0-9._-]*/)*[a-z0-9_][a-z0-9._-]*")
_RESERVED = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|$)|\.(?:/|$)")
_WELL_KNOWN = ".well-known/"

NEEDED = (ENTRANCE, "404.html", "version.json")
KINDS = frozenset(
    "html css js woff2 svg png jpg jpeg gif webp avif pdf mp3 m4a ogg mp4 webm vtt txt json jsonl"
    " xml ics csv sqlite an bin".split()
)
"""Endings of what a site is made of; sources, drafts and backups have others."""


def verify_files(site: Site) -> Iterable[Problems]:
    """What is wrong with the tree itself."""
    for path in NEEDED:
        if path not in site.files:
            yield _told(site, path, "V103")
    for path in site.links:
        yield _told(site, path, "V104")
    for path in sorted(site.files - site.unlisted):
        name = path.removeprefix(_WELL_KNOWN)
        if not _PORTABLE.fullmatch(name) or _RESERVED.search(name):
            yield _told(site, path, "V101")
        elif name.rpartition(".")[2] not in KINDS:
            yield _told(site, path, "V102")


def _told(site: Site, path: str, code: str) -> Problems:
    problems = site.open(path, "")
    problems.add(code)
    return problems

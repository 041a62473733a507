"""Names of files that a release has beside those that its manifest lists."""

from __future__ import annotations

MANIFEST = "manifest.json"
LEDGER = "releases.jsonl"
SIGNATURE = "releases.jsonl.sig"
PAPERS = frozenset({MANIFEST, LEDGER, SIGNATURE})
"""What tells of the release itself; a file cannot hold its own digest."""

HEADER_FILE, REDIRECT_FILE = "_headers", "_redirects"
FOR_HOSTS = frozenset({HEADER_FILE, REDIRECT_FILE})
"""What hosts read and serve to nobody; like all that is sent they stand in ``SHA256SUMS``."""

COPIES = (".br", ".gz")
"""Endings of compressed copies, which lie beside the file that they are copies of."""


def original_of(path: str) -> str:
    """The path of the file that ``path`` would be a compressed copy of, "" for no such name."""
    for ending in COPIES:
        if path.endswith(ending):
            return path.removesuffix(ending)
    return ""

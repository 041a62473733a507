"""Kinds of files: what a server says of each, and whether it is worth compressing."""

from __future__ import annotations

from collections.abc import Mapping

from pressroom.language import Language
from pressroom.publishing.forms import fits

UTF8 = "charset=utf-8"

TYPES: Mapping[str, str] = {
    "html": f"text/html; {UTF8}",
    "css": f"text/css; {UTF8}",
    "js": f"text/javascript; {UTF8}",
    "txt": f"text/plain; {UTF8}",
    "csv": f"text/csv; {UTF8}; header=present",
    "ics": f"text/calendar; {UTF8}",
    "vtt": f"text/vtt; {UTF8}",
    "xml": f"application/xml; {UTF8}",
    "an": f"application/akn+xml; {UTF8}",
    "svg": f"image/svg+xml; {UTF8}",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "webmanifest": "application/manifest+json",
    "sqlite": "application/vnd.sqlite3",
    "bin": "application/octet-stream",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "minisig": f"text/plain; {UTF8}",
    "sig": f"text/plain; {UTF8}",
}
"""The media type of a file by what its name ends in.

Sources: IANA, Media Types; text/csv and its parameter: RFC 7111; Akoma Ntoso: OASIS,
Akoma Ntoso Naming Convention 1.0, 3.2.
"""

ATOM = f"application/atom+xml; {UTF8}"
OPEN_SEARCH = f"application/opensearchdescription+xml; {UTF8}"

NAMED_TYPES: tuple[tuple[str, str], ...] = (
    *((f"/{lang}/feeds/*", ATOM) for lang in Language),
    ("/opensearch.*", OPEN_SEARCH),
)
"""Types that the last part of a name does not tell, by forms of addresses (``forms.py``)."""

OTHER = "application/octet-stream"

COMPRESSIBLE = frozenset(
    "html css js txt csv ics vtt xml an svg json jsonl webmanifest sqlite bin".split()
)
"""Endings of files that are sent smaller than they are; pictures, sound and the font are packed
already."""


def content_type(path: str) -> str:
    """What ``Content-Type`` says of a file of the site, ``ru/index.html``.

    A file of an unknown kind is bytes, which no browser runs or shows.
    """
    named = (kind for where, kind in NAMED_TYPES if fits(f"/{path}", where))
    return next(named, None) or TYPES.get(ending_of(path), OTHER)


def ending_of(path: str) -> str:
    """What stands behind the last dot of a file's name, "" where there is none."""
    return path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""

"""Where a link or an image of the press service's Markdown may lead.

To an address of the web, to a page of the site (``/ru/sessions/S/#q3``), to a place on the same
page (``#q3``), or to a file of the content in Pelican's forms: ``{filename}`` for a record,
``{static}`` and ``{attach}`` for a picture or a recording. A path that begins with ``/`` is
reckoned from the content folder, any other from the folder of the file that holds the link. Nothing
leads out of the content folder, however it is written.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from pressroom.reading import values
from pressroom.reading.values import Refusal

PLACEHOLDER = re.compile(r"[{|](?P<what>[^{}|]*)[}|](?P<path>.*)", re.DOTALL)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ENDING = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
ANCHOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.-]*")
# Signs that a path is meant to lead elsewhere than it says; dots and slashes need no encoding.
ENCODED = re.compile(r"%(?:2e|2f|5c)", re.IGNORECASE)
DECEPTIVE = re.compile(r"[\\:%?]|//|[\x00-\x1f\x7f]")

RECORDS = ("sessions/", "news/", "pages/")
MEDIA = ("images/", "recordings/")


class TargetKind(StrEnum):
    """What a link leads to."""

    WEB = "web"
    RECORD = "record"
    MEDIA = "media"
    ADDRESS = "address"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    ``path`` is the whole address for the web; relative to the content folder for a record or a
    file; from the site's root, with a leading slash, for an address; "" for a place on the same
    page. ``anchor`` is what stands after ``#``.
    """

    kind: TargetKind
    path: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


def parse_target(written: str, folder: str) -> Target:
    """Read the target of a link in a file of ``folder`` (relative to the content folder).

    Raises Refusal: it leads where no link of the site may lead.
    """
    if not written:
        raise Refusal("M106")
    if written.startswith("#"):
        return Target(TargetKind.ANCHOR, "", _anchor(written[1:]))
    if placeholder := PLACEHOLDER.fullmatch(written):
        return _content_target(placeholder["what"], placeholder["path"], folder)
    if written.startswith(("//", "/\\", "\\\\")):
        raise Refusal("M102", f"https:{written}" if written.startswith("//") else None)
    if written.startswith("/"):
        return _site_target(written)
    if SCHEME.match(written):
        return Target(TargetKind.WEB, _web_address(written))
    raise _bare_path(written)


def _web_address(written: str) -> str:
    scheme, _, rest = written.partition(":")
    if scheme.lower() not in ("http", "https"):
        raise Refusal("M101", scheme=f"{scheme}:")
    try:
        return values.parse_address(f"{scheme.lower()}:{rest}")
    except Refusal as refusal:
        raise Refusal("M102", refusal.suggestion) from None


def _content_target(what: str, written: str, folder: str) -> Target:
    kinds = {
        "filename": TargetKind.RECORD,
        "static": TargetKind.MEDIA,
        "attach": TargetKind.MEDIA,
    }
    if what not in kinds:
        raise Refusal("M103")
    path, hash_, anchor = written.partition("#")
    inside = _inside(path, folder)
    if not inside.startswith(RECORDS if kinds[what] is TargetKind.RECORD else MEDIA):
        raise Refusal("M105", _other_form(inside))
    if kinds[what] is TargetKind.MEDIA and hash_:
        raise Refusal("M105", f"{{{what}}}{path}")
    return Target(kinds[what], inside, _anchor(anchor) if hash_ else "")


def _other_form(path: str) -> str | None:
    """The right form for a path that stands after the wrong one."""
    if path.startswith(RECORDS):
        return f"{{filename}}/{path}"
    return f"{{static}}/{path}" if path.startswith(MEDIA) else None


def _inside(written: str, folder: str) -> str:
    """``written`` as a path relative to the content folder.

    Raises Refusal: it leads out of that folder, or hides where it leads.
    """
    path = unquote(written)
    if not path or ENCODED.search(written) or DECEPTIVE.search(path):
        raise Refusal("M104")
    joined = posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(folder, path))
    if joined in (".", "..") or joined.startswith(("../", "/")):
        raise Refusal("M104")
    return joined


def _site_target(written: str) -> Target:
    path, hash_, anchor = written.partition("#")
    if DECEPTIVE.search(path) or ".." in path.split("/"):
        raise Refusal("M104")
    return Target(TargetKind.ADDRESS, path, _anchor(anchor) if hash_ else "")


def _anchor(written: str) -> str:
    if not ANCHOR.fullmatch(written):
        raise Refusal("M107")
    return written


def _bare_path(written: str) -> Refusal:
    """The refusal of a path without a form, with the form that was probably meant."""
    path = written.partition("#")[0].removeprefix("./")
    if "\\" in path or ".." in path.split("/"):
        return Refusal("M104")
    if meant := _other_form(path):
        return Refusal("M103", meant)
    if path.endswith(".md"):
        return Refusal("M103", f"{{filename}}{written}")
    if values.HOST.match(path) and "@" not in path and not ENDING.fullmatch(path):
        return Refusal("M103", f"https://{written}")
    return Refusal("M103")

"""A finished site: which files there are, and at which address each answers."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pressroom.problems.problem import Problems
from pressroom.source import SourceFile, SourceRef

ENTRANCE = "index.html"
MANIFEST, LEDGER = "manifest.json", "releases.jsonl"
PAPERS = frozenset({MANIFEST, LEDGER})
"""What a release tree says of itself; it is held against the tree, and holds nobody's words."""

SIGNATURE = "releases.jsonl.sig"
FOR_HOSTS = frozenset({"_headers", "_redirects"})
COPIES = (".br", ".gz")
MANY_LINKS = 50_000
_HERE = "https://this.invalid"
"""Stands for the site's own host where its pages do not name one."""

# A page in the same folder, written so that it needs no reading.
_BESIDE = re.compile(r"(?:\./(?=#|$)|(?P<name>[a-z0-9-]+\.html))(?:#(?P<anchor>[a-z0-9-]+))?")
# An address from the root of which every part is plain: no dots at its beginning, nothing encoded.
_PLAIN = re.compile(
    r"(?P<path>/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)?)"
    r"(?:#(?P<anchor>[A-Za-z0-9_-]+))?"
)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads on the site's own host.

    ``path`` is that of a file, None outside the site's own path; ``anchor`` is the place on that
    page, "" for none.
    """

    path: str | None
    anchor: str


@dataclass(frozen=True, eq=False)
class Site:
    """The files of a tree, and the address at which its own pages say that it is served.

    ``address`` has scheme, host and path with a slash at the end. ``known`` are addresses from the
    root that were followed and lead to a file. ``copies`` are compressed copies of files, which
    lie beside them in a release tree; in any other they are files like others.
    """

    output: Path
    files: frozenset[str]
    links: tuple[str, ...]
    address: str
    copies: frozenset[str] = frozenset()
    known: set[str] = field(default_factory=set)

    @property
    def is_release(self) -> bool:
        """Whether the tree says of itself which files it has."""
        return not self.files.isdisjoint(PAPERS)

    @property
    def unlisted(self) -> frozenset[str]:
        """Files of a release tree that its manifest does not list."""
        return (PAPERS | FOR_HOSTS | {SIGNATURE}) if self.is_release else frozenset()

    @cached_property
    def served_at(self) -> tuple[str, str]:
        """Scheme with host, and the path below which the site lies."""
        own = urlsplit(self.address)
        return f"{own.scheme}://{own.netloc}", own.path

    def open(self, path: str, text: str) -> Problems:
        """The problems of one file, none yet."""
        label = f"{self.output.as_posix()}/{path}"
        return Problems(SourceFile(SourceRef(path, ""), label, text))

    def read(self, path: str) -> str:
        """The text of a file; what is not UTF-8 in it becomes U+FFFD."""
        return (self.output / path).read_bytes().decode("utf-8", "replace")

    def address_of(self, path: str) -> str:
        """The address of a file: a folder's page is addressed by the folder."""
        if f"/{path}".endswith("/index.html"):
            path = path.removesuffix("index.html")
        return urljoin(self.address, path)

    def follow(self, path: str, href: str) -> Target | None:
        """Where ``href`` leads from the file ``path``; None: to another host, or to no page."""
        if href[:1] == "#":
            return Target(path, unquote(href[1:]))
        if beside := _BESIDE.fullmatch(href):
            folder = path.rpartition("/")[0]
            name = beside["name"] or ENTRANCE
            return Target(f"{folder}/{name}" if folder else name, beside["anchor"] or "")
        origin, root = self.served_at
        plain = _PLAIN.fullmatch(href.removeprefix(origin))
        if plain and plain["path"].startswith(root):
            found = plain["path"].removeprefix(root)
            if not found or found.endswith("/"):
                found += ENTRANCE
            return Target(found, plain["anchor"] or "")
        # An address from the root leads to the same place from everywhere.
        base = self.address if href[:1] == "/" else self.address_of(path)
        return _follow(self.address, base, href)


@lru_cache(maxsize=MANY_LINKS)
def _follow(own_address: str, base: str, href: str) -> Target | None:
    try:
        address = urlsplit(urljoin(base, href))
    except ValueError:
        return Target(None, "")
    own = urlsplit(own_address)
    if address.scheme not in {"http", "https"}:
        return None
    if address.netloc.lower() != own.netloc.lower():
        return None
    if not address.path.startswith(own.path):
        return Target(None, "")
    found = unquote(address.path.removeprefix(own.path))
    if not found or found.endswith("/"):
        found = f"{found}{ENTRANCE}"
    return Target(found, unquote(address.fragment))


def open_site(output: Path) -> Site:
    """Look at a finished tree. The entrance's canonical address tells where it is served."""
    files, links = set(), []
    for folder, folders, names in os.walk(output):
        for name in (*folders, *names):
            path = Path(folder, name)
            relative = path.relative_to(output).as_posix()
            if path.is_symlink():
                links.append(relative)
            elif name in names:
                files.add(relative)
    copies = set()
    if not files.isdisjoint(PAPERS):
        copies = {path for path in files if path.endswith(COPIES) and path[:-3] in files}
        # A copy of a copy is none.
        copies = {path for path in copies if path[:-3] not in copies}
    return Site(
        output,
        frozenset(files - copies),
        tuple(sorted(links)),
        _address(output / ENTRANCE),
        frozenset(copies),
    )


def _address(entrance: Path) -> str:
    try:
        found = _CANONICAL.search(entrance.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        found = None
    address: str = urljoin(f"{_HERE}/", found[1] if found else "/")
    return address

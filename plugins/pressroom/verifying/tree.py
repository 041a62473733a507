"""The whole tree, one kind of promise after another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pressroom.problems.problem import Problem, Problems
from pressroom.verifying.calendars import verify_calendars
from pressroom.verifying.counts import verify_counts
from pressroom.verifying.data import verify_data
from pressroom.verifying.feeds import verify_feeds
from pressroom.verifying.figures import verify_figures
from pressroom.verifying.files import verify_files
from pressroom.verifying.html import verify_html, verify_picture
from pressroom.verifying.links import (
    Reference,
    links_of,
    style_links,
    verify_anchors,
    verify_links,
)
from pressroom.verifying.listed import is_indexed
from pressroom.verifying.page import Page, read_page
from pressroom.verifying.personal_data import verify_personal_data
from pressroom.verifying.site import Site, open_site
from pressroom.verifying.sitemap import verify_sitemap
from pressroom.verifying.versions import Identity, identity_of, verify_versions


def verify_tree(output: Path) -> list[Problem]:
    """Read a finished site and nothing else; every problem of it, sorted."""
    return sorted(problem for problems in _Reading(open_site(output)).run() for problem in problems)


class _Reading:
    """Each file is read once; what is kept of it is what others may ask for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._identities: dict[str, Identity] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._references: list[Reference] = []
        self._indexed: set[str] = set()

    def run(self) -> Iterator[Problems]:
        """The problems of the tree, of each file, and of what the files say of one another."""
        site = self._site
        yield from verify_files(site)
        for path in sorted(site.files):
            if path.endswith((".html", ".svg", ".css")):
                yield self._file(path)
        yield from verify_anchors(site, self._references, self._anchors)
        for path in self._identities:
            yield from verify_versions(site, path, self._identities)
        yield from verify_counts(site, self._anchors)
        yield from verify_figures(site)
        yield from verify_data(site, self._indexed)
        yield from verify_feeds(site, self._indexed)
        yield from verify_sitemap(site, self._indexed, self._identities)
        yield from verify_personal_data(site)
        yield from verify_calendars(site)

    def _file(self, path: str) -> Problems:
        problems = self._site.open(path, self._site.read(path))
        text = problems.file.text
        if path.endswith(".css"):
            links = list(style_links(text))
        else:
            page = read_page(text)
            links = list(links_of(page))
            if path.endswith(".svg"):
                verify_picture(page, problems)
            else:
                verify_html(page, path, problems)
                self._remember(path, page)
        self._references += verify_links(self._site, path, links, problems)
        return problems

    def _remember(self, path: str, page: Page) -> None:
        self._identities[path] = identity_of(self._site, path, page)
        if is_indexed(page):
            self._indexed.add(path)
        self._anchors[path] = frozenset(
            sys.intern(element.attributes["id"])
            for element in page.elements
            if "id" in element.attributes
        )

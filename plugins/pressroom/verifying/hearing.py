"""What is kept of a file that was read: what is wrong in it, and what it says of others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pressroom.problems.problem import Problem
from pressroom.verifying.calendars import verify_calendar
from pressroom.verifying.copies import measure, verify_copies
from pressroom.verifying.html import verify_html, verify_picture
from pressroom.verifying.links import Reference, links_of, style_links, verify_links
from pressroom.verifying.listed import is_indexed
from pressroom.verifying.nesting import verify_nesting
from pressroom.verifying.page import Page, read_page
from pressroom.verifying.personal_data import Look
from pressroom.verifying.site import PAPERS, Site
from pressroom.verifying.versions import Identity, identity_of

READ_AS_PAGES = (".html", ".svg", ".css")


@dataclass(slots=True)
class Heard:
    """Of files that were read: their problems, and by path what others may ask for.

    ``references`` name places on other pages; those on a file's own page have been looked for.
    ``measures`` are size and SHA-256 of each file of a release tree.
    """

    problems: list[Problem] = field(default_factory=list)
    identities: dict[str, Identity] = field(default_factory=dict)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    references: dict[str, tuple[Reference, ...]] = field(default_factory=dict)
    indexed: set[str] = field(default_factory=set)
    measures: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, other: Heard) -> None:
        """Keep what another reading has heard."""
        self.problems += other.problems
        self.identities |= other.identities
        self.anchors |= other.anchors
        self.references |= other.references
        self.indexed |= other.indexed
        self.measures |= other.measures


def hear(site: Site, paths: Iterable[str], look: Look) -> Heard:
    """Read files, each once."""
    heard = Heard()
    alike: dict[frozenset[str], frozenset[str]] = {}
    for path in paths:
        if site.is_release:
            heard.measures[path] = measure(site, path)
            for problems in verify_copies(site, path):
                heard.problems += problems
            if path in PAPERS:
                continue
        if path.endswith(READ_AS_PAGES):
            _page(site, path, look, heard, alike)
            continue
        heard.problems += look.at_file(path)
        if path.endswith(".ics"):
            heard.problems += verify_calendar(site, path)
    return heard


def _page(
    site: Site,
    path: str,
    look: Look,
    heard: Heard,
    alike: dict[frozenset[str], frozenset[str]],
) -> None:
    problems = site.open(path, site.read(path))
    text = problems.file.text
    if path.endswith(".css"):
        references = set(verify_links(site, path, style_links(text), problems))
        heard.problems += look.at_file(path)
    else:
        page = read_page(text)
        references = set(verify_links(site, path, links_of(page), problems))
        if path.endswith(".svg"):
            verify_picture(page, problems)
        else:
            verify_html(page, path, problems)
            verify_nesting(page, problems)
            anchors = frozenset(_ids(page))
            # Most pages have the same few places.
            heard.anchors[path] = alike.setdefault(anchors, anchors)
            heard.identities[path] = identity_of(site, path, page)
            if is_indexed(page):
                heard.indexed.add(path)
        heard.problems += look.at_page(path, page, problems.file)
    if references:
        heard.references[path] = tuple(sorted(references))
    heard.problems += problems


def _ids(page: Page) -> Iterator[str]:
    for element in page.elements:
        if "id" in element.tag.attributes:
            yield sys.intern(element.tag.attributes["id"])

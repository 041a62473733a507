"""Links: every address inside the site leads to a file, every anchor to a place on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pressroom.problems.problem import Problems
from pressroom.verifying.html import scheme
from pressroom.verifying.page import MANY_TAGS, Element, Page, Tag, read_page
from pressroom.verifying.site import Site

_LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "a": ("ping",),
}
"""Addresses that a browser goes to without being asked, or to which it sends what was typed."""

_ONLY_NAMED = frozenset({"canonical", "alternate", "prev", "next", "author", "license", "help"})
"""What a ``link`` may be without being loaded."""

_SOCIAL = frozenset({"og:url", "og:image"})
_REFRESH = re.compile(r"\s*[0-9.]+\s*[;,]\s*(?:url\s*=\s*)?(?P<href>.*)", re.IGNORECASE)
_STYLE = re.compile(r"""url\(\s*["']?(?P<href>[^"')]*)["']?\s*\)|@import\s+["'](?P<name>[^"']*)""")


class Link(NamedTuple):
    """An address in a file. ``loaded`` is True where a browser follows it unasked.

    ``at`` is the element that names it, or line, column and length of a place in a stylesheet.
    """

    href: str
    loaded: bool
    at: Element | tuple[int, int, int]

    @property
    def where(self) -> tuple[int, int, int]:
        """Line, column and length."""
        if isinstance(self.at, tuple):
            return self.at
        return self.at.line, self.at.column, len(self.at.name) + 1


class Reference(NamedTuple):
    """A place that a link names on a page of the site."""

    target: str
    anchor: str


def links_of(page: Page) -> Iterator[Link]:
    """Every address that a page names."""
    elements = page.elements
    named = map(_addresses_in, [element.tag for element in elements])
    for element, addresses in zip(elements, named, strict=True):
        for href, loaded in addresses:
            yield Link(href, loaded, element)


@lru_cache(maxsize=MANY_TAGS)
def _addresses_in(tag: Tag) -> tuple[tuple[str, bool], ...]:
    """Every address that a tag names, and whether a browser follows it unasked."""
    attributes = tag.attributes
    loads = _LOADS.get(tag.name, ())
    found = [(href, True) for name in loads for href in _addresses(name, attributes.get(name))]
    if tag.name == "link" and "href" in attributes:
        loaded = not _ONLY_NAMED.issuperset(attributes.get("rel", "").split())
        found.append((attributes["href"], loaded))
    elif "href" in attributes and "href" not in loads:
        found.append((attributes["href"], False))
    if "cite" in attributes:
        found.append((attributes["cite"], False))
    if tag.name == "meta":
        if attributes.get("property") in _SOCIAL:
            found.append((attributes.get("content", ""), False))
        if (href := _refresh(tag)) is not None:
            found.append((href, False))
    return tuple(found)


def style_links(text: str) -> Iterator[Link]:
    """Every address that a stylesheet loads."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _STYLE.finditer(line):
            href = match["href"] if match["href"] is not None else match["name"]
            yield Link(href, True, (number, match.start() + 1, len(match[0])))


def verify_links(
    site: Site, path: str, links: Iterable[Link], problems: Problems
) -> Iterator[Reference]:
    """Follow every address of a file; give the places on pages that must be looked for there."""
    known = site.known
    for link in links:
        if link.href in known:
            continue
        if link.loaded and path.endswith((".css", ".svg")) and scheme(link.href) == "data":
            continue
        target = site.follow(path, link.href)
        if target is None:
            if link.loaded:
                problems.add("V303", *link.where, address=link.href)
        elif target.path is None:
            problems.add("V304", *link.where, address=link.href)
        elif target.path not in site.files:
            problems.add("V301", *link.where, address=link.href)
        elif target.anchor and target.path.endswith(".html"):
            yield Reference(target.path, target.anchor)
        elif link.href[:1] == "/":
            known.add(link.href)


def verify_anchors(
    site: Site,
    references: Mapping[str, Iterable[Reference]],
    anchors: Mapping[str, Collection[str]],
) -> Iterator[Problems]:
    """Look for the places that files name, each by its path; ``anchors`` are those of each page."""
    for path, named in references.items():
        broken = {one for one in named if one.anchor not in {"top", *anchors[one.target]}}
        if broken:
            yield _unanchored(site, path, broken)


def _unanchored(site: Site, path: str, broken: Collection[Reference]) -> Problems:
    """Where in a file the links stand that name no place."""
    problems = site.open(path, site.read(path))
    for link in links_of(read_page(problems.file.text)):
        target = site.follow(path, link.href)
        if target and target.path and Reference(target.path, target.anchor) in broken:
            problems.add("V302", *link.where, address=link.href, anchor=target.anchor)
    return problems


def refresh_of(page: Page) -> str | None:
    """The address to which a page goes on by itself; None: it stays."""
    found = (_refresh(element.tag) for element in page.named("meta"))
    return next((href for href in found if href is not None), None)


def _addresses(name: str, value: str | None) -> list[str]:
    if value is None:
        return []
    if name == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return value.split() if name == "ping" else [value]


def _refresh(tag: Tag) -> str | None:
    if tag.attributes.get("http-equiv", "").lower() != "refresh":
        return None
    match = _REFRESH.fullmatch(tag.attributes.get("content", ""))
    return match["href"].strip("\"' ") if match else ""

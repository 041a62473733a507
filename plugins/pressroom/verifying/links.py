"""Links: every address inside the site leads to a file, every anchor to a place on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressroom.problems.problem import Problems
from pressroom.verifying.html import scheme
from pressroom.verifying.page import Element, Page
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


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a file. ``loaded`` is True where a browser follows it unasked."""

    href: str
    loaded: bool
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A link in the file ``path`` that names the place ``anchor`` on the page ``target``."""

    path: str
    link: Link
    target: str
    anchor: str


def links_of(page: Page) -> Iterator[Link]:
    """Every address that a page names."""
    for element in page.elements:
        attributes = element.attributes
        loads = _LOADS.get(element.name, ())
        for name in loads:
            for href in _addresses(name, attributes.get(name)):
                yield _link(element, href, loaded=True)
        if element.name == "link" and "href" in attributes:
            loaded = not _ONLY_NAMED.issuperset(attributes.get("rel", "").split())
            yield _link(element, attributes["href"], loaded=loaded)
        elif "href" in attributes and "href" not in loads:
            yield _link(element, attributes["href"], loaded=False)
        if "cite" in attributes:
            yield _link(element, attributes["cite"], loaded=False)
        if element.name == "meta":
            yield from _meta(element)


def style_links(text: str) -> Iterator[Link]:
    """Every address that a stylesheet loads."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _STYLE.finditer(line):
            href = match["href"] if match["href"] is not None else match["name"]
            yield Link(href, True, number, match.start() + 1, len(match[0]))


def verify_links(
    site: Site, path: str, links: Iterable[Link], problems: Problems
) -> Iterator[Reference]:
    """Follow every address of a file; give the places on pages that must be looked for there."""
    for link in links:
        kind = scheme(link.href)
        if link.loaded and kind == "data" and path.endswith((".css", ".svg")):
            continue
        target = site.follow(path, link.href)
        where = (link.line, link.column, link.length)
        if target is None:
            if link.loaded:
                problems.add("V303", *where, address=link.href)
        elif target.path is None:
            problems.add("V304", *where, address=link.href)
        elif target.path not in site.files:
            problems.add("V301", *where, address=link.href)
        elif target.anchor and target.path.endswith(".html"):
            yield Reference(path, link, target.path, target.anchor)


def verify_anchors(
    site: Site, references: Iterable[Reference], anchors: Mapping[str, Collection[str]]
) -> Iterator[Problems]:
    """Look for the places that links name; ``anchors`` holds those of every page by its path."""
    for reference in references:
        if reference.anchor not in {"top", *anchors[reference.target]}:
            link = reference.link
            problems = site.open(reference.path, site.read(reference.path))
            where = (link.line, link.column, link.length)
            problems.add("V302", *where, address=link.href, anchor=reference.anchor)
            yield problems


def refresh_of(page: Page) -> str | None:
    """The address to which a page goes on by itself; None: it stays."""
    return next((href for href in map(_refresh, page.named("meta")) if href is not None), None)


def _addresses(name: str, value: str | None) -> list[str]:
    if value is None:
        return []
    if name == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return value.split() if name == "ping" else [value]


def _meta(element: Element) -> Iterator[Link]:
    if element.attributes.get("property") in _SOCIAL:
        yield _link(element, element.attributes.get("content", ""), loaded=False)
    if (href := _refresh(element)) is not None:
        yield _link(element, href, loaded=False)


def _refresh(element: Element) -> str | None:
    if element.attributes.get("http-equiv", "").lower() != "refresh":
        return None
    match = _REFRESH.fullmatch(element.attributes.get("content", ""))
    return match["href"].strip("\"' ") if match else ""


def _link(element: Element, href: str, *, loaded: bool) -> Link:
    return Link(href, loaded, element.line, element.column, len(element.name) + 1)

"""The sitemap names the pages that search engines may list, in their languages, and no other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from xml.etree import ElementTree

from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site
from pressroom.verifying.versions import EVERYONE, Identity

INDEX = "sitemap.xml"
ROBOTS = "robots.txt"
_LARGEST = 50_000
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"
_RECORD = re.compile(
    r"[a-z]{2}/(?:sessions/[0-9]{4}-[^/]+/(?:index|q[0-9]+)|news/[^/]+|[^/]+)\.html"
)


def verify_sitemap(
    site: Site, indexed: Collection[str], pages: Mapping[str, Identity]
) -> Iterator[Problems]:
    """Follow every address of every part."""
    if INDEX not in site.files:
        return
    index = site.open(INDEX, "")
    named: set[str] = set()
    for part in _addresses(site, INDEX, index, "sitemap"):
        target = site.follow(INDEX, part)
        if target is None or target.path is None or target.path not in site.files:
            index.add("V350", address=part)
        else:
            yield _part(site, target.path, indexed, pages, named)
    # A preview's lists show drafts, which its sitemap leaves out.
    is_public = ROBOTS not in site.files or "\nDisallow: /\n" not in site.read(ROBOTS)
    for path in sorted(set(indexed) - named):
        if is_public or _RECORD.fullmatch(path):
            index.add("V351", path=path)
    yield index


def _part(
    site: Site,
    path: str,
    indexed: Collection[str],
    pages: Mapping[str, Identity],
    named: set[str],
) -> Problems:
    problems = site.open(path, "")
    urls = _elements(site, path, problems, "url")
    if len(urls) > _LARGEST:
        problems.add("V350", address=path)
    for url in urls:
        address = (url.findtext(f"{_MAP}loc") or "").strip()
        target = site.follow(path, address)
        page = target.path if target else None
        if page is None or page not in indexed or page in named:
            problems.add("V350", address=address)
            continue
        named.add(page)
        told = {link.get("hreflang"): link.get("href", "") for link in url.iter(_LINK)}
        led = {lang: site.follow(path, href) for lang, href in told.items()}
        found = {(lang, target.path if target else None) for lang, target in led.items()}
        own = {pair for pair in pages[page].alternates if pair[0] != EVERYONE}
        if found != own and (found or len(own) > 1) and page != "index.html":
            problems.add("V352", path=page)
    return problems


def _addresses(site: Site, path: str, problems: Problems, name: str) -> list[str]:
    return [
        (element.findtext(f"{_MAP}loc") or "").strip()
        for element in _elements(site, path, problems, name)
    ]


def _elements(site: Site, path: str, problems: Problems, name: str) -> list[ElementTree.Element]:
    try:
        root = ElementTree.fromstring(site.read(path))  # noqa: S314 (made by this program)
    except ElementTree.ParseError:
        problems.add("V330")
        return []
    return root.findall(f"{_MAP}{name}")

"""Feeds: each can be read, its ids stand once, its entries lead to pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pressroom.problems.problem import Problems
from pressroom.verifying.listed import questions_in
from pressroom.verifying.site import Site

_FEED = re.compile(r"[a-z]{2}/feeds/(?P<name>[a-z0-9-]+)\.atom\.xml")
_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_NEEDED = ("id", "title", "updated")


def verify_feeds(site: Site, indexed: Collection[str]) -> Iterator[Problems]:
    """Read every feed."""
    questions = len(questions_in(indexed))
    for path in sorted(site.files):
        if feed := _FEED.fullmatch(path):
            problems = site.open(path, "")
            try:
                root = ElementTree.fromstring(site.read(path))  # noqa: S314 (made by this program)
            except ElementTree.ParseError:
                problems.add("V330")
                yield problems
                continue
            _feed(site, path, root, problems)
            total = root.findtext(_TOTAL)
            if feed["name"] == "answers" and total != str(questions):
                problems.add("V331", told=total or "—", found=questions, id="—")
            yield problems


def _feed(site: Site, path: str, root: Element, problems: Problems) -> None:
    seen: set[str] = set()
    for element in (root, *root.findall(f"{_ATOM}entry")):
        for name in _NEEDED:
            if not (element.findtext(f"{_ATOM}{name}") or "").strip():
                problems.add("V340", name=name)
        own = element.findtext(f"{_ATOM}id") or ""
        if own in seen:
            problems.add("V341", id=own)
        seen.add(own)
        for link in element.findall(f"{_ATOM}link"):
            target = site.follow(path, link.get("href", ""))
            if target is None or target.path not in site.files:
                problems.add("V301", address=link.get("href", ""))

"""Atom feeds as XML. Source: RFC 4287; totals by OpenSearch 1.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from pressroom.rendering.xml_text import XML, child, xml_file

ATOM = "http://www.w3.org/2005/Atom"
OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
NOTHING_YET = "1970-01-01T00:00:00Z"
"""When a feed without entries last changed."""


@dataclass(frozen=True, slots=True)
class Category:
    """A topic or a district of an entry: its id and name; ``scheme`` tells which."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``html`` is finished, its links are absolute; ``lang`` is that of its words."""

    id: str
    lang: str
    title: str
    link: str
    published: datetime
    updated: datetime
    html: str
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``total`` is how many entries there ever were, None where nobody counts them."""

    id: str
    lang: str
    title: str
    subtitle: str
    author: str
    rights: str
    link: str
    own_address: str
    entries: tuple[Entry, ...]
    total: int | None = None


def render_feed(feed: Feed) -> bytes:
    """The feed's file."""
    root = Element("feed", {"xmlns": ATOM, f"{XML}lang": feed.lang})
    child(root, "id", feed.id)
    child(root, "title", feed.title)
    child(root, "subtitle", feed.subtitle)
    child(root, "link", rel="self", type="application/atom+xml", href=feed.own_address)
    child(root, "link", rel="alternate", type="text/html", href=feed.link)
    latest = max((entry.updated for entry in feed.entries), default=None)
    child(root, "updated", _moment(latest) if latest else NOTHING_YET)
    child(child(root, "author"), "name", feed.author)
    child(root, "rights", feed.rights)
    child(root, "generator", "Pressroom")
    if feed.total is not None:
        root.set("xmlns:os", OPEN_SEARCH)
        child(root, "os:totalResults", str(feed.total))
    for entry in feed.entries:
        _entry(root, entry)
    return xml_file(root)


def _entry(root: Element, entry: Entry) -> None:
    element = child(root, "entry")
    element.set(f"{XML}lang", entry.lang)
    child(element, "id", entry.id)
    child(element, "title", entry.title)
    child(element, "link", rel="alternate", type="text/html", href=entry.link)
    child(element, "published", _moment(entry.published))
    child(element, "updated", _moment(entry.updated))
    for category in entry.categories:
        names = {"term": category.term, "scheme": category.scheme, "label": category.label}
        child(element, "category", None, **names)
    child(element, "content", entry.html, type="html")


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

"""Sitemaps as XML. Sources: sitemaps.org, protocol 0.9; hreflang as Google and Yandex read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


@dataclass(frozen=True, slots=True)
class MappedPage:
    """One address with its versions: (language, address), its own included where there are two."""

    address: str
    changed: date | None
    versions: tuple[tuple[str, str], ...] = ()


def render_sitemap(pages: Iterable[MappedPage]) -> bytes:
    """A part of the sitemap."""
    urls = "".join(map(_url, pages))
    return f"{_DECLARATION}<urlset {_NAMESPACES}>\n{urls}</urlset>\n".encode()


def render_index(sitemaps: Iterable[tuple[str, str]]) -> bytes:
    """The index: addresses of the parts, each with the day of its latest change, "" for none."""
    parts = "".join(
        f"<sitemap><loc>{escape(address)}</loc>{_changed(day)}</sitemap>\n"
        for address, day in sitemaps
    )
    namespace = _NAMESPACES.partition(" ")[0]
    return f"{_DECLARATION}<sitemapindex {namespace}>\n{parts}</sitemapindex>\n".encode()


def _url(page: MappedPage) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(address)}"/>'
        for lang, address in page.versions
    )
    day = page.changed.isoformat() if page.changed else ""
    return f"<url><loc>{escape(page.address)}</loc>{_changed(day)}{links}</url>\n"


def _changed(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""

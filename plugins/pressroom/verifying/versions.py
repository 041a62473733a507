"""One page in several languages: each names all, itself included, and each has its own address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pressroom.problems.problem import Problems
from pressroom.verifying.links import refresh_of
from pressroom.verifying.page import Page
from pressroom.verifying.site import Site

EVERYONE = "x-default"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a page says that it is.

    ``canonical`` and ``alternates`` (language → path) are paths of files, None where the address
    leads to no file of the site. ``moved`` is True for a page that leads on by itself.
    """

    lang: str
    canonical: tuple[str | None, ...]
    alternates: tuple[tuple[str, str | None], ...]
    moved: bool


def identity_of(site: Site, path: str, page: Page) -> Identity:
    """Gather what a page says of itself."""

    def led(href: str) -> str | None:
        target = site.follow(path, href)
        return target.path if target else None

    links = [(e.attributes.get("rel", "").split(), e.attributes) for e in page.named("link")]
    root = next(iter(page.named("html")), None)
    return Identity(
        lang=root.attributes.get("lang", "") if root else "",
        canonical=tuple(led(link.get("href", "")) for rel, link in links if "canonical" in rel),
        alternates=tuple(
            (link["hreflang"], led(link.get("href", "")))
            for rel, link in links
            if "alternate" in rel and "hreflang" in link
        ),
        moved=refresh_of(page) is not None,
    )


def verify_versions(site: Site, path: str, pages: Mapping[str, Identity]) -> Iterator[Problems]:
    """Compare a page with the ones that it calls its versions."""
    page = pages[path]
    problems = site.open(path, "")
    if len(page.canonical) != 1 or (page.canonical[0] != path and not page.moved):
        problems.add("V305")
    if page.alternates:
        _verify_alternates(path, pages, problems)
    yield problems


def _verify_alternates(path: str, pages: Mapping[str, Identity], problems: Problems) -> None:
    alternates = pages[path].alternates
    listed = dict(alternates)
    if len(listed) != len(alternates) or path not in listed.values():
        problems.add("V306", lang=pages[path].lang, path=path)
    for lang, other in sorted(listed.items()):
        version = pages.get(other or "")
        if version is None:
            continue  # links have said that it leads nowhere
        if lang not in {EVERYONE, version.lang} or set(version.alternates) != set(alternates):
            problems.add("V306", lang=lang, path=other)

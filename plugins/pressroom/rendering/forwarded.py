"""Every old address of the site with what it comes to: the table behind pages and servers alike.

The register's own lines, chains flattened; what belongs to a session, district or topic whose
address leads on; lists that are empty now, which lead to the list above them; and the addresses of
questions that are shown once, at another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pressroom.deriving.cut_lists import derive_spans, derive_year_lists
from pressroom.deriving.publication import Edition
from pressroom.model.forwarding import Forwarding
from pressroom.model.identity import SessionId
from pressroom.model.registers import Redirect
from pressroom.model.session import SessionFacts
from pressroom.model.standing import Standing, address_of
from pressroom.rendering import addresses
from pressroom.rendering.site_lists import LISTS, lists_of_year, months

_LIST = re.compile(
    r"[a-z]{2}/(?:(?:sessions|news|statistics|corrections|commitments|schedule)/.+/"
    r"|(?:topics|districts)/[^/]+/.+/)index\.html"
)
_SESSION_GROUP = re.compile(r"[a-z]{2}/sessions/[0-9]{4}-[^/]+/")
_QUESTION = re.compile(r"/(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/q[0-9]+\.html")
_SESSION_FILE = re.compile(
    r"/data/sessions/(?P<id>[0-9]{4}-[^/.]+)\.(?:(?P<lang>[a-z]{2})\.vtt|an)"
)


class Forwarded:
    """The old addresses of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._standing = Standing(edition.archive, edition.languages, lambda _: True)
        redirects = edition.archive.registers.redirects
        self._lines = Forwarding(redirects, self._standing)

    def all(self) -> Iterator[Redirect]:
        """Every old address that a file or a rule must answer at, each once."""
        own = {one.address for one in self._edition.archive.registers.redirects}
        yield from map(self._past_merged, self._lines.lines())
        for address in self._lost():
            if address not in own and (found := self._lines.at(address)):
                yield self._past_merged(found)
        yield from self._empty_lists()

    def merged(self) -> Iterator[Redirect]:
        """The addresses of questions that are shown at another of their session."""
        for versions in self._edition.archive.sessions.values():
            for session in versions.values():
                if session.counts.merged:
                    yield from (Redirect(old, new) for old, new in _merged(session))

    def file(self, path: str) -> Redirect | None:
        """What a rule says of a file that is no page and is not made any more."""
        address = address_of(path)
        if found := self._lines.at(address):
            return found
        if part := _SESSION_FILE.fullmatch(address):
            for lang in (part["lang"], *self._edition.languages):
                page = f"/{lang}/sessions/{part['id']}/"
                if self._standing(page):
                    return Redirect(address, page)
        return None

    def _lost(self) -> Iterator[str]:
        """What was published of records and entries that stand at their addresses no longer."""
        published = self._edition.published
        for group in published.groups:
            if self._standing(f"/{group}"):
                continue
            for path, _ in published.in_group(group):
                if "#" not in path and self._standing(address_of(path)) is False:
                    yield address_of(path)

    def _past_merged(self, redirect: Redirect) -> Redirect:
        """The same past a question that is shown at another."""
        found = _QUESTION.fullmatch(redirect.target or "")
        if found is None:
            return redirect
        versions = self._edition.archive.sessions.get(SessionId(found["session"]), {})
        for lang, session in versions.items():
            if lang == found["lang"] and session.counts.merged:
                merged = dict(_merged(session))
                if new := merged.get(found[0]):
                    return replace(redirect, target=new)
        return redirect

    def _empty_lists(self) -> Iterator[Redirect]:
        """Lists of a year, month or topic in which nothing stands any more."""
        published = self._edition.published
        listed = [
            path
            for group in published.groups
            if not _SESSION_GROUP.fullmatch(group)
            for path, _ in published.in_group(group)
            if _LIST.fullmatch(path)
        ]
        if not listed:
            return
        standing = frozenset(list_paths(self._edition))
        for path in listed:
            address = address_of(path)
            if path in standing or self._standing(address) is False or self._lines.at(address):
                continue
            above = path
            while above not in standing and above.count("/") > 1:
                above = f"{above.removesuffix('/index.html').rpartition('/')[0]}/index.html"
                if self._standing(address_of(above)):
                    break
            yield Redirect(address, address_of(above))


def _merged(session: SessionFacts) -> Iterator[tuple[str, str]]:
    for question in session.questions:
        if question.is_merged and question.duplicate_of:
            path = addresses.question(session.lang, session.id, question.id)
            target = addresses.question(session.lang, session.id, question.duplicate_of)
            yield address_of(path), address_of(target)


def list_paths(edition: Edition) -> Iterator[str]:
    """The lists of this edition that are cut by year, month or topic."""
    spans = derive_spans(edition)
    years = dict(spans.years)
    for lang in edition.languages:
        for listed in LISTS:
            for year in (None, *years.get(listed.years_of, ())) if listed.by_year else (None,):
                yield listed.path(lang, year)
        for _, path in months(spans):
            yield path(lang)
        for lists in derive_year_lists(edition):
            for _, path in lists_of_year(lists):
                yield path(lang)


def is_page(path: str) -> bool:
    """Whether a browser shows what stands at the path as a page."""
    return path.endswith(".html")

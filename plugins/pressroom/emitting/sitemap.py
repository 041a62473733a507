"""What machines that visit the site are told: its pages, what they may read, whom to warn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from pressroom.artifact import Artifact, Pending
from pressroom.deriving.cut_lists import (
    Spans,
    YearLists,
    derive_spans,
    derive_year_lists,
)
from pressroom.deriving.publication import Edition, without_drafts
from pressroom.deriving.site_pages import Part, SitePage, pages_of, parts, plain_site_pages
from pressroom.language import Language
from pressroom.model.identity import PageId, ReleaseId, SessionId
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk
from pressroom.rendering.site_lists import (
    ENTRIES,
    LISTS,
    Localizing,
    SiteList,
    lists_of_year,
    months,
)
from pressroom.rendering.sitemap_xml import MappedPage, render_index, render_sitemap

_MONTHS = 6
"""For how long security.txt is good, counted from the first of the build's month."""


@dataclass(frozen=True, slots=True)
class _Lists:
    languages: tuple[Language, ...]
    spans: Spans
    entries: tuple[tuple[str, tuple[str, ...]], ...]
    pages: tuple[SitePage, ...]


@dataclass(frozen=True, slots=True)
class _YearLists:
    languages: tuple[Language, ...]
    lists: YearLists


class Sitemap:
    """``/sitemap.xml`` and its parts, ``/robots.txt``, ``/.well-known/security.txt``."""

    name = "sitemap"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a part, its latest day beside it, from which the index is made."""
        edition = without_drafts(edition)
        found = parts(edition)
        artifacts = [
            artifact
            for part in found
            for artifact in self._part(
                addresses.sitemap_part(part.year, part.number),
                Pending(_key(edition, part), partial(_pages, edition, part)),
            )
        ]
        artifacts += self._part(addresses.SITEMAP_OF_LISTS, _lists(edition))
        for lists in derive_year_lists(edition):
            path = addresses.sitemap_lists(lists.year)
            artifacts += self._part(path, _YearLists(edition.languages, lists))
        names = sorted(artifact.path for artifact in artifacts if not artifact.hidden)
        artifacts += (
            self._file(addresses.SITEMAP, tuple(names), made_from=tuple(map(_latest_of, names))),
            self._file(addresses.ROBOTS, None),
            self._file(addresses.SECURITY, _months_later(edition.now)),
        )
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _part(self, path: str, facts: object) -> Iterator[Artifact]:
        yield self._file(path, facts)
        unit = f"sitemap {path}"
        yield Artifact(_latest_of(path), self.name, unit, facts, part="latest", hidden=True)

    def _file(self, path: str, facts: object, made_from: tuple[str, ...] = ()) -> Artifact:
        return Artifact(path, self.name, f"sitemap {path}", facts, made_from=made_from)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make one file."""
        match artifact.path:
            case addresses.ROBOTS:
                return _robots(desk)
            case addresses.SECURITY:
                return _security(artifact.facts, desk)
            case addresses.SITEMAP:
                return _index(artifact.facts, desk)
        pages = desk.remember((self.name, artifact.unit), lambda: _mapped(artifact.facts, desk))
        if artifact.part:
            days = [page.changed for page in pages if page.changed]
            return max(days).isoformat().encode() if days else b""
        return render_sitemap(pages)


def _pages(edition: Edition, part: Part) -> tuple[SitePage, ...]:
    return tuple(pages_of(edition, part))


def _latest_of(path: str) -> str:
    """The hidden file with the day of a part's latest change."""
    return f"sitemap/{path}.day"


def _key(edition: Edition, part: Part) -> tuple[object, ...]:
    """All that a part's pages depend on: the bytes of its records."""
    sources = [
        version.source
        for session_id in part.sessions
        for _, version in sorted(edition.archive.sessions[session_id].items())
    ]
    sources += [
        release.source
        for release_id in part.releases
        for _, release in sorted(edition.archive.releases[release_id].items())
    ]
    return tuple(sources)


def _lists(edition: Edition) -> _Lists:
    archive = edition.archive
    pages = tuple(plain_site_pages(edition))
    registers = archive.registers
    entries: tuple[tuple[str, Iterable[str]], ...] = (
        ("schedule-pages", archive.series),
        ("district-pages", registers.districts),
        ("topic-pages", registers.topics),
        ("official-pages", registers.officials),
    )
    named = tuple((emitter, tuple(sorted(ids))) for emitter, ids in entries)
    return _Lists(edition.languages, derive_spans(edition), named, pages)


def _mapped(facts: _Lists | _YearLists | tuple[SitePage, ...], desk: Desk) -> list[MappedPage]:
    match facts:
        case _Lists():
            lists = _in_languages(facts.languages, _lists_and_entries(facts), desk)
            entrance = MappedPage(desk.addresses.absolute(addresses.LANGUAGE_CHOICE), None)
            return [entrance, *lists, *_mapped_pages(facts.pages, desk)]
        case _YearLists():
            return list(_in_languages(facts.languages, lists_of_year(facts.lists), desk))
    return list(_mapped_pages(facts, desk))


def _lists_and_entries(facts: _Lists) -> Iterator[tuple[str, Localizing]]:
    years = dict(facts.spans.years)
    for listed in LISTS:
        for year in (None, *years.get(listed.years_of, ())) if listed.by_year else (None,):
            yield listed.emitter, partial(_in_year, listed, year)
    yield from months(facts.spans)
    for emitter, ids in facts.entries:
        for one in ids:
            yield emitter, partial(_of_entry, emitter, one)


def _in_year(listed: SiteList, year: int | None, lang: Language) -> str:
    return listed.path(lang, year)


def _of_entry(emitter: str, one: str, lang: Language) -> str:
    return ENTRIES[emitter](lang, one)


def _in_languages(
    languages: tuple[Language, ...], lists: Iterable[tuple[str, Localizing]], desk: Desk
) -> Iterator[MappedPage]:
    """Lists are there in every language, as far as their emitter is switched on."""
    for emitter, path in lists:
        if emitter in desk.offers:
            yield from _versions({lang: (path(lang), None) for lang in languages}, desk)


def _mapped_pages(pages: Iterable[SitePage], desk: Desk) -> Iterator[MappedPage]:
    for page in pages:
        if page.emitter in desk.offers:
            path = _path(page)
            yield from _versions({lang: (path(lang), day) for lang, day in page.versions}, desk)


def _versions(
    versions: dict[Language, tuple[str, date | None]], desk: Desk
) -> Iterator[MappedPage]:
    absolute = desk.addresses.absolute
    links = tuple((str(lang), absolute(path)) for lang, (path, _) in sorted(versions.items()))
    for path, day in versions.values():
        yield MappedPage(absolute(path), day, links if len(links) > 1 else ())


def _path(page: SitePage) -> Callable[[Language], str]:
    record, question = page.record, page.question
    if question is not None:
        return lambda lang: addresses.question(lang, SessionId(record), question)
    match page.emitter:
        case "session-pages":
            return lambda lang: addresses.session(lang, SessionId(record))
        case "release-pages":
            return lambda lang: addresses.release(lang, ReleaseId(record))
    return lambda lang: addresses.page(lang, PageId(record))


def _index(names: tuple[str, ...], desk: Desk) -> bytes:
    return render_index(
        (desk.addresses.absolute(name), desk.hidden(_latest_of(name)).decode()) for name in names
    )


def _robots(desk: Desk) -> bytes:
    """Everything may be read; of the preview nothing. Source: RFC 9309."""
    if desk.settings.drafts:
        return b"User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Allow: /"]
    if desk.settings.site_url:
        lines += ["", f"Sitemap: {desk.addresses.absolute(addresses.SITEMAP)}"]
    return "".join(f"{line}\n" for line in lines).encode()


def _security(expires: date, desk: Desk) -> bytes:
    """Whom to warn of a hole in the site. Source: RFC 9116."""
    settings = desk.settings
    lines = [f"Contact: {address}" for address in settings.security]
    lines += [
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(map(str, settings.languages))}",
    ]
    if settings.site_url:
        lines.append(f"Canonical: {desk.addresses.absolute(addresses.SECURITY)}")
    return "".join(f"{line}\n" for line in lines).encode()


def _months_later(now: datetime) -> date:
    """The first of a month: the same for all builds of one month."""
    moment = now.astimezone(UTC)
    years, month = divmod(moment.month - 1 + _MONTHS + 1, 12)
    return date(moment.year + years, month + 1, 1)

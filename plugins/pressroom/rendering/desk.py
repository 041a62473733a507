"""What an emitter has at hand while it makes a file: the same for every file of a build."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from babel.support import NullTranslations

from pressroom.language import Language
from pressroom.model.archive import Archive, best_version
from pressroom.model.identity import PageId, QuestionId
from pressroom.model.release import Page, Release
from pressroom.model.session import Session
from pressroom.reading.context import ReadingContext
from pressroom.reading.kept_texts import kept_session, kept_titles
from pressroom.reading.loading import digest, digest_file, load
from pressroom.reading.pages import read_page
from pressroom.reading.releases import read_release
from pressroom.reading.sessions import read_session
from pressroom.reading.titles import read_titles, titles_digest
from pressroom.rendering import addresses
from pressroom.rendering.addresses import Addresses
from pressroom.rendering.assets import Assets, load_assets
from pressroom.rendering.contexts import Link, PageHead, Site
from pressroom.rendering.feed_names import feed_title, feeds_of
from pressroom.rendering.navigation import sections
from pressroom.rendering.structured_data import StructuredData
from pressroom.rendering.templates import Templates, load_translations
from pressroom.settings import Settings
from pressroom.source import SourceRef

_REMEMBERED = 16
_FOOTER_ONLY = 10
"""Pages whose ``order`` is lower stand in the header's menu; all ordered pages in the footer."""

ValueT = TypeVar("ValueT")


class HiddenFileDamaged(Exception):
    """A file that the build's memory keeps is not what was written."""


class SourceChanged(Exception):
    """A file of the content is no longer what it was when the build began."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A plain page as menus name it in one language; ``lang`` is the language that it is in."""

    page: PageId
    lang: Language
    title: str
    order: int


_State: TypeAlias = tuple[
    Settings,
    Assets,
    Mapping[Language, tuple[MenuEntry, ...]],
    ReadingContext,
    frozenset[str],
    Path,
    Path | None,
]


class Desk:
    """Settings, theme, addresses, and the texts of the content by their digests.

    Travels to workers by value; what is expensive is made where it is used. ``offers`` are the
    names of the emitters that are switched on: a page links to nothing else. ``shelf`` is the
    folder of hidden files, ``texts`` that in which sessions wait that this build has read.
    """

    def __init__(
        self,
        settings: Settings,
        archive: Archive,
        reading: ReadingContext,
        offers: frozenset[str],
        shelf: Path,
        texts: Path | None = None,
    ) -> None:
        menu = {lang: _menu(archive, lang) for lang in settings.languages}
        assets = load_assets(settings.theme / "static")
        self.__setstate__((settings, assets, menu, reading, offers, shelf, texts))

    def __getstate__(self) -> _State:
        desk = (self.settings, self.assets, self._menu, self._reading, self.offers)
        return (*desk, self.shelf, self._texts)

    def __setstate__(self, state: _State) -> None:
        self.settings, self.assets, self._menu, self._reading, self.offers = state[:5]
        self.shelf, self._texts = state[5:]
        self.addresses = Addresses(self.settings.site_url, self.settings.base_path)
        self._templates: Templates | None = None
        self._sites: dict[Language, Site] = {}
        self._words: dict[Language, NullTranslations] = {}
        self._machines: dict[Language, StructuredData] = {}
        self._memory: OrderedDict[object, Any] = OrderedDict()
        self._hidden: Mapping[str, str] = {}
        self.uses: set[str] = set()

    @property
    def own_folder(self) -> Path:
        """Where something may be put together in files: a folder that goes with this build.

        What a build that is killed leaves there is in nobody's way.
        """
        return self._texts or self.shelf

    def begin(self, hidden: Mapping[str, str] | None = None) -> None:
        """Clear the desk for the next unit: what it uses is noted anew in ``uses``.

        ``hidden`` says under which name each hidden file that it may read is kept.
        """
        self._memory.clear()
        self._hidden = hidden or {}
        self.uses = set()

    def session(self, ref: SourceRef) -> Session:
        """The session that stands in ``ref``."""
        return self.remember(ref, lambda: self._take_up(ref) or self._read(ref, read_session))

    def _take_up(self, ref: SourceRef) -> Session | None:
        """A session that was read by this build, while its file is still what it was."""
        session = kept_session(self._texts, ref) if self._texts else None
        if session is None:
            return None
        try:
            now = digest_file(self.settings.content / ref.path)
        except OSError:
            now = ""
        if now != ref.digest:
            raise SourceChanged(ref.path)
        return session

    def titles(self, path: str, expected: str) -> dict[QuestionId, str]:
        """The titles of a session's questions, whatever else stands in its file ``path``.

        Raises SourceChanged: they are not what was checked.
        """
        return self.remember(("titles", path), lambda: self._read_titles(path, expected))

    def _read_titles(self, path: str, expected: str) -> dict[QuestionId, str]:
        kept = kept_titles(self._texts, path, expected) if self._texts else None
        if kept is not None:
            return kept
        file, _ = load(self.settings.content, path, self.settings.label)
        titles = read_titles(file) if file is not None else {}
        if titles_digest(titles) != expected:
            raise SourceChanged(path)
        return titles

    def release(self, ref: SourceRef) -> Release:
        """The press release that stands in ``ref``."""
        return self.remember(ref, lambda: self._read(ref, read_release))

    def page(self, ref: SourceRef) -> Page:
        """The plain page that stands in ``ref``."""
        return self.remember(ref, lambda: self._read(ref, read_page))

    def media(self, file: str, expected: str) -> bytes:
        """The bytes of a picture or recording.

        Raises SourceChanged: they are not what was checked.
        """
        content = (self.settings.content / file).read_bytes()
        if digest(content) != expected:
            raise SourceChanged(file)
        return content

    def hidden(self, path: str) -> bytes:
        """The bytes of a hidden file; the artifact must say that it is made from it.

        Raises KeyError: it does not say so. Raises HiddenFileDamaged: they are not what was kept.
        """
        content = (self.shelf / self._hidden[path]).read_bytes()
        if digest(content) != self._hidden[path]:
            raise HiddenFileDamaged(path)
        return content

    def picture(self, file: str) -> bytes:
        """The bytes of a picture whose size a page shows."""
        self.uses.add(f"media {file}")
        return (self.settings.content / file).read_bytes()

    def remember(self, key: object, make: Callable[[], ValueT]) -> ValueT:
        """What ``make`` gave for ``key`` not long ago, else make it now."""
        if key in self._memory:
            self._memory.move_to_end(key)
            found: ValueT = self._memory[key]
            return found
        value = self._memory[key] = make()
        if len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)
        return value

    def _read(self, ref: SourceRef, read: Callable[..., tuple[ValueT | None, Any, Any]]) -> ValueT:
        """Read one record again, now with its texts.

        Raises SourceChanged: it is not what was checked.
        """
        file, _ = load(self.settings.content, ref.path, self.settings.label)
        record = read(file, self._reading)[0] if file is not None and file.ref == ref else None
        if record is None:
            raise SourceChanged(ref.path)
        return record

    def page_link(self, page: PageId, language: Language) -> Link | None:
        """A plain page that menus name, in the version for a reader; None: there is none."""
        entry = next((entry for entry in self._menu[language] if entry.page == page), None)
        if entry is None:
            return None
        lang = entry.lang if entry.lang is not language else None
        return Link(self.addresses.href(addresses.page(entry.lang, page)), entry.title, lang)

    def href_if(self, emitter: str, path: str) -> str | None:
        """The address of a page, None while the emitter that makes it is switched off."""
        return self.addresses.href(path) if emitter in self.offers else None

    def words(self, language: Language) -> NullTranslations:
        """The interface strings of a language, for what is put together before the template."""
        self.uses.add(f"words {language}")
        if language not in self._words:
            self._words[language] = load_translations(self.settings.theme / "locale", language)
        return self._words[language]

    def render(self, language: Language, head: PageHead, page: object) -> bytes:
        """Make a page of the kind ``head.kind`` from its context."""
        self.uses.add(f"page {head.kind} {language}")
        if self._templates is None:
            self._templates = Templates(self.settings.theme, self.settings.languages)
        site = self.site(language)
        if language not in self._machines:
            self._machines[language] = StructuredData(site, self.settings.site_url)
        data = self._machines[language].of(head, page)
        head = replace(head, feeds=self._feeds(language, head), data=data)
        return self._templates.render(site, head, page)

    def _feeds(self, language: Language, head: PageHead) -> tuple[Link, ...]:
        """The feeds that a page offers: the same links for all pages that offer the same."""
        if "feeds" not in self.offers:
            return ()
        return tuple(self._feed_link(language, name, head) for name in feeds_of(head))

    def _feed_link(self, language: Language, name: str, head: PageHead) -> Link:
        title = feed_title(name, self.words(language).gettext) or head.title
        href = self.addresses.href(addresses.feed(language, name))
        return Link(href, f"{self.settings.words[language].name} · {title}")

    def site(self, language: Language) -> Site:
        """What every page of ``language`` has in common."""
        self.uses.add(f"site {language}")
        if language not in self._sites:
            self._sites[language] = self._make_site(language)
        return self._sites[language]

    def _make_site(self, language: Language) -> Site:
        words = self.settings.words[language]
        gettext = self.words(language).gettext
        href = self.addresses.href
        found = sections(gettext, self.offers)
        links = [(one.primary, Link(href(one.path(language)), one.title)) for one in found]
        menu = tuple(link for primary, link in links if primary)
        pages = [
            (
                entry.order,
                Link(
                    href(addresses.page(entry.lang, entry.page)),
                    entry.title,
                    entry.lang if entry.lang is not language else None,
                ),
            )
            for entry in self._menu[language]
        ]

        has_search = "search-page" in self.offers

        def asset(name: str) -> str:
            return href(self.assets.names[name])

        return Site(
            lang=language,
            name=words.name,
            organisation=words.organisation,
            region=words.region,
            home=href(addresses.home(language)),
            menu=(*menu, *(link for order, link in pages if order < _FOOTER_ONLY)),
            sections=tuple(link for _, link in links),
            footer=tuple(link for _, link in pages),
            contacts=tuple(Link(url, text) for text, url in self.settings.contacts),
            root=href(addresses.LANGUAGE_CHOICE),
            stylesheet=asset("css/main.css"),
            print_stylesheet=asset("css/print.css"),
            script=asset("js/main.js"),
            early_script=asset("js/early.js"),
            fonts=tuple(asset(name) for name in self.assets.names if name.endswith(".woff2")),
            icon=asset("images/icon.svg"),
            touch_icon=asset("images/touch-icon.png"),
            assets={name: href(path) for name, path in self.assets.names.items()},
            offers=self.offers,
            social_image=self.addresses.absolute(self.assets.names["images/social.png"]),
            search=href(addresses.search(language)) if has_search else "",
            search_description=(href(addresses.search_description(language)) if has_search else ""),
        )


def _menu(archive: Archive, language: Language) -> tuple[MenuEntry, ...]:
    pages = (best_version(versions, language) for versions in archive.pages.values())
    entries = [
        MenuEntry(page.id, page.lang, page.title, page.order)
        for page in pages
        if page.order is not None
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.order, entry.page)))

"""The frame of a page: head, language switch, breadcrumbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pressroom.language import Language
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Alternate, Citation, LanguageChoice, Link, PageHead
from pressroom.rendering.desk import Desk
from pressroom.rendering.navigation import sections
from pressroom.rendering.templates import LANGUAGE_NAMES

Path = Callable[[Language], str]


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; see ``PageHead`` for the fields."""

    kind: str
    title: str
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    section: str = ""
    demonstration: bool = False
    draft: bool = False
    indexed: bool = True


def list_head(desk: Desk, language: Language, path: Path, about: About) -> PageHead:
    """The head of a page that exists in every language: a list, the home page."""
    versions = {lang: path(lang) for lang in desk.settings.languages}
    return record_head(desk, language, versions, path, about)


def record_head(
    desk: Desk, language: Language, versions: Mapping[Language, str], nearest: Path, about: About
) -> PageHead:
    """The head of a page that exists in the languages of ``versions`` (language → path).

    Readers of other languages are led to ``nearest``, a list in their language.
    """
    home = () if about.kind == "home" else (home_link(desk, language),)
    return PageHead(
        kind=about.kind,
        title=about.title,
        description=about.description,
        canonical=desk.addresses.absolute(versions[language]),
        alternates=alternates(desk, versions),
        languages=language_choices(desk, language, versions, nearest),
        breadcrumbs=(*home, *about.breadcrumbs),
        section=about.section,
        demonstration=about.demonstration,
        draft=about.draft,
        indexed=about.indexed,
    )


def alternates(desk: Desk, versions: Mapping[Language, str]) -> tuple[Alternate, ...]:
    """The languages of ``versions``, the page's own included; none where it stands alone."""
    if len(versions) == 1:
        return ()
    absolute = desk.addresses.absolute
    return tuple(Alternate(str(lang), absolute(versions[lang])) for lang in sorted(versions))


def language_choices(
    desk: Desk, language: Language, versions: Mapping[Language, str], nearest: Path
) -> tuple[LanguageChoice, ...]:
    """The language switch of a page: the same for all pages that have no other version."""
    return tuple(
        LanguageChoice(
            lang=lang,
            name=LANGUAGE_NAMES[lang],
            href=""
            if lang is language
            else desk.addresses.href(versions.get(lang) or nearest(lang)),
            current=lang is language,
            is_translation=lang in versions,
        )
        for lang in desk.settings.languages
    )


def list_citation(desk: Desk, language: Language, path: str, title: str, day: str = "") -> Citation:
    """How to cite a list; ``day`` is the one on which it said so, "" where it changes seldom."""
    parts = (title, desk.settings.words[language].organisation, day)
    return Citation(". ".join(filter(None, parts)), desk.addresses.absolute(path))


def entrance(desk: Desk) -> Alternate:
    """Where readers of any other language are led: the choice of one."""
    return Alternate("x-default", desk.addresses.absolute(addresses.LANGUAGE_CHOICE))


def home_link(desk: Desk, language: Language) -> Link:
    """The first breadcrumb."""
    gettext = desk.words(language).gettext
    return Link(desk.addresses.href(addresses.home(language)), gettext("Home"))


def section_link(desk: Desk, language: Language, name: str) -> Link:
    """A part of the site by its name; it must be switched on."""
    found = sections(desk.words(language).gettext, desk.offers)
    section = next(section for section in found if section.name == name)
    return Link(desk.addresses.href(section.path(language)), section.title)


def sessions_link(desk: Desk, language: Language) -> Link:
    """The list of sessions."""
    gettext = desk.words(language).gettext
    return Link(desk.addresses.href(addresses.sessions(language)), gettext("Broadcasts"))


def news_link(desk: Desk, language: Language) -> Link:
    """The list of press releases."""
    gettext = desk.words(language).gettext
    return Link(desk.addresses.href(addresses.news(language)), gettext("Press releases"))


def schedule_link(desk: Desk, language: Language) -> Link:
    """The schedule of broadcasts."""
    gettext = desk.words(language).gettext
    return Link(desk.addresses.href(addresses.schedule(language)), gettext("Schedule"))

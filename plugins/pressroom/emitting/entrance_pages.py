"""The pages that belong to no language: the choice of one, and not found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Link, PageHead
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, entrance, list_head
from pressroom.rendering.page_contexts import LanguageChoicePage, LanguageGreeting, NotFoundPage
from pressroom.rendering.templates import LANGUAGE_NAMES


class EntrancePages:
    """``/`` and ``/404.html``."""

    name = "entrance-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page."""
        for path in (addresses.NOT_FOUND, addresses.LANGUAGE_CHOICE):
            yield Artifact(path=path, emitter=self.name, unit=f"entrance {path}", facts=None)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page; its frame is in the site's first language."""
        first = desk.settings.languages[0]
        gettext = desk.words(first).gettext
        greetings = tuple(_greetings(desk))
        if artifact.path == addresses.LANGUAGE_CHOICE:
            title = desk.settings.words[first].name
            head = _head(desk, "language_choice", artifact.path, title)
            return desk.render(first, head, LanguageChoicePage(greetings))
        head = _head(desk, "not_found", artifact.path, gettext("Page not found"))
        return desk.render(first, head, NotFoundPage(greetings))


def _head(desk: Desk, kind: str, path: str, title: str) -> PageHead:
    first = desk.settings.languages[0]
    names = " · ".join(desk.settings.words[lang].name for lang in desk.settings.languages)
    found = path != addresses.NOT_FOUND
    head = list_head(desk, first, addresses.home, About(kind, title, names, indexed=found))
    return replace(
        head,
        canonical=desk.addresses.absolute(path),
        alternates=(*head.alternates, entrance(desk)) if found else (),
        breadcrumbs=(),
    )


def _greetings(desk: Desk) -> Iterable[LanguageGreeting]:
    for lang in desk.settings.languages:
        words = desk.settings.words[lang]
        gettext = desk.words(lang).gettext
        href = desk.addresses.href
        yield LanguageGreeting(
            lang=lang,
            name=LANGUAGE_NAMES[lang],
            site=words.name,
            region=words.region,
            home=href(addresses.home(lang)),
            links=(
                Link(href(addresses.sessions(lang)), gettext("Broadcasts")),
                Link(href(addresses.news(lang)), gettext("Press releases")),
            ),
        )

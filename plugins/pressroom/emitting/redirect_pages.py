"""Old addresses: each leads to the new one, or says when and why its page was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.registers import Redirect
from pressroom.rendering import addresses, dates
from pressroom.rendering.contexts import Link, PageHead
from pressroom.rendering.desk import Desk
from pressroom.rendering.former_questions import moved_href
from pressroom.rendering.forwarded import Forwarded, is_page
from pressroom.rendering.frame import About, record_head
from pressroom.rendering.names import words_for
from pressroom.rendering.page_contexts import MovedPage, WithdrawnPage


class RedirectPages:
    """Every address of ``redirects.yaml``, and all that goes along with what moved."""

    name = "redirect-pages"
    version = 2

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit an address; what is no page is led on by the server's rules alone."""
        found = {addresses.file_at(one.address): one for one in Forwarded(edition).all()}
        artifacts = [
            Artifact(path, self.name, unit=f"redirect {redirect.address}", facts=redirect)
            for path, redirect in found.items()
            if is_page(path)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page at the old address."""
        redirect: Redirect = artifact.facts
        languages = desk.settings.languages
        lang = next((x for x in languages if artifact.path.startswith(f"{x}/")), languages[0])
        gettext = desk.words(lang).gettext
        if redirect.target is not None:
            href = moved_href(redirect.target, desk)
            head = _head(desk, lang, "moved", artifact.path, gettext("This page has moved"))
            head = replace(head, canonical=_absolute(redirect.target, desk))
            return desk.render(lang, head, MovedPage(Link(href, href)))
        assert redirect.withdrawn is not None and redirect.reason is not None  # noqa: PT018, S101
        head = _head(desk, lang, "withdrawn", artifact.path, gettext("This page was withdrawn"))
        page = WithdrawnPage(
            dates.format_day(redirect.withdrawn, lang),
            words_for(redirect.reason, lang),
            redirect.kind,
        )
        return desk.render(lang, head, page)


def _absolute(target: str, desk: Desk) -> str:
    """The address of a target with scheme and host, without its anchor."""
    page = target.partition("#")[0]
    return f"{desk.settings.site_url}{page}" if page.startswith("/") else page


def _head(desk: Desk, lang: Language, kind: str, path: str, title: str) -> PageHead:
    about = About(kind, title, indexed=False)
    return record_head(desk, lang, {lang: path}, addresses.home, about)

"""Plain pages: about, how to ask, accessibility, personal data."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.artifact import Artifact
from pressroom.deriving.companions import PageCompanions, page_companions
from pressroom.deriving.publication import Edition
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, record_head
from pressroom.rendering.plain import plain_text
from pressroom.rendering.release_views import view_page


class PlainPages:
    """``/L/ID.html``."""

    name = "plain-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a language version of a page."""
        artifacts = [
            Artifact(
                path=addresses.page(facts.page.lang, facts.page.id),
                emitter=self.name,
                unit=f"page {facts.page.id} {facts.page.lang}",
                facts=facts,
                sources=(facts.page.source,),
            )
            for facts in page_companions(edition)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        facts: PageCompanions = artifact.facts
        lang = facts.page.lang
        about = About(
            "page",
            facts.page.title,
            plain_text(facts.page.summary or ""),
            section=desk.addresses.href(addresses.page(lang, facts.page.id)),
            draft=facts.draft,
            indexed=not facts.draft,
        )
        versions = {other: addresses.page(other, facts.page.id) for other in facts.languages}
        head = record_head(desk, lang, versions, addresses.home, about)
        return desk.render(lang, head, view_page(facts, desk))

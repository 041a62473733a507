"""A page for each press release."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.artifact import Artifact
from pressroom.deriving.companions import ReleaseCompanions, release_companions
from pressroom.deriving.publication import Edition
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, news_link, record_head
from pressroom.rendering.plain import plain_text
from pressroom.rendering.release_views import view_release


class ReleasePages:
    """``/L/news/ID.html``."""

    name = "release-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a language version of a release."""
        artifacts = [
            Artifact(
                path=addresses.release(facts.release.lang, facts.release.id),
                emitter=self.name,
                unit=f"release {facts.release.id} {facts.release.lang}",
                facts=facts,
                sources=(facts.release.source,),
            )
            for facts in release_companions(edition)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the release's page."""
        facts: ReleaseCompanions = artifact.facts
        release = facts.release
        page = view_release(facts, desk)
        year = release.published.year
        lang = release.lang
        about = About(
            "release",
            plain_text(page.title),
            plain_text(page.summary or ""),
            breadcrumbs=(
                news_link(desk, lang),
                Link(desk.addresses.href(addresses.news(lang, year)), str(year)),
            ),
            section=desk.addresses.href(addresses.news(lang)),
            demonstration=release.demonstration,
            draft=facts.draft,
            indexed=release.withdrawn is None and not facts.draft,
        )
        versions = {other: addresses.release(other, release.id) for other in facts.languages}
        head = record_head(desk, lang, versions, addresses.news, about)
        return desk.render(lang, head, page)

"""What a press release's or plain page's own page shows beside its words."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.deriving.publication import Edition, is_due
from pressroom.language import Language
from pressroom.model.archive import best_version
from pressroom.model.registers import District, Topic
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import SessionFacts


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record that a page leads to: its address is known by id and language."""

    id: str
    lang: Language
    title: str


@dataclass(frozen=True, slots=True)
class ReleaseCompanions:
    """All that a release's page is made from, but its body; ``draft``: only in the preview."""

    release: ReleaseFacts
    district: District | None
    topics: tuple[Topic, ...]
    about: Neighbour | None
    newer: Neighbour | None
    older: Neighbour | None
    languages: tuple[Language, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class PageCompanions:
    """All that a plain page is made from, but its body; ``draft``: only in the preview."""

    page: PageFacts
    languages: tuple[Language, ...]
    draft: bool


def release_companions(edition: Edition) -> list[ReleaseCompanions]:
    """Every language version of every release, with the releases before and after it."""
    registers = edition.archive.registers
    releases = edition.archive.releases
    order = sorted(
        releases, key=lambda key: (best_version(releases[key], Language.KK).published, key)
    )
    found = []
    for place, release_id in enumerate(order):
        older = releases[order[place - 1]] if place else None
        newer = releases[order[place + 1]] if place + 1 < len(order) else None
        for lang, release in sorted(releases[release_id].items()):
            about = edition.archive.sessions.get(release.about) if release.about else None
            found.append(
                ReleaseCompanions(
                    release=release,
                    district=registers.districts[release.district] if release.district else None,
                    topics=tuple(registers.topics[topic] for topic in release.topics),
                    about=_neighbour(best_version(about, lang)) if about else None,
                    newer=_neighbour(best_version(newer, lang)) if newer else None,
                    older=_neighbour(best_version(older, lang)) if older else None,
                    languages=tuple(sorted(releases[release_id])),
                    draft=not is_due(release, edition.now),
                )
            )
    return found


def page_companions(edition: Edition) -> list[PageCompanions]:
    """Every language version of every plain page."""
    return [
        PageCompanions(page, tuple(sorted(versions)), draft=page.draft)
        for versions in edition.archive.pages.values()
        for _, page in sorted(versions.items())
    ]


def _neighbour(record: ReleaseFacts | SessionFacts) -> Neighbour:
    return Neighbour(record.id, record.lang, record.title)

"""The pages that search engines are asked to know, cut into parts that stay as they are.

A part holds records of one year, at most ``LARGEST`` pages, in the order of their ids: a new record
touches the last part of its year, and the parts of other years keep their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.last_changes import (
    page_changed,
    question_changed,
    release_changed,
    session_changed,
)
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import PageId, QuestionId, ReleaseId, SessionId

LARGEST = 40_000
"""Sitemaps hold at most 50,000 addresses and 50 MB. Source: sitemaps.org, protocol."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page in its languages, each with the day on which it last changed, None where unknown.

    ``emitter`` must be switched on for the page to exist.
    """

    emitter: str
    record: SessionId | ReleaseId | PageId
    question: QuestionId | None
    versions: tuple[tuple[Language, date | None], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Records of a year whose pages make one part; ``number`` counts from 1."""

    year: int
    number: int
    sessions: tuple[SessionId, ...]
    releases: tuple[ReleaseId, ...]


SESSION_PAGES, RELEASE_PAGES, PLAIN_PAGES = "session-pages", "release-pages", "plain-pages"


def parts(edition: Edition) -> list[Part]:
    """All records in parts. The work grows with the sessions, not with the questions."""
    archive = edition.archive
    years: dict[int, list[tuple[SessionId | None, ReleaseId | None, int]]] = {}
    for session_id, sessions in archive.sessions.items():
        starts = next(iter(sessions.values())).starts
        size = sum(1 + len(version.questions) for version in sessions.values())
        years.setdefault(starts.year, []).append((session_id, None, size))
    for release_id, releases in archive.releases.items():
        published = next(iter(releases.values())).published
        years.setdefault(published.year, []).append((None, release_id, len(releases)))
    return [part for year, records in sorted(years.items()) for part in _cut(year, records)]


def _cut(
    year: int, records: list[tuple[SessionId | None, ReleaseId | None, int]]
) -> Iterator[Part]:
    records.sort(key=lambda record: (record[0] or record[1] or "", record[0] is None))
    room = 0
    found: list[list[tuple[SessionId | None, ReleaseId | None, int]]] = []
    for record in records:
        if not found or record[2] > room:
            found.append([])
            room = LARGEST
        found[-1].append(record)
        room -= record[2]
    for number, chosen in enumerate(found, 1):
        yield Part(
            year,
            number,
            tuple(session for session, _, _ in chosen if session),
            tuple(release for _, release, _ in chosen if release),
        )


def pages_of(edition: Edition, part: Part) -> Iterator[SitePage]:
    """The pages of a part: what is listed and not withdrawn."""
    for session_id in part.sessions:
        versions = edition.archive.sessions[session_id]
        yield _page(
            SESSION_PAGES,
            session_id,
            None,
            {lang: session_changed(version) for lang, version in sorted(versions.items())},
        )
        questions: dict[QuestionId, dict[Language, date | None]] = {}
        for lang, version in sorted(versions.items()):
            for question in version.questions:
                if question.is_listed:
                    changed = question_changed(version, question)
                    questions.setdefault(question.id, {})[lang] = changed
        for question_id, days in questions.items():
            yield _page(SESSION_PAGES, session_id, question_id, days)
    for release_id in part.releases:
        releases = edition.archive.releases[release_id]
        standing = {
            lang: release_changed(release)
            for lang, release in sorted(releases.items())
            if release.withdrawn is None
        }
        yield _page(RELEASE_PAGES, release_id, None, standing)


def plain_site_pages(edition: Edition) -> Iterator[SitePage]:
    """The plain pages."""
    for page_id, versions in edition.archive.pages.items():
        days = {lang: page_changed(page) for lang, page in sorted(versions.items())}
        yield _page(PLAIN_PAGES, page_id, None, days)


def _page(
    emitter: str,
    record: SessionId | ReleaseId | PageId,
    question: QuestionId | None,
    days: Mapping[Language, date | None],
) -> SitePage:
    return SitePage(emitter, record, question, tuple(days.items()))

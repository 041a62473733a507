"""What of the archive stands in this build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol, TypeVar

from pressroom.deriving.lists import ArchiveLists, derive_lists
from pressroom.deriving.moved_questions import MovedQuestions, moved_questions
from pressroom.deriving.related import derive_pools
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import SessionId
from pressroom.model.published import PublishedAddresses


@dataclass(frozen=True)
class Edition:
    """One build's archive, in the languages of the site, at its moment.

    ``now`` is aware and in the site's zone. The archive holds what may be seen and nothing else.
    ``published`` are the addresses that earlier releases of the site have promised.
    """

    archive: Archive
    languages: tuple[Language, ...]
    now: datetime
    published: PublishedAddresses = field(default_factory=PublishedAddresses)

    @property
    def today(self) -> date:
        """The day of the build in the site's zone."""
        return self.now.date()

    @cached_property
    def pools(self) -> dict[SessionId, tuple[SessionId, ...]]:
        """For each session those in which its related answers are looked for."""
        return derive_pools(self.archive)

    @cached_property
    def moved(self) -> MovedQuestions:
        """Former questions of sessions, whose anchors lead on."""
        return moved_questions(self.archive)

    @cached_property
    def lists(self) -> ArchiveLists:
        """Which questions stand in which list, worked out once for all who plan."""
        return derive_lists(self.archive, self.languages)


class _Dated(Protocol):
    @property
    def draft(self) -> bool: ...


RecordT = TypeVar("RecordT", bound=_Dated)
IdT = TypeVar("IdT", bound=str)
_Versions = Mapping[IdT, Mapping[Language, RecordT]]


def is_due(record: _Dated, now: datetime) -> bool:
    """Whether the public may see ``record`` at ``now``: no draft, and its moment has come."""
    publish: datetime | None = getattr(record, "publish", None)
    return not record.draft and (publish is None or publish <= now)


def published(archive: Archive, now: datetime) -> Archive:
    """The archive as the public may see it at ``now``; nothing else goes on to the pages."""
    return replace(
        archive,
        sessions=_due(archive.sessions, now),
        releases=_due(archive.releases, now),
        pages=_due(archive.pages, now),
    )


def without_drafts(edition: Edition) -> Edition:
    """The edition as the public would get it: in a preview, without what is only shown there.

    What leaves the site as data has no mark of a draft; so drafts do not stand in it. Of a build
    for the public it is the very same edition.
    """
    archive = edition.archive
    records = (archive.sessions, archive.releases, archive.pages)
    if all(
        is_due(one, edition.now) for kind in records for v in kind.values() for one in v.values()
    ):
        return edition
    return replace(edition, archive=published(archive, edition.now))


def _due(records: _Versions[IdT, RecordT], now: datetime) -> dict[IdT, dict[Language, RecordT]]:
    due = {
        record_id: {lang: version for lang, version in versions.items() if is_due(version, now)}
        for record_id, versions in records.items()
    }
    return {record_id: versions for record_id, versions in due.items() if versions}

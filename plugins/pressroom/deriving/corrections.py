"""Every correction ever made, and every release taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from pressroom.deriving.lists import Version
from pressroom.deriving.publication import Edition
from pressroom.language import Language, Localized
from pressroom.model.archive import best_version
from pressroom.model.identity import PageId, QuestionId, ReleaseId, SessionId
from pressroom.model.records import Correction
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import SessionFacts

RecordT = TypeVar("RecordT", SessionFacts, ReleaseFacts, PageFacts)
Kind = Literal["session", "release", "page"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with the record that it belongs to.

    ``note`` is None for a minor one, and for a question that stands in no list: of that only the
    day is told. ``question`` is set where it stands in lists. ``withdrawn``: the record was taken
    back, ``note`` says why.
    """

    on: date
    kind: Kind
    id: SessionId | ReleaseId | PageId
    lang: Language
    title: str
    note: Localized | None
    minor: bool
    question: QuestionId | None
    withdrawn: bool
    demonstration: bool

    @property
    def version(self) -> Version | None:
        """The version whose titles name the question; None: no question is named."""
        if self.question is None:
            return None
        return SessionId(self.id), self.lang


def derive_corrections(edition: Edition, language: Language) -> list[Corrected]:
    """All for readers of ``language``, newest first; each once, in however many languages."""
    archive = edition.archive
    found = [
        *_of_records("session", archive.sessions.values(), language),
        *_of_records("release", archive.releases.values(), language),
        *_of_records("page", archive.pages.values(), language),
        *_withdrawn(archive.releases.values(), language),
    ]
    found.sort(key=lambda one: (one.kind, one.id))
    found.sort(key=lambda one: one.on, reverse=True)
    return found


def _of_records(
    kind: Kind, records: Iterable[Mapping[Language, RecordT]], language: Language
) -> Iterator[Corrected]:
    for versions in records:
        best = best_version(versions, language)
        seen: set[tuple[date, QuestionId | None]] = set()
        for lang in best.lang.fallbacks:
            version = versions.get(lang)
            if version is None or not version.corrections:
                continue
            fresh = [c for c in version.corrections if (c.on, c.question) not in seen]
            seen.update((c.on, c.question) for c in fresh)
            listed = _listed(version)
            yield from (_corrected(kind, version, correction, listed) for correction in fresh)


def _listed(version: SessionFacts | ReleaseFacts | PageFacts) -> frozenset[QuestionId]:
    named = {correction.question for correction in version.corrections} - {None}
    if not isinstance(version, SessionFacts) or not named:
        return frozenset()
    return frozenset(q.id for q in version.questions if q.id in named and q.is_listed)


def _corrected(
    kind: Kind,
    version: SessionFacts | ReleaseFacts | PageFacts,
    correction: Correction,
    listed: frozenset[QuestionId],
) -> Corrected:
    told = correction.question is None or correction.question in listed
    note = Localized.of({version.lang: correction.note}) if correction.note and told else None
    return Corrected(
        on=correction.on,
        kind=kind,
        id=version.id,
        lang=version.lang,
        title=version.title,
        note=note,
        minor=correction.minor,
        question=correction.question if correction.question in listed else None,
        withdrawn=False,
        demonstration=not isinstance(version, PageFacts) and version.demonstration,
    )


def _withdrawn(
    releases: Iterable[Mapping[Language, ReleaseFacts]], language: Language
) -> Iterator[Corrected]:
    for versions in releases:
        release = best_version(versions, language)
        if release.withdrawn is not None:
            record = _corrected(
                "release", release, Correction(release.withdrawn.on, None), frozenset()
            )
            yield replace(record, note=release.withdrawn.reason, withdrawn=True)

"""The whole archive: facts of every record, texts of none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pressroom.language import Language
from pressroom.model.identity import PageId, ReleaseId, SeriesId, SessionId
from pressroom.model.registers import Registers
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.series import Series
from pressroom.model.session import SessionFacts

VersionT = TypeVar("VersionT")


def best_version(versions: Mapping[Language, VersionT], language: Language) -> VersionT:
    """The version that a reader of ``language`` is led to: their own, else the next best.

    Raises KeyError: there is no version at all.
    """
    return next(versions[lang] for lang in language.fallbacks if lang in versions)


@dataclass(frozen=True, slots=True)
class Archive:
    """Every record by id and language, ids in ascending order; registers; files that may be shown.

    ``media`` maps each file of ``images/`` and ``recordings/`` (path relative to the content
    folder) to the digest of its bytes.
    """

    registers: Registers
    sessions: Mapping[SessionId, Mapping[Language, SessionFacts]] = field(default_factory=dict)
    releases: Mapping[ReleaseId, Mapping[Language, ReleaseFacts]] = field(default_factory=dict)
    pages: Mapping[PageId, Mapping[Language, PageFacts]] = field(default_factory=dict)
    series: Mapping[SeriesId, Series] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)

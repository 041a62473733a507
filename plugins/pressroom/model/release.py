"""Press releases and plain pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pressroom.language import Language
from pressroom.model.identity import DistrictId, PageId, ReleaseId, SessionId, TopicId
from pressroom.model.records import Correction, Image, Withdrawal
from pressroom.source import SourceRef


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One language version of a press release without its body; ``published`` is its date, aware.

    ``media`` are the files of the content that its body shows or links to, the image included.
    ``words`` is the digest of its words.
    """

    id: ReleaseId
    lang: Language
    source: SourceRef
    title: str
    published: datetime
    summary: str | None = None
    district: DistrictId | None = None
    topics: tuple[TopicId, ...] = ()
    image: Image | None = None
    about: SessionId | None = None
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    publish: datetime | None = None
    draft: bool = False
    demonstration: bool = False
    media: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its Markdown body, which begins at line ``body_line`` of its file."""

    facts: ReleaseFacts
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One language version of a plain page; ``order`` is its place in the menu, absent: not in it.

    ``media`` are the files of the content that its body shows or links to.
    """

    id: PageId
    lang: Language
    source: SourceRef
    title: str
    summary: str | None = None
    order: int | None = None
    corrections: tuple[Correction, ...] = ()
    draft: bool = False
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A plain page with its Markdown body, which begins at line ``body_line`` of its file."""

    facts: PageFacts
    body: str
    body_line: int

"""What all records share: images, corrections, changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pressroom.language import Localized
from pressroom.model.identity import QuestionId


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of ``content/images``; ``file`` is relative to the content folder."""

    file: str
    alt: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of words already published. ``question`` is None where the whole record is meant.

    ``minor`` marks spelling: then the note may be absent.
    """

    on: date
    note: str | None
    question: QuestionId | None = None
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a confirmed date or place; ``was`` is the date before, if it moved."""

    on: datetime
    note: str
    was: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A broadcast that does not take place; ``on`` is the moment at which that was announced."""

    on: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A release that was taken back; its address stays and says so."""

    on: date
    reason: Localized

"""What was promised on air, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pressroom.language import Localized
from pressroom.model.identity import OfficialId


class CommitmentStatus(StrEnum):
    """Where a promise stands; ``open`` until an update says otherwise."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not-done"
    HANDED_OVER = "handed-over"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A term counted in working days from the day of the answer, that day excluded."""

    count: int


@dataclass(frozen=True, slots=True)
class CommitmentUpdate:
    """One step in a promise's history.

    ``note`` is Markdown. ``evidence`` is an address (http or https) or a file of the content.
    """

    on: date
    status: CommitmentStatus
    note: Localized | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise with its owner and term; ``updates`` are in order of their days.

    ``given`` is the day of the answer where the question was first answered later than on air.
    """

    promise: Localized
    owner: OfficialId | None = None
    due: date | WorkingDays | None = None
    updates: tuple[CommitmentUpdate, ...] = ()
    given: date | None = None

    @property
    def status(self) -> CommitmentStatus:
        """What the last update says."""
        return self.updates[-1].status if self.updates else CommitmentStatus.OPEN

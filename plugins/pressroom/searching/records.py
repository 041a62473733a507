"""What is searched: one record for each listed question or press release."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain words in one language, and how much each of them counts (``scoring``)."""

    text: str
    lang: Language
    weight: int


@dataclass(frozen=True, slots=True)
class Traits:
    """What records are filtered by: ids of the registers, "" where there is none.

    ``officials`` are all who answer; ``promise`` is the state of a commitment.
    """

    lang: str
    topics: tuple[str, ...]
    district: str
    officials: tuple[str, ...]
    promise: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its words, title first, and its traits; ``stale`` ones rank lower."""

    passages: tuple[Passage, ...]
    traits: Traits
    stale: bool

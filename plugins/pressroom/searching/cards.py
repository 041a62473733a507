"""What results show: small files of a few records each, JSON that hosts compress.

A file is a list: the digest of its group, then a list for each record: where it stands (a
question's id, "" for a release); language of the title; day; district; topics; states; the other
languages that it stands in; title; then its words, each turn begun by "?" (a citizen's) or "!" (the
police's).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

CARDS_IN_A_FILE = 3
"""As many as cost a reader little who wants one of them; a file for each would double a site's."""


@dataclass(frozen=True, slots=True)
class Card:
    """One result.

    ``states`` are words such as ``superseded``, ``outdated``, ``unanswered``, ``demonstration``
    and a promise's state; ``texts`` are pairs of a mark ("?" or "!") and one line of words.
    """

    part: str
    lang: str
    day: date
    district: str
    topics: tuple[str, ...]
    states: tuple[str, ...]
    languages: tuple[str, ...]
    title: str
    texts: tuple[tuple[str, str], ...]


def card_files(digest: bytes, cards: Sequence[Card]) -> Iterator[bytes]:
    """The files of a group with this digest, in the order of its records."""
    for start in range(0, len(cards), CARDS_IN_A_FILE):
        rows = map(_row, cards[start : start + CARDS_IN_A_FILE])
        yield json_bytes([digest.hex(), *rows])


def _row(card: Card) -> list[object]:
    return [
        card.part,
        card.lang,
        card.day.isoformat(),
        card.district,
        card.topics,
        card.states,
        card.languages,
        card.title,
        *(f"{mark}{words}" for mark, words in card.texts),
    ]


def json_bytes(content: object) -> bytes:
    """JSON without blanks, letters as they are."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

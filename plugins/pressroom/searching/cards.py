"""What a result shows, one small file a record: written with one byte a letter.

Lines, ended by a newline: digest of the group; where the record stands (a question's id, "" for a
release); language of the title; day; district; topics; states; the other languages that it stands
in; title; then its words, each line begun by "?" (a citizen's) or "!" (the police's).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.searching.letters import encode_letters


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


def card_text(card: Card) -> str:
    """The lines of a card but for the first."""
    lines: Iterable[str] = (
        card.part,
        card.lang,
        card.day.isoformat(),
        card.district,
        " ".join(card.topics),
        " ".join(card.states),
        " ".join(card.languages),
        card.title,
        *(f"{mark}{words}" for mark, words in card.texts),
    )
    return "".join(f"{' '.join(line.split())}\n" for line in lines)


def card_file(digest: bytes, text: str) -> bytes:
    """The bytes of a card of the group with this digest."""
    return encode_letters(f"{digest.hex()}\n{text}")

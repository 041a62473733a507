"""The tables of ``words.toml`` as the browser's module holds them: small, and ready for use."""

from __future__ import annotations

import string
from collections.abc import Iterable
from itertools import takewhile

from pressroom.searching.folding import fold
from pressroom.searching.kazakh import as_analysed, stem_of
from pressroom.searching.tables import tables

_FIRST_LETTER = ord("а")
_SHORT = {_FIRST_LETTER + place: letter for place, letter in enumerate(string.ascii_letters[:32])}


def for_browser() -> dict[str, object]:
    """What ``theme/static/js/search-words.js`` calls TABLES."""
    known = tables()
    return {
        "word": known.word,
        "marks": known.marks,
        "joint": known.joint,
        "from": known.folds[0],
        "to": known.folds[1],
        "pairs": _line(known.pairs),
        "latin": _line(known.latin),
        "signs": known.signs,
        "same": known.same,
        "other": known.other,
        "asked": known.asked,
        "families": known.families,
        "english": known.english,
        "sounds": known.sounds,
        "back": known.back,
        "meeting": known.meeting,
        "endings": known.endings,
        "derivations": known.derivations,
        "nouns": _stems(known.nouns),
        "verbs": _stems(known.verbs),
    }


def _line(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{one}:{other}" for one, other in pairs)


def _stems(entries: Iterable[str]) -> str:
    """The stems of words as terms without their kind, a third of their size.

    Sorted; each is the number of letters that it shares with the one before, and its own letters in
    Latin ones. ``орын/орн`` stands as it is: the second is another form of the first.
    """
    variants = (entry.split("/") for entry in entries)
    stems = {"/".join(stem_of(as_analysed(fold(word))) for word in words) for words in variants}
    written = []
    before = ""
    for stem in sorted(stems):
        shared = min(_shared(before, stem), 9)
        written.append(f"{shared}{stem[shared:].translate(_SHORT)}")
        before = stem
    return "".join(written)


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))

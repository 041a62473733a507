"""The tables of ``words.toml`` as the browser's module holds them: small, and ready for use."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.searching.folding import fold
from pressroom.searching.kazakh import as_analysed, stem_of
from pressroom.searching.tables import tables


def for_browser() -> dict[str, object]:
    """What ``theme/static/js/search-words.js`` calls TABLES."""
    known = tables()
    return {
        "word": known.word,
        "joint": known.joint,
        "from": known.folds[0],
        "to": known.folds[1],
        "pairs": _line(known.pairs),
        "latin": _line(known.latin),
        "signs": known.signs,
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
    """The stems as terms without their kind, sorted: neighbours that begin alike take few bytes."""
    variants = (entry.split("/") for entry in entries)
    stems = ("/".join(stem_of(as_analysed(fold(word))) for word in words) for words in variants)
    return " ".join(sorted(set(stems)))

"""From text to words, and from a word to the terms under which an index keeps it.

The browser does the same with a query (``theme/static/js/search-words.js``); a test holds the two
together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pressroom.language import Language
from pressroom.searching.endings import NOUN
from pressroom.searching.folding import as_cyrillic, fold
from pressroom.searching.kazakh import as_analysed, readings, stem_of
from pressroom.searching.rules import changed, read_rules
from pressroom.searching.russian import asked_stems, russian_stems
from pressroom.searching.tables import tables

__all__ = ["Term", "Token", "fold", "query_terms", "surfaces", "terms", "tokens", "weighted_terms"]

SURFACE = 1.0
SURE = 0.8
LIKELY = 0.5
FAR = 0.25
"""What it is worth when a query and a text meet in a word as written, in a stem that is known, in
one that the endings allow, in the word that it may be made from."""

SNOWBALL = "~"
"""What Russian and English stems begin with; Kazakh ones begin with NOUN or VERB."""
LONG_STEM = 4
REMEMBERED = 1 << 14  # words; who reads many texts keeps what it needs of them

_PART = rf"[{tables().word}][{tables().word}{tables().marks}]*"
_WORD = re.compile(rf"{_PART}(?:[{tables().joint}]{_PART})*")
_KAZAKH_LETTERS = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_LATIN = re.compile("[a-z]+")
_PARTICIPLE = re.compile("[ая][нл]$")  # what Snowball takes off Казахстан and канал
_CYRILLIC = re.compile("[а-яё]")
_ENGLISH = read_rules(tables().english)


class Token(NamedTuple):
    """A word of a text: as written, and the places of its first character and after its last."""

    word: str
    start: int
    end: int


class Term(NamedTuple):
    """A key of the index, and what it is worth to meet in it, up to 1."""

    key: str
    weight: float


def tokens(text: str) -> list[Token]:
    """The words of a text in their order, with their places in characters."""
    return [Token(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def surfaces(text: str) -> list[str]:
    """The words of a text in their order, as written; four times faster than ``tokens``."""
    return _WORD.findall(text)


def terms(word: str, lang: Language | str) -> tuple[str, ...]:
    """The keys under which a word of a text is kept, its folded spelling first.

    Stems begin with ``+``, ``*`` or ``~`` and so are never taken for words. A mark that stands over
    no letter has none.
    """
    found = _weights(word, lang)
    found.pop("", None)
    return tuple(sorted(found, key=found.__getitem__, reverse=True))


def query_terms(word: str) -> tuple[str, ...]:
    """The keys to look for when nobody knows which language a word is."""
    return tuple(term.key for term in weighted_terms(word, None))


@lru_cache(maxsize=REMEMBERED)
def weighted_terms(word: str, lang: Language | str | None) -> tuple[Term, ...]:
    """The keys of a word with their weights, the heaviest first; ``lang`` None for any language."""
    found = _weights(word, lang)
    return tuple(
        Term(key, found[key]) for key in sorted(found, key=found.__getitem__, reverse=True)
    )


def _weights(word: str, lang: Language | str | None) -> dict[str, float]:
    folded = fold(word)
    found: dict[str, float] = {folded: SURFACE}
    _add_stems(found, folded, lang, may_be_russian=_KAZAKH_LETTERS.search(word) is None)
    if "-" in folded:
        for part in _parts(folded):
            found.setdefault(part, LIKELY)
            _add_stems(found, part, lang, may_be_russian=_KAZAKH_LETTERS.search(word) is None)
    return found


def _add_stems(
    found: dict[str, float], folded: str, lang: Language | str | None, *, may_be_russian: bool
) -> None:
    if _LATIN.fullmatch(folded):
        if lang != Language.KK:
            found.setdefault(SNOWBALL + changed(folded, _ENGLISH), SURE)
        if lang in (None, Language.KK):
            cyrillic = as_cyrillic(folded)
            found.setdefault(cyrillic, LIKELY)
            _add_kazakh(found, cyrillic)
    elif _CYRILLIC.search(folded):
        if lang in (None, Language.KK):
            _add_kazakh(found, folded)
        if lang == Language.RU or (lang is None and may_be_russian):
            for place, stem in enumerate(russian_stems(folded)):
                found.setdefault(SNOWBALL + stem, LIKELY if place else SURE)
        if lang is None:
            _widen(found, folded, may_be_russian=may_be_russian)


def _add_kazakh(found: dict[str, float], folded: str) -> None:
    stems, bases, known = readings(folded)
    for stem in stems:
        found.setdefault(stem, SURE if known else LIKELY)
    for base in bases:
        found.setdefault(base, FAR)


def _widen(found: dict[str, float], folded: str, *, may_be_russian: bool) -> None:
    """What a query may ask for at no cost to the index.

    The word may be a stem although its end looks like an ending, a text may have a stem as it
    stands, and names and loans are alike in both languages.
    """
    whole = NOUN + stem_of(as_analysed(folded))
    stems = [*found, whole]
    if may_be_russian:
        stems += [SNOWBALL + stem for stem in asked_stems(folded)]
    for key in stems:
        if key[0] in NOUN + SNOWBALL and len(key) > LONG_STEM:
            found.setdefault(key, FAR)
            found.setdefault(key[1:], FAR)
            found.setdefault((SNOWBALL if key[0] == NOUN else NOUN) + key[1:], FAR)
            if key[0] == NOUN and _PARTICIPLE.search(key):
                found.setdefault(SNOWBALL + key[1:-1], FAR)
    found.setdefault(whole, FAR)


def _parts(folded: str) -> list[str]:
    """The parts of a word with hyphens; an ending after a number or a short name is none."""
    parts = folded.split("-")
    if len(parts) == 2 and len(parts[1]) <= 3 and len(parts[0]) <= 4:
        return parts[:1]
    return [part for part in parts if len(part) > 1]

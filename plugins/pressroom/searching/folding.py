"""One spelling for all the ways in which people type a word.

Small letters; ё as е; Kazakh letters as they are typed on a Russian keyboard; Kazakh in Latin
letters as Cyrillic ones, where the letters themselves show that it is Kazakh; no marks over
letters, no soft hyphens. The browser folds a query by the same tables.
"""

from __future__ import annotations

import re
import unicodedata

from pressroom.searching.tables import tables

_TABLES = tables()
_FOLDS = str.maketrans(dict(zip(*_TABLES.folds, strict=True)) | dict.fromkeys("\u2010\u2011", "-"))
_MARKS = re.compile(f"[{_TABLES.marks}]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`]")
_PLAIN = re.compile("[-0-9а-я]*")
# Letters that the folded spelling of no language has: accents over Latin letters come off.
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LATIN = re.compile("[a-z]")

# q without u and another vowel is no English; an apostrophe after these letters is a letter's part.
_KAZAKH = re.compile(rf"[{_TABLES.signs}]|q(?!u[aeio])|[aougnscyi]'(?!(?:s|t|d|m|re|ve|ll)$)")
_PAIRS = dict(_TABLES.pairs)
_PAIR = re.compile("|".join(_PAIRS))
_LETTERS = str.maketrans(dict(_TABLES.latin))
# i and ı are й beside a vowel before them: ``aıaq`` and ``aiaq`` are one word.
_GLIDE = re.compile("(?<=[aáäəeoóöuúūüý])[iı](?!')")


def fold(word: str) -> str:
    """The one spelling of a word that all its spellings share.

    Words in Latin letters without a Kazakh sign stay Latin: ``qala`` is folded to Cyrillic letters,
    ``jol`` is not. See ``as_cyrillic``.
    """
    word = word.lower()
    folded = word.translate(_FOLDS)
    if _PLAIN.fullmatch(folded):
        return folded
    folded = _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_FOLDS)
    folded = _APOSTROPHES.sub("'", folded)
    if _LATIN.search(folded) or _ACCENTED.search(folded):
        if _KAZAKH.search(folded):
            return as_cyrillic(folded)
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    return folded.replace("'", "")


def as_cyrillic(word: str) -> str:
    """A word in small Latin letters, read as Kazakh and folded."""
    word = _GLIDE.sub("й", word)
    word = _PAIR.sub(lambda pair: _PAIRS[pair[0]], word)
    return word.translate(_LETTERS).replace("'", "")

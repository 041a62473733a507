"""Russian stems of a word: Snowball's, and where its stems of one word differ, what they share.

Snowball takes endings off. It leaves ``перекресток`` and ``перекрестк`` apart, takes ``орган`` for
a participle, and knows nothing of ``день`` and ``дня``; the tables mend that.
"""

from __future__ import annotations

import re

import snowballstemmer

from pressroom.searching.tables import tables

_SNOWBALL = snowballstemmer.stemmer("russian")


def russian_stems(folded: str) -> list[str]:
    """The stems of a folded word, Snowball's own first."""
    family = _FAMILIES.get(folded)
    if family:
        return [family]
    stems = [_shared(_SNOWBALL.stemWord(folded))]
    for end, other in _OTHER:
        if end.search(folded):
            stems.append(_shared(end.sub(other, folded)))
    return stems


def asked_stems(folded: str) -> list[str]:
    """Stems to look for besides, where a stem may have been taken for an ending, or the reverse."""
    stem = _SNOWBALL.stemWord(folded)
    found = [
        _shared(end.sub(o, one)) for one in (folded, stem) for end, o in _ASKED if end.search(one)
    ]
    return list(dict.fromkeys(found))


def _shared(stem: str) -> str:
    for pattern, instead in _SAME:
        stem = pattern.sub(instead, stem)
    return stem


def _rules(lines: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    pairs = (line.split("->") for line in lines)
    return [(re.compile(one.strip()), other.strip().replace("{1}", r"\1")) for one, other in pairs]


_SAME = _rules(tables().same)
_OTHER = _rules(tables().other)
_ASKED = _rules(tables().asked)
_FAMILIES = {word: line.split()[0] for line in tables().families for word in line.split()}

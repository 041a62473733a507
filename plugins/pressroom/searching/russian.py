"""Russian stems of a word: Snowball's, and where its stems of one word differ, what they share.

Snowball takes endings off. It leaves ``перекресток`` and ``перекрестк`` apart, takes ``орган`` for
a participle, and knows nothing of ``день`` and ``дня``; the tables mend that.
"""

from __future__ import annotations

import snowballstemmer

from pressroom.searching.rules import changed, read_rules
from pressroom.searching.tables import tables

_SNOWBALL = snowballstemmer.stemmer("russian")


def russian_stems(folded: str) -> list[str]:
    """The stems of a folded word, Snowball's own first."""
    for forms, stem in _FAMILIES:
        if forms.fullmatch(folded):
            return [stem]
    stems = [changed(_SNOWBALL.stemWord(folded), _SAME)]
    for end, other in _OTHER:
        if end.search(folded):
            stems.append(changed(end.sub(other, folded), _SAME))
    return stems


def asked_stems(folded: str) -> list[str]:
    """Stems to look for besides, where a stem may have been taken for an ending, or the reverse."""
    stem = _SNOWBALL.stemWord(folded)
    found = [
        changed(end.sub(other, one), _SAME)
        for one in (folded, stem)
        for end, other in _ASKED
        if end.search(one)
    ]
    return list(dict.fromkeys(found))


_SAME = read_rules(tables().same)
_OTHER = read_rules(tables().other)
_ASKED = read_rules(tables().asked)
_FAMILIES = read_rules(tables().families)

"""Russian stems of a word: Snowball's, and where its stems of one word differ, what they share.

Snowball takes endings off. It leaves ``перекресток`` and ``перекрестк`` apart, takes ``орган`` for
a participle, and knows nothing of ``день`` and ``дня``; the tables mend that.
"""

from __future__ import annotations

import snowballstemmer

from pressroom.searching.rules import any_of, changed, read_rules
from pressroom.searching.tables import tables

_SNOWBALL = snowballstemmer.stemmer("russian")


def russian_stems(folded: str) -> list[str]:
    """The stems of a folded word, Snowball's own first."""
    if _IN_A_FAMILY.fullmatch(folded):
        return [next(stem for forms, stem in _FAMILIES if forms.fullmatch(folded))]
    stems = [changed(_SNOWBALL.stemWord(folded), _SAME)]
    if _HAS_ANOTHER.search(folded):
        stems += [
            changed(end.sub(other, folded), _SAME) for end, other in _OTHER if end.search(folded)
        ]
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
_HAS_ANOTHER = any_of(_OTHER)
_IN_A_FAMILY = any_of(_FAMILIES)

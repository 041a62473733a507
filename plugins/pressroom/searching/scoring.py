"""How much a word says about a record: BM25 in whole numbers.

The part that depends on the record alone, its *impact*, is worked out when the index is made and
kept in one byte; how rare a word is in the whole archive is known when someone searches, and the
reader's browser multiplies. The average length is a number of the format and not of the archive,
so that a new session changes no byte of the years before. Source: Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

K1 = 1.2
B = 0.75
AVERAGE_LENGTH = 120
"""Words of a record, title included: what an impact of the usual weight is reckoned for."""

FINENESS = 10
"""Lengths that differ by less than this part of them may count alike: a few words more in an answer
seldom change the impact of all others, and with it the files in which those stand."""

TITLE, QUESTION, ANSWER = 4, 2, 1
"""How much one word counts by the place where it stands."""

UNIT = 100
"""The impact of a word that stands once, as an answer's, in a record of average length."""

TOPIC = 40
"""The impact of a record's topic for the words that the register gives as its synonyms."""

STALE = 2
"""An answer that is superseded or out of date has so many times less impact."""

MOST = 63
"""Counts above this have the same impact."""


@cache
def impacts(length: int, *, stale: bool = False) -> Sequence[int]:
    """The impact of a word by its weighted count, in a record of ``length`` words; 1 to 220.

    Instead of a count of 0 stands what a topic or district has.
    """
    share = K1 * (1 - B + B * _rounded(length) / AVERAGE_LENGTH)
    full = (round(UNIT * count * (K1 + 1) / (count + share)) for count in range(1, MOST + 1))
    return (TOPIC, *(max(1, impact // STALE if stale else impact) for impact in full))


@cache
def _rounded(length: int) -> float:
    """The middle of the lengths that count as ``length`` does."""
    first = 1
    while first + _width(first) <= length:
        first += _width(first)
    return first + (_width(first) - 1) / 2


def _width(first: int) -> int:
    return max(1, first // FINENESS)

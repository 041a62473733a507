"""Where sorted words are cut into files, so that cuts and numbers hold when words come and go.

Cuts at equal numbers of bytes would all move by a word or two when one word is added. Here the
whole is halved, each half again, and so on; each cut stands near the middle, at the word whose
checksum is the lowest in the thirty-second part of the whole on either side. Another word moves a
cut only when it stands at the edge of that neighbourhood or has the lowest checksum in it, and what
is cut elsewhere does not notice. Weights of words are rounded besides, so that one more record of a
word that many have changes no weight.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from zlib import crc32

NEAR = 32
"""A cut may stand so far from the middle: a part of what is halved."""

_LEAST = 16
_LIGHT = 8


def cuts(entries: Sequence[tuple[bytes, bytes]], files: int) -> list[int]:
    """The places where each file begins, and the number of entries; ``files`` is 1 or more.

    ``entries`` are words, sorted, each with its bytes.
    """
    starts = list(accumulate((len(w) + _weight(len(rest)) for w, rest in entries), initial=0))
    places = [0] * files + [len(entries)]
    rest = [(0, files)]
    while rest:
        first, last = rest.pop()
        if last - first > 1:
            middle = (first + last) // 2
            low, high = places[first], places[last]
            span = starts[high] - starts[low]
            target = starts[low] + span * (middle - first) // (last - first)
            begin = bisect_left(starts, target - span // NEAR, low, high)
            end = bisect_left(starts, target + span // NEAR, begin, high)
            places[middle] = min(
                range(begin, max(end, begin + 1)), key=lambda place: _checksum(entries, place)
            )
            rest += ((first, middle), (middle, last))
    return places


def numbered(words: Iterable[bytes], files: int) -> dict[bytes, int]:
    """A file of its own for each word, of ``files`` that are more than the words.

    A word takes the first file of those that its checksums name which no word with a lower checksum
    takes. So it keeps its file when others come and go, but for the few that they push aside.
    """
    taken: dict[int, bytes] = {}
    tried: Counter[bytes] = Counter()
    rest = list(words)
    while rest:
        word = rest.pop()
        file = crc32(b"%d" % tried[word], crc32(word)) % files
        tried[word] += 1
        holder = taken.get(file)
        if holder is None or _order(word) < _order(holder):
            taken[file] = word
            word = holder or b""
        if word:
            rest.append(word)
    return {word: file for file, word in taken.items()}


def _order(word: bytes) -> tuple[int, bytes]:
    return crc32(word), word


def _checksum(entries: Sequence[tuple[bytes, bytes]], place: int) -> int:
    return crc32(entries[place][0]) if place < len(entries) else 0


def _weight(size: int) -> int:
    """A number of bytes, rounded to one and a half times a power of two."""
    return 3 * (1 << size.bit_length() - 2) if size >= _LEAST else _LIGHT

"""One session's part of the index, kept beside the site until its segment is put together.

A leaf holds, for each term in the order of its bytes, the records of the session in which the term
stands with its impact in each; the words as they are written; and the traits of the records. It is
cut into parts by the first byte of the terms, so that many leaves are joined a part at a time.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from pressroom.language import Language
from pressroom.searching import scoring
from pressroom.searching.letters import encode_letters
from pressroom.searching.records import Record, Traits
from pressroom.searching.words import surfaces, terms

PARTS = tuple(bytes([first]) for first in (0x81, 0x84, 0x89, 0x8B, 0x8D, 0x90, 0x91, 0x93, 0x96))
"""Where the parts begin, but for the first."""

STEMS = "+*~"
"""What the terms of stems begin with (``words``)."""

_SHORTEST = 3
_COUNT_BITS = 24
_COUNT = (1 << _COUNT_BITS) - 1
_REMEMBERED = 500_000
_END = b"\n"

_known: dict[Language, dict[str, tuple[bytes, ...]]] = {lang: {} for lang in Language}
_terms: dict[str, bytes] = {}


def make_leaf(records: Iterable[Record]) -> bytes:
    """The leaf of a session's records, numbered from 0 in their order.

    Words are counted first, and then the terms of each word once for all records: a session's
    words are few and come again and again.
    """
    heard: dict[Language, defaultdict[str, list[int]]] = {
        lang: defaultdict(list) for lang in Language
    }
    spoken: Counter[str] = Counter()
    traits: list[Traits] = []
    rows: list[Sequence[int]] = []
    named: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        place = number << _COUNT_BITS
        length = 0
        everything: set[str] = set()
        for passage in record.passages:
            words = surfaces(passage.text.lower())
            length += len(words)
            everything.update(words)
            own, weight = heard[passage.lang], passage.weight
            for word, count in Counter(words).items():
                own[word].append(place + count * weight)
        spoken.update(everything)
        traits.append(record.traits)
        rows.append(scoring.impacts(length, stale=record.stale))
        for name in (
            *(f"#{topic}" for topic in record.traits.topics),
            f"@{record.traits.district}",
        ):
            named[name.encode()].append(number << 8 | scoring.TOPIC)
    return _packed({**_postings(heard, rows), **named}, spoken, list(map(asdict, traits)))


def _postings(
    heard: Mapping[Language, Mapping[str, list[int]]], rows: Sequence[Sequence[int]]
) -> dict[bytes, list[int]]:
    """For each term its postings, the words joined that have it in common."""
    counts: dict[bytes, list[int]] = {}
    for lang, words in heard.items():
        known = _known[lang]
        for word, places in words.items():
            for term in known.get(word) or _terms_of(lang, word):
                before = counts.get(term)
                counts[term] = places if before is None else before + places
    posting = _Posting(rows).__getitem__
    return {
        term: list(map(posting, _summed(places) if len(places) > 1 else places))
        for term, places in counts.items()
    }


class _Posting(dict[int, int]):
    """The posting of each place: worked out once, the places of a leaf are few."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, place: int) -> int:
        record, count = place >> _COUNT_BITS, place & _COUNT
        found = self[place] = record << 8 | self._rows[record][min(count, scoring.MOST)]
        return found


def _summed(places: list[int]) -> list[int]:
    """Places in their order, the counts of one record added together."""
    found: list[int] = []
    end = -1  # behind the last place of the record that the last found is of
    for place in sorted(places):
        if place < end:
            found[-1] += place & _COUNT
        else:
            found.append(place)
            end = (place | _COUNT) + 1
    return found


def _terms_of(lang: Language, word: str) -> tuple[bytes, ...]:
    """The terms of a word, each the same object wherever it comes from."""
    if len(_known[lang]) > _REMEMBERED:
        _known[lang].clear()
        _terms.clear()
    found = []
    for term in dict.fromkeys(terms(word, lang)):
        code = _terms.get(term)
        if code is None:
            code = _terms[term] = encode_letters(key_of(term))
        found.append(code)
    known = _known[lang][word] = tuple(found)
    return known


def key_of(term: str) -> str:
    """A term as the index keeps it: a stem's sign behind it, so that it stands beside its word."""
    return f"{term[1:]}{term[0]}" if term[0] in STEMS else term


def _packed(
    postings: dict[bytes, list[int]], spoken: Counter[str], traits: list[dict[str, Any]]
) -> bytes:
    order = sorted(postings)
    cuts = [0, *(bisect_left(order, part) for part in PARTS), len(order)]
    parts: list[bytes] = []
    for start, end in pairwise(cuts):
        names = order[start:end]
        lists = [postings[name] for name in names]
        flat = array("I", [posting for one in lists for posting in one])
        parts += (_END.join(names), _bytes(array("I", map(len, lists))), _bytes(flat))
    words = sorted(word for word in spoken if len(word) >= _SHORTEST and word.isalpha())
    parts += ("\n".join(words).encode(), _bytes(array("I", map(spoken.__getitem__, words))))
    parts.append(json.dumps(traits, ensure_ascii=False).encode())
    return _bytes(array("I", map(len, parts))) + b"".join(parts)


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(content: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Leaf:
    """A leaf read back."""

    def __init__(self, content: bytes) -> None:
        count = 3 * (len(PARTS) + 1) + 3
        sizes = _numbers(content[: 4 * count])
        self._content = content
        self._starts = [4 * count]
        for size in sizes:
            self._starts.append(self._starts[-1] + size)

    def _part(self, number: int) -> bytes:
        return self._content[self._starts[number] : self._starts[number + 1]]

    def postings(self, part: int) -> tuple[list[bytes], array[int], array[int]]:
        """Terms of a part in order, how many postings each has, and all of them in a row.

        A posting is the record's number, then eight bits of impact.
        """
        names = self._part(3 * part)
        return (
            names.split(_END) if names else [],
            _numbers(self._part(3 * part + 1)),
            _numbers(self._part(3 * part + 2)),
        )

    def words(self) -> Iterable[tuple[str, int]]:
        """Words as they are written, in small letters, with the number of records of each."""
        names = self._part(3 * (len(PARTS) + 1)).decode()
        counts = _numbers(self._part(3 * (len(PARTS) + 1) + 1))
        return zip(names.split("\n"), counts, strict=True) if names else ()

    def traits(self) -> Sequence[dict[str, Any]]:
        """The traits of each record."""
        found: list[dict[str, Any]] = json.loads(self._part(3 * (len(PARTS) + 1) + 2))
        return found

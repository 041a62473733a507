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
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from pressroom.language import Language
from pressroom.searching import scoring
from pressroom.searching.letters import encode_letters
from pressroom.searching.records import Record
from pressroom.searching.words import surfaces, terms

PARTS = tuple(bytes([first]) for first in (0x81, 0x84, 0x89, 0x8B, 0x8D, 0x90, 0x91, 0x93, 0x96))
"""Where the parts begin, but for the first."""

STEMS = "+*~"
"""What the terms of stems begin with (``words``)."""

_SHORTEST = 3
_END = b"\n"

_known: dict[tuple[Language, str], tuple[bytes, ...]] = {}
_terms: dict[str, bytes] = {}


def make_leaf(records: Iterable[Record]) -> bytes:
    """The leaf of a session's records, numbered from 0 in their order."""
    postings: defaultdict[bytes, list[int]] = defaultdict(list)
    spoken: Counter[str] = Counter()
    traits = []
    for number, record in enumerate(records):
        traits.append(record.traits)
        place = number << 8
        counts, length, words = _count(record)
        row = scoring.impacts(length)
        last = len(row) - 1
        for term, count in counts.items():
            impact = row[min(last, count)]
            postings[term].append(
                place | (impact // scoring.STALE or 1 if record.stale else impact)
            )
        for topic in record.traits.topics:
            postings[b"#" + topic.encode()].append(place | scoring.TOPIC)
        if record.traits.district:
            postings[b"@" + record.traits.district.encode()].append(place | scoring.TOPIC)
        spoken.update(words)
    return _packed(postings, spoken, list(map(asdict, traits)))


def _count(record: Record) -> tuple[dict[bytes, int], int, set[str]]:
    """Weighted counts of the record's terms, its length in words, and its words."""
    counts: dict[bytes, int] = {}
    length = 0
    spoken: set[str] = set()
    for passage in record.passages:
        words = surfaces(passage.text.lower())
        length += len(words)
        spoken.update(words)
        weight, lang = passage.weight, passage.lang
        for word in words:
            found = _known.get((lang, word))
            if found is None:
                found = _known[lang, word] = _terms_of(word, lang)
            for term in found:
                counts[term] = counts.get(term, 0) + weight
    return counts, length, spoken


def _terms_of(word: str, lang: Language) -> tuple[bytes, ...]:
    """The terms of a word, each the same object wherever it comes from."""
    if len(_known) > 500_000:
        _known.clear()
        _terms.clear()
    found = []
    for term in dict.fromkeys(terms(word, lang)):
        code = _terms.get(term)
        if code is None:
            code = _terms[term] = encode_letters(key_of(term))
        found.append(code)
    return tuple(found)


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

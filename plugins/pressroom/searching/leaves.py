"""One session's part of the index, kept beside the site until its segment is put together.

A leaf holds each word of the session with the terms under which it is kept, the records in which it
stands and how much it counts there; and the lengths and traits of the records. Words wait for their
segment to be put under their terms: what a session says in a hundred forms of fifty words is then
brought together once for all sessions of a year. A leaf is cut into parts by the first letters of
the terms, so that many leaves are joined a part at a time.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
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

COUNT_BITS = 8
"""A posting is the number of a record, then so many bits of the word's count in it, at most MOST.

A count of 0 stands for a topic or district, of which a record is or is not.
"""

BREAK = "\0"
"""Between a word and its terms. Neither has one."""

_SHORTEST = 3
_REMEMBERED = 500_000
_END = "\n"

_Line = tuple[int, str]
"""A part, and what it says of a word: the word itself in one part alone, else "", and its terms."""

_known: dict[Language, dict[str, Sequence[_Line]]] = {lang: {} for lang in Language}


def make_leaf(records: Iterable[Record]) -> bytes:
    """The leaf of a session's records, numbered from 0 in their order."""
    heard: dict[Language, defaultdict[str, list[int]]] = {
        lang: defaultdict(list) for lang in Language
    }
    named: defaultdict[str, list[int]] = defaultdict(list)
    traits: list[dict[str, Any]] = []
    lengths = array("I")
    for number, record in enumerate(records):
        place = number << COUNT_BITS
        length = 0
        said: dict[Language, list[str]] = {}
        for passage in record.passages:
            words = surfaces(passage.text.lower())
            length += len(words)
            said.setdefault(passage.lang, []).extend(words * passage.weight)
        for lang, words in said.items():
            own = heard[lang]
            for word, count in Counter(words).items():
                own[word].append(place + (min(scoring.MOST, count)))
        for topic in record.traits.topics:
            named[f"#{topic}"].append(place)
        named[f"@{record.traits.district}"].append(place)
        traits.append(asdict(record.traits))
        lengths.append(length << 1 | record.stale)
    return _packed(_postings(heard, named), lengths, traits)


def _postings(
    heard: Mapping[Language, Mapping[str, list[int]]], named: Mapping[str, list[int]]
) -> Sequence[dict[str, list[int]]]:
    """For each part its lines with their postings."""
    parts: Sequence[dict[str, list[int]]] = [{} for _ in range(len(PARTS) + 1)]
    for lang, words in heard.items():
        known = _known[lang]
        for word, places in words.items():
            for part, line in known.get(word) or _lines_of(lang, word):
                lines = parts[part]
                before = lines.get(line)
                lines[line] = places if before is None else _joined(before, places)
    for name, places in named.items():
        parts[_part_of(name)][BREAK + name] = places
    return parts


def _joined(one: list[int], other: list[int]) -> list[int]:
    """The postings of a word in two languages that read it alike: numbers, names."""
    counts: Counter[int] = Counter()
    for posting in (*one, *other):
        counts[posting >> COUNT_BITS] += posting & scoring.MOST
    return [
        record << COUNT_BITS | min(count, scoring.MOST) for record, count in sorted(counts.items())
    ]


def _lines_of(lang: Language, word: str) -> Sequence[_Line]:
    """What each part says of a word."""
    known = _known[lang]
    if len(known) > _REMEMBERED:
        known.clear()
    keys: dict[int, dict[str, None]] = {}
    for term in terms(word, lang):
        key = key_of(term)
        keys.setdefault(_part_of(key), {})[key] = None
    shown = word if len(word) >= _SHORTEST and word.isalpha() else ""
    found: list[_Line] = []
    for part, own in keys.items():
        found.append((part, BREAK.join((shown, *own))))
        shown = ""
    known[word] = found
    return found


def _part_of(key: str) -> int:
    return bisect_right(PARTS, encode_letters(key[0]))


def key_of(term: str) -> str:
    """A term as the index keeps it: a stem's sign behind it, so that it stands beside its word."""
    return f"{term[1:]}{term[0]}" if term[0] in STEMS else term


def _packed(
    postings: Iterable[dict[str, list[int]]], lengths: array[int], traits: list[dict[str, Any]]
) -> bytes:
    parts: list[bytes] = []
    for lines in postings:
        lists = lines.values()
        flat = array("I", list(chain.from_iterable(lists)))
        parts += (_END.join(lines).encode(), _bytes(array("I", map(len, lists))), _bytes(flat))
    parts += (_bytes(lengths), json.dumps(traits, ensure_ascii=False).encode())
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
        count = 3 * (len(PARTS) + 1) + 2
        sizes = _numbers(content[: 4 * count])
        self._content = content
        self._starts = [4 * count]
        for size in sizes:
            self._starts.append(self._starts[-1] + size)

    def _part(self, number: int) -> bytes:
        return self._content[self._starts[number] : self._starts[number + 1]]

    def postings(self, part: int) -> tuple[list[str], array[int], array[int]]:
        """Lines of a part, how many postings each has, and all of them in a row.

        A line is a word, or "" where another part has it, and its terms, BREAK before each.
        """
        lengths = _numbers(self._part(3 * part + 1))
        lines = self._part(3 * part).decode().split(_END) if lengths else []
        return lines, lengths, _numbers(self._part(3 * part + 2))

    def impacts(self) -> list[Sequence[int]]:
        """For each record the impact of a word by its count."""
        found = _numbers(self._part(3 * (len(PARTS) + 1)))
        return [scoring.impacts(code >> 1, stale=bool(code & 1)) for code in found]

    def traits(self) -> Sequence[dict[str, Any]]:
        """The traits of each record."""
        found: list[dict[str, Any]] = json.loads(self._part(3 * (len(PARTS) + 1) + 1))
        return found

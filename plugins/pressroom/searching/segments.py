"""A segment of the index: the leaves of some years, joined once and cut into small files.

Each file begins with the segment's mark, four bytes that say in which order its records stand; a
shard says besides where the next one begins, and the postings that stand apart whose they are. A
browser that holds files of two builds which do not fit together notices, and asks anew. The words
of the records are not in the mark, and cuts (``cutting``) and numbers hold when words come and go:
an edited answer leaves all files as they were but those of its own words. The format of each file
is described in ``docs/reference/search.md``.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from pressroom.searching.cutting import cuts, numbered
from pressroom.searching.facets import facets_file
from pressroom.searching.leaves import BREAK, COUNT_BITS, PARTS, Leaf
from pressroom.searching.letters import encode_letters
from pressroom.searching.scoring import MOST
from pressroom.searching.sizes import GROUPS_IN_A_FILE, SHARDS_IN_A_DIRECTORY, Sizes
from pressroom.searching.varints import front_coded, gaps, varint, varints

FIRST_TIER = 128
"""So many postings of a frequent term stand in its shard, those of the greatest impact."""

ORDINARY = 500
"""In a segment of more records, a word that stands in one of them alone is not offered."""


@dataclass(frozen=True, slots=True)
class Group:
    """One leaf in its segment: ``name`` says where its cards stand.

    ``order`` is a digest of what its records are, one after the other.
    """

    name: str
    year: int
    records: int
    order: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """The files of a segment, by kind and number."""

    head: bytes
    facets: bytes
    spelling: bytes
    directories: tuple[bytes, ...]
    shards: tuple[bytes, ...]
    heavy: tuple[bytes, ...]
    words: tuple[bytes, ...]
    endings: tuple[bytes, ...]
    groups: tuple[bytes, ...]

    def file(self, part: str) -> bytes:
        """One of them: ``head``, ``shards 17``."""
        kind, _, number = part.partition(" ")
        found: bytes = getattr(self, kind)[int(number)] if number else getattr(self, kind)
        return found


@dataclass(slots=True)
class _Entry:
    """One term: all its postings as they stand in its shard, and those that stand apart."""

    term: bytes
    count: int
    near: bytes
    apart: bytes = b""


def join_leaves(groups: Sequence[Group], read: Callable[[int], Leaf], sizes: Sizes) -> Segment:
    """Join the leaves of ``groups``; ``read`` gives the leaf of a group by its place."""
    bases = list(accumulate((group.records for group in groups), initial=0))
    spoken: list[tuple[str, str, int]] = []
    entries = _entries(bases, read, sizes.frequent, spoken)
    heavy = [entry for entry in entries if entry.apart]
    numbers = numbered([entry.term for entry in heavy], sizes.heavy)
    shards, first_terms = _cut(
        [(entry.term, _entry_bytes(entry, numbers)) for entry in entries], sizes.shards
    )
    shards = [
        b"".join((*front_coded([end]), shard))
        for end, shard in zip([*first_terms[1:], b""], shards, strict=True)
    ]
    del entries
    words, first_words = _cut(_word_entries(spoken, backwards=False), sizes.words)
    endings, first_endings = _cut(_word_entries(spoken, backwards=True), sizes.words)
    chosen = [
        first_terms[start : start + SHARDS_IN_A_DIRECTORY]
        for start in range(0, len(first_terms), SHARDS_IN_A_DIRECTORY)
    ]
    directories = [_names(names) for names in chosen]
    spelling = _names(first_words) + _names(first_endings)
    rows = _group_files(groups)
    starts = bases[: len(groups) : GROUPS_IN_A_FILE]
    head = b"".join(
        (
            varint(bases[-1]),
            varint(len(groups)),
            *map(varint, starts),
            _names([names[0] for names in chosen]),
        )
    )
    mark = hashlib.blake2b(b"".join(rows), digest_size=4).digest()
    apart = [b""] * sizes.heavy
    for entry in heavy:
        apart[numbers[entry.term]] = b"".join((*front_coded([entry.term]), entry.apart))

    def marked(files: Iterable[bytes]) -> tuple[bytes, ...]:
        return tuple(mark + file for file in files)

    return Segment(
        head=mark + head,
        facets=mark + facets_file(groups_traits(groups, read)),
        spelling=mark + spelling,
        directories=marked(directories),
        shards=marked(shards),
        heavy=marked(apart),
        words=marked(words),
        endings=marked(endings),
        groups=marked(rows),
    )


def groups_traits(
    groups: Sequence[Group], read: Callable[[int], Leaf]
) -> Iterator[tuple[Group, Sequence[dict[str, object]]]]:
    """Each group with the traits of its records."""
    for place, group in enumerate(groups):
        yield group, read(place).traits()


def _entries(
    bases: list[int], read: Callable[[int], Leaf], heavy: int, spoken: list[tuple[str, str, int]]
) -> list[_Entry]:
    """Every term in the order of its bytes; the ``heavy`` most frequent ones are cut in two.

    On the way words go to ``spoken``: folded, as written, and the number of their records.
    """
    impacts = [row for place in range(len(bases) - 1) for row in read(place).impacts()]
    entries: list[_Entry] = []
    frequent: list[tuple[int, bytes, int, array[int]]] = []
    for part in range(len(PARTS) + 1):
        lines = _lines(bases, read, part)
        spoken += _frequent(lines, bases[-1])
        terms = _terms(lines)
        del lines
        for term in sorted(terms):
            numbers, found = _scored(terms.pop(term), impacts)
            count = len(numbers)
            if heavy and count > FIRST_TIER + FIRST_TIER // 2:
                postings = array("I", [n << 8 | i for n, i in zip(numbers, found, strict=True)])
                frequent.append((-count, term, len(entries), postings))
                entries.append(_Entry(term, count, b""))
            else:
                entries.append(_Entry(term, count, _list_bytes(numbers, found)))
        frequent.sort(key=lambda one: one[:2])
        for _, _, place, postings in frequent[heavy:]:
            entries[place].near = _list_bytes(*_apart(postings))
        del frequent[heavy:]
    for _, _, place, postings in frequent:
        first, rest = _tiers(postings)
        entries[place].near = _list_bytes(*_apart(first))
        entries[place].apart = _list_bytes(*_apart(rest))
    return entries


def _lines(bases: list[int], read: Callable[[int], Leaf], part: int) -> dict[str, list[int]]:
    """The lines of a part of all leaves, with their postings in the order of records."""
    joined: dict[str, list[int]] = {}
    for place, base in enumerate(bases[:-1]):
        lines, lengths, postings = read(place).postings(part)
        shift = base << COUNT_BITS
        moved = [posting + shift for posting in postings]
        start = 0
        for line, length in zip(lines, lengths, strict=True):
            end = start + length
            before = joined.get(line)
            if before is None:
                joined[line] = moved[start:end]
            elif length == 1:
                before.append(moved[start])
            else:
                before += moved[start:end]
            start = end
    return joined


def _frequent(lines: dict[str, list[int]], records: int) -> Iterator[tuple[str, str, int]]:
    """Words folded and as written, with the number of records that each stands in."""
    spoken: defaultdict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for line, postings in lines.items():
        if line[0] != BREAK:
            word, folded, *_ = line.split(BREAK, 2)
            spoken[folded, word].append(postings)
    for (folded, word), lists in spoken.items():
        count = len(lists[0])
        if len(lists) > 1:  # in two languages, perhaps of one record
            count = len({posting >> COUNT_BITS for posting in chain.from_iterable(lists)})
        if count > 1 or records <= ORDINARY:
            yield folded, word, count


def _terms(lines: dict[str, list[int]]) -> dict[bytes, list[list[int]]]:
    """The postings of all words that have a term in common, by the term."""
    terms: defaultdict[str, list[list[int]]] = defaultdict(list)
    for line, postings in lines.items():
        for key in line.split(BREAK)[1:]:
            terms[key].append(postings)
    return {encode_letters(key): lists for key, lists in terms.items()}


def _scored(
    lists: list[list[int]], impacts: Sequence[Sequence[int]]
) -> tuple[list[int], Sequence[int]]:
    """The records in which a term's words stand, ascending, and the term's impact in each."""
    postings = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
    numbers = [posting >> COUNT_BITS for posting in postings]
    if len(lists) > 1 and len(set(numbers)) < len(numbers):
        counts: dict[int, int] = {}
        for number, posting in zip(numbers, postings, strict=True):
            counts[number] = counts.get(number, 0) + (posting & MOST)
        numbers = list(counts)
        return numbers, [impacts[n][min(MOST, c)] for n, c in counts.items()]
    return numbers, [impacts[n][p & MOST] for n, p in zip(numbers, postings, strict=True)]


def _apart(postings: Sequence[int]) -> tuple[list[int], list[int]]:
    """Numbers of records, and impacts."""
    return [posting >> 8 for posting in postings], [posting & 0xFF for posting in postings]


def _tiers(postings: Sequence[int]) -> tuple[list[int], list[int]]:
    """The postings of the greatest impact, and the others; both in the order of records."""
    order = sorted(postings, key=lambda posting: (posting & 0xFF, posting), reverse=True)
    return sorted(order[:FIRST_TIER]), sorted(order[FIRST_TIER:])


def _list_bytes(numbers: list[int], impacts: Sequence[int]) -> bytes:
    """Gaps between the records' numbers, then an impact for each."""
    if len(numbers) == 1:
        return varint(numbers[0]) + bytes((impacts[0],))
    return varints(gaps(numbers)) + bytes(impacts)


def _entry_bytes(entry: _Entry, numbers: Mapping[bytes, int]) -> bytes:
    """What stands behind a term: its count, the file of its other postings, and its postings."""
    if entry.apart:
        return b"".join((varint(entry.count * 2 + 1), varint(numbers[entry.term]), entry.near))
    return varint(entry.count * 2) + entry.near


def _cut(entries: list[tuple[bytes, bytes]], files: int) -> tuple[list[bytes], list[bytes]]:
    """Cut sorted entries into files of about equal size (``cutting``); the first word of each.

    A file is its front-coded words, each with its bytes; a file may be empty, and then begins
    where the next one does.
    """
    contents = []
    firsts = []
    for start, end in pairwise(cuts(entries, files)):
        chosen = entries[start:end]
        words = front_coded(word for word, _ in chosen)
        contents.append(b"".join(w + rest for w, (_, rest) in zip(words, chosen, strict=True)))
        firsts.append(entries[start][0] if start < len(entries) else b"\xff" * 4)
    return contents, firsts


def _names(names: list[bytes]) -> bytes:
    return b"".join((varint(len(names)), *front_coded(names)))


def _word_entries(
    words: Iterable[tuple[str, str, int]], *, backwards: bool
) -> list[tuple[bytes, bytes]]:
    """Words in the order of their folded letters, each with its count; backwards: from the end.

    ``words`` are folded, as written, and their counts.

    A word is written as its folded form and, behind the count, as it is written where that
    differs.
    """
    entries = []
    step = -1 if backwards else 1
    for folded, word, count in words:
        key = encode_letters(folded[::step])
        if word == folded:
            entries.append((key, varint(count * 2)))
            continue
        own = encode_letters(word[::step])
        entries.append((key, varint(count * 2 + 1) + varint(len(own)) + own))
    return sorted(entries)


def _group_files(groups: Sequence[Group]) -> list[bytes]:
    """Where the records of each group stand: name, number of records, digest of their order."""
    files = []
    for start in range(0, len(groups), GROUPS_IN_A_FILE):
        chosen = groups[start : start + GROUPS_IN_A_FILE]
        names = front_coded(group.name.encode() for group in chosen)
        files.append(
            b"".join(
                name + varint(group.records) + group.order
                for name, group in zip(names, chosen, strict=True)
            )
        )
    return files

"""The search index: leaves of sessions and releases, their cards, segments, and what leads to all.

Why it is cut as it is: ``docs/decisions/0024-search-on-plain-files.md``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby, islice
from operator import itemgetter

from pressroom.artifact import Artifact, Sheaf
from pressroom.deriving.publication import Edition
from pressroom.deriving.searched import (
    SearchedRelease,
    SearchedSession,
    searched_release,
    searched_session,
)
from pressroom.language import Language
from pressroom.model.registers import District, Official, Topic
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import SessionFacts
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk
from pressroom.rendering.search_records import release_record, session_records
from pressroom.searching.cards import CARDS_IN_A_FILE, card_files
from pressroom.searching.leaves import Leaf, make_leaf
from pressroom.searching.names import names_file
from pressroom.searching.periods import periods
from pressroom.searching.segments import Group, Segment, join_leaves
from pressroom.searching.sizes import Sizes, sizes_for
from pressroom.searching.sweeping import no_sweeping

FORMAT = 3
"""Raised when a browser that knows the files of before could not read those of now."""

_DIGEST = 4
_HEAD = 12
"""A leaf begins with a digest of all of the group, one of the order of its records, and their
number; its head is these alone."""

_KEPT = 16_000
"""In segments of at most so many records leaves are read once and kept until all are joined."""


@dataclass(frozen=True, slots=True)
class _Names:
    districts: tuple[District, ...]
    topics: tuple[Topic, ...]
    officials: tuple[Official, ...]


@dataclass(frozen=True, slots=True)
class _Root:
    names: _Names
    languages: tuple[Language, ...]
    segments: tuple[tuple[str, int], ...]
    """Name of each segment, and how many groups it has."""


@dataclass(frozen=True, slots=True)
class _Segment:
    name: str
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class _Place:
    """One session or release in one language: where its leaf, head and cards stand."""

    year: int
    questions: int
    name: str

    @property
    def leaf(self) -> str:
        return f"search/{self.name}.leaf"

    @property
    def head(self) -> str:
        return f"search/{self.name}.head"


class SearchIndex:
    """``/search/…``."""

    name = "search-index"
    version = 3

    def plan(self, edition: Edition) -> Iterable[Artifact | Sheaf]:
        """A unit for each release, the names, the root, each segment, each session."""
        archive = edition.archive
        releases = [
            version
            for versions in archive.releases.values()
            for version in versions.values()
            if version.withdrawn is None
        ]
        sessions = [
            version
            for versions in archive.sessions.values()
            for version in versions.values()
            if version.questions
        ]
        records: list[SessionFacts | ReleaseFacts] = [*releases, *sessions]
        places = sorted(
            map(_place, records),
            key=lambda place: (place.year, place.name),
        )
        planned: list[Sheaf | Artifact] = [
            *(self._group(searched_release(edition, release)) for release in releases),
            *(self._group(searched_session(edition, session)) for session in sessions),
            *self._names_and_root(edition, places),
            *self._segments(places),
        ]
        yield from sorted(planned, key=lambda one: one.unit)

    def _group(self, facts: SearchedSession | SearchedRelease) -> Sheaf:
        record = _record(facts)
        kind = "session" if isinstance(facts, SearchedSession) else "release"
        unit = f"{kind} {record.id} {record.lang}"
        return Sheaf(self.name, unit, facts, (record.source,), partial(_of_group, unit))

    def _names_and_root(self, edition: Edition, places: Sequence[_Place]) -> Iterator[Artifact]:
        registers = edition.archive.registers
        names = _Names(
            tuple(registers.districts.values()),
            tuple(registers.topics.values()),
            tuple(registers.officials.values()),
        )
        for lang in edition.languages:
            path = addresses.search_names(lang)
            yield Artifact(path, self.name, f"search names {lang}", names, part=lang)
        segments = tuple(
            (name, len(list(chosen))) for name, chosen in groupby(_segment_names(places))
        )
        yield Artifact(
            addresses.SEARCH_ROOT,
            self.name,
            "search root",
            _Root(names, edition.languages, segments),
            part="root",
            made_from=tuple(place.head for place in places),
        )

    def _segments(self, places: Sequence[_Place]) -> Iterator[Artifact]:
        named = zip(_segment_names(places), places, strict=True)
        for name, pairs in groupby(named, key=itemgetter(0)):
            chosen = [place for _, place in pairs]
            sizes = sizes_for(sum(place.questions for place in chosen), len(chosen))
            made_from = tuple(place.leaf for place in chosen)
            facts = _Segment(name, sizes)
            for kind, number in _files(sizes):
                yield Artifact(
                    addresses.search_segment(name, kind if number is None else f"{kind}-{number}"),
                    self.name,
                    f"search segment {name}",
                    facts,
                    part=kind if number is None else f"{kind} {number}",
                    made_from=made_from,
                )

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make a leaf, a card, the root, or a file of a segment."""
        match artifact.facts:
            case SearchedSession() | SearchedRelease() as facts:
                made = desk.remember((self.name, artifact.unit), lambda: _make_group(facts, desk))
                return made.file(artifact.part)
            case _Names() as names:
                return _names_file(names, Language(artifact.part))
            case _Root() as root:
                return _root_file(root, artifact.made_from, desk)
            case _Segment() as segment:
                joined = desk.remember(
                    (self.name, artifact.unit),
                    lambda: _join(segment, artifact.made_from, desk),
                )
                kind, _, number = artifact.part.partition(" ")
                found: bytes = (
                    getattr(joined, kind)[int(number)] if number else getattr(joined, kind)
                )
                return found
        raise TypeError(artifact.facts)


@dataclass(frozen=True, slots=True)
class _Group:
    """The files of one session or release."""

    leaf: bytes
    head: bytes
    cards: tuple[bytes, ...]

    def file(self, part: str) -> bytes:
        if part == "head":
            return self.head
        if part == "leaf":
            return self.head + self.leaf
        return self.cards[int(part)]


def _make_group(facts: SearchedSession | SearchedRelease, desk: Desk) -> _Group:
    if isinstance(facts, SearchedSession):
        found = session_records(facts, desk.session(facts.session.source))
    else:
        found = [release_record(facts, desk.release(facts.release.source))]
    with no_sweeping():
        leaf = make_leaf(record for record, _ in found)
    cards = [card for _, card in found]
    order = hashlib.blake2b(repr([card.part for card in cards]).encode(), digest_size=_DIGEST)
    files = tuple(card_files(order.digest(), cards))
    state = hashlib.blake2b(leaf, digest_size=_DIGEST)
    for content in files:
        state.update(content)
    head = state.digest() + order.digest() + len(cards).to_bytes(_DIGEST, "big")
    return _Group(leaf, head, files)


def _names_file(names: _Names, lang: Language) -> bytes:
    return names_file(lang, names.districts, names.topics, names.officials)


def _stamp(heads: Iterable[bytes]) -> bytes:
    """What says of which groups a segment was made, with all their words."""
    stamp = hashlib.blake2b(bytes([FORMAT, SearchIndex.version]), digest_size=_DIGEST)
    for head in heads:
        stamp.update(head)
    return stamp.digest()


def _root_file(root: _Root, made_from: Sequence[str], desk: Desk) -> bytes:
    heads = map(desk.hidden, made_from)
    segments = []
    for name, groups in root.segments:
        chosen = list(islice(heads, groups))
        segments.append(
            {
                "name": name,
                "stamp": _stamp(chosen).hex(),
                "records": sum(_records(head) for head in chosen),
            }
        )
    names = {
        lang: hashlib.blake2b(_names_file(root.names, lang), digest_size=_DIGEST).hexdigest()
        for lang in root.languages
    }
    content = {"format": FORMAT, "names": names, "segments": segments}
    return json.dumps(content, separators=(",", ":")).encode()


def _join(segment: _Segment, made_from: Sequence[str], desk: Desk) -> Segment:
    """Join the leaves of a segment; its files are cut from the result."""
    heads = [desk.hidden(leaf)[:_HEAD] for leaf in made_from]
    groups = [
        Group(_name(leaf), int(_name(leaf)[:4]), _records(head), head[_DIGEST : 2 * _DIGEST])
        for leaf, head in zip(made_from, heads, strict=True)
    ]

    def read(place: int) -> Leaf:
        return Leaf(desk.hidden(made_from[place])[_HEAD:])

    if sum(group.records for group in groups) <= _KEPT:
        read = cache(read)
    with no_sweeping():
        return join_leaves(groups, read, segment.sizes)


def _name(leaf: str) -> str:
    return leaf.removeprefix("search/").removesuffix(".leaf")


def _records(head: bytes) -> int:
    return int.from_bytes(head[2 * _DIGEST : _HEAD], "big")


def _of_group(unit: str, facts: SearchedSession | SearchedRelease) -> Iterator[Artifact]:
    """Leaf, head and cards of one session or release."""
    record = _record(facts)
    place = _place(record)
    for part, path in (("leaf", place.leaf), ("head", place.head)):
        yield Artifact(path, SearchIndex.name, unit, facts, (record.source,), part, hidden=True)
    records = len(facts.listed()) if isinstance(facts, SearchedSession) else 1
    for number in range(-(-records // CARDS_IN_A_FILE)):
        path = addresses.search_card(place.name, number)
        yield Artifact(path, SearchIndex.name, unit, facts, (record.source,), str(number))


def _record(facts: SearchedSession | SearchedRelease) -> SessionFacts | ReleaseFacts:
    return facts.session if isinstance(facts, SearchedSession) else facts.release


def _place(record: SessionFacts | ReleaseFacts) -> _Place:
    if isinstance(record, SessionFacts):
        name = f"{record.id}.{record.lang}.s"
        return _Place(record.starts.year, len(record.questions), name)
    return _Place(record.published.year, 1, f"{record.id}.{record.lang}.n")


def _segment_names(places: Sequence[_Place]) -> list[str]:
    names = periods(place.year for place in places)
    return [names[place.year] for place in places]


def _files(sizes: Sizes) -> Iterator[tuple[str, int | None]]:
    """Kind and number of each file of a segment."""
    yield "head", None
    yield "facets", None
    yield "spelling", None
    for kind, count in (
        ("directories", sizes.directories),
        ("shards", sizes.shards),
        ("heavy", sizes.heavy),
        ("words", sizes.words),
        ("endings", sizes.words),
        ("groups", sizes.groups),
    ):
        for number in range(count):
            yield kind, number

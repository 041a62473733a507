"""Which questions stand in which list: counts and whereabouts, texts of none.

A list takes each question from one version of its session: the one that its reader is led to, or
another where that has the question alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pressroom.deriving.lineage import found_under
from pressroom.language import Language
from pressroom.model.archive import Archive, best_version
from pressroom.model.identity import DistrictId, OfficialId, SessionId, TopicId
from pressroom.model.session import QuestionFacts, SessionFacts, place_questions

LARGE = 200
"""Questions from which on a year is cut into parts, each with a page of its own.

Counted as asked, whatever became of them: to hide a question never takes an address away.
"""

NEWEST = 10
"""Questions that the page of a topic, a district or an official shows at once."""

Version: TypeAlias = tuple[SessionId, Language]
Part: TypeAlias = int | TopicId | None
"""What a year is cut by: the month (topics), or the topic, None for none (districts)."""

_Names: TypeAlias = tuple[tuple[DistrictId, ...], tuple[TopicId, ...]]
_Taken: TypeAlias = tuple[Version, SessionFacts, list[QuestionFacts] | None]
_Tally: TypeAlias = Mapping[tuple[DistrictId, tuple[TopicId, ...]], tuple[int, int]]
"""District and topics → how many were asked, how many of these are listed."""


@dataclass(slots=True)
class Portion:
    """Some questions: ``asked`` in all, ``listed`` of them, and the ``versions`` they stand in.

    Versions of newer sessions come first.
    """

    asked: int = 0
    listed: int = 0
    versions: list[Version] = field(default_factory=list)

    def add(self, version: Version, asked: int, listed: int) -> None:
        """Take in questions of one version; versions arrive in their order."""
        self.asked += asked
        self.listed += listed
        if listed and (not self.versions or self.versions[-1] is not version):
            self.versions.append(version)


@dataclass(slots=True)
class Year:
    """The questions of a year: all, and part by part."""

    whole: Portion = field(default_factory=Portion)
    parts: dict[Part, Portion] = field(default_factory=dict)

    @property
    def is_cut(self) -> bool:
        """Whether each part has a page of its own."""
        return self.whole.asked > LARGE


@dataclass(slots=True)
class Shelf:
    """All questions of one topic or district by year, newest year first.

    ``newest`` are the versions that hold the newest ``NEWEST`` of them.
    """

    years: dict[int, Year] = field(default_factory=dict)
    listed: int = 0
    newest: list[Version] = field(default_factory=list)

    def year(self, number: int) -> Year:
        """One year, begun if it is new."""
        found = self.years.get(number)
        if found is None:
            found = self.years[number] = Year()
        return found

    def note_newest(self, version: Version, listed: int) -> None:
        """Take in questions of one version as far as they are among the newest."""
        if listed and self.listed < NEWEST and version not in self.newest:
            self.newest.append(version)
        self.listed += listed

    @property
    def public_years(self) -> list[tuple[int, Year]]:
        """The years that have something to show."""
        return [(number, year) for number, year in self.years.items() if year.whole.listed]


@dataclass(slots=True)
class Lists:
    """The lists of one language."""

    topics: dict[TopicId, Shelf] = field(default_factory=dict)
    districts: dict[DistrictId, Shelf] = field(default_factory=dict)
    pairs: dict[TopicId, dict[DistrictId, int]] = field(default_factory=dict)
    officials: dict[OfficialId, list[Version]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveLists:
    """The lists of each language, and which districts and topics each version's titles need."""

    by_language: dict[Language, Lists]
    named: dict[Version, _Names]


def derive_lists(archive: Archive, languages: Iterable[Language]) -> ArchiveLists:
    """Everything that lists are planned from, in one pass over the questions."""
    versions = sorted(
        archive.sessions.values(), key=lambda each: _place(next(iter(each.values()))), reverse=True
    )
    under = found_under(archive.registers.districts)
    named: dict[Version, _Names] = {}
    tallies: dict[Version, _Tally] = {}
    by_language: dict[Language, Lists] = {}
    known: list[tuple[list[_Taken], Lists]] = []
    for lang in languages:
        taken = [one for each in versions for one in _taken(each, lang)]
        # Where no record is in a language, its readers are led to the same as another's.
        found = next((lists for before, lists in known if before == taken), None)
        if found is None:
            found = Lists()
            for version, session, fresh in taken:
                if version not in tallies:
                    tallies[version] = _tally(session, session.questions)
                    named[version] = _named(tallies[version])
                tally = tallies[version] if fresh is None else _tally(session, fresh)
                _add(found, version, session, tally, under)
            known.append((taken, found))
        by_language[lang] = found
    return ArchiveLists(by_language, named)


def _named(tally: _Tally) -> _Names:
    listed = [key for key, (_, count) in tally.items() if count]
    topics = {topic for _, topics in listed for topic in topics}
    return tuple(sorted({district for district, _ in listed})), tuple(sorted(topics))


def _place(session: SessionFacts) -> tuple[object, str]:
    return session.starts, session.id


def _taken(
    versions: Mapping[Language, SessionFacts], lang: Language
) -> Iterator[tuple[Version, SessionFacts, list[QuestionFacts] | None]]:
    """The versions that a list takes questions from, and which; None: all that it has."""
    best = best_version(versions, lang)
    yield (best.id, best.lang), best, None
    if len(versions) == 1:
        return
    seen = {question.id for question in best.questions}
    for other in lang.fallbacks:
        if other in versions and other is not best.lang:
            fresh = [q for q in versions[other].questions if q.id not in seen]
            if fresh:
                seen.update(question.id for question in fresh)
                yield (best.id, other), versions[other], fresh


def _tally(session: SessionFacts, questions: Iterable[QuestionFacts]) -> _Tally:
    counts: dict[tuple[DistrictId, tuple[TopicId, ...]], list[int]] = {}
    for district, topics, asked, listed in place_questions(questions):
        count = counts.setdefault((district or session.district, topics), [0, 0])
        count[0] += asked
        count[1] += listed
    return {key: (asked, listed) for key, (asked, listed) in counts.items()}


def _add(
    lists: Lists,
    version: Version,
    session: SessionFacts,
    tally: _Tally,
    under: Mapping[DistrictId, tuple[DistrictId, ...]],
) -> None:
    year, month = session.starts.year, session.starts.month
    for official in session.speakers:
        lists.officials.setdefault(official, []).append(version)
    for (district, topics), (asked, listed) in tally.items():
        for topic in topics:
            shelf = lists.topics.setdefault(topic, Shelf())
            _put(shelf, year, (month,), version, asked, listed)
        for name in under[district]:
            shelf = lists.districts.setdefault(name, Shelf())
            _put(shelf, year, topics or (None,), version, asked, listed)
            for topic in topics:
                pairs = lists.pairs.setdefault(topic, {})
                pairs[name] = pairs.get(name, 0) + listed


def _put(
    shelf: Shelf, year: int, parts: Iterable[Part], version: Version, asked: int, listed: int
) -> None:
    shelf.note_newest(version, listed)
    found = shelf.year(year)
    found.whole.add(version, asked, listed)
    for part in parts:
        portion = found.parts.get(part)
        if portion is None:
            portion = found.parts[part] = Portion()
        portion.add(version, asked, listed)

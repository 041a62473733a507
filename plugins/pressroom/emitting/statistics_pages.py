"""Figures of the archive: a page for all years, one for each, and the same numbers as files.

A year is counted into a hidden file, made again only when one of its records or promises
changes; pages and files are joined from those.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pressroom.artifact import Artifact, Pending
from pressroom.deriving import statistics_files
from pressroom.deriving.commitments import CommitmentEntry, commitments
from pressroom.deriving.publication import Edition
from pressroom.deriving.register import Tally, tally
from pressroom.deriving.statistics import (
    Versions,
    YearFigures,
    original,
    read_figures,
    year_figures,
)
from pressroom.deriving.statistics_files import Row
from pressroom.language import Language
from pressroom.model.identity import DistrictId, TopicId
from pressroom.model.registers import District, Topic
from pressroom.rendering import addresses, dates
from pressroom.rendering.commitment_views import STATISTICS
from pressroom.rendering.contexts import Link, YearLink
from pressroom.rendering.data_cells import GUARDED
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_citation, list_head
from pressroom.rendering.statistics_contexts import StatisticsPage
from pressroom.rendering.statistics_views import StatisticsViews


@dataclass(frozen=True, slots=True)
class _Page:
    lang: Language
    year: int | None
    today: date | None
    years: tuple[tuple[int, int], ...]
    districts: Mapping[DistrictId, District]
    topics: Mapping[TopicId, Topic]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    districts: Mapping[DistrictId, District]
    topics: Mapping[TopicId, Topic]


_FILES: Mapping[str, Callable[[list[YearFigures], _File], list[Row]]] = {
    "by-year": lambda years, _: statistics_files.by_year(years),
    "by-month": lambda years, _: statistics_files.by_month(years),
    "by-district": lambda years, file: statistics_files.by_district(
        years, {str(key): one.name for key, one in file.districts.items()}
    ),
    "by-topic": lambda years, file: statistics_files.by_topic(
        years, {str(key): one.name for key, one in file.topics.items()}
    ),
    "by-language": lambda years, _: statistics_files.by_language(years),
    "promises": lambda years, _: statistics_files.promises(years),
}


class StatisticsPages:
    """``/L/statistics/``, ``/L/statistics/YYYY/``, ``/data/statistics/NAME.csv``."""

    name = STATISTICS
    version = 2

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a file; what a year is made from is told without counting its questions."""
        years = _by_year(edition)
        promises = _promises(edition)
        hidden = {year: f"statistics/{year}.json" for year in sorted(years)}
        artifacts = [
            self._counted(hidden[year], year, sessions, promises.get(year, Tally()))
            for year, sessions in years.items()
        ]
        artifacts += self._pages(edition, years, hidden)
        registers = edition.archive.registers
        for name in _FILES:
            facts = _File(
                name,
                registers.districts if name == "by-district" else {},
                registers.topics if name == "by-topic" else {},
            )
            artifacts.append(
                self._artifact(addresses.statistics_file(name), facts, tuple(hidden.values()))
            )
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _pages(
        self, edition: Edition, years: Mapping[int, list[Versions]], hidden: Mapping[int, str]
    ) -> Iterator[Artifact]:
        registers = edition.archive.registers
        counts = tuple((year, len(years[year])) for year in sorted(years, reverse=True))
        for lang in edition.languages:
            for year in (None, *sorted(years)):
                facts = _Page(
                    lang,
                    year,
                    None if year else edition.today,
                    counts,
                    registers.districts,
                    registers.topics,
                )
                made_from = (hidden[year],) if year else tuple(hidden.values())
                yield self._artifact(addresses.statistics(lang, year), facts, made_from)

    def _counted(self, path: str, year: int, sessions: list[Versions], promises: Tally) -> Artifact:
        key = (
            year,
            tuple(version.source for versions in sessions for version in versions.values()),
            promises,
        )
        facts = Pending(key, lambda: year_figures(year, sessions, promises))
        return Artifact(path, self.name, f"statistics {path}", facts, hidden=True)

    def _artifact(self, path: str, facts: object, made_from: tuple[str, ...]) -> Artifact:
        return Artifact(path, self.name, f"statistics {path}", facts, made_from=made_from)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Count a year, make a page, or write a file."""
        facts = artifact.facts
        if isinstance(facts, YearFigures):
            return json.dumps(asdict(facts), sort_keys=True).encode()
        years = [read_figures(json.loads(desk.hidden(path))) for path in artifact.made_from]
        match facts:
            case _Page() as page:
                return _page(page, years, desk)
            case _File() as file:
                return _csv(_FILES[file.name](years, file))
        raise TypeError(facts)


def _by_year(edition: Edition) -> dict[int, list[Versions]]:
    years: dict[int, list[Versions]] = defaultdict(list)
    for versions in edition.archive.sessions.values():
        years[original(versions).starts.year].append(versions)
    return years


def _promises(edition: Edition) -> dict[int, Tally]:
    years: dict[int, list[CommitmentEntry]] = defaultdict(list)
    for entry in commitments(edition, edition.languages[0]):
        years[entry.starts.year].append(entry)
    return {year: tally(entries) for year, entries in years.items()}


def _page(facts: _Page, years: list[YearFigures], desk: Desk) -> bytes:
    lang, year = facts.lang, facts.year
    gettext = desk.words(lang).gettext
    href = desk.addresses.href
    title = gettext("Statistics")
    above: tuple[Link, ...] = ()
    if year:
        above = (Link(href(addresses.statistics(lang)), title),)
        title = gettext("Statistics of %(year)s") % {"year": year}
    description = gettext("Broadcasts, questions, answers and promises in figures.")
    about = About("statistics", title, description, breadcrumbs=above)
    head = list_head(desk, lang, lambda other: addresses.statistics(other, year), about)
    views = StatisticsViews(years, facts.districts, facts.topics, desk, lang)
    as_of = dates.format_day(facts.today, lang) if facts.today else None
    where = addresses.statistics(lang, year)
    page = StatisticsPage(
        year=year,
        title=title,
        as_of=as_of,
        demonstration=views.demonstration(),
        figures=views.head(),
        sections=views.sections(),
        years=tuple(
            YearLink(each, href(addresses.statistics(lang, each)), count, each == year)
            for each, count in facts.years
        ),
        files=tuple(map(views.file, _FILES)),
        citation=list_citation(desk, lang, where, title, as_of.text if as_of else ""),
    )
    return desk.render(lang, head, page)


def _csv(rows: Iterable[Row]) -> bytes:
    """Comma-separated values. Source: RFC 4180."""
    text = io.StringIO()
    csv.writer(text).writerows(map(_safe, rows))
    return text.getvalue().encode()


def _safe(row: Row) -> Row:
    return tuple(
        f"'{cell}" if isinstance(cell, str) and cell.startswith(GUARDED) else cell for cell in row
    )

"""The register of promises: the whole, where each stands, and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pressroom.artifact import Artifact, Pending
from pressroom.deriving.commitments import (
    CommitmentEntry,
    Standing,
    commitment_lists,
)
from pressroom.deriving.publication import Edition
from pressroom.deriving.register import (
    LARGEST_YEAR,
    CommitmentCard,
    Tally,
    card,
    register_key,
    soonest_due,
    tallies,
    tally,
)
from pressroom.language import Language
from pressroom.model.registers import District, Official
from pressroom.rendering import addresses, dates
from pressroom.rendering.commitment_views import REGISTER, STATISTICS
from pressroom.rendering.contexts import Link, YearLink
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_citation, list_head
from pressroom.rendering.register_contexts import (
    CommitmentListPage,
    CommitmentsPage,
    MonthLink,
)
from pressroom.rendering.register_views import (
    commitment_item,
    district_table,
    groups,
    list_title,
    owner_table,
    owners_of,
    places_of,
    standing_links,
)

_FIRST = 5
"""Promises of each kind on the register's own page."""
_LISTED = 100
"""Promises on the page of one standing; the rest stands on the pages of their years."""
_WAITING = (Standing.OPEN, Standing.OVERDUE)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is the same in every language."""

    counted: Tally
    districts: tuple[tuple[District, Tally], ...]
    owners: tuple[tuple[Official, Tally], ...]
    years: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Register:
    lang: Language
    today: date
    whole: _Whole
    overdue: tuple[CommitmentCard, ...]
    next_due: tuple[CommitmentCard, ...]
    closed: tuple[CommitmentCard, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """``day`` is the build's for what changes with it, ``standing``'s list alone."""

    lang: Language
    standing: Standing | None
    year: int | None
    month: int | None
    today: date | None
    total: int
    cards: tuple[CommitmentCard, ...]
    months: tuple[tuple[int, int], ...]
    counted: Tally | None
    years: dict[int, int]


class CommitmentPages:
    """``/L/commitments/``, a page for each standing, a page for each year."""

    name = REGISTER
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a list; a year's list is made from that year's promises alone."""
        by_language = commitment_lists(edition)
        whole = _count(edition, next(iter(by_language.values()), []))
        artifacts = [
            artifact
            for lang, entries in by_language.items()
            for artifact in self._register(edition, lang, entries, whole)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _register(
        self, edition: Edition, lang: Language, entries: list[CommitmentEntry], whole: _Whole
    ) -> Iterator[Artifact]:
        counted, years = whole.counted, whole.years
        yield self._artifact(addresses.commitments(lang), _first(edition, lang, entries, whole))
        for standing in Standing:
            there = [entry for entry in entries if entry.standing is standing]
            if standing in _WAITING:
                there.sort(key=soonest_due)
            shown = tuple(card(entry, edition.archive.registers) for entry in there[:_LISTED])
            yield self._artifact(
                addresses.commitments_standing(lang, standing),
                _List(
                    lang, standing, None, None, edition.today, len(there), shown, (), counted, years
                ),
            )
        for year in years:
            yield from self._year(
                edition, lang, year, [e for e in entries if e.starts.year == year], years
            )

    def _year(
        self,
        edition: Edition,
        lang: Language,
        year: int,
        entries: list[CommitmentEntry],
        years: dict[int, int],
    ) -> Iterator[Artifact]:
        months = Counter(entry.starts.month for entry in entries)
        if len(entries) <= LARGEST_YEAR:
            path = addresses.commitments(lang, year)
            yield self._listed(edition, path, lang, (year, None), entries, years)
            return
        counts = tuple(sorted(months.items()))
        yield self._artifact(
            addresses.commitments(lang, year),
            _List(lang, None, year, None, None, len(entries), (), counts, None, years),
        )
        for month in months:
            path = addresses.commitments_month(lang, f"{year}-{month:02}")
            there = [entry for entry in entries if entry.starts.month == month]
            yield self._listed(edition, path, lang, (year, month), there, years)

    def _listed(
        self,
        edition: Edition,
        path: str,
        lang: Language,
        when: tuple[int, int | None],
        entries: list[CommitmentEntry],
        years: dict[int, int],
    ) -> Artifact:
        registers = edition.archive.registers
        year, month = when

        def make() -> _List:
            cards = tuple(card(entry, registers) for entry in entries)
            return _List(lang, None, year, month, None, len(cards), cards, (), None, years)

        key = (lang, year, month, tuple(years.items()), register_key(entries, registers))
        return self._artifact(path, Pending(key, make))

    def _artifact(self, path: str, facts: object) -> Artifact:
        return Artifact(path, self.name, f"list {path}", facts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        match artifact.facts:
            case _Register() as register:
                return _register_page(register, desk)
            case _List() as listed:
                return _list_page(listed, desk)
        raise TypeError(artifact.facts)


def _count(edition: Edition, entries: list[CommitmentEntry]) -> _Whole:
    registers = edition.archive.registers
    return _Whole(
        counted=tally(entries),
        districts=tuple(
            (registers.districts[key], part)
            for key, part in tallies(entries, lambda entry: entry.district)
        ),
        owners=tuple(
            (registers.officials[key], part)
            for key, part in tallies(entries, lambda entry: entry.owner)
        ),
        years=Counter(entry.starts.year for entry in entries),
    )


def _first(
    edition: Edition, lang: Language, entries: list[CommitmentEntry], whole: _Whole
) -> _Register:
    registers = edition.archive.registers

    def first(chosen: Iterable[CommitmentEntry]) -> tuple[CommitmentCard, ...]:
        return tuple(card(entry, registers) for entry in list(chosen)[:_FIRST])

    by_due = sorted(entries, key=soonest_due)
    closed = [entry for entry in entries if entry.standing not in _WAITING]
    closed.sort(key=lambda entry: entry.commitment.updates[-1].on, reverse=True)
    return _Register(
        lang=lang,
        today=edition.today,
        whole=whole,
        overdue=first(e for e in by_due if e.standing is Standing.OVERDUE),
        next_due=first(e for e in by_due if e.standing is Standing.OPEN and e.term.due),
        closed=first(closed),
    )


def _register_page(facts: _Register, desk: Desk) -> bytes:
    lang, whole = facts.lang, facts.whole
    gettext = desk.words(lang).gettext
    about = About(
        "commitments",
        gettext("Promises made on air"),
        gettext("What the police promised in broadcasts, by when, and what became of it."),
        section=desk.addresses.href(addresses.commitments(lang)),
    )
    head = list_head(desk, lang, addresses.commitments, about)

    statistics = None
    if STATISTICS in desk.offers:
        statistics = Link(desk.addresses.href(addresses.statistics(lang)), gettext("Statistics"))
    as_of = dates.format_day(facts.today, lang)
    page = CommitmentsPage(
        as_of=as_of,
        total=whole.counted.total,
        standings=standing_links(whole.counted, desk, lang),
        reopened=whole.counted.reopened,
        undated=whole.counted.undated,
        overdue=tuple(commitment_item(each, desk, lang) for each in facts.overdue),
        next_due=tuple(commitment_item(each, desk, lang) for each in facts.next_due),
        closed=tuple(commitment_item(each, desk, lang) for each in facts.closed),
        districts=district_table(whole.districts, desk, lang),
        owners=owner_table(whole.owners, desk, lang),
        years=_years(whole.years, None, desk, lang),
        citation=list_citation(desk, lang, addresses.commitments(lang), about.title, as_of.text),
        statistics=statistics,
    )
    return desk.render(lang, head, page)


def _list_page(facts: _List, desk: Desk) -> bytes:
    lang, year, month = facts.lang, facts.year, facts.month
    gettext = desk.words(lang).gettext
    href = desk.addresses.href
    above = [Link(href(addresses.commitments(lang)), gettext("Promises made on air"))]
    if facts.standing:
        title = list_title(facts.standing, desk, lang)
    elif year and month:
        title = gettext("Promises of %(month)s") % {
            "month": dates.format_month(date(year, month, 1), lang).text
        }
        above.append(Link(href(addresses.commitments(lang, year)), str(year)))
    else:
        title = gettext("Promises of %(year)s") % {"year": year}
    about = About(
        "commitment_list",
        title,
        gettext("What the police promised in broadcasts, by when, and what became of it."),
        breadcrumbs=tuple(above),
        section=href(addresses.commitments(lang)),
    )
    head = list_head(desk, lang, lambda other: _path(facts, other), about)
    items = tuple(commitment_item(each, desk, lang) for each in facts.cards)
    as_of = dates.format_day(facts.today, lang) if facts.today else None
    page = CommitmentListPage(
        title=title,
        standing=facts.standing,
        as_of=as_of,
        total=facts.total,
        items=items if facts.standing else (),
        groups=() if facts.standing else groups(items),
        months=tuple(
            MonthLink(
                dates.format_month(date(year, number, 1), lang),
                href(addresses.commitments_month(lang, f"{year}-{number:02}")),
                count,
            )
            for number, count in facts.months
            if year
        ),
        standings=(
            standing_links(facts.counted, desk, lang, facts.standing) if facts.counted else ()
        ),
        years=_years(facts.years, year, desk, lang),
        places=places_of(items),
        owners=owners_of(items),
        rules=href(addresses.commitments(lang), "rules"),
        citation=list_citation(desk, lang, _path(facts, lang), title, as_of.text if as_of else ""),
    )
    return desk.render(lang, head, page)


def _path(facts: _List, lang: Language) -> str:
    if facts.standing:
        return addresses.commitments_standing(lang, facts.standing)
    if facts.year and facts.month:
        return addresses.commitments_month(lang, f"{facts.year}-{facts.month:02}")
    return addresses.commitments(lang, facts.year)


def _years(
    years: dict[int, int], current: int | None, desk: Desk, lang: Language
) -> tuple[YearLink, ...]:
    return tuple(
        YearLink(
            year, desk.addresses.href(addresses.commitments(lang, year)), count, year == current
        )
        for year, count in sorted(years.items(), reverse=True)
    )

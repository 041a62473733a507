"""The register of promises as its pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pressroom.deriving.commitments import Standing
from pressroom.deriving.register import CommitmentCard, Tally
from pressroom.language import Language, Words
from pressroom.model.registers import District, Official
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.commitment_views import reckoning_words, update_view
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.prose import Prose
from pressroom.rendering.register_contexts import (
    Choice,
    CommitmentGroup,
    CommitmentItem,
    StandingLink,
)
from pressroom.rendering.table_contexts import DataTable, TableRow

_WAITING = frozenset({Standing.OPEN, Standing.OVERDUE})


def commitment_item(card: CommitmentCard, desk: Desk, language: Language) -> CommitmentItem:
    """A promise in a list."""
    entry = card.entry
    commitment, term = entry.commitment, entry.term
    other = entry.lang if entry.lang is not language else None
    prose = Prose(desk, entry.source.path, language)
    last = commitment.updates[-1] if commitment.updates else None
    where = addresses.question(entry.lang, entry.session, entry.question)
    return CommitmentItem(
        href=desk.addresses.href(where),
        promise=names.words_for(commitment.promise, language),
        lang=other,
        status=commitment.status,
        standing=term.standing,
        waiting=term.standing in _WAITING,
        given=dates.format_day(term.given, language),
        due=dates.format_day(term.due, language) if term.due else None,
        reckoning=reckoning_words(term.reckoning, desk, language) if term.reckoning else None,
        zone=desk.settings.zone,
        place=names.place(card.district, desk, language),
        place_key=card.district.id,
        owner=names.person(card.owner, term.given, desk, language) if card.owner else None,
        owner_key=card.owner.id if card.owner else "",
        session=Link(
            desk.addresses.href(addresses.session(entry.lang, entry.session), entry.question),
            entry.title,
            other,
        ),
        last=update_view(last, prose) if last else None,
        steps=len(commitment.updates),
        demonstration=entry.demonstration,
    )


def standing_words(desk: Desk, language: Language) -> dict[Standing, str]:
    """What each place in the register is called."""
    gettext = desk.words(language).gettext
    return {
        Standing.OPEN: gettext("In progress"),
        Standing.OVERDUE: gettext("Overdue"),
        Standing.DONE: gettext("Done"),
        Standing.NOT_DONE: gettext("Not done"),
        Standing.HANDED_OVER: gettext("Handed over"),
    }


def list_title(standing: Standing, desk: Desk, language: Language) -> str:
    """The heading of the list of what stands there."""
    gettext = desk.words(language).gettext
    return {
        Standing.OPEN: gettext("Promises in progress"),
        Standing.OVERDUE: gettext("Overdue promises"),
        Standing.DONE: gettext("Promises kept"),
        Standing.NOT_DONE: gettext("Promises not kept"),
        Standing.HANDED_OVER: gettext("Promises handed over"),
    }[standing]


def standing_links(
    counted: Tally, desk: Desk, language: Language, current: Standing | None = None
) -> tuple[StandingLink, ...]:
    """The register's parts with their counts."""
    texts = standing_words(desk, language)
    return tuple(
        StandingLink(
            standing,
            texts[standing],
            desk.addresses.href(addresses.commitments_standing(language, standing)),
            counted.at(standing),
            standing is current,
        )
        for standing in Standing
    )


def district_table(
    rows: Iterable[tuple[District, Tally]], desk: Desk, language: Language
) -> DataTable:
    """Every district's promises by where they stand."""
    gettext = desk.words(language).gettext
    places = [(names.place(district, desk, language), counted) for district, counted in rows]
    return DataTable(
        caption=gettext("Promises by district"),
        corner=gettext("District"),
        columns=_columns(desk, language),
        rows=tuple(
            TableRow(place.name, place.href, _cells(counted, language)) for place, counted in places
        ),
    )


def owner_table(
    rows: Iterable[tuple[Official, Tally]], desk: Desk, language: Language
) -> DataTable:
    """The promises that each official answers for, by the name alone: posts change."""
    gettext = desk.words(language).gettext
    people = [(names.named(one, desk, language), counted) for one, counted in rows]
    return DataTable(
        caption=gettext("Promises by who is responsible"),
        corner=gettext("Responsible"),
        columns=_columns(desk, language),
        rows=tuple(
            TableRow(person.name, person.href, _cells(counted, language))
            for person, counted in people
        ),
    )


def groups(items: Iterable[CommitmentItem]) -> tuple[CommitmentGroup, ...]:
    """The promises by district, the districts by their names."""
    by_place: dict[str, list[CommitmentItem]] = defaultdict(list)
    for item in items:
        by_place[item.place_key].append(item)
    found = [CommitmentGroup(key, each[0].place, tuple(each)) for key, each in by_place.items()]
    return tuple(sorted(found, key=lambda group: (str(group.place.name), group.key)))


def places_of(items: Iterable[CommitmentItem]) -> tuple[Choice, ...]:
    """The districts of a list, by their names."""
    return _choices((item.place_key, item.place.name) for item in items)


def owners_of(items: Iterable[CommitmentItem]) -> tuple[Choice, ...]:
    """Who answers for the promises of a list, by their names."""
    return _choices((item.owner_key, item.owner.name) for item in items if item.owner)


def _choices(pairs: Iterable[tuple[str, Words]]) -> tuple[Choice, ...]:
    found = [Choice(key, text) for key, text in dict(pairs).items()]
    return tuple(sorted(found, key=lambda choice: (str(choice.text), choice.key)))


def _columns(desk: Desk, language: Language) -> tuple[str, ...]:
    gettext = desk.words(language).gettext
    return (gettext("All"), *standing_words(desk, language).values())


def _cells(counted: Tally, language: Language) -> tuple[str, ...]:
    counts = (counted.total, *(counted.at(standing) for standing in Standing))
    return tuple(dates.format_number(count, language) for count in counts)

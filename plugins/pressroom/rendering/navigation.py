"""The ways through the site: what stands in the menu, what in the footer, what is switched on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pressroom.language import Language
from pressroom.rendering import addresses

Gettext = Callable[[str], str]
Path = Callable[[Language], str]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site with a page of its own; ``emitter`` makes that page.

    ``primary`` sections stand in the menu at the top of every page, the others in the footer.
    """

    name: str
    emitter: str
    path: Path
    title: str
    primary: bool


def sections(gettext: Gettext, offers: Iterable[str]) -> tuple[Section, ...]:
    """The sections that are switched on, in the order of the menus, their titles in a language."""
    on = frozenset(offers)
    return tuple(section for section in _all(gettext) if section.emitter in on)


def _all(gettext: Gettext) -> tuple[Section, ...]:
    return (
        Section("sessions", "listing-pages", addresses.sessions, gettext("Broadcasts"), True),
        Section("schedule", "schedule-pages", addresses.schedule, gettext("Schedule"), True),
        Section("topics", "topic-pages", addresses.topics, gettext("Topics"), True),
        Section("districts", "district-pages", addresses.districts, gettext("Districts"), True),
        Section(
            "promises",
            "commitment-pages",
            addresses.commitments,
            gettext("Promises"),
            True,
        ),
        Section("news", "listing-pages", addresses.news, gettext("Press releases"), True),
        Section("search", "search-page", addresses.search, gettext("Search"), False),
        Section("officials", "official-pages", addresses.officials, gettext("Who answers"), False),
        Section(
            "corrections", "correction-pages", addresses.corrections, gettext("Corrections"), False
        ),
        Section(
            "statistics",
            "statistics-pages",
            addresses.statistics,
            gettext("Statistics"),
            False,
        ),
        Section("data", "data-pages", addresses.data_page, gettext("Open data"), False),
        Section("feeds", "feeds", addresses.feed_of_all, gettext("Feed (Atom)"), False),
    )

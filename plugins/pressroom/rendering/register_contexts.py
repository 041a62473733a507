"""What the pages of the register of promises are given; see ``contexts`` for the rules."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language, Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.rendering.contexts import Citation, Link, Moment, Person, Place, YearLink
from pressroom.rendering.question_contexts import UpdateView
from pressroom.rendering.table_contexts import DataTable


@dataclass(frozen=True, slots=True)
class CommitmentItem:
    """A promise in a list; ``href`` is its question's page.

    ``standing`` is where it is counted: ``open``, ``overdue``, ``done``, ``not-done`` or
    ``handed-over``. ``lang`` is set where that page is not in this page's language. ``given`` is
    the day of the answer, ``due`` the last day, None where none was named, and ``reckoning`` says
    how a term in working days came to it. ``last`` is the newest step of ``steps``, None where
    nothing happened yet. ``place_key`` and ``owner_key`` tell places and owners apart.
    """

    href: str
    promise: Words
    lang: Language | None
    status: CommitmentStatus
    standing: str
    waiting: bool
    given: Moment
    due: Moment | None
    reckoning: str | None
    zone: str
    place: Place
    place_key: str
    owner: Person | None
    owner_key: str
    session: Link
    last: UpdateView | None
    steps: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class StandingLink:
    """How many promises stand at one place; ``href`` lists them, ``current``: on this page."""

    standing: str
    text: str
    href: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter a list by."""

    key: str
    text: Words


@dataclass(frozen=True, slots=True)
class CommitmentGroup:
    """The promises of one district in a year's list; ``key`` is its anchor."""

    key: str
    place: Place
    items: tuple[CommitmentItem, ...]


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month of a year that is too large for one page."""

    month: Moment
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """``commitments.html``: the register as a whole, as it stood on the day ``as_of``.

    ``overdue`` are the longest overdue, ``next_due`` those whose last day comes soonest,
    ``closed`` those about which something was decided last; each has only the first few.
    ``reopened`` are among what is open and overdue, ``undated`` among what is open.
    ``statistics`` leads to the figures, None where they have no page.
    """

    as_of: Moment
    total: int
    standings: tuple[StandingLink, ...]
    reopened: int
    undated: int
    overdue: tuple[CommitmentItem, ...]
    next_due: tuple[CommitmentItem, ...]
    closed: tuple[CommitmentItem, ...]
    districts: DataTable
    owners: DataTable
    years: tuple[YearLink, ...]
    citation: Citation
    statistics: Link | None = None


@dataclass(frozen=True, slots=True)
class CommitmentListPage:
    """``commitment_list.html``: what stands at one place, or was promised in a year or month.

    ``standing`` is set in the first case alone, with ``as_of``; ``items`` are then all, or the
    first ``items`` of ``total``. Of a year or month ``groups`` hold all, by district; of a large
    year ``months`` stand instead. ``places`` and ``owners`` are what the list can be filtered by.
    ``rules`` is the address of the counting rules.
    """

    title: str
    standing: str | None
    as_of: Moment | None
    total: int
    items: tuple[CommitmentItem, ...]
    groups: tuple[CommitmentGroup, ...]
    months: tuple[MonthLink, ...]
    standings: tuple[StandingLink, ...]
    years: tuple[YearLink, ...]
    places: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    rules: str
    citation: Citation

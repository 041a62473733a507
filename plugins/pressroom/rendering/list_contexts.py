"""What the pages are given on which one finds answers without searching.

As in ``contexts``: ready to be shown, addresses complete, ``lang`` only where it differs.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language, Words
from pressroom.model.registers import DistrictKind
from pressroom.rendering.contexts import (
    AnswerItem,
    CorrectionNote,
    CountedLink,
    Link,
    Moment,
    Person,
    SessionItem,
)
from pressroom.rendering.schedule_contexts import NextBroadcasts


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with its parts: months of a topic's, topics of a district's."""

    year: int
    href: str
    count: int
    parts: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Questions of one part of a year; ``anchor`` is its place on the page."""

    anchor: str
    name: Words
    count: int
    items: tuple[AnswerItem, ...]


@dataclass(frozen=True, slots=True)
class TermLink:
    """A district before or after another, with the words that say how they are related."""

    name: Words
    href: str | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with its term in words, "" where no day is known; ``holder`` is who held it.

    ``place`` is the district of the post.
    """

    title: Words
    term: str
    holder: Person | None = None
    place: TermLink | None = None


@dataclass(frozen=True, slots=True)
class ContactView:
    """A way to reach a district's police; ``href`` is None for what cannot be followed."""

    kind: str
    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PromiseLink:
    """A promise that is still to be kept, with its last day; None where none was named."""

    href: str
    promise: Words
    due: Moment | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class DistrictGroup:
    """A region, its districts and cities with their counts.

    ``href`` is None where the group is no region; ``count`` is of the region itself.
    """

    name: Words | None
    href: str | None
    count: int
    districts: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """``topics.html``: all topics, those with the most questions first."""

    topics: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``: a topic's years, its districts and its newest questions."""

    name: Words
    count: int
    years: tuple[YearRow, ...]
    districts: tuple[CountedLink, ...]
    newest: tuple[AnswerItem, ...]
    feed: str | None


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """``answers.html``: the questions of a topic or district in a year, or in a part of it.

    ``parts`` lead to the months of a topic's year or to the topics of a district's: to
    ``groups`` on the page itself, or to pages of their own where the year is large and ``groups``
    is empty. The page of a part has one group and no parts. ``newer`` and ``older`` lead to the
    neighbouring lists, ``elsewhere`` to the topic in all districts.
    """

    title: str
    title_lang: Language | None
    count: int
    parts: tuple[CountedLink, ...]
    groups: tuple[AnswerGroup, ...]
    by_topic: bool
    newer: Link | None
    older: Link | None
    elsewhere: Link | None


@dataclass(frozen=True, slots=True)
class DistrictsPage:
    """``districts.html``: regions with their districts and cities of today, then former ones."""

    groups: tuple[DistrictGroup, ...]
    former: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class DistrictPage:
    """``district.html``: what a citizen of the district comes for.

    ``posts`` are held today, ``former_posts`` were held before. ``since`` and ``until`` are its
    first and last day. ``before`` are those that it follows, ``formed_from`` those out of which
    it was formed, ``after`` what it became, ``parents`` the regions that it lay in, newest first,
    with their terms, ``parts`` its own districts. ``next`` are its next broadcasts.
    ``promises`` are the most pressing of
    ``promises_count`` that are still to be kept; ``register`` leads to all of the site.
    """

    name: Words
    kind: DistrictKind
    parents: tuple[PostView, ...]
    since: Moment | None
    until: Moment | None
    before: tuple[TermLink, ...]
    formed_from: tuple[TermLink, ...]
    formed_out_of_it: tuple[TermLink, ...]
    after: TermLink | None
    parts: tuple[CountedLink, ...]
    posts: tuple[PostView, ...]
    former_posts: tuple[PostView, ...]
    next: NextBroadcasts | None
    promises: tuple[PromiseLink, ...]
    promises_count: int
    register: str | None
    contacts: tuple[ContactView, ...]
    calendar: str | None
    feed: str | None
    count: int
    newest: tuple[AnswerItem, ...]
    years: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True)
class OfficialItem:
    """Someone who answers, with the post held today or else last; ``count`` sessions."""

    person: Person
    term: str
    count: int


@dataclass(frozen=True, slots=True)
class OfficialsPage:
    """``officials.html``: those who hold a post today, then the others."""

    today: tuple[OfficialItem, ...]
    others: tuple[OfficialItem, ...]


@dataclass(frozen=True, slots=True)
class SessionYear:
    """The sessions of a year; ``anchor`` is its place on the page."""

    year: int
    anchor: str
    sessions: tuple[SessionItem, ...]


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """``official.html``: posts with their terms, newest first; newest answers; sessions by year.

    ``next`` are the next broadcasts in which the official answers, None where none is known.
    ``held`` is the post of the build's day, None for who holds none.
    """

    name: Words
    posts: tuple[PostView, ...]
    newest: tuple[AnswerItem, ...]
    years: tuple[SessionYear, ...]
    count: int
    next: NextBroadcasts | None = None
    held: PostView | None = None


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    """A correction in the list of all; ``record`` is what was corrected.

    ``withdrawn`` is True where a release was taken back; ``note.question`` leads to the question.
    """

    note: CorrectionNote
    record: Link
    withdrawn: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """``corrections.html``: all years (``year`` None, with the newest year's) or one year."""

    year: int | None
    shown_year: int | None
    years: tuple[CountedLink, ...]
    corrections: tuple[CorrectionItem, ...]
    total: int

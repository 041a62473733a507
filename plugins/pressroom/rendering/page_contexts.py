"""What the home page, press releases and the pages that stand alone are given; see ``contexts``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.rendering.contexts import (
    AnswerItem,
    Citation,
    CorrectionNote,
    CountedLink,
    Figure,
    Label,
    Link,
    Moment,
    Place,
    ReleaseItem,
    SessionItem,
    YearLink,
)

if TYPE_CHECKING:
    from pressroom.rendering.schedule_contexts import NextBroadcasts


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``. ``next`` are the next broadcasts, None where none is known."""

    """``home.html``. ``announced`` are broadcasts that records announce, soonest first.

    ``topics`` and ``districts`` are those that have questions; ``years`` are the broadcasts'.
    """

    next: NextBroadcasts | None
    answers: tuple[AnswerItem, ...]
    sessions: tuple[SessionItem, ...]
    releases: tuple[ReleaseItem, ...]
    sessions_href: str
    news_href: str
    answers_total: int
    sessions_total: int
    topics: tuple[CountedLink, ...] = ()
    districts: tuple[CountedLink, ...] = ()
    years: tuple[YearLink, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``news.html``: all years (``year`` None, with the newest year's releases) or one year."""

    year: int | None
    shown_year: int | None
    years: tuple[YearLink, ...]
    releases: tuple[ReleaseItem, ...]


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """``release.html``. ``body`` is "" where the release was withdrawn.

    ``withdrawn_reason`` is set with ``withdrawn``. ``about`` leads to the session it tells of.
    """

    href: str
    title: str
    on: Moment
    summary: str | None
    place: Place | None
    topics: tuple[Label, ...]
    image: Figure | None
    body: Markup
    about: Link | None
    corrections: tuple[CorrectionNote, ...]
    withdrawn: Moment | None
    withdrawn_reason: Words | None
    translations: tuple[Link, ...]
    citation: Citation
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class PlainPage:
    """``page.html``: about, how to ask, accessibility, personal data."""

    title: str
    summary: str | None
    body: Markup
    corrections: tuple[CorrectionNote, ...]
    translations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LanguageGreeting:
    """One language on ``language_choice.html`` and ``not_found.html``, in that language."""

    lang: Language
    name: str
    site: str
    region: str
    home: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageChoicePage:
    """``language_choice.html``: the address ``/``; all languages offered as equals."""

    greetings: tuple[LanguageGreeting, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """``not_found.html``: ``/404.html``, in all languages at once."""

    greetings: tuple[LanguageGreeting, ...]


@dataclass(frozen=True, slots=True)
class MovedPage:
    """``moved.html``: an old address; leads to the new one."""

    target: Link


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """``withdrawn.html``: an address whose page was withdrawn; says when and why.

    ``kind`` is the sort of reason: error, consolidated or withdrawn.
    """

    on: Moment
    reason: Words
    kind: str = "withdrawn"

"""The home page, and the lists of broadcasts and press releases, cut by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pressroom.artifact import Artifact
from pressroom.deriving.broadcast_cards import BroadcastCard, next_cards
from pressroom.deriving.cards import (
    AnswerCard,
    ReleaseCard,
    SessionCard,
    answer_cards,
    by_year,
    release_cards,
    session_cards,
)
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.registers import District, Topic
from pressroom.model.session import SessionStatus
from pressroom.rendering import addresses, names
from pressroom.rendering.broadcast_views import next_broadcasts
from pressroom.rendering.contexts import CountedLink, YearLink
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, entrance, list_head, news_link, sessions_link
from pressroom.rendering.list_views import answer_item, release_item, session_item
from pressroom.rendering.page_contexts import HomePage, NewsPage
from pressroom.rendering.session_contexts import SessionsPage
from pressroom.source import SourceRef

_ANSWERS = 8
_SESSIONS = 4
_RELEASES = 4
_NEXT = 4


@dataclass(frozen=True, slots=True)
class _Home:
    lang: Language
    next: tuple[BroadcastCard, ...]
    today: date
    answers: tuple[AnswerCard, ...]
    sessions: tuple[SessionCard, ...]
    releases: tuple[ReleaseCard, ...]
    answers_total: int
    sessions_total: int
    topics: tuple[tuple[Topic, int], ...]
    districts: tuple[tuple[District, int], ...]
    years: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Sessions:
    lang: Language
    year: int | None
    years: dict[int, int]
    sessions: tuple[SessionCard, ...]


@dataclass(frozen=True, slots=True)
class _News:
    lang: Language
    year: int | None
    years: dict[int, int]
    releases: tuple[ReleaseCard, ...]


class ListingPages:
    """``/L/``, ``/L/sessions/``, ``/L/sessions/YYYY/``, ``/L/news/``, ``/L/news/YYYY/``."""

    name = "listing-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a list; a year's list is made from that year's records alone."""
        artifacts = [
            artifact
            for lang in edition.languages
            for artifact in (
                self._home(edition, lang),
                *self._sessions(edition, lang),
                *self._news(edition, lang),
            )
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _home(self, edition: Edition, lang: Language) -> Artifact:
        sessions = session_cards(edition, lang)
        answers = answer_cards(edition, lang, _ANSWERS)
        held = [card for card in sessions if card.status is SessionStatus.HELD]
        facts = _Home(
            lang=lang,
            next=next_cards(edition, _NEXT),
            today=edition.today,
            answers=tuple(answers),
            sessions=tuple(held[:_SESSIONS]),
            releases=tuple(release_cards(edition, lang)[:_RELEASES]),
            answers_total=sum(card.published - card.unanswered for card in sessions),
            sessions_total=len(held),
            topics=_topics(edition, lang),
            districts=_districts(edition, lang),
            years=by_year(card.starts for card in sessions),
        )
        sources = tuple(sorted({card.source for card in answers}))
        return self._artifact(addresses.home(lang), facts, sources)

    def _sessions(self, edition: Edition, lang: Language) -> Iterator[Artifact]:
        cards = session_cards(edition, lang)
        years = by_year(card.starts for card in cards)
        for year in (None, *years):
            shown = year or next(iter(years), None)
            chosen = tuple(card for card in cards if card.starts.year == shown)
            yield self._artifact(
                addresses.sessions(lang, year), _Sessions(lang, year, years, chosen)
            )

    def _news(self, edition: Edition, lang: Language) -> Iterator[Artifact]:
        cards = release_cards(edition, lang)
        years = by_year(card.release.published for card in cards)
        for year in (None, *years):
            shown = year or next(iter(years), None)
            chosen = tuple(card for card in cards if card.release.published.year == shown)
            yield self._artifact(addresses.news(lang, year), _News(lang, year, years, chosen))

    def _artifact(self, path: str, facts: object, sources: tuple[SourceRef, ...] = ()) -> Artifact:
        return Artifact(path, self.name, f"list {path}", facts, sources)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the list."""
        match artifact.facts:
            case _Home() as home:
                return _home_page(home, desk)
            case _Sessions() as sessions:
                return _sessions_page(sessions, desk)
            case _News() as news:
                return _news_page(news, desk)
        raise TypeError(artifact.facts)


def _topics(edition: Edition, lang: Language) -> tuple[tuple[Topic, int], ...]:
    """The topics that have questions, those with the most first."""
    shelves = edition.lists.by_language[lang].topics
    topics = edition.archive.registers.topics.values()
    counted = [(topic, shelves[topic.id].listed) for topic in topics if topic.id in shelves]
    counted.sort(key=lambda one: -one[1])
    return tuple(one for one in counted if one[1])


def _districts(edition: Edition, lang: Language) -> tuple[tuple[District, int], ...]:
    """The districts that have questions; what became another is found under that."""
    shelves = edition.lists.by_language[lang].districts
    return tuple(
        (district, shelves[district.id].listed)
        for district in edition.archive.registers.districts.values()
        if district.successor is None and district.id in shelves and shelves[district.id].listed
    )


def _home_page(facts: _Home, desk: Desk) -> bytes:
    lang = facts.lang
    href = desk.addresses.href
    gettext = desk.words(lang).gettext
    words = desk.settings.words[lang]
    about = About(
        "home",
        words.name,
        gettext("Answers of the police to citizens, broadcast by broadcast: %(region)s.")
        % {"region": words.region},
    )
    head = list_head(desk, lang, addresses.home, about)
    head = replace(head, alternates=(*head.alternates, entrance(desk)))
    page = HomePage(
        next=next_broadcasts(facts.next, facts.today, desk, lang),
        answers=tuple(answer_item(card, desk, lang) for card in facts.answers),
        sessions=tuple(session_item(card, desk, lang) for card in facts.sessions),
        releases=tuple(release_item(card, desk, lang) for card in facts.releases),
        sessions_href=href(addresses.sessions(lang)),
        news_href=href(addresses.news(lang)),
        answers_total=facts.answers_total,
        sessions_total=facts.sessions_total,
        topics=tuple(
            CountedLink(where, names.words_for(topic.name, lang), count)
            for topic, count in facts.topics
            if (where := names.label(topic, desk, lang).href)
        ),
        districts=tuple(
            CountedLink(where, names.words_for(district.name, lang), count)
            for district, count in facts.districts
            if (where := names.place(district, desk, lang).href)
        ),
        years=tuple(
            YearLink(year, href(addresses.sessions(lang, year)), count)
            for year, count in facts.years.items()
        ),
    )
    return desk.render(lang, head, page)


def _sessions_page(facts: _Sessions, desk: Desk) -> bytes:
    lang, year = facts.lang, facts.year
    gettext = desk.words(lang).gettext
    title = gettext("Broadcasts")
    if year is not None:
        title = gettext("Broadcasts of %(year)s") % {"year": year}
    about = About(
        "sessions",
        title,
        gettext("Broadcasts with citizens by year: questions, answers, announcements."),
        breadcrumbs=(sessions_link(desk, lang),) if year else (),
        section=desk.addresses.href(addresses.sessions(lang)),
    )
    head = list_head(desk, lang, lambda other: addresses.sessions(other, year), about)
    page = SessionsPage(
        year=year,
        shown_year=year or next(iter(facts.years), None),
        years=tuple(
            YearLink(each, desk.addresses.href(addresses.sessions(lang, each)), count, each == year)
            for each, count in facts.years.items()
        ),
        sessions=tuple(session_item(card, desk, lang) for card in facts.sessions),
    )
    return desk.render(lang, head, page)


def _news_page(facts: _News, desk: Desk) -> bytes:
    lang, year = facts.lang, facts.year
    gettext = desk.words(lang).gettext
    title = gettext("Press releases")
    if year is not None:
        title = gettext("Press releases of %(year)s") % {"year": year}
    about = About(
        "news",
        title,
        gettext("Press releases by year."),
        breadcrumbs=(news_link(desk, lang),) if year else (),
        section=desk.addresses.href(addresses.news(lang)),
    )
    head = list_head(desk, lang, lambda other: addresses.news(other, year), about)
    page = NewsPage(
        year=year,
        shown_year=year or next(iter(facts.years), None),
        years=tuple(
            YearLink(each, desk.addresses.href(addresses.news(lang, each)), count, each == year)
            for each, count in facts.years.items()
        ),
        releases=tuple(release_item(card, desk, lang) for card in facts.releases),
    )
    return desk.render(lang, head, page)

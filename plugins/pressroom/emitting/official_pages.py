"""Who answers: all officials, and each one's posts, sessions and newest answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pressroom.artifact import Artifact
from pressroom.deriving.broadcast_cards import BroadcastCard, next_cards
from pressroom.deriving.cards import SessionCard, session_cards
from pressroom.deriving.lists import NEWEST
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.model.registers import District, Official, Post
from pressroom.rendering import addresses, names
from pressroom.rendering.answer_lists import card_paths, newest_items
from pressroom.rendering.broadcast_views import next_broadcasts
from pressroom.rendering.contexts import Person
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, section_link
from pressroom.rendering.list_contexts import (
    OfficialItem,
    OfficialPage,
    OfficialsPage,
    PostView,
    SessionYear,
    TermLink,
)
from pressroom.rendering.list_views import session_item
from pressroom.rendering.terms import term

_NEXT = 3
_RECENT = 4
"""Sessions among whose questions the newest answers are looked for."""


@dataclass(frozen=True, slots=True)
class _Officials:
    """``today`` is the day of the build for those who hold a post on it, None for the others."""

    lang: Language
    officials: tuple[tuple[Official, Post | None, bool, int], ...]


@dataclass(frozen=True, slots=True)
class _Official:
    """``today`` is the build's day where broadcasts are to come, else None.

    ``held`` is the place among the official's posts of that of the build's day, None for none.
    """

    lang: Language
    official: Official
    held: int | None
    districts: tuple[District | None, ...]
    sessions: tuple[SessionCard, ...]
    next: tuple[BroadcastCard, ...]
    today: date | None


class OfficialPages:
    """``/L/officials/`` and ``/L/officials/O/``."""

    name = "official-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page."""
        artifacts = [
            artifact
            for lang in edition.languages
            for artifact in self._plan_language(edition, lang)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _plan_language(self, edition: Edition, lang: Language) -> Iterator[Artifact]:
        registers = edition.archive.registers
        answered = edition.lists.by_language[lang].officials
        cards = {card.id: card for card in session_cards(edition, lang)}
        officials = registers.officials.values()
        yield self._artifact(
            addresses.officials(lang),
            _Officials(
                lang,
                tuple(
                    (one, *_post(one, edition.today), len(_sessions(answered.get(one.id, ()))))
                    for one in officials
                ),
            ),
        )
        for official in officials:
            versions = answered.get(official.id, [])
            coming = next_cards(edition, _NEXT, official=official.id)
            held = official.post_on(edition.today)
            facts = _Official(
                lang=lang,
                official=official,
                held=None if held is None else official.posts.index(held),
                districts=tuple(
                    registers.districts[post.district] if post.district else None
                    for post in official.posts
                ),
                sessions=tuple(cards[id_] for id_ in _sessions(versions)),
                next=coming,
                today=edition.today if coming else None,
            )
            paths = card_paths(versions[:_RECENT])
            yield self._artifact(addresses.official(lang, official.id), facts, paths)

    def _artifact(self, path: str, facts: object, paths: tuple[str, ...] = ()) -> Artifact:
        return Artifact(path, self.name, f"list {path}", facts, made_from=paths)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        match artifact.facts:
            case _Officials() as officials:
                return _officials_page(officials, desk)
            case _Official() as official:
                return _official_page(official, artifact.made_from, desk)
        raise TypeError(artifact.facts)


def _sessions(versions: Iterable[tuple[SessionId, Language]]) -> list[SessionId]:
    return list(dict.fromkeys(session for session, _ in versions))


def _post(official: Official, today: date) -> tuple[Post | None, bool]:
    """The post held today, else the last; and whether it is held today."""
    held = official.post_on(today)
    if held is not None:
        return held, True
    return (official.posts[-1] if official.posts else None), False


def _officials_page(facts: _Officials, desk: Desk) -> bytes:
    lang = facts.lang
    gettext = desk.words(lang).gettext
    about = About(
        "officials",
        gettext("Who answers"),
        gettext("Officials who answer the questions of citizens: posts, broadcasts, answers."),
        section=desk.addresses.href(addresses.officials(lang)),
    )
    items = [
        (
            today,
            OfficialItem(
                person=Person(
                    names.words_for(official.name, lang),
                    names.words_for(post.title, lang) if post else None,
                    desk.addresses.href(addresses.official(lang, official.id)),
                ),
                term=term(post.since, post.until, desk, lang) if post else "",
                count=count,
            ),
        )
        for official, post, today, count in facts.officials
    ]
    page = OfficialsPage(
        today=tuple(item for today, item in items if today),
        others=tuple(item for today, item in items if not today),
    )
    return desk.render(lang, list_head(desk, lang, addresses.officials, about), page)


def _official_page(facts: _Official, paths: tuple[str, ...], desk: Desk) -> bytes:
    lang, official = facts.lang, facts.official
    gettext = desk.words(lang).gettext
    name = names.words_for(official.name, lang)
    about = About(
        "official",
        name.text,
        gettext("%(name)s: posts with their terms, broadcasts, answers.") % {"name": name.text},
        breadcrumbs=(section_link(desk, lang, "officials"),),
        section=desk.addresses.href(addresses.officials(lang)),
    )
    posts = [
        PostView(
            title=names.words_for(post.title, lang),
            term=term(post.since, post.until, desk, lang),
            place=_district(district, desk, lang) if district else None,
        )
        for post, district in zip(official.posts, facts.districts, strict=True)
    ]
    page = OfficialPage(
        name=name,
        posts=tuple(reversed(posts)),
        newest=newest_items(desk, lang, paths, lambda q: official.id in q.speakers, NEWEST),
        years=tuple(
            SessionYear(year, f"y{year}", tuple(session_item(card, desk, lang) for card in cards))
            for year, cards in groupby(facts.sessions, key=lambda card: card.starts.year)
        ),
        count=len(facts.sessions),
        next=next_broadcasts(facts.next, facts.today, desk, lang) if facts.today else None,
        held=None if facts.held is None else posts[facts.held],
    )
    head = list_head(desk, lang, lambda other: addresses.official(other, official.id), about)
    return desk.render(lang, head, page)


def _district(district: District, desk: Desk, lang: Language) -> TermLink:
    return TermLink(names.words_for(district.name, lang), names.place(district, desk, lang).href)

"""Atom feeds: what is new, for feed readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.artifact import Artifact, Pending
from pressroom.deriving.counts import count_session
from pressroom.deriving.feed_items import AnswerTold, FeedItem, NewsOf, newest, news_of
from pressroom.deriving.publication import Edition, without_drafts
from pressroom.deriving.surroundings import (
    SessionSurroundings,
    surround_session,
    surroundings_key,
)
from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, SessionId, TopicId
from pressroom.model.release import ReleaseFacts
from pressroom.rendering import addresses
from pressroom.rendering.atom import Feed, render_feed
from pressroom.rendering.desk import Desk
from pressroom.rendering.feed_entries import entries, tag
from pressroom.rendering.feed_links import alternate_page
from pressroom.rendering.feed_names import feed_title
from pressroom.rendering.names import words_for
from pressroom.rendering.question_words import Shelf, question_words, words_shelved

NEWEST_ANSWERS = 200
"""Entries of the feeds ``all`` and ``answers``: those of the largest broadcast, so that a reader
who comes once a day misses none."""

NEWEST = 50
"""Entries of every other feed."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """One feed; ``of`` is the name of the district or topic that it is about."""

    lang: Language
    feed: str
    of: Localized | None
    items: tuple[FeedItem, ...]
    total: int | None


class Feeds:
    """``/L/feeds/``: all, each kind, each district, each topic."""

    name = "feeds"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a feed; the words of answers come from hidden files of their sessions."""
        edition = without_drafts(edition)
        found = [
            self._artifact(facts)
            for lang in edition.languages
            for facts in _feeds_in(edition, lang)
        ]
        yield from sorted(found, key=lambda artifact: artifact.unit)
        told = {
            (item.what.session, item.lang)
            for artifact in found
            for item in artifact.facts.items
            if isinstance(item.what, AnswerTold)
        }
        for session_id, lang in sorted(told):
            yield self._words(edition, session_id, lang)

    def _artifact(self, facts: _Facts) -> Artifact:
        path = addresses.feed(facts.lang, facts.feed)
        releases = [i.what for i in facts.items if isinstance(i.what, ReleaseFacts)]
        made_from = {
            words_shelved(item.what.session, item.lang): None
            for item in facts.items
            if isinstance(item.what, AnswerTold)
        }
        return Artifact(
            path=path,
            emitter=self.name,
            unit=f"feed {path}",
            facts=facts,
            sources=tuple(sorted({release.source for release in releases})),
            made_from=tuple(made_from),
        )

    def _words(self, edition: Edition, session_id: SessionId, lang: Language) -> Artifact:
        session = edition.archive.sessions[session_id][lang]
        return Artifact(
            path=words_shelved(session_id, lang),
            emitter=self.name,
            unit=f"session {session_id} {lang}",
            facts=Pending(
                surroundings_key(edition, session), lambda: surround_session(edition, session)
            ),
            sources=(session.source,),
            hidden=True,
        )

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make a feed, or the hidden words of a session."""
        match artifact.facts:
            case SessionSurroundings() as around:
                return question_words(around, desk)
        facts: _Facts = artifact.facts
        lang = facts.lang
        words = desk.settings.words[lang]
        of = words_for(facts.of, lang).text if facts.of else ""
        title = of or feed_title(facts.feed, desk.words(lang).gettext)
        absolute = desk.addresses.absolute
        return render_feed(
            Feed(
                id=tag(desk, f"{lang}/feeds/{facts.feed}"),
                lang=str(lang),
                title=f"{words.name} · {title}",
                subtitle=words.region,
                author=words.organisation,
                rights=desk.settings.licence.title,
                link=absolute(alternate_page(facts.feed, desk, lang)),
                own_address=absolute(artifact.path),
                entries=tuple(entries(facts.items, Shelf(desk), desk, lang)),
                total=facts.total,
            )
        )


def _feeds_in(edition: Edition, lang: Language) -> Iterator[_Facts]:
    news = news_of(edition, lang, NEWEST_ANSWERS, NEWEST)
    listed = sum(count_session(v).listed for v in edition.archive.sessions.values())

    def feed(name: str, items: Iterable[FeedItem], most: int, total: int | None) -> _Facts:
        return _Facts(lang, name, None, tuple(items)[:most], total)

    yield feed("all", news.everything(), NEWEST_ANSWERS, None)
    yield feed("answers", news.answers, NEWEST_ANSWERS, listed)
    yield feed("news", news.news, NEWEST, len(news.news))
    yield feed("commitments", news.commitments, NEWEST, len(news.commitments))
    yield feed("corrections", news.corrections, NEWEST, len(news.corrections))
    yield feed("schedule", news.schedule, NEWEST, len(news.schedule))
    yield from _by_place(edition, lang, news)
    yield from _by_topic(edition, lang, news)


def _by_place(edition: Edition, lang: Language, news: NewsOf) -> Iterator[_Facts]:
    found: defaultdict[DistrictId, list[FeedItem]] = defaultdict(list)
    for kind in (news.answers, news.news, news.commitments, news.schedule):
        for item in kind:
            for district in item.districts:
                found[district.id].append(item)
    for district_id, district in sorted(edition.archive.registers.districts.items()):
        items = tuple(newest(found[district_id])[:NEWEST])
        yield _Facts(lang, f"district-{district_id}", district.name, items, None)


def _by_topic(edition: Edition, lang: Language, news: NewsOf) -> Iterator[_Facts]:
    found: defaultdict[TopicId, list[FeedItem]] = defaultdict(list)
    for kind in (news.answers, news.news):
        for item in kind:
            for topic in item.topics:
                found[topic.id].append(item)
    for topic_id, topic in sorted(edition.archive.registers.topics.items()):
        items = tuple(newest(found[topic_id])[:NEWEST])
        yield _Facts(lang, f"topic-{topic_id}", topic.name, items, None)

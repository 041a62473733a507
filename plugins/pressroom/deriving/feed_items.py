"""What is new, as feeds tell it: each thing once for readers of a language, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TypeAlias

from pressroom.deriving.broadcast_cards import schedule_changes
from pressroom.deriving.broadcasts import Broadcast, BroadcastChange
from pressroom.deriving.commitments import CommitmentEntry, commitments
from pressroom.deriving.corrections import Corrected, derive_corrections
from pressroom.deriving.last_changes import question_changed, release_changed
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.archive import best_version
from pressroom.model.identity import DistrictId, QuestionId, SessionId
from pressroom.model.registers import District, Topic
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import QuestionFacts, SessionFacts
from pressroom.source import SourceRef

WINDOW = 100
"""Newest broadcasts in which answers for feeds are looked for: feeds tell what is new, and to look
through the whole archive for the last answers on a rare topic would cost as much as the archive."""


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """A listed question; its words stand in the hidden file of its session."""

    session: SessionId
    title: str
    source: SourceRef
    question: QuestionId


@dataclass(frozen=True, slots=True)
class PromiseTold:
    """A promise that was made, or the ``step`` of its history, counted from 0."""

    entry: CommitmentEntry
    step: int | None


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A broadcast that was moved or cancelled; ``in_series``: its series is in the archive."""

    broadcast: Broadcast
    in_series: bool
    change: BroadcastChange


Told: TypeAlias = AnswerTold | ReleaseFacts | PromiseTold | Corrected | ChangeTold


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry. ``published`` decides its place, ``updated`` is when its words last changed.

    Both are aware; of what only a day is known, its first minute in the site's zone. ``districts``
    and ``topics`` are those in whose feeds it stands.
    """

    lang: Language
    published: datetime
    updated: datetime
    what: Told
    districts: tuple[District, ...] = ()
    topics: tuple[Topic, ...] = ()
    demonstration: bool = False


@dataclass(frozen=True)
class NewsOf:
    """All that is new for readers of one language, kind by kind, newest first."""

    answers: tuple[FeedItem, ...]
    news: tuple[FeedItem, ...]
    commitments: tuple[FeedItem, ...]
    corrections: tuple[FeedItem, ...]
    schedule: tuple[FeedItem, ...]

    def everything(self) -> list[FeedItem]:
        """All kinds in one."""
        kinds = (self.answers, self.news, self.commitments, self.corrections, self.schedule)
        return newest(item for kind in kinds for item in kind)


def newest(items: Iterable[FeedItem]) -> list[FeedItem]:
    """Newest first; what is of one moment keeps its order."""
    return sorted(items, key=lambda item: item.published, reverse=True)


def news_of(edition: Edition, language: Language, most: int, of_each: int) -> NewsOf:
    """Gather what is new; of answers the ``most`` newest, ``of_each`` of a district or topic."""
    return NewsOf(
        answers=tuple(_answers(edition, language, most, of_each)),
        news=tuple(newest(_releases(edition, language))),
        commitments=tuple(newest(_promises(edition, language))),
        corrections=tuple(newest(_corrections(edition, language))),
        schedule=tuple(newest(_changes(edition, language))),
    )


def _answers(edition: Edition, language: Language, most: int, of_each: int) -> Iterator[FeedItem]:
    """Those of the newest broadcasts that some feed has room for, in the order of their pages."""
    archive = edition.archive
    room: defaultdict[str, int] = defaultdict(lambda: of_each, {"": most})
    best = [best_version(versions, language) for versions in archive.sessions.values()]
    best.sort(key=lambda session: (session.starts, session.id), reverse=True)
    for session in best[:WINDOW]:
        for question in session.questions:
            if not question.is_listed:
                continue
            places = _places(edition, question.district or session.district)
            feeds = (
                "",
                *(f"district {place.id}" for place in places),
                *(f"topic {topic}" for topic in question.topics),
            )
            if any(room[feed] > 0 for feed in feeds):
                for feed in feeds:
                    room[feed] -= 1
                yield _answer(edition, session, question, places)


def _answer(
    edition: Edition,
    session: SessionFacts,
    question: QuestionFacts,
    places: tuple[District, ...],
) -> FeedItem:
    changed = _midnight(question_changed(session, question), session.starts.tzinfo)
    return FeedItem(
        lang=session.lang,
        published=session.starts,
        updated=max(changed, session.starts),
        what=AnswerTold(session.id, session.title, session.source, question.id),
        districts=places,
        topics=tuple(edition.archive.registers.topics[topic] for topic in question.topics),
        demonstration=session.demonstration,
    )


def _places(edition: Edition, district: DistrictId | None) -> tuple[District, ...]:
    """A district and those that came after it: an old answer is found there too."""
    found: list[District] = []
    districts = edition.archive.registers.districts
    while district is not None:
        one = districts[district]
        if one in found:
            break
        found.append(one)
        district = one.successor
    return tuple(found)


def _releases(edition: Edition, language: Language) -> Iterator[FeedItem]:
    for versions in edition.archive.releases.values():
        release = best_version(versions, language)
        changed = release_changed(release)
        if release.withdrawn:
            changed = max(changed, release.withdrawn.on)
        yield FeedItem(
            lang=release.lang,
            published=release.published,
            updated=max(_midnight(changed, release.published.tzinfo), release.published),
            what=release,
            districts=_places(edition, release.district),
            topics=tuple(edition.archive.registers.topics[topic] for topic in release.topics),
            demonstration=release.demonstration,
        )


def _promises(edition: Edition, language: Language) -> Iterator[FeedItem]:
    for entry in commitments(edition, language):
        zone = entry.starts.tzinfo
        given = max(_midnight(entry.term.given, zone), entry.starts)
        moments = [given, *(_midnight(u.on, zone) for u in entry.commitment.updates)]
        for step, moment in enumerate(moments, -1):
            yield FeedItem(
                lang=entry.lang,
                published=moment,
                updated=moment,
                what=PromiseTold(entry, step if step >= 0 else None),
                districts=_places(edition, entry.district),
                demonstration=entry.demonstration,
            )


def _corrections(edition: Edition, language: Language) -> Iterator[FeedItem]:
    for corrected in derive_corrections(edition, language):
        moment = _midnight(corrected.on, edition.now.tzinfo)
        yield FeedItem(
            lang=corrected.lang,
            published=moment,
            updated=moment,
            what=corrected,
            demonstration=corrected.demonstration,
        )


def _changes(edition: Edition, language: Language) -> Iterator[FeedItem]:
    for one in schedule_changes(edition):
        broadcast, change = one.card.broadcast, one.change
        yield FeedItem(
            lang=language,
            published=change.on,
            updated=change.on,
            what=ChangeTold(broadcast, one.card.in_series, change),
            districts=_places(edition, broadcast.district),
            demonstration=one.card.demonstration,
        )


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time.min, zone)

"""Records as lists show them, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.archive import best_version
from pressroom.model.identity import QuestionId, SessionId
from pressroom.model.registers import District, Official, Topic
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.source import SourceRef


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session in a list, in the version that the list's reader is led to."""

    id: SessionId
    lang: Language
    title: str
    starts: datetime
    status: SessionStatus
    district: District
    official: Official | None
    summary: str | None
    published: int
    unanswered: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """A question in a list; its words stand in ``source``."""

    session: SessionCard
    source: SourceRef
    question: QuestionId
    answered: bool
    district: District
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A press release in a list."""

    release: ReleaseFacts
    district: District | None


def session_cards(edition: Edition, language: Language) -> list[SessionCard]:
    """Every session once, newest first, for readers of ``language``."""
    versions = (best_version(v, language) for v in edition.archive.sessions.values())
    newest = sorted(versions, key=lambda s: (s.starts, s.id), reverse=True)
    return [session_card(edition, session) for session in newest]


def session_card(edition: Edition, session: SessionFacts) -> SessionCard:
    """A session in a list."""
    registers = edition.archive.registers
    counts = session.counts
    return SessionCard(
        id=session.id,
        lang=session.lang,
        title=session.title,
        starts=session.starts,
        status=session.status,
        district=registers.districts[session.district],
        official=registers.officials[session.official] if session.official else None,
        summary=session.summary,
        published=counts.published,
        unanswered=counts.unanswered,
        demonstration=session.demonstration,
    )


def answer_cards(edition: Edition, language: Language, most: int) -> list[AnswerCard]:
    """The ``most`` newest answered questions that may be listed, in the order of their pages."""
    cards: list[AnswerCard] = []
    versions = (best_version(v, language) for v in edition.archive.sessions.values())
    for session in sorted(versions, key=lambda s: (s.starts, s.id), reverse=True):
        if len(cards) >= most:
            break
        cards += islice(_answers(edition, session), most - len(cards))
    return cards


def release_cards(edition: Edition, language: Language) -> list[ReleaseCard]:
    """Every press release once, newest first, for readers of ``language``."""
    registers = edition.archive.registers
    versions = (best_version(v, language) for v in edition.archive.releases.values())
    newest = sorted(versions, key=lambda r: (r.published, r.id), reverse=True)
    return [
        ReleaseCard(release, registers.districts[release.district] if release.district else None)
        for release in newest
    ]


def by_year(moments: Iterable[date]) -> dict[int, int]:
    """How many moments fall into each year, newest year first."""
    counts: dict[int, int] = {}
    for moment in moments:
        counts[moment.year] = counts.get(moment.year, 0) + 1
    return dict(sorted(counts.items(), reverse=True))


def _answers(edition: Edition, session: SessionFacts) -> Iterable[AnswerCard]:
    registers = edition.archive.registers
    card = session_card(edition, session)
    for question in session.questions:
        if question.is_listed and question.answered:
            yield AnswerCard(
                session=card,
                source=session.source,
                question=question.id,
                answered=question.answered,
                district=registers.districts[question.district or session.district],
                topics=tuple(registers.topics[topic] for topic in question.topics),
            )

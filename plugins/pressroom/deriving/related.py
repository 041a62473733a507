"""Where related answers of a session's questions are looked for: in a few sessions before it.

Only in earlier ones, so that no page changes when a new session comes; in a bounded number, so that
it costs the same in any archive; and not only in the newest: one of the same month in each of the
years before is among them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.lineage import found_under
from pressroom.language import Language
from pressroom.model.archive import Archive, best_version
from pressroom.model.identity import DistrictId, QuestionId, SessionId, TopicId
from pressroom.model.session import SessionFacts

BEFORE = 2
"""Sessions of the district right before."""

YEARS = 3
"""Years before in which one session of the same month is taken."""


@dataclass(frozen=True, slots=True)
class RelatedQuestion:
    """A listed, answered question whose answer still holds; ``lang`` is that of its title."""

    id: QuestionId
    lang: Language
    district: DistrictId
    topics: tuple[TopicId, ...]


@dataclass(frozen=True, slots=True)
class RelatedSession:
    """A session in which related answers are looked for.

    ``path`` is its file in the content and ``titles`` the digest of its titles: of its text nothing
    else is shown, so nothing else is depended on.
    """

    id: SessionId
    lang: Language
    path: str
    titles: str
    day: date
    questions: tuple[RelatedQuestion, ...]


def derive_pools(archive: Archive) -> dict[SessionId, tuple[SessionId, ...]]:
    """For each session those before it in its district or the district's predecessors."""
    under = found_under(archive.registers.districts)
    lanes: dict[DistrictId, list[tuple[date, SessionId]]] = {}
    for session_id, versions in archive.sessions.items():
        session = next(iter(versions.values()))
        if session.questions:
            lane = lanes.setdefault(under[session.district][-1], [])
            lane.append((session.starts.date(), session_id))
    return {
        session_id: _pool(lane, place)
        for lane in map(sorted, lanes.values())
        for place, (_, session_id) in enumerate(lane)
    }


def _pool(lane: list[tuple[date, SessionId]], place: int) -> tuple[SessionId, ...]:
    day = lane[place][0]
    found = [session_id for _, session_id in reversed(lane[max(0, place - BEFORE) : place])]
    for years in range(1, YEARS + 1):
        first = date(day.year - years, day.month, 1)
        other = bisect_left(lane, (first, SessionId("")))
        if other < place:
            there, session_id = lane[other]
            same = (there.year, there.month) == (first.year, first.month)
            if same and session_id not in found:
                found.append(session_id)
    return tuple(found)


def related_sessions(
    archive: Archive, pool: Iterable[SessionId], language: Language
) -> tuple[RelatedSession, ...]:
    """The sessions of a pool as the pages of ``language`` show their questions."""
    return tuple(
        related_session(best_version(archive.sessions[session_id], language)) for session_id in pool
    )


def pool_key(
    archive: Archive, pool: Iterable[SessionId]
) -> tuple[tuple[tuple[Language, SessionFacts], ...], ...]:
    """All that ``related_sessions`` depends on, without looking at the questions."""
    return tuple(tuple(sorted(archive.sessions[session_id].items())) for session_id in pool)


def related_session(session: SessionFacts) -> RelatedSession:
    """A session with those of its questions to which others may lead."""
    return RelatedSession(
        id=session.id,
        lang=session.lang,
        path=session.source.path,
        titles=session.titles,
        day=session.starts.date(),
        questions=tuple(
            RelatedQuestion(q.id, q.lang, q.district or session.district, q.topics)
            for q in session.questions
            if q.is_listed and q.answered and q.superseded_by is None
        ),
    )

"""Figures of the archive, year by year: what was asked, answered, left open, promised.

Each session and each question is counted once, in however many languages it stands. By month all
questions are counted; by district, topic and language those alone that stand in lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pressroom.deriving.counts import count_redactions, count_session
from pressroom.deriving.register import Tally
from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.session import QuestionFacts, SessionFacts, SessionStatus

Versions = Mapping[Language, SessionFacts]

NO_TOPIC = ""
"""Stands for a topic where a question has none."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sessions and questions of some time.

    ``sessions`` are all records, announced and cancelled ones too, ``demonstration`` those of
    them that are made up. ``asked`` is what was asked on
    air in the ``counted`` sessions whose records say so. questions = published + hidden + merged.
    ``redactions`` are the gaps where words were left out to protect a person.
    """

    sessions: int = 0
    held: int = 0
    cancelled: int = 0
    asked: int = 0
    counted: int = 0
    questions: int = 0
    published: int = 0
    unanswered: int = 0
    hidden: int = 0
    merged: int = 0
    redactions: int = 0
    demonstration: int = 0

    @property
    def answered(self) -> int:
        """Published questions with an answer."""
        return self.published - self.unanswered

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        )


@dataclass(frozen=True, slots=True)
class Share:
    """Questions of one district, topic or language that stand in lists."""

    published: int = 0
    unanswered: int = 0

    @property
    def answered(self) -> int:
        """Those with an answer."""
        return self.published - self.unanswered

    def __add__(self, other: Share) -> Share:
        return Share(self.published + other.published, self.unanswered + other.unanswered)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year: by month, and by the ids of districts and topics and the tags of languages.

    Months and ids are in ascending order, each with at least one session or question. ``listed``
    are the published questions that stand in lists; one of several topics is counted at each.
    """

    year: int
    months: tuple[tuple[int, Figures], ...]
    listed: Share
    districts: tuple[tuple[str, Share], ...]
    topics: tuple[tuple[str, Share], ...]
    languages: tuple[tuple[str, Share], ...]
    promises: Tally

    @property
    def total(self) -> Figures:
        """The whole year."""
        return sum((figures for _, figures in self.months), Figures())


def year_figures(year: int, sessions: Iterable[Versions], promises: Tally) -> YearFigures:
    """Count the sessions of one year; ``promises`` are those made in it."""
    months: dict[int, Figures] = defaultdict(Figures)
    districts: dict[str, Share] = defaultdict(Share)
    topics: dict[str, Share] = defaultdict(Share)
    languages: dict[str, Share] = defaultdict(Share)
    listed = Share()
    for versions in sessions:
        session = original(versions)
        months[session.starts.month] += _figures(session, versions)
        for question in _once(session, versions):
            if not question.is_listed:
                continue
            one = Share(1, not question.answered)
            listed += one
            districts[question.district or session.district] += one
            languages[question.lang] += one
            for topic in question.topics or (NO_TOPIC,):
                topics[topic] += one
    return YearFigures(
        year=year,
        months=tuple(sorted(months.items())),
        listed=listed,
        districts=tuple(sorted(districts.items())),
        topics=tuple(sorted(topics.items())),
        languages=tuple(sorted(languages.items())),
        promises=promises,
    )


def read_figures(value: Mapping[str, Any]) -> YearFigures:
    """The figures from ``dataclasses.asdict``, after they were JSON."""
    return YearFigures(
        year=value["year"],
        months=tuple((month, Figures(**figures)) for month, figures in value["months"]),
        listed=Share(**value["listed"]),
        districts=_shares(value["districts"]),
        topics=_shares(value["topics"]),
        languages=_shares(value["languages"]),
        promises=Tally(**value["promises"]),
    )


def sum_shares(parts: Iterable[Iterable[tuple[str, Share]]]) -> dict[str, Share]:
    """Several years together, ids in ascending order."""
    whole: dict[str, Share] = defaultdict(Share)
    for part in parts:
        for key, share in part:
            whole[key] += share
    return dict(sorted(whole.items()))


def original(versions: Versions) -> SessionFacts:
    """The version that is no translation; of several, or of none, the first by language."""
    ordered = [versions[lang] for lang in Language if lang in versions]
    return next((version for version in ordered if version.translated is None), ordered[0])


def _figures(session: SessionFacts, versions: Versions) -> Figures:
    counts = count_session(versions)
    return Figures(
        sessions=1,
        held=int(session.status is SessionStatus.HELD),
        cancelled=int(session.status is SessionStatus.CANCELLED),
        asked=session.asked or 0,
        counted=int(session.asked is not None),
        questions=counts.questions,
        published=counts.published,
        unanswered=counts.unanswered,
        hidden=counts.hidden,
        merged=counts.merged,
        redactions=count_redactions(versions),
        demonstration=int(session.demonstration),
    )


def _once(session: SessionFacts, versions: Versions) -> Iterable[QuestionFacts]:
    """Each question of a session once, as the original has it."""
    if len(versions) == 1:
        return session.questions
    once: dict[QuestionId, QuestionFacts] = {q.id: q for q in session.questions}
    for lang in sorted(versions):
        for question in versions[lang].questions:
            once.setdefault(question.id, question)
    return once.values()


def _shares(value: Iterable[Any]) -> tuple[tuple[str, Share], ...]:
    return tuple((key, Share(**share)) for key, share in value)

"""What was promised on air: every promise with its day, and where it stands at a build's moment.

How they are counted: a promise stands at one place of ``Standing`` at a time. Who only names
another office has not kept it: handed over is not done. What was done and is opened again is to be
kept again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pressroom.deriving.publication import Edition
from pressroom.deriving.working_days import Reckoning, reckon_working_days
from pressroom.language import Language
from pressroom.model.archive import best_version
from pressroom.model.commitment import Commitment, CommitmentStatus, WorkingDays
from pressroom.model.identity import DistrictId, OfficialId, QuestionId, SessionId
from pressroom.model.session import QuestionFacts, SessionFacts, promised_questions
from pressroom.source import SourceRef

_WAITING = frozenset({CommitmentStatus.OPEN, CommitmentStatus.REOPENED})


class Standing(StrEnum):
    """Where a promise is counted: it stands at exactly one place.

    ``open`` and ``overdue`` hold those that were opened again as well.
    """

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    NOT_DONE = "not-done"
    HANDED_OVER = "handed-over"


@dataclass(frozen=True, slots=True)
class Term:
    """Until when a promise is to be kept, at a build's moment.

    ``given`` is the day of the answer. ``due`` is the last day, included; None where none was
    named. ``reckoning`` says how a term in working days came to it.
    """

    given: date
    due: date | None
    reckoning: Reckoning | None
    standing: Standing

    @property
    def overdue(self) -> bool:
        """Whether the last day has passed while the promise is still to be kept."""
        return self.standing is Standing.OVERDUE


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """One promise of the register, in the version that its reader is led to.

    ``title`` is the session's; the question's own stands in ``source``. ``district`` is the
    question's, else the session's.
    """

    session: SessionId
    question: QuestionId
    lang: Language
    source: SourceRef
    title: str
    starts: datetime
    district: DistrictId
    commitment: Commitment
    term: Term
    demonstration: bool

    @property
    def owner(self) -> OfficialId | None:
        """Who answers for it; None where nobody was named."""
        return self.commitment.owner

    @property
    def standing(self) -> Standing:
        """Where it is counted."""
        return self.term.standing

    @property
    def reopened(self) -> bool:
        """Whether it was opened again, after it had been closed."""
        return self.commitment.status is CommitmentStatus.REOPENED


def term_of(commitment: Commitment, broadcast: date, today: date) -> Term:
    """The term of a promise made in a broadcast of the day ``broadcast``, as it stands ``today``.

    Working days are counted from the day of the answer: the broadcast's, or the later one on which
    the question was first answered.
    """
    given = commitment.given or broadcast
    due, reckoning = commitment.due, None
    if isinstance(due, WorkingDays):
        reckoning = reckon_working_days(given, due.count)
        due = reckoning.due
    return Term(given, due, reckoning, _standing(commitment.status, due, today))


def commitments(edition: Edition, language: Language) -> Iterator[CommitmentEntry]:
    """Every promise of a listed question once, for readers of ``language``.

    By sessions in ascending order of their ids, inside them in the order of the questions.
    """
    return iter(_all_of(edition)[language])


def promised(edition: Edition) -> Iterator[datetime]:
    """When the broadcast of each promise of ``commitments`` began; no term is reckoned for it."""
    for versions in edition.archive.sessions.values():
        made = {
            question.id: session.starts
            for session in versions.values()
            for question in promised_questions(session.questions)
        }
        yield from made.values()


def commitment_lists(edition: Edition) -> dict[Language, list[CommitmentEntry]]:
    """The same for every language of the site, newest first."""
    return {lang: sorted(found, key=newest_first) for lang, found in _all_of(edition).items()}


@dataclass(slots=True)
class _Latest:
    """The promises of the edition that was asked for last."""

    edition: Edition | None = None
    found: dict[Language, list[CommitmentEntry]] = field(default_factory=dict)


_latest = _Latest()


def _all_of(edition: Edition) -> dict[Language, list[CommitmentEntry]]:
    """Every promise, by language; those who plan a build share them. What is alike is made once."""
    if _latest.edition is not edition:
        _latest.found = _gather(edition)
        _latest.edition = edition
    return _latest.found


def _gather(edition: Edition) -> dict[Language, list[CommitmentEntry]]:
    sessions = list(edition.archive.sessions.values())
    first, today = edition.languages[0], edition.today
    alone = [
        list(session_commitments(versions, first, today)) if len(versions) == 1 else None
        for versions in sessions
    ]
    lists = {}
    for lang in edition.languages:
        found: list[CommitmentEntry] = []
        for versions, known in zip(sessions, alone, strict=True):
            found += session_commitments(versions, lang, today) if known is None else known
        lists[lang] = found
    return lists


def session_commitments(
    versions: Mapping[Language, SessionFacts], language: Language, today: date
) -> Iterator[CommitmentEntry]:
    """The promises of one session, each once, for readers of ``language``.

    Of several languages the one whose history goes furthest counts, the reader's own before
    others: a translation that is behind does not take back what was done.
    """
    best = best_version(versions, language)
    if len(versions) == 1:
        chosen = [(best, q) for q in promised_questions(best.questions)]
    else:
        chosen = _of_all_versions(versions, language)
    for session, question in chosen:
        if question.commitment is not None:
            yield _entry(session, question, question.commitment, today)


def newest_first(entry: CommitmentEntry) -> tuple[float, str, int]:
    """The order of lists: newest broadcast first, inside it by the numbers of the questions."""
    number = int(entry.question.removeprefix("q"))
    return (-entry.starts.timestamp(), entry.session, number)


def _standing(status: CommitmentStatus, due: date | None, today: date) -> Standing:
    if status in _WAITING:
        return Standing.OVERDUE if due is not None and due < today else Standing.OPEN
    return Standing(status)


def _of_all_versions(
    versions: Mapping[Language, SessionFacts], language: Language
) -> list[tuple[SessionFacts, QuestionFacts]]:
    chosen: dict[QuestionId, tuple[SessionFacts, QuestionFacts]] = {}
    for lang in language.fallbacks:
        for question in promised_questions(versions[lang].questions) if lang in versions else ():
            known = chosen.get(question.id)
            if known is None or _newest(question) > _newest(known[1]):
                chosen[question.id] = versions[lang], question
    return sorted(chosen.values(), key=lambda pair: int(pair[1].id.removeprefix("q")))


def _newest(question: QuestionFacts) -> tuple[date, int]:
    """How far the history of a question's promise goes."""
    updates = question.commitment.updates if question.commitment else ()
    return (updates[-1].on, len(updates)) if updates else (date.min, 0)


def _entry(
    session: SessionFacts, question: QuestionFacts, commitment: Commitment, today: date
) -> CommitmentEntry:
    return CommitmentEntry(
        session=session.id,
        question=question.id,
        lang=session.lang,
        source=session.source,
        title=session.title,
        starts=session.starts,
        district=question.district or session.district,
        commitment=commitment,
        term=term_of(commitment, session.starts.date(), today),
        demonstration=session.demonstration,
    )

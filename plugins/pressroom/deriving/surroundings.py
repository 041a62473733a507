"""What a session's pages show beside its own words: names, translations, newer answers, terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressroom.deriving.commitments import Term, term_of
from pressroom.deriving.publication import Edition, is_due
from pressroom.deriving.related import RelatedSession, pool_key, related_sessions
from pressroom.language import Language, Localized
from pressroom.model.archive import best_version
from pressroom.model.identity import DistrictId, OfficialId, QuestionId, QuestionRef, TopicId
from pressroom.model.registers import District, Official, Redirect, Topic
from pressroom.model.session import QuestionFacts, SessionFacts
from pressroom.source import SourceRef


@dataclass(frozen=True, slots=True)
class Twin:
    """Another language version of the same record; ``questions`` are the published ones."""

    lang: Language
    translated: bool
    questions: frozenset[QuestionId]


@dataclass(frozen=True, slots=True)
class Successor:
    """The newer answer to a superseded question, in the version that the reader is led to.

    ``titles`` is the digest of that session's titles, ``title_lang`` the language of this one.
    """

    question: QuestionRef
    lang: Language
    source: SourceRef
    titles: str
    title_lang: Language


@dataclass(frozen=True, slots=True)
class Names:
    """Entries of the registers, only those that are used."""

    districts: dict[DistrictId, District]
    officials: dict[OfficialId, Official]
    topics: dict[TopicId, Topic]


@dataclass(frozen=True, slots=True)
class SessionSurroundings:
    """All that a session's pages are made from, but the texts.

    ``terms`` are those of the promises, at the build's moment. ``draft`` marks what the public
    does not see yet: pages of the preview. ``related`` are earlier sessions in which related
    answers are looked for. ``moved`` are questions that stood here once, with what became of them.
    """

    session: SessionFacts
    names: Names
    twins: tuple[Twin, ...]
    series: Localized | None
    successors: dict[QuestionId, Successor]
    out_of_date: frozenset[QuestionId]
    terms: dict[QuestionId, Term]
    draft: bool
    related: tuple[RelatedSession, ...] = ()
    moved: tuple[tuple[QuestionId, Redirect], ...] = ()


def surroundings_key(edition: Edition, session: SessionFacts) -> tuple[object, ...]:
    """All that the surroundings of ``session`` depend on, without looking at its questions."""
    archive = edition.archive
    newer = (archive.sessions.get(other, {}) for other in session.newer)
    return (
        tuple(sorted(archive.sessions[session.id].items())),
        tuple(tuple(sorted(versions.items())) for versions in newer),
        archive.registers,
        archive.series[session.series].title if session.series else None,
        edition.today,
        is_due(session, edition.now),
        pool_key(archive, edition.pools.get(session.id, ())),
    )


def surround_session(edition: Edition, session: SessionFacts) -> SessionSurroundings:
    """Gather what the pages of ``session`` need, at the build's moment."""
    archive = edition.archive
    questions = [question for question in session.questions if question.is_published]
    return SessionSurroundings(
        session=session,
        names=_names(edition, session, questions),
        twins=tuple(
            Twin(
                lang,
                version.translated is not None,
                frozenset(q.id for q in version.questions if q.is_published),
            )
            for lang, version in sorted(archive.sessions[session.id].items())
            if lang is not session.lang
        ),
        series=archive.series[session.series].title if session.series else None,
        successors=_successors(edition, session, questions),
        out_of_date=frozenset(
            q.id for q in questions if q.review_by is not None and q.review_by < edition.today
        ),
        terms={
            q.id: term_of(q.commitment, session.starts.date(), edition.today)
            for q in questions
            if q.commitment
        },
        draft=not is_due(session, edition.now),
        related=related_sessions(archive, edition.pools.get(session.id, ()), session.lang),
        moved=edition.moved.get((session.id, session.lang), ()),
    )


def _names(edition: Edition, session: SessionFacts, questions: Iterable[QuestionFacts]) -> Names:
    registers = edition.archive.registers
    questions = list(questions)
    districts = {session.district, *(q.district for q in questions if q.district)}
    topics = {topic for q in questions for topic in q.topics}
    officials = set(session.speakers) | {
        q.commitment.owner for q in questions if q.commitment and q.commitment.owner
    }
    return Names(
        districts={key: registers.districts[key] for key in sorted(districts)},
        officials={key: registers.officials[key] for key in sorted(officials)},
        topics={key: registers.topics[key] for key in sorted(topics)},
    )


def _successors(
    edition: Edition, session: SessionFacts, questions: Iterable[QuestionFacts]
) -> dict[QuestionId, Successor]:
    successors = {}
    for question in questions:
        newer = question.superseded_by
        if newer is None:
            continue
        found = {
            lang: (version, next((q for q in version.questions if q.id == newer.question), None))
            for lang, version in edition.archive.sessions.get(newer.session, {}).items()
        }
        versions = {lang: of for lang, (of, there) in found.items() if there and there.is_published}
        if versions:
            version = best_version(versions, session.lang)
            there = found[version.lang][1]
            title_lang = there.lang if there else version.lang
            successors[question.id] = Successor(
                newer, version.lang, version.source, version.titles, title_lang
            )
    return successors

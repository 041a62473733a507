"""A session's words and facts, ready for its pages."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from pressroom.deriving.counts import count_questions
from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.language import Language
from pressroom.model.commitment import Commitment, CommitmentUpdate, WorkingDays
from pressroom.model.identity import QuestionId
from pressroom.model.records import Correction
from pressroom.model.session import Question, Session, Turn, TurnKind
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.contexts import (
    ChangeNote,
    Citation,
    CommitmentView,
    CorrectionNote,
    Link,
    Moment,
    Person,
    QuestionView,
    SessionCounts,
    SessionView,
    TurnView,
    UpdateView,
)
from pressroom.rendering.desk import Desk
from pressroom.rendering.pictures import figure
from pressroom.rendering.plain import plain
from pressroom.rendering.prose import Prose
from pressroom.rendering.redactions import count_gaps
from pressroom.rendering.templates import LANGUAGE_NAMES


class SessionViews:
    """One session in one language: made once, shown on its page and on each question's page."""

    def __init__(self, around: SessionSurroundings, desk: Desk) -> None:
        self.around = around
        self.facts = around.session
        self.lang = around.session.lang
        self._desk = desk
        self._day = around.session.starts.date()
        self._prose = Prose(desk, self.facts.source.path, self.lang)

    @cached_property
    def texts(self) -> Session:
        """The session with its words."""
        return self._desk.session(self.facts.source)

    @cached_property
    def lead(self) -> Markup:
        """The lead as HTML."""
        return self._prose.html(self.texts.lead, heading_level=2)

    @cached_property
    def head(self) -> SessionView:
        """All that stands above the questions."""
        facts = self.facts
        moment = dates.format_instant
        ends = facts.starts + facts.duration if facts.duration else None
        channel = None
        if facts.channel or facts.url:
            channel = Link(facts.url or "", facts.channel or facts.url or "")
        return SessionView(
            id=facts.id,
            href=self._href(self.lang),
            title=facts.title,
            starts=moment(facts.starts, self.lang),
            ends=self._end(facts.starts, ends) if ends else None,
            duration=dates.format_duration(facts.duration, self.lang) if facts.duration else None,
            status=facts.status,
            place=names.place(self.around.names.districts[facts.district], self.lang),
            official=self._person(facts.official) if facts.official else None,
            platform=facts.platform,
            channel=channel,
            recording=facts.recording,
            fidelity=facts.fidelity,
            series=names.words_for(self.around.series, self.lang) if self.around.series else None,
            counts=self._counts(),
            summary=facts.summary,
            image=figure(self._desk, facts.image) if facts.image else None,
            changes=tuple(
                ChangeNote(
                    on=moment(change.on, self.lang),
                    note=change.note,
                    was=moment(change.was, self.lang) if change.was else None,
                )
                for change in facts.changes
            ),
            cancelled=(
                ChangeNote(moment(facts.cancelled.on, self.lang), facts.cancelled.reason, None)
                if facts.cancelled
                else None
            ),
            corrections=tuple(map(self._correction, facts.corrections)),
            translated=(
                dates.format_day(facts.translated, self.lang) if facts.translated else None
            ),
            original=next(
                (self._twin_link(twin.lang) for twin in self.around.twins if not twin.translated),
                None,
            )
            if facts.translated
            else None,
            translations=tuple(self._twin_link(twin.lang) for twin in self.around.twins),
            demonstration=facts.demonstration,
        )

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """Every question in the order of the page."""
        return tuple(map(self._question, self.texts.questions))

    @cached_property
    def by_id(self) -> dict[str, QuestionView]:
        """The same by their ids."""
        return {view.id: view for view in self.questions}

    @cached_property
    def merged(self) -> dict[QuestionId, QuestionId]:
        """Questions that are shown at another, with that other."""
        return {
            question.id: question.duplicate_of
            for question in self.facts.questions
            if question.is_merged and question.duplicate_of
        }

    @cached_property
    def neighbours(self) -> dict[str, tuple[Link | None, Link | None]]:
        """For each question the ones before and after it that have words of their own."""
        shown = [view for view in self.questions if view.hidden_reason is None]
        shown = [view for view in shown if view.merged_into is None and not view.unlisted]
        links = {view.id: Link(view.href, view.title, view.lang) for view in shown}
        before = {later.id: links[earlier.id] for earlier, later in pairwise(shown)}
        after = {earlier.id: links[later.id] for earlier, later in pairwise(shown)}
        return {view.id: (before.get(view.id), after.get(view.id)) for view in self.questions}

    def citation(self, question: QuestionView | None = None) -> Citation:
        """How to cite the session, or one question of it."""
        parts = [self.facts.title, str(self.head.place.name), self.head.starts.text]
        where = self._path(self.lang)
        if question is not None:
            parts.insert(0, f"«{question.title}»")
            where = addresses.question(self.lang, self.facts.id, QuestionId(question.id))
        return Citation(". ".join(parts), self._desk.addresses.absolute(where))

    def first_words(self, question: QuestionId) -> str:
        """The first answer's words, else the first question's: what the page is about."""
        found = next(q for q in self.texts.questions if q.facts.id == question)
        if found.hidden_reason is not None:
            return ""
        answers = [turn.text for turn in found.turns if turn.kind is TurnKind.ANSWER]
        return next(iter([*answers, *(turn.text for turn in found.turns)]), "")

    def question_versions(self, question: QuestionId) -> dict[Language, str]:
        """The paths of a question's page in the languages in which it has words."""
        versions = {self.lang: addresses.question(self.lang, self.facts.id, question)}
        for twin in self.around.twins:
            if question in twin.questions:
                versions[twin.lang] = addresses.question(twin.lang, self.facts.id, question)
        return versions

    def versions(self) -> dict[Language, str]:
        """The paths of the session's page in its languages."""
        return {
            lang: self._path(lang) for lang in (self.lang, *(t.lang for t in self.around.twins))
        }

    def _end(self, starts: datetime, ends: datetime) -> Moment:
        if ends.date() == starts.date():
            return dates.format_hour(ends, self.lang)
        return dates.format_instant(ends, self.lang)

    def _path(self, lang: Language) -> str:
        return addresses.session(lang, self.facts.id)

    def _href(self, lang: Language, question: QuestionId | None = None, anchor: str = "") -> str:
        path = self._path(lang)
        if question is not None:
            path = addresses.question(lang, self.facts.id, question)
        return self._desk.addresses.href(path, anchor)

    def _twin_link(self, lang: Language) -> Link:
        return Link(self._href(lang), LANGUAGE_NAMES[lang], lang)

    def _person(self, official: str) -> Person:
        return self._desk.remember(
            ("person", official, self._day, self.lang),
            lambda: names.person(
                next(o for key, o in self.around.names.officials.items() if key == official),
                self._day,
                self.lang,
            ),
        )

    def _differs(self, lang: Language) -> Language | None:
        return lang if lang is not self.lang else None

    def _counts(self) -> SessionCounts:
        counts = count_questions(self.facts.questions)
        return SessionCounts(
            questions=counts.questions,
            published=counts.published,
            answered=counts.published - counts.unanswered,
            unanswered=counts.unanswered,
            hidden=counts.hidden,
            merged=counts.merged,
            asked=self.facts.asked,
            viewers=self.facts.viewers,
            redactions=sum(map(_redactions, self.texts.questions)),
        )

    def _correction(self, correction: Correction) -> CorrectionNote:
        question = None
        if correction.question:
            title = next(
                (q.title for q in self.texts.questions if _is_shown(q, correction.question)),
                correction.question,
            )
            question = Link(self._href(self.lang, correction.question), title)
        return CorrectionNote(
            on=dates.format_day(correction.on, self.lang),
            note=correction.note,
            minor=correction.minor,
            question=question,
        )

    def _question(self, question: Question) -> QuestionView:
        facts = question.facts
        number = int(facts.id.removeprefix("q"))
        href = self._href(self.lang, facts.id)
        if question.hidden_reason is not None:
            return QuestionView(
                id=facts.id,
                number=number,
                href=href,
                title="",
                lang=None,
                hidden_reason=question.hidden_reason,
            )
        lang = self._differs(facts.lang)
        if facts.duplicate_of is not None:
            return QuestionView(
                id=facts.id,
                number=number,
                href=href,
                title=question.title,
                lang=lang,
                merged_into=self._merged_into(facts.duplicate_of),
            )
        day, now = dates.format_day, self.lang
        newer = self.around.successors.get(facts.id)
        merged = [q for q in self.facts.questions if q.is_merged and q.duplicate_of == facts.id]
        district = self.around.names.districts[facts.district or self.facts.district]
        return QuestionView(
            id=facts.id,
            number=number,
            href=href,
            title=question.title,
            lang=lang,
            turns=self._turns(question),
            answered=facts.answered,
            unlisted=not facts.is_listed,
            place=names.place(district, self.lang),
            topics=tuple(
                names.label(self.around.names.topics[topic], self.lang) for topic in facts.topics
            ),
            asker=question.asker,
            times_asked=facts.times_asked + sum(q.times_asked for q in merged),
            at=dates.format_offset(facts.at) if facts.at is not None else None,
            at_iso=dates.iso_duration(timedelta(seconds=facts.at))
            if facts.at is not None
            else None,
            recording=_at_second(self.facts.recording, facts.at),
            valid_as_of=day(facts.valid_as_of, now) if facts.valid_as_of else None,
            out_of_date_since=(
                day(facts.review_by, now)
                if facts.review_by and facts.id in self.around.out_of_date
                else None
            ),
            superseded_by=self._successor(facts.id) if newer else None,
            merged_here=len(merged),
            commitment=self._commitment(facts.id, facts.commitment) if facts.commitment else None,
            corrections=tuple(
                note
                for note, correction in zip(
                    self.head.corrections, self.facts.corrections, strict=True
                )
                if correction.question == facts.id
            ),
            translations=tuple(
                Link(self._href(twin.lang, facts.id), LANGUAGE_NAMES[twin.lang], twin.lang)
                for twin in self.around.twins
                if facts.id in twin.questions
            ),
            has_redactions=bool(_redactions(question)),
        )

    def _merged_into(self, target: QuestionId) -> Link:
        question = next(q for q in self.texts.questions if q.facts.id == target)
        return Link(
            self._href(self.lang, target), question.title, self._differs(question.facts.lang)
        )

    def _successor(self, question: QuestionId) -> Link:
        newer = self.around.successors[question]
        texts = self._desk.session(newer.source)
        found = next(q for q in texts.questions if q.facts.id == newer.question.question)
        path = addresses.question(newer.lang, newer.question.session, newer.question.question)
        return Link(self._desk.addresses.href(path), found.title, self._differs(found.facts.lang))

    def _turns(self, question: Question) -> tuple[TurnView, ...]:
        views = []
        speaker_before = None
        for turn in question.turns:
            views.append(self._turn(turn, speaker_before))
            if turn.kind is TurnKind.ANSWER:
                speaker_before = turn.speaker or self.facts.official
        return tuple(views)

    def _turn(self, turn: Turn, speaker_before: str | None) -> TurnView:
        if turn.kind is TurnKind.QUESTION:
            return TurnView(turn.kind, plain(turn.text, turn.lang), self._differs(turn.lang))
        speaker = turn.speaker or self.facts.official
        return TurnView(
            kind=turn.kind,
            html=self._prose.html(turn.text, 4, turn.lang),
            lang=self._differs(turn.lang),
            speaker=self._person(speaker) if speaker else None,
            same_speaker=speaker is not None and speaker == speaker_before,
            answered_on=(
                dates.format_day(turn.answered_on, self.lang) if turn.answered_on else None
            ),
        )

    def _commitment(self, question: QuestionId, commitment: Commitment) -> CommitmentView:
        due = commitment.due
        return CommitmentView(
            promise=names.words_for(commitment.promise, self.lang),
            owner=self._person(commitment.owner) if commitment.owner else None,
            status=commitment.status,
            due=dates.format_day(due, self.lang) if isinstance(due, date) else None,
            due_working_days=due.count if isinstance(due, WorkingDays) else None,
            overdue=question in self.around.overdue,
            updates=tuple(map(self._update, commitment.updates)),
        )

    def _update(self, update: CommitmentUpdate) -> UpdateView:
        note = names.words_for(update.note, self.lang) if update.note else None
        return UpdateView(
            on=dates.format_day(update.on, self.lang),
            status=update.status,
            note=self._prose.html(note.text, 4, note.lang) if note else None,
            lang=note.lang if note else None,
            evidence=self._prose.evidence(update.evidence) if update.evidence else None,
        )


def _redactions(question: Question) -> int:
    if question.hidden_reason is not None or question.facts.is_merged:
        return 0
    return count_gaps(question.title) + sum(count_gaps(turn.text) for turn in question.turns)


def _is_shown(question: Question, question_id: QuestionId) -> bool:
    return question.facts.id == question_id and question.hidden_reason is None


def _at_second(recording: str | None, at: int | None) -> str | None:
    """The recording's address at a second of it, as YouTube and the Media Fragments URI say it."""
    if recording is None or at is None:
        return None
    if re.match(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be)/", recording):
        return f"{recording}{'&' if '?' in recording else '?'}t={at}s"
    return f"{recording}#t={at}"

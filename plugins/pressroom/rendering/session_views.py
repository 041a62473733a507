"""A session's words and facts, ready for its pages."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from markupsafe import Markup

from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.records import Correction
from pressroom.model.session import Question, Session
from pressroom.rendering import addresses, dates
from pressroom.rendering.broadcast_views import series_href
from pressroom.rendering.contexts import Citation, CorrectionNote, Link, Moment
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import SessionNames, quoted, words_for
from pressroom.rendering.pictures import figure
from pressroom.rendering.prose import Prose
from pressroom.rendering.question_contexts import QuestionView
from pressroom.rendering.question_views import QuestionViews
from pressroom.rendering.redactions import count_gaps
from pressroom.rendering.session_contexts import ChangeNote, SessionCounts, SessionView
from pressroom.rendering.templates import LANGUAGE_NAMES


def session_views(around: SessionSurroundings, desk: Desk) -> SessionViews:
    """The views of a session, made once for all files of its unit that show them."""
    return desk.remember((SessionViews, around.session.source), lambda: SessionViews(around, desk))


class SessionViews:
    """One session in one language: made once, shown on its page and on each question's page."""

    def __init__(self, around: SessionSurroundings, desk: Desk) -> None:
        self.around = around
        self.facts = around.session
        self.lang = around.session.lang
        self._desk = desk
        self._names = SessionNames(around.names, around.session.starts.date(), desk, self.lang)
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
            place=self._names.places[facts.district],
            official=self._names.people[facts.official] if facts.official else None,
            platform=facts.platform,
            channel=channel,
            recording=facts.recording,
            fidelity=facts.fidelity,
            series=words_for(self.around.series, self.lang) if self.around.series else None,
            series_href=series_href(self._desk, self.lang, facts.series),
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
    def questions(self) -> QuestionViews:
        """The questions, hidden and merged ones included."""
        corrections, texts = self.head.corrections, self.texts.questions
        return QuestionViews(self.around, texts, self._names, corrections, self._prose, self._desk)

    def citation(self, question: QuestionView | None = None) -> Citation:
        """How to cite the session, or one question of it."""
        parts = [self.facts.title, str(self.head.place.name), self.head.starts.text]
        where = self._path(self.lang)
        if question is not None:
            parts.insert(0, quoted(question.title, self.lang))
            where = addresses.question(self.lang, self.facts.id, QuestionId(question.id))
        return Citation(". ".join(parts), self._desk.addresses.absolute(where))

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

    def _href(self, lang: Language, question: QuestionId | None = None) -> str:
        path = self._path(lang)
        if question is not None:
            path = addresses.question(lang, self.facts.id, question)
        return self._desk.addresses.href(path)

    def _twin_link(self, lang: Language) -> Link:
        return Link(self._href(lang), LANGUAGE_NAMES[lang], lang)

    def _counts(self) -> SessionCounts:
        counts = self.facts.counts
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


def _redactions(question: Question) -> int:
    if question.hidden_reason is not None or question.facts.is_merged:
        return 0
    return count_gaps(question.title) + sum(count_gaps(turn.text) for turn in question.turns)


def _is_shown(question: Question, question_id: QuestionId) -> bool:
    return question.facts.id == question_id and question.hidden_reason is None

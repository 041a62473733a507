"""A session's page, and a page for each of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pressroom.artifact import Artifact, Pending, Sheaf
from pressroom.deriving.publication import Edition
from pressroom.deriving.surroundings import (
    SessionSurroundings,
    surround_session,
    surroundings_key,
)
from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.session import SessionFacts
from pressroom.rendering import addresses
from pressroom.rendering.broadcast_views import view_announcement
from pressroom.rendering.contexts import LanguageChoice, Link, PageHead
from pressroom.rendering.desk import Desk
from pressroom.rendering.former_questions import former_questions
from pressroom.rendering.frame import alternates, home_link, language_choices, sessions_link
from pressroom.rendering.plain import opening, plain_text
from pressroom.rendering.question_contexts import QuestionView
from pressroom.rendering.related_answers import RelatedAnswers
from pressroom.rendering.session_contexts import MergedPage, QuestionPage, SessionPage
from pressroom.rendering.session_views import session_views

_DESCRIPTION = 200
"""Characters of a page's description: what search engines and messengers show."""


class SessionPages:
    """``/L/sessions/S/`` and ``/L/sessions/S/qN.html``."""

    name = "session-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Sheaf]:
        """One unit a language version of a session."""
        for _, versions in sorted(edition.archive.sessions.items()):
            for _, session in sorted(versions.items()):
                yield self._plan_session(edition, session)

    def _plan_session(self, edition: Edition, session: SessionFacts) -> Sheaf:
        unit = f"session {session.id} {session.lang}"
        sources = (session.source,)

        def artifacts(around: SessionSurroundings) -> Iterator[Artifact]:
            path = addresses.session(session.lang, session.id)
            yield Artifact(path, self.name, unit, around, sources)
            for question in session.questions:
                path = addresses.question(session.lang, session.id, question.id)
                yield Artifact(path, self.name, unit, around, sources, question.id)

        facts = Pending(
            surroundings_key(edition, session), lambda: surround_session(edition, session)
        )
        return Sheaf(self.name, unit, facts, sources, artifacts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the session's page, or the page of the question ``artifact.part``."""
        around: SessionSurroundings = artifact.facts
        pages = desk.remember((self.name, artifact.unit), lambda: _Pages(around, desk))
        return pages.question(artifact.part) if artifact.part else pages.session()


class _Pages:
    """The pages of one session in one language; what they have in common is made once."""

    def __init__(self, around: SessionSurroundings, desk: Desk) -> None:
        self._desk = desk
        self._facts = around.session
        self._draft = around.draft
        self._lang = around.session.lang
        self._views = session_views(around, desk)
        self._section = desk.addresses.href(addresses.sessions(self._lang))

    def session(self) -> bytes:
        """The session's page."""
        facts, views = self._facts, self._views
        summary = facts.summary or f"{views.head.place.name}. {views.head.starts.text}"
        head = self._head(
            "session",
            plain_text(facts.title),
            views.versions(),
            self._above_session,
            description=plain_text(summary),
            indexed=not self._draft,
        )
        questions = views.questions.all
        waiting = any(each.commitment and each.commitment.waiting for each in questions)
        page = SessionPage(
            session=views.head,
            lead=views.lead,
            questions=questions,
            citation=views.citation(),
            waiting=waiting,
            announcement=view_announcement(facts, self._desk),
            former=former_questions(self._views.around.moved, self._desk, self._lang),
        )
        return self._desk.render(self._lang, head, page)

    def question(self, part: str) -> bytes:
        """The page of the question with this id."""
        question = self._views.questions.by_id[part]
        target = self._views.questions.merged.get(QuestionId(part))
        return self._merged(question, target) if target else self._single(question)

    def _single(self, question: QuestionView) -> bytes:
        views, question_id = self._views, QuestionId(question.id)
        hidden = question.hidden_reason is not None
        first_words = views.questions.first_words(question_id)[: 2 * _DESCRIPTION]
        head = self._head(
            "question",
            self._numbered(question) if hidden else plain_text(question.title),
            views.questions.versions(question_id),
            self._above_question,
            description=opening(first_words or self._facts.title, _DESCRIPTION),
            indexed=not (hidden or question.unlisted or self._draft),
        )
        before, after = views.questions.neighbours[question.id]
        page = QuestionPage(
            session=views.head,
            question=question,
            before=before,
            after=after,
            citation=views.citation(question),
            related=() if hidden else self._related.of(question_id),
        )
        return self._desk.render(self._lang, head, page)

    def _merged(self, question: QuestionView, target: QuestionId) -> bytes:
        versions = {self._lang: addresses.question(self._lang, self._facts.id, target)}
        title = plain_text(question.title)
        head = self._head("merged", title, versions, self._above_all, indexed=False)
        return self._desk.render(self._lang, head, MergedPage(self._views.head, question))

    def _head(
        self,
        kind: str,
        title: str,
        versions: Mapping[Language, str],
        breadcrumbs: tuple[Link, ...],
        *,
        indexed: bool,
        description: str = "",
    ) -> PageHead:
        return PageHead(
            kind=kind,
            title=title,
            description=description,
            canonical=self._desk.addresses.absolute(versions[self._lang]),
            alternates=alternates(self._desk, versions),
            languages=self._alone if len(versions) == 1 else self._languages(versions),
            breadcrumbs=breadcrumbs,
            section=self._section,
            demonstration=self._facts.demonstration,
            draft=self._draft,
            indexed=indexed,
        )

    def _numbered(self, question: QuestionView) -> str:
        words = self._desk.words(self._lang).gettext("Question %(number)s")
        return words % {"number": question.number}

    def _languages(self, versions: Mapping[Language, str]) -> tuple[LanguageChoice, ...]:
        return language_choices(self._desk, self._lang, versions, addresses.sessions)

    @cached_property
    def _related(self) -> RelatedAnswers:
        """The related answers of all questions."""
        return RelatedAnswers(self._views.around, self._views.texts, self._desk)

    @cached_property
    def _alone(self) -> tuple[LanguageChoice, ...]:
        """The language switch where a page has no other version."""
        return self._languages({self._lang: ""})

    @cached_property
    def _above_all(self) -> tuple[Link, ...]:
        return (home_link(self._desk, self._lang),)

    @cached_property
    def _above_session(self) -> tuple[Link, ...]:
        year = self._facts.starts.year
        by_year = self._desk.addresses.href(addresses.sessions(self._lang, year))
        lists = (sessions_link(self._desk, self._lang), Link(by_year, str(year)))
        return (*self._above_all, *lists)

    @cached_property
    def _above_question(self) -> tuple[Link, ...]:
        return (*self._above_session, Link(self._views.head.href, self._facts.title))

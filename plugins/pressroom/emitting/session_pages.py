"""A session's page, and a page for each of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from textwrap import shorten

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.deriving.surroundings import SessionSurroundings, surround_session
from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.rendering import addresses
from pressroom.rendering.contexts import (
    Link,
    MergedPage,
    PageHead,
    QuestionPage,
    QuestionView,
    SessionPage,
)
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, record_head, sessions_link
from pressroom.rendering.plain import plain_text
from pressroom.rendering.session_views import SessionViews

_DESCRIPTION = 200
"""Characters of a page's description: what search engines and messengers show."""


class SessionPages:
    """``/L/sessions/S/`` and ``/L/sessions/S/qN.html``."""

    name = "session-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a language version of a session."""
        for session_id, versions in sorted(edition.archive.sessions.items()):
            for lang, session in sorted(versions.items()):
                around = surround_session(edition, session)
                newer = {successor.source for successor in around.successors.values()}
                paths = {"": addresses.session(lang, session_id)} | {
                    question.id: addresses.question(lang, session_id, question.id)
                    for question in session.questions
                }
                for part, path in paths.items():
                    yield Artifact(
                        path=path,
                        emitter=self.name,
                        unit=f"session {session_id} {lang}",
                        facts=around,
                        sources=(session.source, *sorted(newer - {session.source})),
                        part=part,
                    )

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the session's page, or the page of the question ``artifact.part``."""
        around: SessionSurroundings = artifact.facts
        views = desk.remember((self.name, artifact.unit), lambda: SessionViews(around, desk))
        if not artifact.part:
            return _session_page(views, desk)
        question = views.by_id[artifact.part]
        target = views.merged.get(QuestionId(artifact.part))
        if target is not None:
            return _merged_page(views, question, target, desk)
        return _question_page(views, question, desk)


def _session_page(views: SessionViews, desk: Desk) -> bytes:
    facts = views.facts
    summary = facts.summary or f"{views.head.place.name}. {views.head.starts.text}"
    about = About(
        "session",
        plain_text(facts.title),
        plain_text(summary),
        _breadcrumbs(views, desk),
        indexed=not views.around.draft,
    )
    page = SessionPage(views.head, views.lead, views.questions, views.citation())
    return desk.render(facts.lang, _head(views, desk, views.versions(), about), page)


def _question_page(views: SessionViews, question: QuestionView, desk: Desk) -> bytes:
    facts = views.facts
    question_id = QuestionId(question.id)
    hidden = question.hidden_reason is not None
    title = question.title
    if hidden:
        title = desk.words(facts.lang).gettext("Question %(number)s") % {"number": question.number}
    first_words = plain_text(views.first_words(question_id)[: 2 * _DESCRIPTION] or facts.title)
    about = About(
        "question",
        plain_text(title),
        shorten(first_words, _DESCRIPTION, placeholder="…"),
        (*_breadcrumbs(views, desk), Link(views.head.href, facts.title)),
        indexed=not (hidden or question.unlisted or views.around.draft),
    )
    head = _head(views, desk, views.question_versions(question_id), about)
    before, after = views.neighbours[question.id]
    page = QuestionPage(views.head, question, before, after, views.citation(question))
    return desk.render(facts.lang, head, page)


def _merged_page(
    views: SessionViews, question: QuestionView, target: QuestionId, desk: Desk
) -> bytes:
    facts = views.facts
    versions = {facts.lang: addresses.question(facts.lang, facts.id, target)}
    about = About("merged", plain_text(question.title), indexed=False)
    head = _head(views, desk, versions, about)
    return desk.render(facts.lang, head, MergedPage(views.head, question))


def _head(
    views: SessionViews, desk: Desk, versions: Mapping[Language, str], about: About
) -> PageHead:
    facts = views.facts
    about = replace(
        about,
        section=desk.addresses.href(addresses.sessions(facts.lang)),
        demonstration=facts.demonstration,
        draft=views.around.draft,
    )
    return record_head(desk, facts.lang, versions, addresses.sessions, about)


def _breadcrumbs(views: SessionViews, desk: Desk) -> tuple[Link, ...]:
    lang, year = views.lang, views.facts.starts.year
    by_year = Link(desk.addresses.href(addresses.sessions(lang, year)), str(year))
    return (sessions_link(desk, lang), by_year)

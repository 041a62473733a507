"""Records as lists show them."""

from __future__ import annotations

from pressroom.deriving.cards import AnswerCard, ReleaseCard, SessionCard
from pressroom.language import Language
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.contexts import AnswerItem, Link, ReleaseItem, SessionItem
from pressroom.rendering.desk import Desk
from pressroom.rendering.pictures import figure


def session_item(card: SessionCard, desk: Desk, language: Language) -> SessionItem:
    """A session in a list."""
    return SessionItem(
        href=desk.addresses.href(addresses.session(card.lang, card.id)),
        title=card.title,
        lang=_differs(card.lang, language),
        starts=dates.format_instant(card.starts, language),
        status=card.status,
        place=names.place(card.district, desk, language),
        official=(
            names.person(card.official, card.starts.date(), desk, language)
            if card.official
            else None
        ),
        summary=card.summary,
        answers=card.published,
        unanswered=card.unanswered,
        demonstration=card.demonstration,
    )


def answer_item(card: AnswerCard, desk: Desk, language: Language) -> AnswerItem:
    """A question in a list, with its own title."""
    session = card.session
    texts = desk.session(card.source)
    question = next(q for q in texts.questions if q.facts.id == card.question)
    return AnswerItem(
        href=desk.addresses.href(addresses.question(session.lang, session.id, card.question)),
        title=question.title,
        lang=_differs(question.facts.lang, language),
        on=dates.format_day(session.starts.date(), language),
        place=names.place(card.district, desk, language),
        topics=tuple(names.label(topic, desk, language) for topic in card.topics),
        session=Link(
            desk.addresses.href(addresses.session(session.lang, session.id), card.question),
            session.title,
            _differs(session.lang, language),
        ),
        answered=card.answered,
        demonstration=session.demonstration,
    )


def release_item(card: ReleaseCard, desk: Desk, language: Language) -> ReleaseItem:
    """A press release in a list."""
    release = card.release
    return ReleaseItem(
        href=desk.addresses.href(addresses.release(release.lang, release.id)),
        title=release.title,
        lang=_differs(release.lang, language),
        on=dates.format_day(release.published.date(), language),
        summary=release.summary,
        place=names.place(card.district, desk, language) if card.district else None,
        image=figure(desk, release.image) if release.image else None,
        withdrawn=release.withdrawn is not None,
        demonstration=release.demonstration,
    )


def _differs(lang: Language, page: Language) -> Language | None:
    return lang if lang is not page else None

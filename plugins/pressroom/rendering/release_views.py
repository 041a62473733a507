"""Press releases and plain pages, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pressroom.deriving.companions import Neighbour, PageCompanions, ReleaseCompanions
from pressroom.language import Language
from pressroom.model.identity import ReleaseId, SessionId
from pressroom.model.records import Correction
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.contexts import Citation, CorrectionNote, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.page_contexts import PlainPage, ReleasePage
from pressroom.rendering.pictures import figure
from pressroom.rendering.prose import Prose
from pressroom.rendering.templates import LANGUAGE_NAMES


def view_release(facts: ReleaseCompanions, desk: Desk) -> ReleasePage:
    """A press release; of a withdrawn one only that it was withdrawn, and why."""
    release, lang = facts.release, facts.release.lang
    path = addresses.release(lang, release.id)
    day = dates.format_day(release.published.date(), lang)
    withdrawn = release.withdrawn
    body = Markup("")
    if withdrawn is None:
        prose = Prose(desk, release.source.path, lang)
        body = prose.html(desk.release(release.source).body, 2, note_prefix=release.id)
    return ReleasePage(
        href=desk.addresses.href(path),
        title=release.title,
        on=day,
        summary=release.summary if withdrawn is None else None,
        place=names.place(facts.district, desk, lang) if facts.district else None,
        topics=tuple(names.label(topic, desk, lang) for topic in facts.topics),
        image=figure(desk, release.image) if release.image and withdrawn is None else None,
        body=body,
        about=_session_link(facts.about, desk, lang) if facts.about else None,
        corrections=_corrections(release.corrections, lang),
        withdrawn=dates.format_day(withdrawn.on, lang) if withdrawn else None,
        withdrawn_reason=names.words_for(withdrawn.reason, lang) if withdrawn else None,
        translations=tuple(
            Link(
                desk.addresses.href(addresses.release(other, release.id)),
                LANGUAGE_NAMES[other],
                other,
            )
            for other in facts.languages
            if other is not lang
        ),
        citation=Citation(
            f"{release.title}. {desk.settings.words[lang].organisation}. {day.text}",
            desk.addresses.absolute(path),
        ),
        newer=_release_link(facts.newer, desk, lang) if facts.newer else None,
        older=_release_link(facts.older, desk, lang) if facts.older else None,
    )


def view_page(facts: PageCompanions, desk: Desk) -> PlainPage:
    """A plain page."""
    page, lang = facts.page, facts.page.lang
    prose = Prose(desk, page.source.path, lang)
    return PlainPage(
        title=page.title,
        summary=page.summary,
        body=prose.html(desk.page(page.source).body, 2, note_prefix=page.id),
        corrections=_corrections(page.corrections, lang),
        translations=tuple(
            Link(desk.addresses.href(addresses.page(other, page.id)), LANGUAGE_NAMES[other], other)
            for other in facts.languages
            if other is not lang
        ),
    )


def _corrections(corrections: Iterable[Correction], lang: Language) -> tuple[CorrectionNote, ...]:
    return tuple(
        CorrectionNote(dates.format_day(correction.on, lang), correction.note, correction.minor)
        for correction in corrections
    )


def _session_link(session: Neighbour, desk: Desk, lang: Language) -> Link:
    return _link(session, addresses.session(session.lang, SessionId(session.id)), desk, lang)


def _release_link(release: Neighbour, desk: Desk, lang: Language) -> Link:
    return _link(release, addresses.release(release.lang, ReleaseId(release.id)), desk, lang)


def _link(record: Neighbour, path: str, desk: Desk, lang: Language) -> Link:
    other = record.lang if record.lang is not lang else None
    return Link(desk.addresses.href(path), record.title, other)

"""A recurring broadcast, ready for its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.broadcast_cards import BroadcastCard
from pressroom.deriving.broadcasts import ChangeKind
from pressroom.deriving.calendars import CalendarContent
from pressroom.deriving.cards import SessionCard
from pressroom.language import Language
from pressroom.model.registers import District, Official
from pressroom.model.series import Series
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.broadcast_views import broadcast_href, next_broadcasts
from pressroom.rendering.calendar_views import calendar_links
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.event_data import EventData, Node
from pressroom.rendering.list_views import session_item
from pressroom.rendering.rule_sentences import rule_sentence
from pressroom.rendering.schedule_contexts import SeriesChange, SeriesPage
from pressroom.rendering.schedule_dates import without_zone


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """All that the page of a series is made from.

    ``next`` are its next broadcasts at the build's moment, ``changed`` those of which a change was
    announced, oldest first, ``past`` its newest sessions; ``calendar`` is the series by its rule.
    """

    lang: Language
    series: Series
    district: District
    official: Official | None
    today: date
    next: tuple[BroadcastCard, ...]
    changed: tuple[BroadcastCard, ...]
    past: tuple[SessionCard, ...]
    before: Series | None
    after: Series | None
    demonstration: bool
    calendar: CalendarContent


def series_event(facts: SeriesFacts, desk: Desk) -> tuple[Node, ...]:
    """The series in the words of schema.org; nothing where it has no date."""
    data = EventData(facts.calendar, desk, facts.lang)
    address = desk.addresses.absolute(addresses.series(facts.lang, facts.series.id))
    own = {"@id": f"{address}#series", "url": address}
    return tuple(data.series(one) | own for one in facts.calendar.series)


def view_series(facts: SeriesFacts, desk: Desk) -> SeriesPage:
    """The page of a series."""
    series, lang = facts.series, facts.lang
    title = names.words_for(series.title, lang)
    channel = None
    if series.channel or series.url:
        channel = Link(series.url or "", series.channel or series.url or "")
    return SeriesPage(
        title=title.text,
        lang=title.lang,
        rule=rule_sentence(series, lang),
        place=names.place(facts.district, desk, lang),
        official=names.person(facts.official, series.since, desk, lang) if facts.official else None,
        platform=series.platform,
        channel=channel,
        duration=dates.format_duration(series.duration, lang) if series.duration else None,
        since=dates.format_day(series.since, lang),
        until=dates.format_day(series.until, lang) if series.until else None,
        announced=dates.format_day(series.announced, lang),
        next=next_broadcasts(facts.next, facts.today, desk, lang),
        changes=tuple(_changes(facts.changed, desk, lang)),
        past=tuple(session_item(card, desk, lang) for card in facts.past),
        before=_link(facts.before, desk, lang) if facts.before else None,
        after=_link(facts.after, desk, lang) if facts.after else None,
        calendar=calendar_links(desk, lang, series.district),
        demonstration=facts.demonstration,
    )


def _changes(
    cards: Iterable[BroadcastCard], desk: Desk, language: Language
) -> Iterable[SeriesChange]:
    """Moves and cancellations, newest first; what a move led to is the next start, or the last."""
    found = []
    for card in cards:
        one = card.broadcast
        told = [change for change in one.changes if change.kind is not ChangeKind.NOTED]
        moves = [change.was for change in told if change.was is not None]
        for change in told:
            starts = one.start
            if change.was is not None and change.was in moves[:-1]:
                starts = moves[moves.index(change.was) + 1]
            cancelled = change.kind is ChangeKind.CANCELLED
            now = dates.format_instant(starts, language)
            was = dates.format_instant(change.was or one.start, language)
            view = SeriesChange(
                on=dates.format_day(change.on.date(), language),
                was=without_zone(was, now),
                now=None if cancelled else now,
                reason=names.words_for(change.reason, language),
                href=broadcast_href(card, desk, language) if one.session else None,
            )
            found.append((change.on, one.start, view))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [view for _, _, view in found]


def _link(series: Series, desk: Desk, language: Language) -> Link:
    title = names.words_for(series.title, language)
    return Link(desk.addresses.href(addresses.series(language, series.id)), title.text, title.lang)

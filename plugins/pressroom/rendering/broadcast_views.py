"""Broadcasts as pages show them: in lists, in the schedule, in announcements.

A page that shows the next broadcasts of its subject does three things:

1. in the plan, puts ``next_cards(edition, count, district=…)`` (``deriving/broadcast_cards.py``)
   into its facts, together with ``edition.today``;
2. in its context, holds ``next_broadcasts(cards, today, desk, language)``;
3. in its template, in the block ``assets`` ``{{ clocks.assets(site) }}`` from
   ``components/clock.html``, and where they belong
   ``{{ nexts.next_broadcasts(page.next, title, id) }}`` from ``components/next_broadcasts.html``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressroom.deriving.broadcast_cards import BroadcastCard
from pressroom.deriving.broadcasts import Broadcast, BroadcastStatus
from pressroom.language import Language
from pressroom.model.identity import PageId, SeriesId
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.calendar_views import calendar_links, session_calendar
from pressroom.rendering.clock_words import clock_words
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.schedule_contexts import (
    AnnouncementView,
    BroadcastItem,
    NextBroadcasts,
)
from pressroom.rendering.schedule_dates import format_weekday, without_zone

OFFER = "schedule-pages"
HOW_TO_ASK = PageId("how-to-ask")
"""The plain page to which announcements lead, where there is one and menus name it."""

_TO_COME = {SessionStatus.PROVISIONAL, SessionStatus.CONFIRMED}
_SURE = {BroadcastStatus.PLANNED, BroadcastStatus.CONFIRMED}


def next_broadcasts(
    cards: Iterable[BroadcastCard], today: date, desk: Desk, language: Language
) -> NextBroadcasts | None:
    """The next broadcasts of a page; None where none is known."""
    items = tuple(broadcast_item(card, desk, language) for card in cards)
    if not items:
        return None
    return NextBroadcasts(
        broadcasts=items,
        as_of=dates.format_day(today, language),
        schedule=schedule_href(desk, language),
        clock=clock_words(desk, language),
    )


def broadcast_item(card: BroadcastCard, desk: Desk, language: Language) -> BroadcastItem:
    """A broadcast in a list."""
    one = card.broadcast
    title = names.words_for(one.title, language)
    starts, was = (dates.format_instant(at, language) for at in (one.start, one.original))
    ends = one.end
    channel = None
    if one.channel or one.url:
        channel = Link(one.url or "", one.channel or one.url or "")
    return BroadcastItem(
        href=broadcast_href(card, desk, language),
        title=title.text,
        lang=title.lang,
        starts=starts,
        day=format_weekday(one.day, language),
        hour=dates.format_hour(one.start, language),
        ends=dates.format_hour(ends, language) if ends else None,
        status=one.status,
        place=names.place(card.district, desk, language),
        official=names.person(card.official, one.day, desk, language) if card.official else None,
        platform=one.platform,
        channel=channel,
        was=without_zone(was, starts) if one.is_moved else None,
        reason=names.words_for(one.reason, language) if one.reason else None,
        changed_on=dates.format_day(one.changed_on, language) if one.changed_on else None,
        clock=_clock(one),
        awaits_transcript=one.session is not None,
        demonstration=card.demonstration,
    )


def broadcast_href(card: BroadcastCard, desk: Desk, language: Language) -> str | None:
    """Where readers learn more of a broadcast: its session's page, else its series."""
    one = card.broadcast
    lang = one.read_in(language)
    if one.session is not None and lang is not None:
        return desk.addresses.href(addresses.session(lang, one.session))
    return series_href(desk, language, one.series) if card.in_series else None


def series_href(desk: Desk, language: Language, series: SeriesId | None) -> str | None:
    """The page of a series; None where there is no series, or pages of series are switched off."""
    if series is None or OFFER not in desk.offers:
        return None
    return desk.addresses.href(addresses.series(language, series))


def schedule_href(desk: Desk, language: Language) -> str | None:
    """The address of the schedule; None where it is switched off."""
    if OFFER not in desk.offers:
        return None
    return desk.addresses.href(addresses.schedule(language))


def view_announcement(session: SessionFacts, desk: Desk) -> AnnouncementView | None:
    """What an announced session's page offers; None where nothing is to come."""
    if session.status not in _TO_COME:
        return None
    return AnnouncementView(
        clock="sure" if session.status is SessionStatus.CONFIRMED else "provisional",
        words=clock_words(desk, session.lang),
        how_to_ask=desk.page_link(HOW_TO_ASK, session.lang),
        event=session_calendar(desk, session.lang, session.id),
        calendar=calendar_links(desk, session.lang, session.district),
    )


def _clock(one: Broadcast) -> str:
    if one.status is BroadcastStatus.PROVISIONAL:
        return "provisional"
    return "sure" if one.status in _SURE else ""

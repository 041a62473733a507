"""The schedule by weeks and by months, and a page for each series."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pressroom.artifact import Artifact, Pending
from pressroom.deriving.broadcast_cards import (
    BroadcastCard,
    broadcast_cards,
    span_key,
)
from pressroom.deriving.broadcasts import BroadcastStatus
from pressroom.deriving.calendars import series_content
from pressroom.deriving.cards import session_card
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import schedule_of
from pressroom.deriving.schedule_months import chains, month_end, months_of, weeks_from
from pressroom.language import Language
from pressroom.model.archive import best_version
from pressroom.model.series import Series
from pressroom.rendering import addresses, dates
from pressroom.rendering.calendar_views import calendar_code, calendar_links
from pressroom.rendering.clock_words import clock_words
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, schedule_link
from pressroom.rendering.schedule_contexts import MonthPage, SchedulePage
from pressroom.rendering.schedule_views import MonthTable, month_years, schedule_week, zone_words
from pressroom.rendering.series_views import SeriesFacts, series_event, view_series

_WEEKS = 5
"""Weeks on the schedule's first page, that of the build's day among them."""
_NEXT = 6
_PAST = 12


@dataclass(frozen=True, slots=True)
class _Weeks:
    """``cards`` are all broadcasts of the weeks that begin on ``mondays``."""

    lang: Language
    today: date
    mondays: tuple[date, ...]
    cards: tuple[BroadcastCard, ...]
    months: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class _Month:
    """``today`` is the build's day in months that are not over, else None: they change no more."""

    lang: Language
    month: date
    cards: tuple[BroadcastCard, ...]
    before: date | None
    after: date | None
    today: date | None


class SchedulePages:
    """``/L/schedule/``, ``/L/schedule/YYYY-MM/`` and ``/L/series/ID/``."""

    name = "schedule-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page; a month's broadcasts are put together only when it must be made."""
        months = tuple(months_of(edition))
        artifacts = [
            *(self._weeks(edition, lang, months) for lang in edition.languages),
            *self._months(edition, months),
            *self._series(edition),
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _weeks(self, edition: Edition, lang: Language, months: tuple[date, ...]) -> Artifact:
        mondays = weeks_from(edition.today, _WEEKS)
        first, last = mondays[0], mondays[-1] + timedelta(days=6)

        def make() -> _Weeks:
            cards = broadcast_cards(edition, schedule_of(edition).between(first, last))
            return _Weeks(lang, edition.today, mondays, cards, months)

        key = (lang, edition.today, months, span_key(edition, first, last))
        return self._artifact(addresses.schedule(lang), Pending(key, make))

    def _months(self, edition: Edition, months: tuple[date, ...]) -> Iterator[Artifact]:
        for number, month in enumerate(months):
            before = months[number - 1] if number else None
            after = months[number + 1] if number + 1 < len(months) else None
            span = span_key(edition, month, month_end(month))
            for lang in edition.languages:
                yield self._month(edition, lang, (month, before, after), span)

    def _month(
        self,
        edition: Edition,
        lang: Language,
        months: tuple[date, date | None, date | None],
        span: Hashable,
    ) -> Artifact:
        month, before, after = months
        last = month_end(month)
        today = edition.today if edition.today <= last else None

        def make() -> _Month:
            cards = broadcast_cards(edition, schedule_of(edition).between(month, last))
            return _Month(lang, month, cards, before, after, today)

        path = addresses.schedule_month(lang, f"{month:%Y-%m}")
        return self._artifact(path, Pending((lang, months, today, span), make))

    def _series(self, edition: Edition) -> Iterator[Artifact]:
        pairs = tuple(chains(edition.archive.series.values()))
        after = {before.id: following for before, following in pairs}
        before = {following.id: ended for ended, following in pairs}
        for series_id, series in edition.archive.series.items():
            beside = (before.get(series_id), after.get(series_id))
            for lang in edition.languages:
                facts = _pending_series(edition, lang, series, beside)
                yield self._artifact(addresses.series(lang, series_id), facts)

    def _artifact(self, path: str, facts: object) -> Artifact:
        return Artifact(path, self.name, f"schedule {path}", facts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        match artifact.facts:
            case _Weeks() as weeks:
                return _weeks_page(weeks, desk)
            case _Month() as month:
                return _month_page(month, desk)
            case SeriesFacts() as series:
                return _series_page(series, desk)
        raise TypeError(artifact.facts)


def _pending_series(
    edition: Edition,
    lang: Language,
    series: Series,
    beside: tuple[Series | None, Series | None],
) -> Pending:
    """The facts of a series' page; its sessions are told by the digests of their files."""
    registers = edition.archive.registers
    dates_of = schedule_of(edition).series(series.id)
    held = [
        best_version(edition.archive.sessions[one.session], lang)
        for one in dates_of.recorded.all
        if one.session is not None and one.status is BroadcastStatus.HELD
    ]
    newest = held[: -_PAST - 1 : -1]
    upcoming = schedule_of(edition).upcoming(edition.now, _NEXT, series=series.id)

    def make() -> SeriesFacts:
        changed = [one for one in dates_of.recorded.all if one.changes]
        return SeriesFacts(
            lang=lang,
            series=series,
            district=registers.districts[series.district],
            official=registers.officials[series.official] if series.official else None,
            today=edition.today,
            next=broadcast_cards(edition, upcoming),
            changed=broadcast_cards(edition, changed),
            past=tuple(session_card(edition, session) for session in newest),
            before=beside[0],
            after=beside[1],
            demonstration=dates_of.is_sample,
            calendar=series_content(edition.archive, dates_of),
        )

    return Pending(
        (
            lang,
            edition.today,
            tuple(one.start for one in upcoming),
            tuple(each.source if each else None for each in (series, *beside)),
            span_key(edition, date.min, date.max, series.id),
            tuple(session.source for session in newest),
        ),
        make,
    )


def _weeks_page(facts: _Weeks, desk: Desk) -> bytes:
    lang = facts.lang
    gettext = desk.words(lang).gettext
    about = About(
        "schedule",
        gettext("Schedule of broadcasts"),
        gettext(
            "When the heads of the police answer citizens live: the weeks ahead, all districts."
        ),
        section=desk.addresses.href(addresses.schedule(lang)),
    )
    head = list_head(desk, lang, addresses.schedule, about)
    page = SchedulePage(
        as_of=dates.format_day(facts.today, lang),
        zone=zone_words(desk, lang, facts.today),
        weeks=tuple(schedule_week(monday, facts.cards, desk, lang) for monday in facts.mondays),
        years=month_years(facts.months, desk, lang),
        calendar=calendar_links(desk, lang),
        clock=clock_words(desk, lang),
    )
    return desk.render(lang, head, page)


def _month_page(facts: _Month, desk: Desk) -> bytes:
    lang, month = facts.lang, facts.month
    gettext = desk.words(lang).gettext
    title = dates.format_month(month, lang).text
    about = About(
        "month",
        gettext("Schedule of broadcasts: %(month)s") % {"month": title},
        gettext("Live broadcasts of all districts in one table, to print on one sheet."),
        breadcrumbs=(schedule_link(desk, lang),),
        section=desk.addresses.href(addresses.schedule(lang)),
    )
    head = list_head(
        desk, lang, lambda other: addresses.schedule_month(other, f"{month:%Y-%m}"), about
    )
    table = MonthTable(month, desk, lang)
    rows = table.rows(facts.cards)
    page = MonthPage(
        title=title,
        columns=table.columns,
        rows=rows,
        notes=tuple(table.notes),
        before=_month_link(facts.before, desk, lang),
        after=_month_link(facts.after, desk, lang),
        calendar=calendar_links(desk, lang),
        calendar_code=calendar_code(desk, lang),
        zone=zone_words(desk, lang, month),
        as_of=dates.format_day(facts.today, lang) if facts.today else None,
    )
    return desk.render(lang, head, page)


def _month_link(month: date | None, desk: Desk, lang: Language) -> Link | None:
    if month is None:
        return None
    path = addresses.schedule_month(lang, f"{month:%Y-%m}")
    return Link(desk.addresses.href(path), dates.format_month(month, lang).text)


def _series_page(facts: SeriesFacts, desk: Desk) -> bytes:
    lang = facts.lang
    page = view_series(facts, desk)
    about = About(
        "series",
        page.title,
        f"{page.place.name}. {page.rule}.",
        breadcrumbs=(schedule_link(desk, lang),),
        section=desk.addresses.href(addresses.schedule(lang)),
        demonstration=facts.demonstration,
    )
    head = list_head(desk, lang, lambda other: addresses.series(other, facts.series.id), about)
    return desk.render(lang, replace(head, events=series_event(facts, desk)), page)

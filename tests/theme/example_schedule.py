"""The schedule's examples: broadcasts in every state, weeks, months, a series, an announcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pressroom.deriving.broadcasts import BroadcastStatus
from pressroom.language import Language, Words
from pressroom.model.session import Platform
from pressroom.rendering.contexts import Link, Moment, SessionItem
from pressroom.rendering.schedule_contexts import (
    AnnouncementView,
    BroadcastItem,
    CalendarLinks,
    ClockWords,
    MonthChoice,
    MonthEntry,
    MonthNote,
    MonthPage,
    MonthRow,
    MonthYear,
    NextBroadcasts,
    QrCode,
    ScheduleDay,
    SchedulePage,
    ScheduleWeek,
    SeriesChange,
    SeriesPage,
)
from tests.theme.example_records import Examples

CALENDAR = CalendarLinks("/calendars/all.ics", "webcal://example.org/calendars/all.ics")
CODE = QrCode("/picture.png", "https://example.org/calendars/all.ics")


def clock(x: Examples) -> ClockWords:
    """The words of the clock."""
    after, before = ("%n күннен кейін", "") if x.lang is Language.KK else ("", "через %n дн.")
    form = after or before
    return ClockWords(
        zone="0:360 1709229600:300",
        plurals="01" + "0" * 98,
        date="%d.%m",
        live=x.words("Қазір эфирде", "Сейчас в эфире"),
        tomorrow=x.words("Ертең", "Завтра"),
        minutes=(form, form),
        hours=(form, form),
        days=(form, form),
        over=x.words("Эфир аяқталды", "Эфир закончился"),
        follows=x.words("Мәтіні кейін шығады", "Расшифровка будет позже"),
        own=x.words("сізде %t", "у вас %t"),
        this_week=x.words("Осы апта", "Эта неделя"),
        past_week=x.words("Өткен апта", "Прошедшая неделя"),
        outdated=x.words("Бет бұрын жасалған.", "Страница собрана раньше."),
    )


def broadcast(x: Examples, **changes: Any) -> BroadcastItem:
    """A date of a series; ``changes`` make it any other."""
    planned = BroadcastItem(
        href=f"/{x.lang}/series/talgar/",
        title=x.words("Сәрсенбідегі тікелей эфир", "Прямой эфир по средам"),
        lang=None,
        starts=x.instant(21),
        day=Moment("2020-10-21", x.words("21 қазан, сәрсенбі", "среда, 21 октября")),
        hour=Moment("2020-10-21T10:00+06:00", "10:00", "UTC+6"),
        ends=Moment("2020-10-21T11:00+06:00", "11:00", "UTC+6"),
        status=BroadcastStatus.PLANNED,
        place=x.district,
        official=x.chief,
        platform=Platform.INSTAGRAM,
        channel=None,
        was=None,
        reason=None,
        changed_on=None,
        clock="sure",
        awaits_transcript=False,
        demonstration=False,
    )
    return replace(planned, **changes)


def broadcasts(x: Examples) -> tuple[BroadcastItem, ...]:
    """Planned, moved, provisional in the other language, cancelled."""
    reason = Words(x.words("Оқу-жаттығу өтеді", "Идут учения"))
    cancelled = BroadcastStatus.CANCELLED
    return (
        broadcast(x),
        broadcast(x, was=x.instant(20, 15), reason=reason, changed_on=x.day(18)),
        broadcast(
            x, status=BroadcastStatus.PROVISIONAL, clock="provisional", lang=x.other, ends=None
        ),
        broadcast(
            x,
            status=cancelled,
            clock="",
            href=None,
            reason=Words("Independence Day", Language.EN),
            changed_on=x.day(18),
            demonstration=True,
        ),
    )


def next_broadcasts(x: Examples) -> NextBroadcasts:
    """The next broadcasts of a page."""
    return NextBroadcasts(broadcasts(x), x.day(19), f"/{x.lang}/schedule/", clock(x))


def weeks(x: Examples) -> tuple[ScheduleWeek, ...]:
    """A week with broadcasts, and one without."""
    shown = broadcasts(x)
    days = (ScheduleDay(shown[0].day, shown[:2]), ScheduleDay(x.day(23), shown[2:]))
    first = x.words("2020 ж. 19–25 қазан", "19–25 октября 2020 г.")
    second = x.words("2020 ж. 26 қазан – 1 қараша", "26 октября – 1 ноября 2020 г.")
    edges = ("2020-10-19T00:00+06:00", "2020-10-26T00:00+06:00", "2020-11-02T00:00+06:00")
    return (
        ScheduleWeek("week-2020-10-19", first, edges[0], edges[1], days),
        ScheduleWeek("week-2020-10-26", second, edges[1], edges[2], ()),
    )


def month_years(x: Examples) -> tuple[MonthYear, ...]:
    """The list of months."""
    names = (x.words("Қазан", "октябрь"), x.words("Қараша", "ноябрь"))
    months = tuple(
        MonthChoice(f"/{x.lang}/schedule/2020-1{n}/", 2020, name, f"{name} 2020", n == 0)
        for n, name in enumerate(names)
    )
    return (MonthYear(2020, months),)


def month(x: Examples) -> MonthPage:
    """A month with an entry in every state."""
    when = Moment("2020-10-21T10:00+06:00", x.words("21, ср, 10:00", "ср, 21, 10:00"))
    was = Moment("2020-10-28T15:00+06:00", x.words("28, ср, 15:00", "ср, 28, 15:00"))
    entries = (
        MonthEntry(when, "", None, "/s/", 0, None),
        MonthEntry(when, "provisional", None, None, 0, x.inspector),
        MonthEntry(when, "moved", was, "/s/", 1, None),
        MonthEntry(was, "away", when, "/s/", 1, None),
        MonthEntry(when, "cancelled", None, None, 2, None),
    )
    reason = Words(x.words("Оқу-жаттығу өтеді", "Идут учения"))
    return MonthPage(
        title=x.words("2020 ж. қазан", "октябрь 2020 г."),
        columns=tuple(f"{day}–{day + 6}" for day in (1, 8, 15)),
        rows=(
            MonthRow(x.place, None, (entries[:1], (), entries[1:2])),
            MonthRow(x.district, x.chief, (entries[2:3], entries[3:4], entries[4:])),
        ),
        notes=(
            MonthNote(1, x.district, x.instant(28), x.instant(21), reason, x.day(18)),
            MonthNote(2, x.district, x.instant(21), None, reason, None),
        ),
        before=Link("/before/", x.words("қыркүйек", "сентябрь")),
        after=Link("/after/", x.words("қараша", "ноябрь")),
        calendar=CALENDAR,
        calendar_code=CODE,
        zone=x.words("Уақыт – жергілікті, UTC+6", "Время местное, UTC+6"),
        as_of=x.day(19),
    )


def series_changes(x: Examples) -> tuple[SeriesChange, ...]:
    """A move and a cancellation."""
    reason = Words(x.words("Оқу-жаттығу өтеді", "Идут учения"))
    return (
        SeriesChange(x.day(18), x.instant(21), x.instant(22), reason, "/s/"),
        SeriesChange(x.day(17), x.instant(28), None, reason, None),
    )


def announcement(x: Examples) -> AnnouncementView:
    """What a page offers before a broadcast."""
    ask = Link("/how.html", x.words("Сұрақты қалай қоюға болады", "Как задать вопрос"))
    return AnnouncementView("sure", clock(x), ask, "/calendars/s.ics", CALENDAR)


def schedule_pages(
    x: Examples, past: tuple[SessionItem, ...]
) -> Iterator[tuple[str, str, str, Any]]:
    """Name, kind, title and context of each page of the schedule; ``past`` are a series' own."""
    title = x.words("Эфирлер кестесі", "Расписание эфиров")
    zone = month(x).zone
    page = SchedulePage(x.day(19), zone, weeks(x), month_years(x), CALENDAR, clock(x))
    yield "schedule", "schedule", title, page
    yield "month", "month", title, month(x)
    empty = replace(
        month(x), rows=(), notes=(), before=None, after=None, calendar=None, calendar_code=None
    )
    yield "month-empty", "month", title, empty
    series = SeriesPage(
        title=broadcast(x).title,
        lang=None,
        rule=x.words("Сәрсенбі сайын, сағат 10:00-де", "Каждую среду в 10:00"),
        place=x.district,
        official=x.chief,
        platform=Platform.INSTAGRAM,
        channel=Link("https://example.org/police", "@police_example"),
        duration=x.words("1 сағат", "1 час"),
        since=x.day(21),
        until=x.day(30, 11),
        announced=x.day(16),
        next=next_broadcasts(x),
        changes=series_changes(x),
        past=past,
        before=Link("/before/", "Before", Language.EN),
        after=Link("/after/", x.words("Бейсенбідегі эфир", "Эфир по четвергам")),
        calendar=CALENDAR,
        demonstration=True,
    )
    yield "series", "series", series.title, series
    bare = replace(
        series,
        official=None,
        platform=None,
        channel=Link("", "@police_example"),
        until=None,
        next=None,
        changes=(),
        past=(),
        before=None,
        after=None,
        calendar=None,
    )
    yield "series-bare", "series", series.title, bare

"""What the pages of the schedule are given: broadcasts, weeks, months, series, announcements.

See ``contexts`` for the rules. Whatever depends on the moment at which a page is read stands in
attributes (``ClockWords``, ``BroadcastItem.clock``) and is shown by ``static/js/clock.js`` alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.deriving.broadcasts import BroadcastStatus
from pressroom.language import Language, Words
from pressroom.model.session import Platform
from pressroom.rendering.contexts import Link, Moment, Person, Place, SessionItem


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What the page's clock says, in the page's language; it fills in ``%n`` and ``%t``.

    ``zone`` is the site's zone: ``SECOND:MINUTES`` pairs, from when on it is how far from UTC.
    ``plurals`` has one digit for each number up to 99: which of the forms of ``minutes``,
    ``hours`` and ``days`` goes with it. ``date`` is how a day and month are written in digits.
    """

    zone: str
    plurals: str
    date: str
    live: str
    tomorrow: str
    minutes: tuple[str, ...]
    hours: tuple[str, ...]
    days: tuple[str, ...]
    over: str
    follows: str
    own: str
    this_week: str
    past_week: str
    outdated: str


@dataclass(frozen=True, slots=True)
class BroadcastItem:
    """A broadcast in the schedule, to come, moved, cancelled or held.

    ``href`` leads to its session's page or to its series, None where there is neither; ``lang``
    is the language of the title where it is not the page's. ``day`` has the weekday and no year,
    ``hour`` is the hour of ``starts``, ``ends`` the hour of its end. ``was`` is the start that
    was first announced, where it was moved; ``reason`` and ``changed_on`` speak of the last change.

    ``clock`` is how the page's clock speaks of it: "" not at all (cancelled, held), "sure", or
    "provisional": then it never says that the broadcast runs. ``awaits_transcript`` is True
    where a record says that a transcript is to follow.
    """

    href: str | None
    title: str
    lang: Language | None
    starts: Moment
    day: Moment
    hour: Moment
    ends: Moment | None
    status: BroadcastStatus
    place: Place
    official: Person | None
    platform: Platform | None
    channel: Link | None
    was: Moment | None
    reason: Words | None
    changed_on: Moment | None
    clock: str
    awaits_transcript: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class NextBroadcasts:
    """The next broadcasts as known at the build's moment, soonest first; ``clock`` for the script.

    ``schedule`` is the address of the whole schedule, None where it is switched off. ``as_of`` is
    the day of the build.
    """

    broadcasts: tuple[BroadcastItem, ...]
    as_of: Moment
    schedule: str | None
    clock: ClockWords


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """A calendar to keep: ``subscribe`` (``webcal:``) is None where SITEURL is not set."""

    download: str
    subscribe: str | None


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code: ``image`` is its picture, ``address`` what it leads to, in full."""

    image: str
    address: str


@dataclass(frozen=True, slots=True)
class ScheduleDay:
    """A day of a week with its broadcasts."""

    day: Moment
    broadcasts: tuple[BroadcastItem, ...]


@dataclass(frozen=True, slots=True)
class ScheduleWeek:
    """A week, Monday to Sunday, in the site's zone.

    ``id`` is its anchor; ``title`` its days in words; ``since`` its first instant and ``until``
    the first after it, as ISO 8601. ``days`` are those with broadcasts.
    """

    id: str
    title: str
    since: str
    until: str
    days: tuple[ScheduleDay, ...]


@dataclass(frozen=True, slots=True)
class MonthChoice:
    """A month in the list of months; ``year`` heads it, ``name`` is its name alone."""

    href: str
    year: int
    name: str
    title: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class MonthYear:
    """A year in the list of months, with its months."""

    year: int
    months: tuple[MonthChoice, ...]


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """``schedule.html``: the week of the build's day and those after it, then the months."""

    as_of: Moment
    zone: str
    weeks: tuple[ScheduleWeek, ...]
    years: tuple[MonthYear, ...]
    calendar: CalendarLinks | None
    clock: ClockWords


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """One broadcast in a cell: ``when`` is weekday, day and hour.

    ``state`` is "", "provisional", "cancelled", "moved" (it begins at ``when`` and was to begin
    at ``was``) or "away" (it was to begin at ``when`` and was moved to ``was``, in another
    column). ``note`` is the number of the note that tells more, 0 for none. ``official`` answers
    where it is not the row's.
    """

    when: Moment
    state: str
    was: Moment | None
    href: str | None
    note: int
    official: Person | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A district's broadcasts; one cell a column. ``official`` answers in most of them."""

    place: Place
    official: Person | None
    cells: tuple[tuple[MonthEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class MonthNote:
    """A change in the month: of which broadcast, what became of it, why, announced when.

    ``moved_to`` is None where it was cancelled.
    """

    number: int
    place: Place
    was: Moment
    moved_to: Moment | None
    reason: Words
    on: Moment | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """``month.html``: a table of all districts, a column a week; fits one sheet of paper.

    ``calendar_code`` is None where there is no calendar or no SITEURL.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[MonthRow, ...]
    notes: tuple[MonthNote, ...]
    before: Link | None
    after: Link | None
    calendar: CalendarLinks | None
    calendar_code: QrCode | None
    zone: str
    as_of: Moment | None


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """A change that was announced: ``was`` and ``now`` are old and new time.

    ``now`` is None where the broadcast was cancelled.
    """

    on: Moment
    was: Moment
    now: Moment | None
    reason: Words
    href: str | None


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """``series.html``: a recurring broadcast.

    ``rule`` is one sentence. ``since`` and ``until`` are its first and last day, ``until`` None
    while it has no end; ``duration`` is None where nobody said how long it lasts. ``before`` and
    ``after`` are the series that it follows and that follows it. ``changes`` are newest first,
    ``past`` the newest sessions with their transcripts.
    """

    title: str
    lang: Language | None
    rule: str
    place: Place
    official: Person | None
    platform: Platform | None
    channel: Link | None
    duration: str | None
    since: Moment
    until: Moment | None
    announced: Moment
    next: NextBroadcasts | None
    changes: tuple[SeriesChange, ...]
    past: tuple[SessionItem, ...]
    before: Link | None
    after: Link | None
    calendar: CalendarLinks | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """What an announced session's page offers before the broadcast.

    ``clock`` is as in ``BroadcastItem``; ``how_to_ask`` leads to the page that says how;
    ``event`` is the calendar file of this broadcast; ``calendar`` that of the district.
    """

    clock: str
    words: ClockWords
    how_to_ask: Link | None
    event: str | None
    calendar: CalendarLinks | None

"""Press services of chance: series with moves and cancellations, sessions that fill their dates.

A life is a list of archives, each with one more word said than the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from pressroom.language import Language, Localized
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, SessionId
from pressroom.model.records import Cancellation, Change
from pressroom.model.registers import District, DistrictKind, Official, Registers
from pressroom.model.series import Series, SeriesException
from pressroom.model.session import Platform, SessionFacts, SessionStatus
from pressroom.reading.recurrence import dates, on_day_of
from pressroom.source import SourceRef
from tests.deriving.small_schedule import ALMATY

DISTRICTS = {
    DistrictId(key): District(
        DistrictId(key),
        Localized.of({Language.KK: f"{key} ауданы", Language.RU: f"район {key}"}),
        DistrictKind.DISTRICT,
    )
    for key in ("talgar", "ile", "uygur")
}
CHIEF = Official(OfficialId("chief"), Localized.of("Начальник"))
REGISTERS = Registers(DISTRICTS, {CHIEF.id: CHIEF}, {})
NOWHERE = SourceRef("series/a.md", "0")

RULES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=WE",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=1WE,3WE",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1",
    ]
)
# Around the day on which Kazakhstan went over to one zone, and far from it.
BEGINNINGS = st.one_of(
    st.dates(date(2004, 1, 1), date(2004, 12, 1)),
    st.dates(date(2020, 1, 1), date(2020, 12, 1)),
    st.dates(date(2023, 12, 1), date(2024, 3, 1)),
)
HOURS = st.sampled_from([time(hour, minute) for hour in range(8, 23) for minute in (0, 30)])
LENGTHS = st.sampled_from([timedelta(minutes=30), timedelta(hours=1), timedelta(hours=4)])
REASONS = st.sampled_from(["Учения", "Праздник", "Нет связи; перенос, увы", "Оқу-жаттығу"])


@dataclass(frozen=True)
class Press:
    """An archive in the making."""

    series: dict[SeriesId, Series]
    sessions: dict[SessionId, SessionFacts] = field(default_factory=dict)

    def archive(self) -> Archive:
        """The archive as records would give it."""
        sessions = {key: {one.lang: one} for key, one in sorted(self.sessions.items())}
        return Archive(REGISTERS, sessions=sessions, series=dict(sorted(self.series.items())))


def rule_dates(series: Series) -> list[date]:
    return list(dates(series.rule, series.since, series.until or series.since + timedelta(days=40)))


@st.composite
def series(draw: st.DrawFn, number: int) -> Series:
    """A series that has a date at least."""
    since = draw(BEGINNINGS)
    rule = on_day_of(draw(RULES), since)
    until = since + timedelta(days=draw(st.integers(70, 200)))
    endless = draw(st.booleans())
    made = Series(
        id=SeriesId(f"series-{number}"),
        source=NOWHERE,
        title=Localized.of(f"Эфир {number}"),
        district=draw(st.sampled_from(sorted(DISTRICTS))),
        rule=rule,
        at=draw(HOURS),
        duration=draw(LENGTHS),
        since=since,
        announced=since - timedelta(days=draw(st.integers(0, 20))),
        until=None if endless else until,
        official=draw(st.sampled_from([None, CHIEF.id])),
        platform=draw(st.sampled_from([None, *Platform])),
        channel="police",
        url="https://example.org/live",
    )
    if made.until is not None and not rule_dates(made):
        made = replace(made, rule=on_day_of("FREQ=WEEKLY", since))
    return made


@st.composite
def lives(draw: st.DrawFn) -> list[Press]:
    """From the first announcement on, word by word; days of announcement do not go back."""
    some = draw(st.integers(1, 3))
    press = Press({one.id: one for one in [draw(series(number)) for number in range(some)]})
    states = [press]
    today = min(one.announced for one in press.series.values())
    for _ in range(draw(st.integers(0, 8))):
        today += timedelta(days=draw(st.integers(0, 9)))
        said = draw(st.sampled_from([_except, _except, _fill, _fill, _alone, _change, _settle]))
        press = said(draw, press, today)
        states.append(press)
    return states


def _except(draw: st.DrawFn, press: Press, today: date) -> Press:
    """A date is moved or cancelled; one that was moved may be cancelled after all."""
    one = press.series[draw(st.sampled_from(sorted(press.series)))]
    filled = _filled(press, one.id)
    settled = {each.date for each in one.exceptions if each.moved_to is None} | filled
    open_dates = [day for day in rule_dates(one)[:40] if day not in settled]
    if not open_dates:
        return press
    day = draw(st.sampled_from(open_dates))
    moved = any(each.date == day for each in one.exceptions)
    moved_to = None
    if not moved and draw(st.booleans()):
        shift = timedelta(days=draw(st.integers(-3, 20)), hours=draw(st.integers(1, 8)))
        moved_to = datetime.combine(day, time(9), ALMATY) + shift
    said_on = max(today, one.announced)
    exception = SeriesException(day, said_on, Localized.of(draw(REASONS)), moved_to)
    kept = tuple(each for each in one.exceptions if each.date != day)
    return _with_series(press, replace(one, exceptions=(*kept, exception)))


def _fill(draw: st.DrawFn, press: Press, today: date) -> Press:
    """A session record fills a date, where that was moved to or at the hour of the rule."""
    one = press.series[draw(st.sampled_from(sorted(press.series)))]
    exceptions = {each.date: each for each in one.exceptions}
    taken = _filled(press, one.id)
    open_dates = [
        day
        for day in rule_dates(one)[:40]
        if day not in taken and (day not in exceptions or exceptions[day].moved_to)
    ]
    if not open_dates:
        return press
    day = draw(st.sampled_from(open_dates))
    moved = exceptions[day].moved_to if day in exceptions else None
    starts = moved or datetime.combine(day, one.at, ALMATY)
    return _with_session(
        press,
        _session(draw, starts, one.district, len(press.sessions), one.id, day),
    )


def _alone(draw: st.DrawFn, press: Press, today: date) -> Press:
    """A session outside any series, or one of another district in a series."""
    starts = datetime.combine(today, draw(HOURS), ALMATY) + timedelta(days=draw(st.integers(0, 60)))
    district = draw(st.sampled_from(sorted(DISTRICTS)))
    return _with_session(press, _session(draw, starts, district, len(press.sessions), None, None))


def _change(draw: st.DrawFn, press: Press, today: date) -> Press:
    """An announced session is moved, or something else about it is changed."""
    waiting = [
        one
        for one in press.sessions.values()
        if one.status in {SessionStatus.PROVISIONAL, SessionStatus.CONFIRMED}
        and not _is_bound(press, one)
    ]
    if not waiting:
        return press
    one = draw(st.sampled_from(waiting))
    on = datetime.combine(today, time(9), ALMATY)
    if draw(st.booleans()):
        moved = one.starts + timedelta(days=draw(st.integers(1, 9)))
        change = Change(on, draw(REASONS), one.starts)
        return _with_session(press, replace(one, starts=moved, changes=(*one.changes, change)))
    return _with_session(press, replace(one, changes=(*one.changes, Change(on, draw(REASONS)))))


def _settle(draw: st.DrawFn, press: Press, today: date) -> Press:
    """A session is confirmed, held or cancelled."""
    later = {
        SessionStatus.PROVISIONAL: [SessionStatus.CONFIRMED, SessionStatus.CANCELLED],
        SessionStatus.CONFIRMED: [SessionStatus.HELD, SessionStatus.CANCELLED],
    }
    waiting = [one for one in press.sessions.values() if one.status in later]
    if not waiting:
        return press
    one = draw(st.sampled_from(waiting))
    status = draw(st.sampled_from(later[one.status]))
    cancelled = None
    if status is SessionStatus.CANCELLED:
        cancelled = Cancellation(datetime.combine(today, time(9), ALMATY), draw(REASONS))
    return _with_session(press, replace(one, status=status, cancelled=cancelled))


def _session(
    draw: st.DrawFn,
    starts: datetime,
    district: DistrictId,
    number: int,
    series_id: SeriesId | None,
    occurrence: date | None,
) -> SessionFacts:
    return SessionFacts(
        id=SessionId(f"{starts:%Y-%m-%d}-unit-{number}"),
        lang=Language.RU,
        source=NOWHERE,
        title=f"Эфир записи {number}",
        starts=starts,
        status=draw(st.sampled_from([SessionStatus.PROVISIONAL, SessionStatus.CONFIRMED])),
        district=district,
        duration=draw(st.sampled_from([timedelta(hours=1), timedelta(hours=2)])),
        series=series_id,
        occurrence=occurrence,
    )


def _is_bound(press: Press, session: SessionFacts) -> bool:
    """Whether an exception of the series says when the session takes place."""
    if session.series is None:
        return False
    exceptions = press.series[session.series].exceptions
    return any(each.date == session.occurrence for each in exceptions)


def _filled(press: Press, series_id: SeriesId) -> set[date]:
    return {one.occurrence for one in press.sessions.values() if one.series == series_id} - {None}  # type: ignore[return-value]


def _with_series(press: Press, one: Series) -> Press:
    return replace(press, series={**press.series, one.id: one})


def _with_session(press: Press, one: SessionFacts) -> Press:
    return replace(press, sessions={**press.sessions, one.id: one})

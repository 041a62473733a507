"""Instants at which calendars go wrong: local time of Almaty, and what it is in UTC.

The offsets are written out here by hand, from the law, and not taken from any zone data: summer
time up to 2004 (clocks forward at 02:00 on the last Sunday of March, back at 03:00 on the last
Sunday of October), UTC+6 from 31 October 2004, UTC+5 from 1 March 2024, when at midnight clocks
went back to 23:00 of 29 February. An hour that was shown twice is meant the first time (RFC 5545,
3.3.5). Source: tz database, asia, zone Asia/Almaty.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from pressroom.deriving.publication import Edition
from pressroom.language import Language, Localized
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, SeriesId, SessionId
from pressroom.model.registers import District, DistrictKind, Registers
from pressroom.model.series import Series
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.source import SourceRef
from tests.deriving.small_schedule import ALMATY

_SUMMER, _PLUS_SIX, _PLUS_FIVE = 7, 6, 5

_LOCAL = {
    _PLUS_SIX: """
        2004-01-01 00:00  2004-01-14 10:00  2004-02-29 23:30  2004-03-27 10:00  2004-03-28 00:30
        2004-03-28 01:59  2004-10-31 03:00  2004-10-31 10:00  2004-11-03 10:00  2004-12-31 23:59
        2005-01-01 00:00  2005-03-27 02:30  2005-03-27 10:00  2005-10-30 02:30  2006-07-15 10:00
        2007-03-25 10:00  2008-02-29 10:00  2009-06-01 18:00  2010-03-28 02:00  2011-03-27 10:00
        2012-12-12 12:12  2013-05-01 09:00  2014-10-26 02:30  2015-08-30 23:00  2016-02-29 00:15
        2017-11-11 11:11  2018-12-19 10:00  2019-03-31 02:30  2020-10-16 10:00  2020-10-21 10:00
        2020-11-05 15:00  2020-12-16 10:00  2021-06-30 10:00  2022-06-08 00:00  2023-12-31 23:30
        2024-01-03 10:00  2024-02-28 10:00  2024-02-29 00:00  2024-02-29 10:00  2024-02-29 22:59
        2024-02-29 23:00  2024-02-29 23:01  2024-02-29 23:30  2024-02-29 23:59
    """,
    _SUMMER: """
        2004-03-28 03:00  2004-03-28 03:30  2004-03-28 10:00  2004-05-09 10:00  2004-07-06 18:45
        2004-10-30 23:30  2004-10-31 01:59  2004-10-31 02:30
    """,
    _PLUS_FIVE: """
        2024-03-01 00:00  2024-03-01 00:30  2024-03-01 10:00  2024-03-06 10:00  2024-03-31 02:30
        2024-07-01 10:00  2024-10-27 02:30  2024-12-31 23:59  2025-03-30 10:00  2025-12-16 10:00
        2026-11-25 10:00  2027-01-01 00:00  2027-10-31 02:30  2027-12-31 23:30
    """,
}

_TALGAR = District(DistrictId("talgar"), Localized.of("Талғар ауданы"), DistrictKind.DISTRICT)
_NOWHERE = SourceRef("sessions/a.md", "0")

RULES = {
    # id: rule, hour, first and last day, then how many of its dates are at which offset.
    "nights": ("FREQ=DAILY", time(23, 30), date(2024, 2, 26), date(2024, 3, 4), [(6, 4), (5, 4)]),
    "spring": ("FREQ=WEEKLY", time(10), date(2004, 3, 17), date(2004, 4, 7), [(6, 2), (7, 2)]),
    "autumn": ("FREQ=WEEKLY", time(10), date(2004, 10, 20), date(2004, 11, 10), [(7, 2), (6, 2)]),
}


def instants() -> list[tuple[datetime, datetime]]:
    """Naive local time and the instant in UTC, in order of the instants."""
    found = []
    for hours, lines in _LOCAL.items():
        words = lines.split()
        for day, hour in zip(words[::2], words[1::2], strict=True):
            local = datetime.fromisoformat(f"{day} {hour}")
            found.append((local, (local - timedelta(hours=hours)).replace(tzinfo=UTC)))
    return sorted(found, key=lambda pair: pair[1])


def starts_of_rules() -> list[datetime]:
    """What the rules give, in UTC, in order; offsets by hand as above."""
    found = []
    for rule, hour, day, _, offsets in RULES.values():
        step = timedelta(days=1) if rule == "FREQ=DAILY" else timedelta(days=7)
        hours = [hours for hours, count in offsets for _ in range(count)]
        for number, offset in enumerate(hours):
            local = datetime.combine(day, hour) + step * number
            found.append((local - timedelta(hours=offset)).replace(tzinfo=UTC))
    return sorted(found)


def archive_of_instants() -> Archive:
    """A session at each instant, and the rules as series."""
    sessions = {}
    for number, (local, _) in enumerate(instants()):
        key = SessionId(f"{local:%Y-%m-%d}-talgar-{number:03}")
        sessions[key] = {
            Language.RU: SessionFacts(
                id=key,
                lang=Language.RU,
                source=_NOWHERE,
                title=f"{local:%Y-%m-%d %H:%M}",
                starts=local.replace(tzinfo=ALMATY),
                status=SessionStatus.HELD,
                district=_TALGAR.id,
                duration=timedelta(hours=1),
            )
        }
    series = {
        SeriesId(key): Series(
            id=SeriesId(key),
            source=_NOWHERE,
            title=Localized.of(key),
            district=_TALGAR.id,
            rule=rule,
            at=hour,
            duration=timedelta(hours=1),
            since=first,
            announced=first,
            until=last,
        )
        for key, (rule, hour, first, last, _) in RULES.items()
    }
    registers = Registers({_TALGAR.id: _TALGAR}, {}, {})
    return Archive(registers, sessions=dict(sorted(sessions.items())), series=series)


def edition_of_instants() -> Edition:
    """The archive as a build has it."""
    return Edition(archive_of_instants(), (Language.RU,), datetime(2027, 12, 1, tzinfo=ALMATY))

"""The schedule by weeks and by months, ready for its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from pressroom.deriving.broadcast_cards import BroadcastCard
from pressroom.deriving.broadcasts import BroadcastStatus
from pressroom.deriving.schedule_months import month_columns
from pressroom.language import Language
from pressroom.model.identity import DistrictId
from pressroom.model.registers import District, Official
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.broadcast_views import broadcast_href, broadcast_item
from pressroom.rendering.contexts import Moment
from pressroom.rendering.desk import Desk
from pressroom.rendering.schedule_contexts import (
    MonthChoice,
    MonthEntry,
    MonthNote,
    MonthRow,
    MonthYear,
    ScheduleDay,
    ScheduleWeek,
)
from pressroom.rendering.schedule_dates import (
    format_column,
    format_days,
    format_month_name,
    format_short,
    format_weekday,
)
from pressroom.times import zone

_ALPHABET = " abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""Letters in the order of the Kazakh alphabet, of which the Russian one is a part."""


def schedule_week(
    monday: date, cards: Iterable[BroadcastCard], desk: Desk, language: Language
) -> ScheduleWeek:
    """A week with its broadcasts, given in order; each stands under the day on which it begins."""
    sunday = monday + timedelta(days=6)
    local = zone(desk.settings.zone)
    edges = (datetime.combine(day, time(), local) for day in (monday, monday + timedelta(days=7)))
    since, until = (edge.isoformat(timespec="minutes") for edge in edges)
    shown = (card for card in cards if monday <= card.broadcast.day <= sunday)
    return ScheduleWeek(
        id=f"week-{monday:%Y-%m-%d}",
        title=format_days(monday, sunday, language),
        since=since,
        until=until,
        days=tuple(
            ScheduleDay(
                format_weekday(day, language),
                tuple(broadcast_item(card, desk, language) for card in found),
            )
            for day, found in groupby(shown, key=lambda card: card.broadcast.day)
        ),
    )


def zone_words(desk: Desk, language: Language, day: date) -> str:
    """In what time hours are given on a day: "Time: UTC+5"."""
    noon = datetime.combine(day, time(12), zone(desk.settings.zone))
    gettext = desk.words(language).gettext
    return str(gettext("All hours are local time, %(zone)s") % {"zone": dates.format_zone(noon)})


def month_years(
    months: Iterable[date], desk: Desk, language: Language, current: date | None = None
) -> tuple[MonthYear, ...]:
    """The list of months, newest year first, each year's months in order."""
    years: dict[int, list[MonthChoice]] = {}
    for month in months:
        link = MonthChoice(
            href=desk.addresses.href(addresses.schedule_month(language, f"{month:%Y-%m}")),
            year=month.year,
            name=format_month_name(month, language),
            title=dates.format_month(month, language).text,
            current=month == current,
        )
        years.setdefault(month.year, []).append(link)
    return tuple(MonthYear(year, tuple(found)) for year, found in sorted(years.items())[::-1])


@dataclass(slots=True)
class MonthTable:
    """A month's broadcasts, put into rows of districts and columns of weeks."""

    month: date
    desk: Desk
    language: Language
    notes: list[MonthNote] = field(default_factory=list)

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the weeks."""
        weeks = month_columns(self.month)
        return tuple(format_column(first, last, self.language) for first, last in weeks)

    def rows(self, cards: Sequence[BroadcastCard]) -> tuple[MonthRow, ...]:
        """A row for each district, by name; notes are numbered as they come."""
        districts = {card.district.id: card.district for card in cards}
        ordered = sorted(districts.values(), key=self._name)
        return tuple(
            self._row(district, [card for card in cards if card.district.id == district.id])
            for district in ordered
        )

    def _name(self, district: District) -> tuple[list[int], DistrictId]:
        letters = district.name.pick(self.language).text.casefold()
        return [_ALPHABET.find(letter) for letter in letters], district.id

    def _row(self, district: District, cards: Sequence[BroadcastCard]) -> MonthRow:
        officials = {card.official.id: card.official for card in cards if card.official}
        counted = Counter(card.official.id for card in cards if card.official)
        usual = officials[counted.most_common(1)[0][0]] if counted else None
        notes = {id(card): self._note(card) for card in cards}
        cells = tuple(
            tuple(
                entry
                for card in cards
                for entry in self._entries(card, first, last, usual, notes[id(card)])
            )
            for first, last in month_columns(self.month)
        )
        post = (
            names.person(usual, cards[0].broadcast.day, self.desk, self.language) if usual else None
        )
        return MonthRow(names.place(district, self.desk, self.language), post, cells)

    def _entries(
        self,
        card: BroadcastCard,
        first: date,
        last: date,
        usual: Official | None,
        note: int,
    ) -> Iterable[MonthEntry]:
        """What a broadcast leaves in a week: itself, or the hour from which it was moved."""
        one = card.broadcast
        href = broadcast_href(card, self.desk, self.language)
        here = first <= one.day <= last
        if here:
            state = ""
            if one.is_cancelled:
                state = "cancelled"
            elif one.is_moved:
                state = "moved"
            elif one.status is BroadcastStatus.PROVISIONAL:
                state = "provisional"
            other = None
            if card.official and usual and card.official.id != usual.id:
                other = names.person(card.official, one.day, self.desk, self.language)
            was = self._short(one.original) if one.is_moved else None
            yield MonthEntry(self._short(one.start), state, was, href, note, other)
        elif one.is_moved and not one.is_cancelled and first <= one.original.date() <= last:
            to = self._short(one.start)
            yield MonthEntry(self._short(one.original), "away", to, href, note, None)

    def _short(self, moment: datetime) -> Moment:
        outside = (moment.year, moment.month) != (self.month.year, self.month.month)
        return format_short(moment, self.language, month=outside)

    def _note(self, card: BroadcastCard) -> int:
        """The number of the note on a broadcast's last change; 0: there is none."""
        one = card.broadcast
        if one.reason is None or not (one.is_moved or one.is_cancelled):
            return 0
        was, starts = (
            replace(dates.format_instant(at, self.language), zone="")
            for at in (one.original, one.start)
        )
        self.notes.append(
            MonthNote(
                number=len(self.notes) + 1,
                place=names.place(card.district, self.desk, self.language),
                was=was,
                moved_to=None if one.is_cancelled else starts,
                reason=names.words_for(one.reason, self.language),
                on=dates.format_day(one.changed_on, self.language) if one.changed_on else None,
            )
        )
        return len(self.notes)

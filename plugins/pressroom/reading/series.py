"""A series: one recurring broadcast with its exceptions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pressroom.language import Localized
from pressroom.model.identity import SeriesId
from pressroom.model.series import Series, SeriesException
from pressroom.model.session import Platform
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import PARAGRAPH, TITLE, Fields
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.names import record_name
from pressroom.reading.recurrence import dates, on_day_of, parse_rule
from pressroom.reading.shared_fields import refuse_end_before_start
from pressroom.source import SourceFile


def read_series(file: SourceFile, context: ReadingContext) -> tuple[Series | None, list[Problem]]:
    """Read one series; None where a required value is missing or refused."""
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    if matter is None:
        return None, problems.found
    if matter.body.strip():
        blank_lines = len(matter.body) - len(matter.body.lstrip("\n"))
        problems.add("R211", matter.body_line + blank_lines)
    fields = Fields(matter.fields, problems, context)
    return _read_fields(fields, file), problems.found


def _read_fields(fields: Fields, file: SourceFile) -> Series | None:
    title = fields.localized("title", limit=TITLE, required=True)
    district = fields.district("district", required=True)
    rule = fields.value("rule", parse_rule, required=True)
    at = fields.clock("time", required=True)
    duration = fields.duration("duration")
    since = fields.date("from", required=True)
    until = fields.date("until")
    announced = fields.date("announced", required=True)
    official = fields.official("official")
    platform = fields.choice("platform", Platform)
    channel = fields.text("channel")
    url = fields.address("url")
    refuse_end_before_start(fields, since, until)
    if rule is not None and since is not None:
        rule = on_day_of(rule, since)
        exceptions = Exceptions(rule, since, until)
        if (until is None or since <= until) and next(dates(rule, since, until), None) is None:
            fields.refuse("R205", "rule")
    else:
        exceptions = Exceptions()
    read_exceptions = fields.parts("exceptions", exceptions.read)
    fields.close()
    if title is None or district is None or rule is None or at is None:
        return None
    if since is None or announced is None:
        return None
    return Series(
        id=SeriesId(record_name(file.ref.path).id),
        source=file.ref,
        title=title,
        district=district,
        rule=rule,
        at=at,
        duration=duration,
        since=since,
        announced=announced,
        until=until,
        official=official,
        platform=platform,
        channel=channel,
        url=url,
        exceptions=read_exceptions,
    )


@dataclass(slots=True)
class Exceptions:
    """Reads the exceptions of one rule: each names a date of the rule, and none twice."""

    rule: str | None = None
    since: date = date.min
    until: date | None = None
    named: set[date] = field(default_factory=set)
    _known: list[date] = field(default_factory=list)
    _ahead: Iterator[date] | None = None

    def read(self, fields: Fields) -> SeriesException | None:
        """One date: cancelled with the reason, or moved with a note."""
        day = fields.date("date", required=True)
        on = fields.date("on", required=True)
        moved_to = fields.moment("moved_to")
        reason = fields.localized("cancelled", limit=PARAGRAPH)
        note = fields.localized("note", limit=PARAGRAPH)
        if day is not None:
            self.check(fields, day)
        moved, cancelled = fields.has("moved_to"), fields.has("cancelled")
        if moved == cancelled:
            fields.refuse("R206", "moved_to" if moved else "date")
        elif moved and not fields.has("note"):
            fields.refuse("R207", "moved_to")
        elif cancelled and fields.has("note"):
            fields.refuse("R208", "note")
        if day is None or on is None:
            return None
        return SeriesException(day, on, reason or note or Localized(), moved_to)

    def check(self, fields: Fields, day: date) -> None:
        """Note a date that is named twice, or on which there is no broadcast to change."""
        if day in self.named:
            fields.refuse("R210", "date", value=day)
        elif self.rule is not None and (
            (self.until is not None and day > self.until) or not self._is_date(self.rule, day)
        ):
            fields.refuse("R209", "date", value=day, rule=self.rule)
        self.named.add(day)

    def _is_date(self, rule: str, day: date) -> bool:
        """Whether the rule has a broadcast on ``day``; its dates are reckoned once, in order."""
        if self._ahead is None:
            self._ahead = dates(rule, self.since, self.until)
        while not self._known or self._known[-1] < day:
            if (following := next(self._ahead, None)) is None:
                break
            self._known.append(following)
        place = bisect_left(self._known, day)
        return self._known[place : place + 1] == [day]

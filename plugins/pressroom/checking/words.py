"""No word that was published changes in silence: an entry under ``corrections`` says so.

A digest of each record's words is compared with the one of the newest release; only where it is
another one are the words themselves looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pressroom.checking.notes import Notes
from pressroom.checking.site import Site
from pressroom.checking.spelling import breach_of, has_grown
from pressroom.checking.word_diff import word_diff
from pressroom.model.records import Correction
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import SessionFacts
from pressroom.model.wording import Wording
from pressroom.problems.problem import Problem
from pressroom.reading.published import (
    PublishedWords,
    RecordUnreadable,
    WordsIndex,
    as_published,
    read_words_index,
    read_words_of,
)
from pressroom.reading.wordings import read_wordings
from pressroom.settings import Settings
from pressroom.times import zone


@dataclass(frozen=True)
class _Gate:
    """What was published, and the day (in the site's zone) from which a correction counts."""

    site: Site
    notes: Notes
    record: Path
    index: WordsIndex
    since: date


def check_words(site: Site, settings: Settings, notes: Notes) -> Iterator[Problem]:
    """Compare the words of what the public sees with those last published."""
    record = settings.published
    if record is None:
        return
    try:
        index = read_words_index(record)
        if index.moment is None:
            return
        since = index.moment.astimezone(zone(settings.zone)).date()
        gate = _Gate(site, notes, record, index, since)
        for facts in site.records.values():
            if (
                isinstance(facts, SessionFacts | ReleaseFacts)
                and index.digests.get(facts.source.path, facts.words) != facts.words
                and site.is_public(facts)
            ):
                _compare(gate, facts)
    except RecordUnreadable as unreadable:
        file = str(unreadable.path)
        yield Problem(file, unreadable.line, 1, "B130", values=(("file", file),))


def _compare(gate: _Gate, facts: SessionFacts | ReleaseFacts) -> None:
    path = facts.source.path
    before = read_words_of(gate.record, path, gate.index)
    told = set(before.corrections)
    fresh = [
        one for one in facts.corrections if as_published(one) not in told and one.on >= gate.since
    ]
    for line, wording in read_wordings(gate.site.shelf, path).values():
        old = _other(before, wording)
        if old is not None:
            entries = [one for one in fresh if one.question in {None, wording.id or None}]
            _require(gate, facts, line, old, wording, entries)


def _require(
    gate: _Gate,
    facts: SessionFacts | ReleaseFacts,
    line: int,
    old: Wording,
    new: Wording,
    entries: list[Correction],
) -> None:
    """Note what is wrong where words changed and the fresh entries do not cover it."""
    path, what, change = facts.source.path, new.id or str(facts.id), word_diff(old, new)
    if not entries:
        gate.notes.at_line(
            "A424",
            path,
            line,
            what=what,
            release=gate.index.release,
            change=change,
            since=gate.since,
        )
    elif all(entry.minor for entry in entries) and (breach := breach_of(old, new)):
        gate.notes.at_line(breach.value, path, line, what=what, change=change)


def _other(before: PublishedWords, now: Wording) -> Wording | None:
    """The words as published where a correction must speak of those that stand now.

    None: nothing was published, nothing changed, or an answer was only added. Where words come
    back that had gone, those published are none.
    """
    old = before.wordings.get(now.id)
    if old is None:
        return Wording(now.id, "", ()) if now.id in before.absent else None
    return None if old == now or has_grown(old, now) else old

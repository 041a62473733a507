"""The ``control`` part of a question: what was promised, by whom, until when, what became of it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from pressroom.model.commitment import (
    Commitment,
    CommitmentStatus,
    CommitmentUpdate,
    WorkingDays,
)
from pressroom.problems.suggestion import closest
from pressroom.reading import values
from pressroom.reading.fields import PARAGRAPH, Fields
from pressroom.reading.links import read_links
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence
from pressroom.reading.passages import Passage
from pressroom.reading.values import Refusal

WORKING_DAYS = re.compile(
    r"([1-9][0-9]{0,2})[ \u00a0]+"
    r"(?:working days?|рабоч(?:их|ий|ие) (?:дней|день|дня)|жұмыс күні?)"
)
SOME_DAYS = re.compile(
    r"([1-9][0-9]{0,2})(?:[ \u00a0]*(?:work|busin|раб|жұм|жум|day|д|күн|кун).*)?", re.IGNORECASE
)


def read_commitment(fields: Fields, day: date | None) -> Commitment | None:
    """Read a promise with its history; None if it does not say what was promised.

    ``day`` is the broadcast's, None where it is unknown: nothing of the promise lies before it.
    """
    promise = fields.localized("promise", required=True)
    owner = fields.official("owner")
    due = fields.value("due", _parse_due)
    updates = fields.parts("updates", _read_update)
    if day is not None and isinstance(due, date) and due < day:
        fields.refuse("Q212", "due", value=due, day=day)
    _check_order(fields, day)
    return Commitment(promise, owner, due, updates) if promise else None


def _parse_due(text: str) -> date | WorkingDays:
    """A day, or a number of working days in any of the three languages."""
    if counted := WORKING_DAYS.fullmatch(text):
        return WorkingDays(int(counted[1]))
    if meant := SOME_DAYS.fullmatch(text):
        raise Refusal("Q309", f"{meant[1]} working days")
    try:
        return values.parse_date(text)
    except Refusal as refusal:
        if refusal.code == "S111":
            raise Refusal("Q309", refusal.suggestion) from None
        raise


def _read_update(fields: Fields) -> CommitmentUpdate | None:
    on = fields.date("on", required=True)
    status = fields.choice("status", CommitmentStatus, required=True)
    note = fields.localized("note", limit=PARAGRAPH, lines=True)
    evidence = fields.value("evidence", lambda text: _parse_evidence(text, fields))
    if status is CommitmentStatus.DONE and not fields.has("evidence"):
        fields.refuse("Q307", "status")
    _read_note_links(fields, fields.node("note"))
    if on is None or status is None:
        return None
    return CommitmentUpdate(on, status, note, evidence)


def _parse_evidence(text: str, fields: Fields) -> str:
    """An address of the web, or a file of the content."""
    media = fields.context.media
    if text in media:
        return text
    if ":" in text or text.startswith("www."):
        return values.parse_address(text)
    raise Refusal("Q313", closest(text, media))


def _read_note_links(fields: Fields, note: Node | None) -> None:
    """A note is Markdown: its links are checked like an answer's."""
    if isinstance(note, Mapping):
        for _, words in note.entries:
            _read_note_links(fields, words)
    elif isinstance(note, Scalar):
        passage = Passage(note.text, note.line, note.column)
        fields.references.extend(read_links(fields.problems, passage, is_yaml=True))


def _check_order(fields: Fields, day: date | None) -> None:
    """Updates stand in the order of their days, the newest last, none before the broadcast."""
    newest: date | None = None
    for on, node in _days_of_updates(fields):
        place = node.line, node.column, node.length
        if day is not None and on < day:
            fields.problems.add("Q212", *place, value=on, day=day)
        elif newest is not None and on < newest:
            fields.problems.add("Q308", *place, value=on, before=newest)
        newest = max(on, newest or on)


def _days_of_updates(fields: Fields) -> list[tuple[date, Scalar]]:
    """The days of the updates that have a readable one, with their places."""
    updates = fields.node("updates")
    days = []
    for item in updates.items if isinstance(updates, Sequence) else ():
        for key, value in item.entries if isinstance(item, Mapping) else ():
            if key.text == "on" and isinstance(value, Scalar):
                with suppress(Refusal):
                    days.append((values.parse_date(value.text.strip()), value))
    return days

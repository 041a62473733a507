"""What was announced is kept: it takes place, is moved with a note, is cancelled, or leads on.

The standing site says what was announced (``/data/announced.json``); the next build compares.
"""

from __future__ import annotations

from datetime import datetime, time

from pressroom.checking.notes import Notes
from pressroom.deriving.announced import Announcement, parse_announcements
from pressroom.deriving.publication import published
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import SessionId
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.problems.problem import Problem
from pressroom.reading.archive import ReadArchive
from pressroom.reading.names import RecordKind
from pressroom.rendering import addresses
from pressroom.rendering.addresses import Addresses
from pressroom.settings import Settings


def check_announced(read: ReadArchive, settings: Settings) -> list[Problem]:
    """Compare the content with what the standing site has announced; nothing stands: no problem.

    A record that could not be read has its own problems, and none here.
    """
    file = settings.output / addresses.ANNOUNCED
    try:
        before = parse_announcements(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        return [Problem(str(file), 0, 1, "B122", values=(("file", str(file)),))]
    guide = _Guide(published(read.archive, settings.now))
    notes = Notes(read.shelf)
    for announcement in before:
        if announcement.lang in settings.languages and _source(announcement) not in read.refused:
            _check_one(announcement, guide, notes)
    return notes.found


def _check_one(before: Announcement, guide: _Guide, notes: Notes) -> None:
    was = f"{before.starts:%Y-%m-%d %H:%M}"
    address = _address(before.lang, before.session)
    place = guide.follow(address)
    if place is None:
        notes.at_line("B121", _source(before), 0, was=was, address=address)
    elif isinstance(place, SessionFacts) and not _is_told(before, place):
        starts = f"{place.starts:%Y-%m-%d %H:%M}"
        notes.at_key("B120", place.source.path, "date", was=was, starts=starts)


class _Guide:
    """Where the addresses of announcements lead now."""

    def __init__(self, archive: Archive) -> None:
        self._sessions = {
            _address(lang, session_id): session
            for session_id, versions in archive.sessions.items()
            for lang, session in versions.items()
        }
        self._redirects = {each.address: each for each in archive.registers.redirects}

    def follow(self, address: str) -> SessionFacts | str | None:
        """The session at ``address``, or what its redirects lead to at last; None: nothing."""
        place: SessionFacts | str | None = None
        passed: set[str] = set()
        while address not in passed:
            passed.add(address)
            if session := self._sessions.get(address):
                return session
            if redirect := self._redirects.get(address):
                place = address = (redirect.target or address).partition("#")[0]
        return place


def _is_told(before: Announcement, now: SessionFacts) -> bool:
    """Whether a date that was confirmed still holds, or ``changes`` says what it was.

    The hour may be left out there: then the day tells.
    """
    if before.status is not SessionStatus.CONFIRMED or before.starts == now.starts:
        return True
    day = datetime.combine(before.starts.date(), time(), now.starts.tzinfo)
    return any(change.was in (before.starts, day) for change in now.changes)


def _address(lang: Language, session_id: SessionId) -> str:
    return Addresses("", "/").href(addresses.session(lang, session_id))


def _source(announcement: Announcement) -> str:
    """The file in the content folder that an announcement stood in."""
    session_id = announcement.session
    return f"{RecordKind.SESSION}/{session_id[:4]}/{session_id}.{announcement.lang}.md"

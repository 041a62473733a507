"""What readers were told beforehand: broadcasts that are announced, as the next build must know."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pressroom.deriving.publication import is_due
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import SessionId
from pressroom.model.session import SessionStatus

ANNOUNCED = frozenset({SessionStatus.PROVISIONAL, SessionStatus.CONFIRMED, SessionStatus.CANCELLED})
"""States in which a session's page speaks of a broadcast that has no transcript."""


@dataclass(frozen=True, slots=True, order=True)
class Announcement:
    """One language version of an announcement; ``starts`` is aware, in the site's zone."""

    session: SessionId
    lang: Language
    starts: datetime
    status: SessionStatus


def announcements(archive: Archive, now: datetime) -> tuple[Announcement, ...]:
    """Every announcement that the public may see at ``now``, in ascending order."""
    return tuple(
        sorted(
            Announcement(version.id, version.lang, version.starts, version.status)
            for versions in archive.sessions.values()
            for version in versions.values()
            if version.status in ANNOUNCED and is_due(version, now)
        )
    )


def render_announcements(found: Iterable[Announcement]) -> str:
    """The announcements as JSON, one a line."""
    lines = [
        json.dumps(
            {
                "session": each.session,
                "lang": each.lang,
                "starts": each.starts.isoformat(timespec="minutes"),
                "status": each.status,
            }
        )
        for each in found
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def parse_announcements(text: str) -> tuple[Announcement, ...]:
    """Read what ``render_announcements`` wrote.

    Raises ValueError, KeyError, TypeError: it was not written by it.
    """
    return tuple(
        Announcement(
            SessionId(each["session"]),
            Language(each["lang"]),
            datetime.fromisoformat(each["starts"]),
            SessionStatus(each["status"]),
        )
        for each in json.loads(text)
    )

"""Chapters of a recording: ``/data/sessions/S.L.vtt``. Source: W3C WebVTT, chapter cues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

_LAST = 60
"""Seconds of the last chapter where nobody knows how long the broadcast was."""


def render_chapters(
    title: str, chapters: Iterable[tuple[int, str, str]], duration: timedelta | None
) -> bytes:
    """WebVTT of ``(second, id, heading)``; of several that begin in one second the first stands."""
    by_second: dict[int, tuple[str, str]] = {}
    for second, name, heading in sorted(chapters, key=lambda chapter: chapter[0]):
        by_second.setdefault(second, (name, heading))
    begins = list(by_second)
    whole = int(duration.total_seconds()) if duration else 0
    end = max(whole, begins[-1] + _LAST)
    blocks = [f"WEBVTT - {_line(title)}\n"]
    for start, stop in pairwise([*begins, end]):
        name, heading = by_second[start]
        blocks.append(f"{name}\n{_time(start)} --> {_time(stop)}\n{_text(heading)}\n")
    return "\n".join(blocks).encode()


def _time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.000"


def _text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(words: str) -> str:
    """Words for the first line, which may hold no arrow."""
    return words.replace("-->", "→")

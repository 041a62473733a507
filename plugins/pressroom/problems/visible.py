"""Text of strangers on a terminal: nothing of it may move the cursor or turn the writing round."""

from __future__ import annotations

import re
import unicodedata

MAX_WIDTH = 100
LEAD = 40
TAB = "    "
CUT = "…"

# Control, format and separating characters, private ones, and halves of surrogate pairs.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """The text with every character that could not be seen written out: ``\\u202e``."""
    return UNSAFE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def underlined(source: str, column: int, length: int) -> tuple[str, str]:
    """A line as a terminal shows it, and the line under it with carets.

    ``column`` counts characters from 1. A line too long for a terminal is cut on both sides.
    """
    first = min(column - 1, len(source))
    skipped = max(0, first - MAX_WIDTH)
    near = source[skipped : first + 2 * MAX_WIDTH]
    cells = [TAB if character == "\t" else visible(character) for character in near]
    first -= skipped
    last = max(first + 1, min(first + length, len(cells)))
    begin = _begin(cells, first)
    end = begin
    while end < len(cells) and _width(cells[begin : end + 1]) <= MAX_WIDTH:
        end += 1
    before = CUT if begin or skipped else ""
    after = CUT if end < len(cells) or skipped + len(near) < len(source) else ""
    carets = max(1, _width(cells[first : min(last, end)]))
    indent = len(before) + _width(cells[begin:first])
    return before + "".join(cells[begin:end]) + after, " " * indent + "^" * carets


def _begin(cells: list[str], first: int) -> int:
    """Where to begin a line so that its character ``first`` is well in sight."""
    return 0 if _width(cells[: first + LEAD]) <= MAX_WIDTH else max(0, first - LEAD)


def _width(cells: list[str]) -> int:
    """How many columns of a terminal the cells take."""
    return sum(_character_width(character) for cell in cells for character in cell)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1

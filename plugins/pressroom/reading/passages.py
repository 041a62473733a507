"""Pieces of Markdown or plain text that know where they stand in their file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and the place in the file at which its first line begins."""

    text: str
    line: int
    column: int = 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the character at ``offset`` of the text."""
        starts = _line_starts(self.text)
        row = bisect_right(starts, offset) - 1
        column = offset - starts[row] + (self.column if row == 0 else 1)
        return self.line + row, column


@lru_cache(maxsize=1)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


def passage_of(lines: list[str], first_line: int, column: int = 1) -> Passage:
    """The Markdown of ``lines`` without the blank ones at both ends.

    ``column`` is where the first of the lines begins in the file.
    """
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    first = 0
    while first < last and not lines[first].strip():
        first += 1
    text = "\n".join(lines[first:last]).rstrip()
    return Passage(text, first_line + first, 1 if first else column)

"""Pieces of Markdown or plain text that know where they stand in their file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and the place in the file at which its first line begins."""

    text: str
    line: int
    column: int = 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the character at ``offset`` of the text."""
        row = self.text.count("\n", 0, offset)
        before = offset - self.text.rfind("\n", 0, offset)
        return self.line + row, before + (self.column - 1 if row == 0 else 0)


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

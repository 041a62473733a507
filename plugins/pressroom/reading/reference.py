"""A place in a record that names another record or file; checked when all of them are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """``target`` as it is written, of the kind ``kind`` (``session``, ``question``, ``link`` …).

    The rest is the place where it stands, as a Problem names it: the file's label, line, column
    and length in characters, and the line itself.
    """

    kind: str
    target: str
    file: str
    line: int
    column: int
    length: int
    source: str

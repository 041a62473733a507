"""Values of YAML as they are written: every scalar is text, everything knows its place.

Lines and columns count from 1 and belong to the whole file; a length ends with the first line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text of one value. ``quoted``: it stands in quotes, or as a block of lines."""

    text: str
    line: int
    column: int
    length: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order in which they are written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands where a value was refused; the problem is already noted, readers pass it over.

    ``guess``: not even the key is certain, it stands in lines that could not be read.
    """

    line: int
    column: int
    length: int
    guess: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping | Unreadable

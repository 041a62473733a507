"""The press service's Markdown, as far as reading it can tell what readers would stumble over."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.problems.problem import Problems
from pressroom.reading.complexity import complexity_problem
from pressroom.reading.gaps import check_gaps
from pressroom.reading.links import read_links
from pressroom.reading.passages import Passage
from pressroom.reading.reference import Reference
from pressroom.reading.targets import TargetKind


def read_prose(problems: Problems, passage: Passage) -> list[Reference]:
    """Check a lead, an answer, or a body; what only the whole archive knows is returned."""
    if found := complexity_problem(passage.text):
        offset = passage.column - 1 if found.line == 1 else 0
        place = passage.line + found.line - 1, found.column + offset
        problems.add("M111", *place)
        return []
    check_gaps(problems, passage)
    return read_links(problems, passage)


def media_of(references: Iterable[Reference]) -> tuple[str, ...]:
    """The files of the content that texts with these references show or link to, sorted."""
    return tuple(sorted({ref.target for ref in references if ref.kind == TargetKind.MEDIA}))

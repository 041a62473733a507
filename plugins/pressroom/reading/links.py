"""Where the links of the press service's Markdown lead, and what is wrong with them."""

from __future__ import annotations

from typing import Any

from pressroom.problems.problem import Problems
from pressroom.reading.markdown_links import Link, find_links
from pressroom.reading.passages import Passage
from pressroom.reading.reference import Reference
from pressroom.reading.targets import TargetKind, parse_target
from pressroom.reading.values import Refusal

MAX_SHOWN = 60


def read_links(problems: Problems, passage: Passage, *, is_yaml: bool = False) -> list[Reference]:
    """Check where the links of a passage lead; what only the whole archive knows is returned.

    ``is_yaml`` says that the passage is a value of a key: YAML may have joined its lines and taken
    its quotes away, so targets are looked for where they are written.
    """
    references: list[Reference] = []
    html_told = False
    for found in find_links(passage.text):
        if isinstance(found, Link):
            place = _place(problems, passage, found.target, found.offset, is_yaml=is_yaml)
            references += _read_link(problems, found, place)
        elif not html_told:
            html_told = True
            place = _place(problems, passage, found.text, found.offset, is_yaml=is_yaml)
            problems.add("M110", *place, value=found.text[:MAX_SHOWN])
    return references


def _read_link(problems: Problems, link: Link, place: tuple[int, int, int]) -> list[Reference]:
    file = problems.file
    value = link.target[:MAX_SHOWN]
    try:
        target = parse_target(link.target, file.ref.path.rpartition("/")[0])
    except Refusal as refusal:
        details: dict[str, Any] = {"value": value, **refusal.values}
        problems.add(refusal.code, *place, suggestion=refusal.suggestion, **details)
        return []
    if link.is_image and not target.path.startswith("images/"):
        problems.add("M108" if target.kind is TargetKind.WEB else "M109", *place, value=value)
        return []
    if target.kind is TargetKind.WEB:
        return []
    line, column, length = place
    source = file.lines[line - 1]
    return [Reference(target.kind, str(target), file.label, line, column, length, source)]


def _place(
    problems: Problems, passage: Passage, written: str, offset: int, *, is_yaml: bool
) -> tuple[int, int, int]:
    """Line, column and length in the file of what is written at ``offset`` of the passage."""
    if not is_yaml:
        line, column = passage.place(offset)
        return line, column, max(1, len(written.partition("\n")[0]))
    lines = problems.file.lines
    for number in range(passage.line, min(passage.line + 50, len(lines)) + 1):
        after = passage.column - 1 if number == passage.line else 0
        at = lines[number - 1].find(written, after) if written else -1
        if at >= 0:
            return number, at + 1, len(written)
    return passage.line, passage.column, 1

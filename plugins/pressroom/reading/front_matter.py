"""The part of a record between its two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pressroom.problems.problem import Problems
from pressroom.reading.nodes import Mapping
from pressroom.reading.yaml_text import read_mapping
from pressroom.source import SourceFile

MAX_BYTES = 64 * 1024

OPENING = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a record, and its body, which begins at line ``body_line`` of the file."""

    fields: Mapping
    body: str
    body_line: int


def read_front_matter(file: SourceFile, problems: Problems) -> FrontMatter | None:
    """Split a record into its front matter and its body.

    The mapping stands at the opening hyphens, where missing keys are reported. Returns None where
    the two cannot be told apart, or where the keys are unreadable as a whole.
    """
    text = file.text
    opening = OPENING.match(text)
    if opening is None:
        problems.add("Y101", 1, 1, max(1, len(file.lines[0])))
        return None
    closing = CLOSING.search(text, opening.end())
    if closing is None:
        problems.add("Y102", 1, 1, 3)
        return None
    yaml_text = text[opening.end() : closing.start()]
    if len(yaml_text) * 4 > MAX_BYTES and (size := len(yaml_text.encode())) > MAX_BYTES:
        problems.add("Y103", 1, 1, 3, size=size // 1024 + 1, limit=MAX_BYTES // 1024)
        return None
    fields = read_mapping(yaml_text, 2, problems)
    if fields is None:
        return None
    body_line = 2 + yaml_text.count("\n") + 1
    return FrontMatter(
        replace(fields, line=1, column=1, length=3), text[closing.end() :], body_line
    )

"""The short way through YAML for what nearly every block under a question is: ``key: words``.

An archive holds a million of them. What is read here is exactly what the composer would read, a
test holds the two equal; all else goes the long way.
"""

from __future__ import annotations

import re

from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence

# Words that begin with a letter or digit, without what could end or comment a plain scalar; or
# ids in brackets.
LINE = re.compile(
    r"([a-z][a-z_]{0,40}): "
    r"(?:(\w(?:[^\n\t:#]|:(?=\w))*)|\[([a-z0-9][a-z0-9-]*(?:, [a-z0-9][a-z0-9-]*)*)\])(?:\n|\Z)"
)


def read_plain(text: str, first_line: int) -> Mapping | None:
    """Compose a text of nothing but plain lines; None where any line is not plain."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    at, line = 0, first_line
    while at < len(text):
        match = LINE.match(text, at)
        if match is None:
            return None
        key, words, ids = match.groups()
        if key in entries or (words or "").endswith(" "):
            return None
        column = len(key) + 3
        node: Node = Scalar(words, line, column, len(words)) if words else _ids(ids, line, column)
        entries[key] = Scalar(key, line, 1, len(key)), node
        at, line = match.end(), line + 1
    if not entries:
        return None
    first_length = text.find("\n")
    return Mapping(
        tuple(entries.values()), first_line, 1, first_length if first_length >= 0 else len(text)
    )


def _ids(inside: str, line: int, column: int) -> Sequence:
    items = []
    at = column + 1
    for word in inside.split(", "):
        items.append(Scalar(word, line, at, len(word)))
        at += len(word) + 2
    return Sequence(tuple(items), line, column, len(inside) + 2)

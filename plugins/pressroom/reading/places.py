"""Where in a file something stands, looked up only when a message needs it."""

from __future__ import annotations

import re

from pressroom.source import SourceFile


def key_place(file: SourceFile, key: str, below: int = 1) -> tuple[int, int, int]:
    """Line, column and length of the value of ``key`` in the lines below line ``below``.

    ``below`` is the line of the opening hyphens or of a question's heading, 0 where the file begins
    with its keys; it is also the answer where the key is not written there.
    """
    written = re.compile(rf"[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")
    for number, line in enumerate(file.lines[below:], below + 1):
        if found := written.match(line):
            value = found["value"].partition(" #")[0].rstrip()
            start = found.start("value") if value else found.start() + line.index(key)
            return number, start + 1, len(value or key)
        if line.startswith(("---", "## ")):
            break
    heading = file.lines[below - 1] if below <= len(file.lines) else ""
    return below, 1, max(1, len(heading))

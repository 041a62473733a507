"""Missing ids of questions, written into a session's file."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from pressroom.reading.headings import (
    FRONT_MATTER,
    HEADING,
    ID_ANYWHERE,
    WRONG_ID_AT_END,
    highest_number,
)


def number(text: str, minted: int = 0) -> tuple[str, int]:
    """Give every question without an id the next number that was never used.

    Returns the text and how many ids were written. Line ends, a byte order mark and blanks at the
    ends of lines stay as they are; an id that is there, even a wrong one, is left alone. ``minted``
    is the highest number in the session's other languages.
    """
    front_matter = FRONT_MATTER.match(text)
    start = front_matter.end() if front_matter else 0
    free = count(max(minted, highest_number(text)) + 1)
    lines = text[start:].split("\n")
    written = 0
    for index, line in enumerate(lines):
        heading = line.rstrip()
        if HEADING.match(heading) and not _has_id(heading):
            lines[index] = f"{heading} {{#q{next(free)}}}{line[len(heading) :]}"
            written += 1
    return text[:start] + "\n".join(lines), written


def _has_id(heading: str) -> bool:
    return bool(ID_ANYWHERE.search(heading) or WRONG_ID_AT_END.search(heading))


def number_file(file: Path) -> int:
    """Write the missing ids into a session's file; return how many there were.

    Numbers of the session's other languages, which lie beside it, are not given again. Raises
    UnicodeDecodeError: the file is not UTF-8.
    """
    text = file.read_bytes().decode()
    record = file.name.removesuffix(".md").rpartition(".")[0]
    twins = (twin for twin in file.parent.glob(f"{record}.*.md") if twin != file)
    texts = (twin.read_bytes().decode(errors="replace") for twin in twins)
    minted = max(map(highest_number, texts), default=0)
    numbered, written = number(text, minted)
    if written:
        file.write_bytes(numbered.encode())
    return written

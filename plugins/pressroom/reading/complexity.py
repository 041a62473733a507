"""Markdown that would keep a parser busy for minutes, found before it is parsed.

The limits are far beyond anything a person writes: they stop pasted garbage and attacks. Work that
Python-Markdown (3.11) does in the square of something is counted in characters looked at, and may
be a fixed amount and a small multiple of the text's length; what it does by recursion has a fixed
depth. A text that passes is parsed in well under a second per 20,000 characters.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

MAX_NESTING = 20
MAX_PARAGRAPH = 200_000
MAX_COLUMNS = 100
MAX_CELLS = 40_000
MAX_NOTE_MARKS = 1_000
MAX_MARKS_OF_ONE_NOTE = 100

INDENT = r"(?:[ ]{4}|\t)"
MARKER = r"[ ]{0,3}(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t]))"
RULE = r"[ ]{0,3}([-*_])(?:[ ]{0,2}\1)*[ ]*$"
NESTED = re.compile(rf"\n(?!{RULE})(?:{INDENT}|{MARKER}){{{MAX_NESTING},}}{MARKER}", re.MULTILINE)
BLOCK = re.compile(r"(?:[ \t]*[^ \t\n][^\n]*(?:\n|\Z))++")
BRACKET = re.compile(r"\\.|\[|\]\(?", re.DOTALL)
ADDRESS = re.compile(
    r"""\((?:[^()"']++|\([^()"']*+\))*+(?:"[^"]*"|'[^']*')?[ ]*\)""",
)
HEADING = re.compile(r"^[ >]*(?:#|[-=_*][-=_* ]*$|\[[^\]\n]*\]:[ ]*$)", re.MULTILINE)
BACKTICKS = re.compile(r"(\\*)(`+)")
FENCE = re.compile(r"^(?:~{3}|`{3})", re.MULTILINE)
DELIMITER_ROW = re.compile(r"^[ \t>*+.\d:-]*\|[ \t>*+.\d:|-]*$", re.MULTILINE)
NOTE_MARK = re.compile(r"\[\^[^\]]*\]")


class TooMuch(NamedTuple):
    """Where a text becomes too much to parse, counted from 1 inside the text, and what is too much.

    ``what`` is one of ``nesting`` (quotations and lists inside each other), ``paragraph`` (text
    without an empty line), ``brackets`` (opened and not closed, or inside each other), ``headings``
    (headings, rules and link definitions without empty lines between them), ``fences`` (marks of
    code: fences, and backticks), ``table`` (columns or cells), ``footnotes``.
    """

    line: int
    column: int
    what: str


def complexity_problem(text: str) -> TooMuch | None:
    """Say what makes ``text`` too much for the Markdown parser, None where nothing does.

    Takes time in proportion to the text.
    """
    found = (
        _nesting(text)
        or _paragraph(text)
        or _brackets(text)
        or _headings(text)
        or _backticks(text)
        or _fences(text)
        or _table(text)
        or _footnotes(text)
    )
    if found is None:
        return None
    at, what = found
    return TooMuch(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), what)


def _nesting(text: str) -> tuple[int, str] | None:
    # A pattern that begins with a line's end is found several times faster than one with "^".
    match = NESTED.search(f"\n{text}")
    return (match.start(), "nesting") if match else None


def _paragraph(text: str) -> tuple[int, str] | None:
    if len(text) <= MAX_PARAGRAPH:
        return None
    return next(
        (
            (block.start(), "paragraph")
            for block in BLOCK.finditer(text)
            if block.end() - block.start() > MAX_PARAGRAPH
        ),
        None,
    )


def _brackets(text: str) -> tuple[int, str] | None:
    """What opens is followed to where it closes: the words of a link, then its address.

    What does not close, or closes in no simple way, is followed to the end of its paragraph.
    """
    budget = 500_000 + 4 * len(text)
    if text.count("[") * len(text) <= budget:
        return None
    work = 0
    for block in BLOCK.finditer(text):
        opened: list[int] = []
        for bracket in BRACKET.finditer(text, block.start(), block.end()):
            if bracket[0] == "[":
                opened.append(bracket.start())
            elif bracket[0][0] == "]" and opened:
                work += bracket.start() - opened.pop()
                if bracket[0] == "](":
                    address = ADDRESS.match(text, bracket.end() - 1, block.end())
                    work += (address or block).end() - bracket.end()
        work += sum(block.end() - at for at in opened)
        if work > budget:
            return text.index("[", block.start()), "brackets"
    return None


def _headings(text: str) -> tuple[int, str] | None:
    """Each makes the parser copy and search the rest of its paragraph."""
    budget = 3_000_000 + 100 * len(text)
    if (text.count("\n") + 1) * len(text) <= budget:
        return None
    work = 0
    for block in BLOCK.finditer(text):
        count = len(HEADING.findall(text, block.start(), block.end()))
        work += count * (block.end() - block.start())
        if work > budget:
            return block.start(), "headings"
    return None


def _backticks(text: str) -> tuple[int, str] | None:
    """Backticks are followed to as many backticks, or to the end of their paragraph."""
    budget = 3_000_000 + 10 * len(text)
    if text.count("`") * len(text) <= budget:
        return None
    work = 0
    for block in BLOCK.finditer(text):
        runs = list(BACKTICKS.finditer(text, block.start(), block.end()))
        closing: dict[int, int] = {}
        for run in reversed(runs):
            length = len(run[2])
            # After an odd number of backslashes the first backtick is an ordinary character.
            opening = length - len(run[1]) % 2
            if opening:
                work += closing.get(opening, block.end()) - run.start()
            closing[length] = run.start()
        if work > budget:
            return runs[0].start(), "fences"
    return None


def _fences(text: str) -> tuple[int, str] | None:
    """Each fence makes the parser look for its partner through the rest of the text."""
    budget = 10_000_000 + 200 * len(text)
    if (text.count("\n") + 1) * len(text) <= budget:
        return None
    fences = [match.start() for match in FENCE.finditer(text)]
    return (fences[0], "fences") if len(fences) * len(text) > budget else None


def _table(text: str) -> tuple[int, str] | None:
    """Each row is filled up to the number of columns, so a small text can make a large table."""
    if "|" not in text:
        return None
    for block in BLOCK.finditer(text):
        rows = DELIMITER_ROW.findall(text, block.start(), block.end())
        columns = max((row.count("|") + 1 for row in rows), default=0)
        if columns > MAX_COLUMNS or columns * block[0].count("\n") > MAX_CELLS:
            return block.start(), "table"
    return None


def _footnotes(text: str) -> tuple[int, str] | None:
    count = text.count("[^")
    if count > MAX_NOTE_MARKS:
        return text.index("[^"), "footnotes"
    if count > MAX_MARKS_OF_ONE_NOTE:
        [(mark, repeats)] = Counter(NOTE_MARK.findall(text)).most_common(1) or [("", 0)]
        if repeats > MAX_MARKS_OF_ONE_NOTE:
            return text.index(mark), "footnotes"
    return None

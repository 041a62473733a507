"""Personal data in a file of the content: looked for in all that is written, whatever it means.

The grammar of records is used only to know what is no one's words: the keys of the channel and its
address, the marks of turns and ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.masking import covered
from pressroom.privacy.names import find_names
from pressroom.privacy.permitted import Permitted, permitted_handles
from pressroom.problems.personal_data import CODES
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.reference import Reference
from pressroom.reading.turn_words import TURN_WORDS
from pressroom.source import SourceFile, SourceRef

HIDDEN = "P130"

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
# Where the press service itself speaks: these are published so that people find them.
OWN = re.compile(r"^(?:channel|url|recording):[ \t]*(?P<value>[^\n]*)$", re.MULTILINE)
# What the grammar means and nobody says: marks of turns, keys, ids, targets inside the site.
MARKS = re.compile(
    rf"^[ \t]*(?:(?:{'|'.join(TURN_WORDS)})[ \t]*(?:\([^()\n]*\))?:"
    r"|(?:-[ \t]+)?[a-z_]+:(?=[ \t\n]))"
    r"|^[ \t]*#{1,6}(?=[ \t])|\{#\w+\}|\{(?:filename|attach|static)\}[^\s)]*",
    re.MULTILINE,
)
# A question's id and its place in the broadcast: digits of nearly every question, and nobody's.
COUNTED = re.compile(r"\{#q[0-9]{1,6}\}|\nat: [0-9]{1,2}:[0-9]{2}:[0-9]{2}(?=\n)")
DATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?[/-]")
HEADING = re.compile(r"^ {0,3}##(?!#)", re.MULTILINE)
IS_HIDDEN = re.compile(r"^[ \t]*visibility:[ \t]*[\"']?hidden\b", re.MULTILINE)


SpotT = TypeVar("SpotT", Problem, Reference)


class Screening:
    """What was found in one file that is not permitted."""

    def __init__(self, file: SourceFile, known: Permitted) -> None:
        self._file = file
        text = file.text
        matter = FRONT_MATTER.match(text)
        own = [found["value"] for found in OWN.finditer(text, 0, matter.end())] if matter else []
        known = known | permitted_handles(own)
        said = COUNTED.sub(lambda counted: "\n" * len(counted[0]), text)
        self._identifiers = _unknown(find_identifiers(said), text, known)
        self._names = _unknown(find_names(text, MARKS), text, known)

    def problems(self) -> list[Problem]:
        """Every finding as a problem at its place; nothing of its words is in it."""
        problems = Problems(self._file)
        hidden = self._hidden() if self._identifiers or self._names else []
        for found in sorted([*self._identifiers, *self._names]):
            is_hidden = any(start <= found.start < end for start, end in hidden)
            if is_hidden and found.kind in {Kind.NAME, Kind.GIVEN_NAME}:
                continue
            line, column = self._place(found.start)
            code = HIDDEN if is_hidden else CODES[found.kind]
            problems.add(code, line, column, found.end - found.start)
        return [self.discreet(problem) for problem in problems]

    def discreet(self, spot: SpotT) -> SpotT:
        """A problem or a reference of this file with its line covered where something stands."""
        if not self._identifiers or not spot.line:
            return spot
        start = sum(len(line) + 1 for line in self._file.lines[: spot.line - 1])
        spans = [
            (max(0, found.start - start), found.end - start)
            for found in self._identifiers
            if found.end > start
        ]
        return replace(spot, source=covered(spot.source, spans))

    def _place(self, offset: int) -> tuple[int, int]:
        text = self._file.text
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    def _hidden(self) -> list[tuple[int, int]]:
        """Where the hidden questions stand."""
        text = self._file.text
        headings = [heading.start() for heading in HEADING.finditer(text)]
        return [
            (start, end)
            for start, end in pairwise([*headings, len(text)])
            if IS_HIDDEN.search(text, start, end)
        ]


def screen_path(path: str, label: str, known: Permitted) -> list[Problem]:
    """What tells who a person is in the name of a file."""
    problems = Problems(SourceFile(SourceRef(path, ""), label, ""))
    name = DATED.sub("", path)
    for found in _unknown(find_identifiers(name), name, known):
        problems.add(CODES[found.kind])
    return problems.found


def _unknown(found: Iterable[Finding], text: str, known: Permitted) -> list[Finding]:
    return [one for one in found if not known.allows(text[one.start : one.end], one)]

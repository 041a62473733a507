"""What a YAML parser's complaint means to an author: a code, and the place of the mistake.

libyaml and PyYAML's own parser say the same in different words; both are known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from pressroom.problems.problem import Problems

GLUED_KEY = re.compile(r"[ \t-]*([\w-]+):(?=[^\s/])")
KEY_BEFORE = re.compile(r"[^'\"]*:\s")
BETWEEN_LINES = re.compile("block (?:mapping|collection|sequence)")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The code of a mistake, its place as an index, and its length."""

    code: str
    at: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser stopped at index ``at`` of ``text``, in work on what began at index ``start``."""

    text: str
    problem: str
    context: str
    at: int
    start: int

    def line_start(self, index: int) -> int:
        """The index at which the line of ``index`` begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line(self, index: int) -> str:
        """The line of ``index``."""
        return self.text[self.line_start(index) :].split("\n", 1)[0]

    @property
    def bracket(self) -> Diagnosis:
        """A comma is missing if the parser stopped on the line of the bracket, else its end."""
        if "\n" in self.text[self.start : self.at]:
            return Diagnosis("Y204", self.start)
        return Diagnosis("Y210", self.at)

    @property
    def backslash(self) -> int:
        """Where the backslash stands that begins no escape: the parsers stop at it or behind it."""
        return self.text.rfind("\\", 0, self.at + 1)

    @property
    def word(self) -> int:
        """How many characters the thing in work has up to the next blank."""
        return len(self.text[self.start :].split(maxsplit=1)[0])

    @property
    def rest(self) -> int:
        """How many characters there are from the stop to the end of its line."""
        return len(self.text[self.at :].split("\n", 1)[0].rstrip())


SLIPS: tuple[tuple[str, Callable[[Complaint], Diagnosis]], ...] = (
    ("anchor|alias", lambda complaint: Diagnosis("Y106", complaint.start, complaint.word)),
    ("tag", lambda complaint: Diagnosis("Y107", complaint.start, complaint.word)),
    ("tab character", lambda complaint: Diagnosis("Y201", complaint.at)),
    ("start any token|node content", lambda complaint: Diagnosis("Y207", complaint.at)),
    ("escape", lambda complaint: Diagnosis("Y209", complaint.backslash, 2)),
    ("quoted scalar", lambda complaint: Diagnosis("Y203", complaint.start)),
    ("flow", lambda complaint: complaint.bracket),
)
"""Words of a complaint that tell which slip it was, the first that fits."""


def explain(error: yaml.MarkedYAMLError, text: str, first_line: int, problems: Problems) -> None:
    """Note what is wrong in ``text``, which begins at line ``first_line`` of the file."""
    mark = error.problem_mark
    at = len(text) if mark is None else mark.index
    start = at if error.context_mark is None else error.context_mark.index
    complaint = Complaint(text, error.problem or "", error.context or "", at, start)
    if "could not find expected ':'" in complaint.problem:
        line = text.count("\n", 0, start) + first_line
        explain_text(complaint.line(start), line, problems)
        return
    found = _diagnose_scalar(complaint) or _diagnose_structure(complaint)
    line = text.count("\n", 0, found.at) + first_line
    column = found.at - complaint.line_start(found.at) + 1
    value = text[found.at : found.at + found.length].strip() or "⏎"
    problems.add(found.code, line, column, found.length, value=value)


def explain_text(line: str, number: int, problems: Problems) -> None:
    """Note that a line is neither a key with its value nor an entry of a list."""
    if glued := GLUED_KEY.match(line):
        problems.add("Y202", number, glued.end() + 1, key=glued[1])
    else:
        indent = len(line) - len(line.lstrip())
        problems.add("Y213", number, indent + 1, len(line.strip()), value=line.strip())


def _diagnose_scalar(complaint: Complaint) -> Diagnosis | None:
    """What is wrong inside one value."""
    if complaint.text[complaint.at : complaint.at + 1] == "\t":
        return Diagnosis("Y201", complaint.at)
    words = f"{complaint.context} {complaint.problem}"
    return next((diagnose(complaint) for key, diagnose in SLIPS if re.search(key, words)), None)


def _diagnose_structure(complaint: Complaint) -> Diagnosis:
    """What is wrong between keys, values and lines."""
    text, at = complaint.text, complaint.at
    begin = complaint.line_start(at)
    if "mapping values" in complaint.problem:
        if KEY_BEFORE.match(text[begin:at]):
            return Diagnosis("Y205", at)
        indented = begin + len(text[begin:at]) - len(text[begin:at].lstrip(" "))
        return Diagnosis("Y206", indented, at - indented)
    if "sequence entries" in complaint.problem:
        return Diagnosis("Y214", at)
    if text[begin:at].rstrip().endswith(("'", '"')):
        return Diagnosis("Y208", at, complaint.rest)
    if BETWEEN_LINES.search(complaint.context) or "document start" in complaint.problem:
        return Diagnosis("Y206", at, complaint.rest)
    return Diagnosis("Y299", at)

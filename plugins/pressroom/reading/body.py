"""The body of a session: what stands before the first question, and the questions' lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from sys import intern

from pressroom.model.identity import QuestionId
from pressroom.problems.problem import Problems
from pressroom.reading.headings import (
    ENDS_IN_ID,
    HEADING,
    ID_ANYWHERE,
    ID_AT_END,
    WRONG_ID_AT_END,
    highest_number,
)
from pressroom.reading.passages import Passage, passage_of
from pressroom.reading.turn_words import TURN, without_backslash

MAX_QUESTION = 4_000  # characters
MAX_QUESTIONS = 5_000  # in one session

OTHER_LEVEL = re.compile(r" {0,3}(?:#|#{3,6})(?!#)")
UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Section:
    """One question's lines: the heading stands at ``line``, the last one is ``end - 1``.

    ``id`` is the one to write where the heading has none; the title begins at ``column``.
    """

    id: QuestionId
    title: str
    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """A session's body, cut at its headings."""

    lead: Passage
    sections: tuple[Section, ...]


def read_body(problems: Problems, first_line: int, minted: int = 0) -> Body:
    """Cut the body, which begins at line ``first_line``, at the headings of its questions.

    ``minted`` is the highest number that this session's other languages have given to a question:
    the ids proposed for headings without one are above it.
    """
    lines = problems.file.lines
    starts = [
        number
        for number in range(first_line, len(lines) + 1)
        if "##" in (line := lines[number - 1]) and HEADING.match(line)
    ]
    if len(starts) > MAX_QUESTIONS:
        place = starts[MAX_QUESTIONS], 1, len(lines[starts[MAX_QUESTIONS] - 1])
        problems.add("Q111", *place, size=len(starts), limit=MAX_QUESTIONS)
    places = list(pairwise([*starts, len(lines) + 1]))[:MAX_QUESTIONS]
    sections = _read_headings(problems, places, minted)
    lead = _read_lead(problems, first_line, starts[0] if starts else len(lines) + 1)
    _find_lost_headings(problems, first_line)
    return Body(lead, sections)


def _read_headings(
    problems: Problems, places: list[tuple[int, int]], minted: int
) -> tuple[Section, ...]:
    lines = problems.file.lines
    written = [ID_AT_END.search(lines[number - 1]) for number, _ in places]
    first_lines: dict[str, int] = {}
    for (number, _), found in zip(places, written, strict=True):
        if found is not None:
            first_lines.setdefault(found[1], number)
    proposals = _Proposals(problems, set(first_lines), _free_ids(problems, minted))
    sections = []
    for (number, end), found in zip(places, written, strict=True):
        line = lines[number - 1]
        if found is None:
            question, title_end = proposals.refuse(number), len(line)
        else:
            question, title_end = QuestionId(intern(found[1])), found.start()
            if (first := first_lines[question]) != number:
                column, length = found.start() + 1, len(found[0].rstrip())
                problems.add("Q104", number, column, length, id=question, first=first)
        sections.append(_read_title(problems, number, end, question, line[:title_end]))
    return tuple(sections)


def _free_ids(problems: Problems, minted: int) -> Iterator[str]:
    """Ids above every one that this session has ever given; the text is searched when asked."""
    highest = max(minted, highest_number(problems.file.text))
    yield from (f"q{number}" for number in count(highest + 1))


@dataclass(slots=True)
class _Proposals:
    """Ids to write where a heading has none or a wrong one; none is proposed twice."""

    problems: Problems
    taken: set[str]
    free: Iterator[str]

    def refuse(self, number: int) -> QuestionId:
        """Say what is wrong with the id in the heading of a line; return the right one."""
        line = self.problems.file.lines[number - 1].rstrip()
        if wrong := WRONG_ID_AT_END.search(line):
            digits = re.search(r"[1-9][0-9]{0,5}", wrong[0])
            question = self._propose(digits[0] if digits else None)
            place = number, wrong.start() + 1, len(wrong[0])
            self.problems.add("Q102", *place, value=wrong[0], id=f"{{#{question}}}")
        elif early := ID_ANYWHERE.search(line):
            question = self._propose(early[1].removeprefix("q"))
            self.problems.add("Q103", number, early.start() + 1, len(early[0]), id=early[0])
        else:
            question = self._propose(None)
            self.problems.add("Q101", number, 1, len(line), id=f"{{#{question}}}")
        return question

    def _propose(self, meant: str | None) -> QuestionId:
        """The id that was meant if it is free, else the next one that was never used."""
        question = f"q{meant}"
        if meant is None or question in self.taken:
            question = next(free for free in self.free if free not in self.taken)
        self.taken.add(question)
        return QuestionId(question)


def _read_title(
    problems: Problems, number: int, end: int, question: QuestionId, heading: str
) -> Section:
    hashes = heading.index("##") + 2
    title = heading[hashes:].strip()
    column = hashes + 1 + len(heading[hashes:]) - len(heading[hashes:].lstrip())
    if not title:
        problems.add("Q105", number, 1, len(problems.file.lines[number - 1]))
    elif column == hashes + 1:
        problems.add("Q106", number, 1, hashes)
    if len(title) > MAX_QUESTION:
        problems.add("Q210", number, column, len(title), size=len(title), limit=MAX_QUESTION)
    return Section(question, title, number, column, end)


def _read_lead(problems: Problems, start: int, end: int) -> Passage:
    lines = problems.file.lines[start - 1 : end - 1]
    after_blank = True
    for number, line in enumerate(lines, start):
        if after_blank and (turn := TURN.match(line)):
            place = turn.start("word") + 1, len(turn["word"]) + 1
            problems.add("Q205", number, *place, word=f"{turn['word']}:")
        elif line.lstrip().startswith("\\"):
            lines[number - start] = without_backslash(line)
        after_blank = not line.strip()
    return passage_of(lines, start)


def refuse_headings(problems: Problems, passage: Passage) -> None:
    """Report headings that Markdown would show inside a lead or an answer as a page's title.

    Deeper ones (``###``) are part of the text and are shown below the question's own.
    """
    above = ""
    for number, line in enumerate(passage.text.split("\n"), passage.line):
        first = line.lstrip(" ")[:1]
        if first == "#" and re.match(r" {0,3}#(?!#)", line):
            problems.add("Q109", number, line.index("#") + 1, 1)
        elif first in ("=", "-") and above.strip() and UNDERLINE.match(line):
            marks = line.strip()
            problems.add("Q110", number, line.index(first) + 1, len(marks), value=marks[:3])
        above = line


def _find_lost_headings(problems: Problems, first_line: int) -> None:
    """Report lines that end in a question's id and yet are no level-2 heading."""
    if problems.file.text.count("{#") == 0:
        return
    for number, line in enumerate(problems.file.lines[first_line - 1 :], first_line):
        if "{#" not in line or HEADING.match(line) or line.lstrip().startswith("\\"):
            continue
        if found := ENDS_IN_ID.search(line):
            code = "Q107" if OTHER_LEVEL.match(line) else "Q108"
            problems.add(code, number, 1, len(line.rstrip()), id=found[0].rstrip())

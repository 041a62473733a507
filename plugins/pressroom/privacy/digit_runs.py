"""Digits that stand together, however they are set apart: the ground of all numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MIN_DIGITS = 5
LONGEST = 19
MANY_GROUPS = 24  # of one number: more single digits than the longest number has

_MARKS = r"[-.()/_*~,·•'\"|+=\\‑–—−…]"
_GAP = rf"\s{{0,12}}(?:{_MARKS}\s{{0,2}}){{0,3}}\s{{0,12}}"
RUN = re.compile(rf"\d(?:{_GAP}\d)*")
GROUP = re.compile(r"\d+")

# Digests and identifiers of programs: long, Latin, with letters from a to f among the digits.
DIGEST = re.compile(
    r"(?<![^\W_])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\d*[a-f])[0-9a-f]{10,})(?![^\W_])"
)
# Every digest begins with so many, but for the mark between its groups.
HEX = re.compile(r"[0-9a-f]{8}")

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?<![\d.\-])(?:{_DAY}\.{_MONTH}\.{_YEAR}|{_DAY}/{_MONTH}/{_YEAR}|{_YEAR}-\d\d-\d\d)"
    r"(?![.\-/]?\d)"
)
_PART_OF_DATE = re.compile(r"\d[./-]\d")
YEAR = re.compile(r"(?:19|20)\d\d")

# Letters that are written for digits: ОоOo 0, Зз 3, lI|іІ 1.
LOOK_ALIKES = str.maketrans("ОоOoЗзlIіІ", "0000331111")
# The first of them is looked for before what may not stand in front of it: so most is passed by.
_TOKEN = re.compile(r"[\dОоOoЗзlIіІ](?<![^\W\d_].)[\dОоOoЗзlIіІ]+(?![^\W\d_])", re.DOTALL)
MANY_LETTERS = 4  # groups of letters one after another, in one number
_LONE = re.compile(r"(?<=\d[-. ])[ОOЗ\d]{1,4}(?![^\W_])|(?<=\d[-.])[оoз](?=[-.]\d)")
# Where none of these stands, no letter stands alone for a digit.
_LETTER = re.compile(r"\d[-. ]\d{0,3}[ОOЗоoз]")


@dataclass(frozen=True, slots=True)
class Run:
    """Digits from ``start`` to ``end`` of ``text``; ``groups`` are the places of its parts."""

    text: str
    groups: tuple[tuple[int, int], ...]

    def digits(self, first: int, last: int) -> str:
        """The digits of the groups from ``first`` to ``last``, both included."""
        return "".join(self.text[start:end] for start, end in self.groups[first : last + 1])


def without_look_alikes(text: str) -> str:
    """The text, as long as it was, with letters among digits as the digits that they stand for."""
    text = _TOKEN.sub(_digits_of, text)
    if _LETTER.search(text) is None:
        return text
    for _ in range(MANY_LETTERS):
        clearer = _LONE.sub(lambda found: found[0].translate(LOOK_ALIKES), text)
        if clearer == text:
            break
        text = clearer
    return text


def _digits_of(token: re.Match[str]) -> str:
    """Letters among digits; a word of such letters alone stays a word."""
    written = token[0]
    has_digit = any(character.isdigit() for character in written)
    return written.translate(LOOK_ALIKES) if has_digit else written


def find_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Every run of enough digits in a part of a text; dates are none."""
    may_date = _PART_OF_DATE.search(text) is not None
    dated = DATE.sub(lambda found: "d" * len(found[0]), text) if may_date else text
    for run in RUN.finditer(dated, start, end):
        if run.end() - run.start() < MIN_DIGITS:
            continue
        groups = tuple(group.span() for group in GROUP.finditer(dated, run.start(), run.end()))
        if sum(stop - begin for begin, stop in groups) >= MIN_DIGITS:
            yield Run(text, groups)

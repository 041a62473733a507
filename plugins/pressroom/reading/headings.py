"""Headings of questions and their ids: ``## Words of the question {#q17}``.

A line that begins with exactly two ``#`` is a question wherever it stands, inside a code block
too: no fence that someone forgot to close can swallow the questions after it. A backslash before
``##`` makes it ordinary text.
"""

from __future__ import annotations

import re

HEADING = re.compile(r" {0,3}##(?!#)")
QUESTION_ID = re.compile(r"q[1-9][0-9]{0,5}")
ID_AT_END = re.compile(r"\{#(q[1-9][0-9]{0,5})\}\s*$")
ID_ANYWHERE = re.compile(r"\{#(q[1-9][0-9]{0,5})\}")
# What was meant for an id: anything in braces at the end, or #q17 without them.
WRONG_ID_AT_END = re.compile(r"(?:\{[^{}]*\}|[\[(]?#[qQ][0-9]+[\])]?)\s*$")
ENDS_IN_ID = re.compile(r"\{#[qQ][0-9]+\}\s*$")

# Every way in which a record names one of its own questions.
MINTED = (
    re.compile(r"\{#q([1-9][0-9]{0,5})\}"),
    re.compile(r"question:[ \t]*[\"']?q([1-9][0-9]{0,5})\b"),
    re.compile(r"duplicate_of:[ \t]*[\"']?q([1-9][0-9]{0,5})\b"),
)

# Written apart from all the above: it counts what the grammar must not lose.
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*\r?(?:\n|\Z)", re.DOTALL)
SECOND_LEVEL = re.compile(r"\n[ ]?[ ]?[ ]?#{2}(?=[^#]|\Z)")


def count_headings(text: str) -> int:
    """How many questions a record's text holds, counted without the grammar that reads them."""
    front_matter = FRONT_MATTER.match(text)
    start = front_matter.end() - 1 if front_matter else 0
    return len(SECOND_LEVEL.findall(text, max(start, 0)))


def highest_number(text: str) -> int:
    """The highest N of any ``qN`` that a record has given to a question, 0 where there is none.

    Ids that only corrections still name count as well: a number is never given twice.
    """
    numbers = (int(number) for pattern in MINTED for number in pattern.findall(text))
    return max(numbers, default=0)

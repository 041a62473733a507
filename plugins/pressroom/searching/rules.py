"""Rules of ``words.toml`` that change a word's end: a pattern, and what stands for it.

They are written so that Python's and JavaScript's regular expressions read them alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Rule = tuple[re.Pattern[str], str]


def read_rules(lines: Iterable[str]) -> list[Rule]:
    """``PATTERN -> TEXT`` as rules; in the text {1} is the pattern's first group."""
    sides = (line.split("->") for line in lines)
    return [(re.compile(one.strip()), other.strip().replace("{1}", r"\1")) for one, other in sides]


def any_of(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One pattern that finds what any of the rules would."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in rules))


def changed(word: str, rules: Iterable[Rule]) -> str:
    """The word after every rule, in their order."""
    for pattern, instead in rules:
        word = pattern.sub(instead, word)
    return word

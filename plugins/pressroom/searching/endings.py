"""Kazakh endings as ``words.toml`` writes them, spelt out into every form that words have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from pressroom.searching.tables import tables

NOUN = "+"
VERB = "*"
"""What stems of a kind begin with, as terms of the index."""
VOICE = "K"
"""Endings that make a verb of a verb: to be done, to have done."""

_HARMONIES = ({"A": "а", "Y": "ы"}, {"A": "е", "Y": "и"})
_ANY = "vwflnzt"
_VOWELS = "vw"
_NO_VOWELS = "wflnzt"  # и may be a glide, after which vowels come


class Ending(NamedTuple):
    """One ending in one of its forms.

    ``harmony`` is 0 for back vowels, 1 for front ones, None for both; ``after`` are the sounds that
    it may follow; ``restored`` is what the stem gets back; ``weak`` endings need a known stem.
    """

    into: str
    harmony: int | None
    after: str
    restored: str
    weak: bool = False


def read_sounds() -> dict[str, str]:
    """For each letter the sign of the kind of sound that it stands for."""
    kinds = (part.split("=") for part in tables().sounds.split())
    return {letter: kind for kind, letters in kinds for letter in letters}


def _read_meeting() -> dict[str, list[tuple[str, str]]]:
    """For each sign of a changing first sound: its letters and the sounds that they follow."""
    meeting = {}
    for line in tables().meeting:
        sign, *choices = line.split()
        meeting[sign] = [(choice[0], choice[2:]) for choice in choices]
    return meeting


def _forms(pattern: str) -> Iterator[tuple[str, Ending]]:
    """Every form of an ending, as the word has it."""
    pattern, _, restored = pattern.partition("=")
    first = pattern[0]
    beginnings = _MEETING.get(first)
    if beginnings is None:
        after = _ANY
        if first == "°":
            after = _VOWELS
        elif first in "AYи":
            after = _NO_VOWELS
        beginnings = [(first.replace("°", ""), after)]
    changing = "A" in pattern or "Y" in pattern
    for harmony, vowels in enumerate(_HARMONIES):
        for beginning, after in beginnings:
            text = beginning + pattern[1:]
            for sign, vowel in vowels.items():
                text = text.replace(sign, vowel)
            yield text, Ending("", harmony if changing else None, after, restored)
        if not changing:
            return


def read_endings() -> dict[str, dict[str, list[Ending]]]:
    """For each state what may come off: an ending as words have it, and how it was meant."""
    endings: dict[str, dict[str, list[Ending]]] = {}
    for line in tables().endings:
        states, *patterns, _, into = line.split()
        for state in states.rstrip("?"):
            for text, ending in chain.from_iterable(map(_forms, patterns)):
                forms = endings.setdefault(state, {}).setdefault(text, [])
                forms.append(ending._replace(into=into, weak=states.endswith("?")))
    return endings


def read_derivations() -> dict[str, dict[str, list[Ending]]]:
    """For NOUN, VERB and VOICE the endings that make a word of another; ``into`` is its kind."""
    kinds = {"N": NOUN, "V": VERB, "K": VOICE}
    derivations: dict[str, dict[str, list[Ending]]] = {NOUN: {}, VERB: {}, VOICE: {}}
    for line in tables().derivations:
        kind, *patterns, _, into = line.split()
        for text, ending in chain.from_iterable(map(_forms, patterns)):
            for made in (VERB, VOICE) if kind == "K" else (kinds[kind],):
                forms = derivations[made].setdefault(text, [])
                forms.append(ending._replace(into=kinds[into]))
    return derivations


_MEETING = _read_meeting()

"""Kazakh word forms as Debian's hunspell-kk has them: noisy, so only what can be trusted.

The dictionary marks almost every word as a noun, lists inflected forms as words and joins endings
against vowel harmony now and then. What is kept: words of five to twelve Kazakh letters, marked
with the noun's flags, that real sentences have in this very form and that are not another word of
the dictionary with an ending that nouns or verbs take; of each six forms by rules whose condition
fits, with endings of at least two letters whose vowels are of the kind that the word's last vowel
asks for, and without к, қ or п left hard before a vowel. The package is GPL: nothing of it is part
of this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.words.kazakh import is_back, noun, verb

FLAGS = "ABCDEFGHIJKL"
FORMS = 6
_WORD = re.compile("[абвгғдеәжзийкқлмнңоөпрстуұүфхһцчшыіэ]{5,12}")
_BACK = re.compile("[аыоұ]")
_FRONT = re.compile("[әеіөү]")


class Rule(NamedTuple):
    """One ending: what comes off, what comes on, which words it fits."""

    off: str
    on: str
    fits: re.Pattern[str]


def families(folder: Path, attested: set[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Words with some of their forms, the word itself the first; ``attested`` in small letters."""
    rules = _rules(folder / "kk_KZ.aff")
    words = dict(_entries(folder / "kk_KZ.dic"))
    endings = set(_endings())
    simple = [word for word in words if _is_noun(word, words) and not _made(word, words, endings)]
    found = []
    for number, word in enumerate(sorted(attested.intersection(simple))):
        forms = list(_forms(word, [rule for flag in FLAGS for rule in rules.get(flag, ())]))
        if forms:
            step = max(1, len(forms) // FORMS)
            found.append((word, (word, *forms[number % step :: step][:FORMS])))
    return found


def _rules(path: Path) -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        parts = line.split()
        if len(parts) == 5 and parts[0] == "SFX":
            _, flag, off, on, condition = parts
            try:
                fits = re.compile(f"{condition}$")
            except re.error:
                continue
            rules.setdefault(flag, []).append(Rule(off.replace("0", ""), on.split("/")[0], fits))
    return rules


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        yield word, flags


def _is_noun(word: str, entries: dict[str, str]) -> bool:
    return _WORD.fullmatch(word) is not None and set(FLAGS) <= set(entries[word])


def _endings() -> Iterator[str]:
    """Endings of nouns and verbs, from the forms of a few of each kind of sound."""
    for stem in "ауыл көше жол үй күн қыз апат мектеп бала із адам тұз әкім".split():
        yield from (form.removeprefix(stem) for form in noun(stem) if form.startswith(stem))
    for stem in "жаз бер айт төле қара кес тап көн сен қос".split():
        yield from (form.removeprefix(stem) for form in verb(stem) if form.startswith(stem))


def _made(word: str, entries: dict[str, str], endings: set[str]) -> bool:
    return any(word[:cut] in entries and word[cut:] in endings for cut in range(2, len(word)))


def _forms(word: str, rules: list[Rule]) -> Iterator[str]:
    wrong = _FRONT if is_back(word) else _BACK
    for rule in rules:
        if len(rule.on) > 1 and rule.fits.search(word) and not wrong.search(rule.on):
            if word[-1] in "кқп" and rule.off == "" and rule.on[0] in "ыі":
                continue
            yield word.removesuffix(rule.off) + rule.on

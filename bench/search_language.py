"""How well forms of one word meet in search, and how rarely different words do.

    python -m bench.search_language [--part held-out] [--misses]
    python -m bench.search_language --hunspell FOLDER --sentences FILE

The lists were written by hand: tests/searching/kazakh_pairs.tsv, kazakh_different.tsv and
russian_pairs.tsv. ``--hunspell`` takes the folder with kk_KZ.dic and kk_KZ.aff of Debian's
hunspell-kk, ``--sentences`` lines of JSON with a "text" each, in which a word of it must occur;
neither is part of this repository.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from bench import unmunching
from pressroom.searching.kazakh import readings
from pressroom.searching.words import FAR, fold, surfaces, weighted_terms

LISTS = Path(__file__).parent.parent / "tests" / "searching"

Family = tuple[str, tuple[str, ...]]
"""A dictionary form, and the forms of its word, itself the first."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many of ``asked`` cases met, and which of them ``exceptions`` are worth a look."""

    met: int
    asked: int
    exceptions: tuple[str, ...]

    def __str__(self) -> str:
        share = 100 * self.met / self.asked if self.asked else 0.0
        return f"{share:6.2f} %  ({self.met} of {self.asked})"


def meet(query: str, text: str, lang: str, least: float = 0.0) -> bool:
    """Whether a query of one word finds a text with another; ``least`` is their least weight."""
    asked = {term.key for term in weighted_terms(query, None) if term.weight > least}
    return any(term.key in asked for term in weighted_terms(text, lang) if term.weight > least)


def families(rows: Iterable[dict[str, str]]) -> list[Family]:
    """The words of a list with their forms."""
    forms: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        forms[row["dictionary"]].append(row["form"])
    return [(word, tuple(dict.fromkeys([word, *forms[word]]))) for word in forms]


def found_from_another_form(words: list[Family], lang: str) -> Score:
    """Of all pairs of two forms of one word, those in which one finds the other."""
    asked, misses = 0, []
    for _, forms in words:
        for one, other in permutations(forms, 2):
            asked += 1
            if not meet(one, other, lang):
                misses.append(f"{one} ≠ {other}")
    return Score(asked - len(misses), asked, tuple(misses))


def forms_taken_for_another_word(words: list[Family], lang: str) -> Score:
    """Forms that meet a form of any other word of the list by more than what it is made from."""
    holders: dict[str, set[str]] = defaultdict(set)
    for word, forms in words:
        for form in forms:
            for term in weighted_terms(form, lang):
                if term.weight > FAR:
                    holders[term.key].add(word)
    asked, taken = 0, []
    for word, forms in words:
        for form in forms:
            asked += 1
            keys = [term.key for term in weighted_terms(form, None) if term.weight > FAR]
            others = set().union(*(holders.get(key, set()) for key in keys)) - {word}
            if others:
                taken.append(f"{form} = {', '.join(sorted(others))}")
    return Score(len(taken), asked, tuple(taken))


def alike_taken_for_one(pairs: list[tuple[str, str]], lang: str) -> Score:
    """Of pairs of forms that look alike and are of different words, those that meet at all."""
    taken = [f"{one} = {other}" for one, other in pairs if meet(one, other, lang)]
    return Score(len(taken), len(pairs), tuple(taken))


def rows_of(name: str, part: str) -> Iterator[dict[str, str]]:
    """The lines of a list that belong to a part."""
    with (LISTS / name).open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines, delimiter="\t") if row["part"] == part)


def scores(part: str) -> Iterator[tuple[str, Score]]:
    """Every figure of one part of the lists."""
    kazakh = families(rows_of("kazakh_pairs.tsv", part))
    yield "Kazakh: found from another form", found_from_another_form(kazakh, "kk")
    unlisted = [family for family in kazakh if not readings(fold(family[0])).known]
    yield "… of words the word list has no stem of", found_from_another_form(unlisted, "kk")
    yield "Kazakh: forms taken for another word", forms_taken_for_another_word(kazakh, "kk")
    alike = [(row["one"], row["other"]) for row in rows_of("kazakh_different.tsv", part)]
    yield "Kazakh: look-alikes taken for one", alike_taken_for_one(alike, "kk")
    if (LISTS / "russian_pairs.tsv").exists():
        russian = families(rows_of("russian_pairs.tsv", part))
        yield "Russian: found from another form", found_from_another_form(russian, "ru")
        yield "Russian: forms taken for another word", forms_taken_for_another_word(russian, "ru")


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--part", choices=("tuning", "held-out"), action="append")
    parser.add_argument("--hunspell", type=Path, help="folder with kk_KZ.dic and kk_KZ.aff")
    parser.add_argument("--sentences", type=Path, help="lines of JSON with Kazakh texts")
    parser.add_argument("--misses", action="store_true", help="show what did not meet, and should")
    options = parser.parse_args()
    for part in options.part or ("tuning", "held-out"):
        _print(part, scores(part), misses=options.misses)
    if options.hunspell and options.sentences:
        lines = options.sentences.read_text(encoding="utf-8").splitlines()
        attested = {word for line in lines for word in surfaces(json.loads(line)["text"].lower())}
        words = unmunching.families(options.hunspell, attested)
        figures = [
            ("Kazakh: found from another form", found_from_another_form(words, "kk")),
        ]
        _print("hunspell-kk", figures, misses=options.misses)
    return 0


def _print(title: str, figures: Iterable[tuple[str, Score]], *, misses: bool) -> None:
    sys.stdout.write(f"\n{title}\n")
    for name, score in figures:
        sys.stdout.write(f"  {name:42} {score}\n")
        if misses:
            sys.stdout.writelines(f"      {case}\n" for case in score.exceptions)


if __name__ == "__main__":
    raise SystemExit(main())

"""One language's speech: its words, each as often as words are, in sentences that say nothing.

A rank-frequency curve of natural text (Zipf's law with Mandelbrot's shift) lies over the forms:
function words first, then each stem's forms, common stems and plain forms before rare ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import accumulate

from bench.words import kazakh, kazakh_stems, russian, russian_stems

# Mandelbrot's shift: the first words of a language are less frequent than 1/rank would have them.
SHIFT = 2.7
# A stem's later forms are rarer than its first, less steeply than stems among themselves.
FORM_SLOPE = 1.1
# No single stem rules: the first is hardly more frequent than the second.
STEM_SHIFT = 12
COMMON_WORDS = 200
SENTENCE_LENGTHS = (5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 15)
SHORTEST_SENTENCE = 4
# From this length on a sentence has a comma.
LONG_SENTENCE = 9
NUMBERS = tuple(str(number) for number in range(2, 60))

Family = list[str]
"""Every form of one stem, those most used first."""


class Speech:
    """The words of one language, ready to be drawn by frequency."""

    def __init__(self, words: Iterable[str]) -> None:
        """``words`` are distinct forms, the most frequent first."""
        self.words = tuple(words)
        weights = (1 / (rank + SHIFT) for rank in range(len(self.words)))
        self._cumulative = list(accumulate(weights))

    def draw(self, dice: random.Random, count: int) -> list[str]:
        """Draw words, each as often as it is used."""
        return dice.choices(self.words, cum_weights=self._cumulative, k=count)

    def rare(self, dice: random.Random, count: int) -> list[str]:
        """Draw words that a text repeats when it speaks of them and others hardly know."""
        first = 2 * COMMON_WORDS + len(NUMBERS)
        return [self.words[dice.randrange(first, len(self.words))] for _ in range(count)]


def sentence(words: list[str], end: str = ".") -> str:
    """Words with a capital letter in front and ``end`` behind; ``words`` itself is changed."""
    words[0] = words[0][:1].upper() + words[0][1:]
    if len(words) >= LONG_SENTENCE:
        words[len(words) // 2] += ","
    return " ".join(words) + end


def prose(dice: random.Random, words: list[str], end: str = ".") -> str:
    """Words in sentences of ordinary lengths; ``end`` closes the last one."""
    parts = []
    start = 0
    while start < len(words):
        length = SENTENCE_LENGTHS[int(dice.random() * len(SENTENCE_LENGTHS))]
        if len(words) - start - length < SHORTEST_SENTENCE:
            length = len(words) - start
        stop = start + length
        parts.append(sentence(words[start:stop], end if stop == len(words) else "."))
        start = stop
    return " ".join(parts)


@cache
def kazakh_speech() -> Speech:
    """Kazakh, from the stems of ``kazakh_stems``."""
    nouns = [_entry(kazakh.noun, entry) for entry in kazakh_stems.NOUNS.split()]
    verbs = [list(kazakh.verb(stem)) for stem in kazakh_stems.VERBS.split()]
    plain = [[word] for word in kazakh_stems.PLAIN.split()]
    return Speech(_by_use(kazakh_stems.FUNCTION.split(), [nouns, verbs, plain]))


@cache
def russian_speech() -> Speech:
    """Russian, from the stems of ``russian_stems``."""
    kinds: list[list[Family]] = []
    for kind, stems in russian_stems.NOUNS.items():
        kinds.append([_entry(partial(russian.noun, kind), entry) for entry in stems.split()])
    for kind, stems in russian_stems.ADJECTIVES.items():
        kinds.append([list(russian.adjective(kind, stem)) for stem in stems.split()])
    conjugations = (
        (russian_stems.VERBS_IN_AT, russian.verb_in_at),
        (russian_stems.VERBS_IN_IT, russian.verb_in_it),
        (russian_stems.VERBS_IN_OVAT, russian.verb_in_ovat),
    )
    for stems, conjugate in conjugations:
        kinds.append([list(conjugate(stem)) for stem in stems.split()])
    kinds.append([[word] for word in russian_stems.PLAIN.split()])
    return Speech(_by_use(russian_stems.FUNCTION.split(), kinds))


def _entry(decline: Callable[[str, str], Iterator[str]], entry: str) -> Family:
    """The forms of a noun that stands in a list as one stem, or as two with a slash between."""
    stem, _, other = entry.partition("/")
    return list(decline(stem, other))


def _by_use(function_words: list[str], kinds: list[list[Family]]) -> Iterator[str]:
    """Every distinct form, the most used first.

    Each list of stems begins with the common ones; the lists are gone through side by side.
    """
    families = [
        (number / len(kind), place, family)
        for place, kind in enumerate(kinds)
        for number, family in enumerate(kind)
    ]
    rank: dict[str, float] = {}
    for stem_rank, (_, _, family) in enumerate(sorted(families), start=STEM_SHIFT):
        for form_rank, form in enumerate(dict.fromkeys(family), start=1):
            place_in_use = stem_rank * form_rank**FORM_SLOPE
            rank[form] = min(place_in_use, rank.get(form, place_in_use))
    first = dict.fromkeys(function_words)
    rest = sorted((place_in_use, form) for form, place_in_use in rank.items() if form not in first)
    yield from first
    yield from (form for _, form in rest[:COMMON_WORDS])
    # Numbers are spread thinly, as in speech: among the words that are used now and then.
    yield from NUMBERS
    yield from (form for _, form in rest[COMMON_WORDS:])

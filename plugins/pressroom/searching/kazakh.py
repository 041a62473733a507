"""Kazakh stems of a word: every reading that its endings allow, the known ones before all others.

A word is read from its end inwards: endings come off in their order, each only where its first
sound fits the sound before it and its vowels fit those of the endings after it. Everything happens
in folded letters (``folding``), so a query typed on a Russian keyboard meets the text.

A reading is a noun (also adjectives, numbers, names) or a verb. Where a reading ends in a stem of
the word list, only such readings count; where none does, all of them are offered. Stems are
written so that their variants meet: without the last ы or і, with к for г and п for б.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pressroom.searching.endings import (
    NOUN,
    VERB,
    VOICE,
    read_derivations,
    read_endings,
    read_sounds,
)
from pressroom.searching.folding import fold
from pressroom.searching.tables import tables

FALLING = "ыи"  # what a stem's variants do not share at its end
SHORTEST = 3  # letters of a stem that the word list does not have
SHORTEST_BASE = 4  # … of one that another unknown word was made from
_ENDS = dict.fromkeys("WOLS", NOUN) | dict.fromkeys("VU", VERB)
_REMEMBERED = 1 << 14  # stems: those of a text have many forms


class Readings(NamedTuple):
    """Stems of one word, as terms: those it is a form of, and those it may be made from."""

    stems: tuple[str, ...]
    bases: tuple[str, ...]
    known: bool


def readings(folded: str) -> Readings:
    """The stems of a folded word, the best first."""
    word = as_analysed(folded)
    bare = [] if word[-1] in FALLING else [(NOUN, word), (VERB, word)]
    whole = [reading for reading in bare if _is_known(reading)]
    if whole and whole[0][0] == NOUN:
        return Readings(_terms(whole), (), known=True)
    found = dict.fromkeys(whole, False)
    _come_off(found, word, "W")
    known = list(_longest(reading for reading in found if _is_known(reading)))
    if known and not all(found[reading] for reading in known):
        voices = (base for reading in known for base in _bases(reading, 1, VOICE))
        return Readings(_terms(known), _terms(filter(_is_known, voices)), known=True)
    likely = known + [one for one in found if not found[one] and _is_likely(one)]
    bases = {
        reading: [base for base in _bases(reading, 2) if _is_known(base)] for reading in likely
    }
    made = [reading for reading in likely if bases[reading]]
    if made:
        return Readings(_terms([*known, *made]), _terms(chain(*bases.values())), known=True)
    possible = (base for reading in likely for base in _bases(reading, 1))
    long = (base for base in possible if len(base[1]) >= SHORTEST_BASE and _is_likely(base))
    return Readings(_terms(likely or [(NOUN, word)]), _terms(long), known=False)


def _longest(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of the readings of each kind the longest: ``қаламды`` is қалам and ды, not қала, м and ды."""
    by_kind: dict[str, str] = {}
    for kind, word in found:
        if len(word) > len(by_kind.get(kind, "")):
            by_kind[kind] = word
    yield from by_kind.items()


@lru_cache(maxsize=_REMEMBERED)
def stem_of(word: str) -> str:
    """The one spelling of a stem's variants."""
    if len(word) > 2 and word[-1] in FALLING:
        word = word[:-1]
    if word[-1] in _VOICELESS:
        word = word[:-1] + _VOICELESS[word[-1]]
    return word


def as_analysed(folded: str) -> str:
    """A folded word with a glide written as a letter of its own: ``қояды`` is қой and ады."""
    return folded.replace("я", "йа").replace("ю", "йу")


def _come_off(
    found: dict[tuple[str, str], bool],
    word: str,
    state: str,
    harmony: int | None = None,
    *,
    weak: bool = False,
) -> None:
    """Add every reading of ``word``, whose endings after it have left ``state`` and ``harmony``.

    A reading is its kind and its stem; with it stands whether weak endings alone led to it.
    """
    if state in _ENDS and _fits(word, harmony):
        reading = (_ENDS[state], word)
        found[reading] = weak and found.get(reading, True)
    if state not in _ENDINGS:
        return
    endings = _ENDINGS[state]
    most = len(word) - 2
    lengths = _LENGTHS[state]
    for length in lengths.get(word[-2:]) or lengths.get(word[-1], ()):
        if length > most:
            break
        for ending in endings.get(word[-length:], ()):
            if harmony is not None and ending.harmony not in (None, harmony):
                continue
            rest = word[:-length] + ending.restored
            if _sound(rest) in ending.after:
                own = harmony if ending.harmony is None else ending.harmony
                _come_off(found, rest, ending.into, own, weak=weak or ending.weak)


@lru_cache(maxsize=_REMEMBERED)
def _bases(reading: tuple[str, str], depth: int, made: str = "") -> Sequence[tuple[str, str]]:
    """What the word of a reading may be made from; ``made`` narrows the ways of making."""
    return tuple(_each_base(reading, depth, made))


def _each_base(reading: tuple[str, str], depth: int, made: str) -> Iterator[tuple[str, str]]:
    kind, word = reading
    forms = _DERIVATIONS[made or kind]
    most = len(word) - 2
    lengths = _MADE_LENGTHS[made or kind]
    for length in lengths.get(word[-2:]) or lengths.get(word[-1], ()):
        if length > most:
            break
        for ending in forms.get(word[-length:], ()):
            rest = word[:-length] + ending.restored
            if (
                len(rest) + length < SHORTEST + 1
                or _sound(rest) not in ending.after
                or not _fits(rest, ending.harmony)
            ):
                continue
            base = (ending.into, rest)
            yield base
            if kind == NOUN == ending.into and rest.endswith("у"):
                base = (VERB, rest[:-1])
                yield base
            if depth > 1:
                yield from _bases(base, depth - 1)


def _fits(stem: str, harmony: int | None) -> bool:
    """Whether endings of this harmony may follow a stem; the word list knows its exceptions."""
    if harmony is None:
        return True
    own = _harmony(stem)
    return own is None or own == harmony or (NOUN + stem_of(stem)) in _KNOWN


@lru_cache(maxsize=_REMEMBERED)
def _harmony(stem: str) -> int | None:
    """What a stem's last vowel says, None where its folded letter stands for both kinds.

    о may be ө, у may be ү anywhere (``арамшөп``, ``Айгүл``), а is ә in a first syllable only; у at
    the end is a verb's, after vowels of either kind.
    """
    vowels = [letter for letter in stem.removesuffix("у") if letter in _VOWELS]
    if not vowels or vowels[-1] in "оу" or (len(vowels) == 1 and vowels[0] == "а"):
        return None
    return 0 if vowels[-1] in _BACK else 1


def _sound(word: str) -> str:
    """What kind of sound a word ends with."""
    last = word[-1]
    if last in "ьъ" and len(word) > 1:
        last = word[-2]
    return _SOUNDS.get(last, "t")


@lru_cache(maxsize=_REMEMBERED)
def _is_known(reading: tuple[str, str]) -> bool:
    return reading[0] + stem_of(reading[1]) in _KNOWN


def _is_likely(reading: tuple[str, str]) -> bool:
    word = reading[1]
    return len(word) >= SHORTEST and any(letter in _VOWELS for letter in word)


def _terms(found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    terms = (kind + stem_of(word) for kind, word in found)
    return tuple(dict.fromkeys(_KNOWN.get(term, term) for term in terms))


def _lengths(forms: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """How long the forms are that end in two letters, ascending; by one letter, only those of it.

    What a word's last two letters do not have, its last one may.
    """
    known = frozenset(forms)
    found: dict[str, set[int]] = {}
    for form in known:
        found.setdefault(form[-2:], set()).add(len(form))
    for end, lengths in found.items():
        if end[-1] in known:
            lengths.add(1)
    return {end: sorted(lengths) for end, lengths in found.items()}


def _read_known() -> dict[str, str]:
    """Every stem of the word list and of its words' other forms: the term that stands for it."""
    known = {}
    for kind, words in ((NOUN, tables().nouns), (VERB, tables().verbs)):
        for entry in words:
            word, *shorter = fold(entry.replace("/", "-")).split("-")
            term = kind + stem_of(as_analysed(word))
            known[term] = term
            for other in shorter:
                known[kind + stem_of(as_analysed(other))] = term
    return known


_VOICELESS = {"г": "к", "б": "п"}
_BACK = tables().back
_VOWELS = frozenset(tables().back + tables().front + "у")
_SOUNDS = read_sounds()
_ENDINGS = read_endings()
_DERIVATIONS = read_derivations()
_LENGTHS = {state: _lengths(forms) for state, forms in _ENDINGS.items()}
_MADE_LENGTHS = {kind: _lengths(forms) for kind, forms in _DERIVATIONS.items()}
_KNOWN = _read_known()

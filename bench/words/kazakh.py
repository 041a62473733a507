"""Kazakh word forms from stems: vowel harmony, the meeting of sounds, suffixes in their order.

Source: the school grammar's tables of declension and conjugation. Stems whose last vowel falls out
are given as two, the second before a possessive: ``халық/халқ``. Verbs whose stems end in п, к, қ,
й, у, ы or і are left to real texts.
"""

from __future__ import annotations

from collections.abc import Iterator

BACK = "аоұыуяёюэ"
FRONT = "әөүіеи"
VOWELS = "аәоөұүыіеияёюэ"
NASAL = "мнң"
BUZZING = "зж"
LIQUID = "лрйу"
FLAT = "рйу"
VOICED = {"к": "г", "қ": "ғ", "п": "б"}


def is_back(word: str) -> bool:
    """Whether suffixes of this word take back vowels: its last clear vowel says so."""
    for letter in reversed(word):
        # у stands after vowels of both kinds.
        if letter == "у":
            continue
        if letter in BACK:
            return True
        if letter in FRONT:
            return False
    return True


def harmonise(word: str, suffix: str) -> str:
    """Join a suffix: in it A is а or е, Y is ы or і, G is ғ or г, Q is қ or к."""
    letters = {"A": "а", "Y": "ы", "G": "ғ", "Q": "қ"}
    if not is_back(word):
        letters = {"A": "е", "Y": "і", "G": "г", "Q": "к"}
    return word + "".join(letters.get(letter, letter) for letter in suffix)


def _after(word: str, soft: str, hard: str) -> str:
    """Choose a suffix's first sound: ``soft`` after vowels, sonorants, з and ж, else ``hard``."""
    return soft if word[-1] in VOWELS + NASAL + BUZZING + LIQUID else hard


def plural(word: str) -> str:
    """``жолдар``, ``мектептер``, ``көшелер``."""
    first = "т"
    if word[-1] in VOWELS + FLAT:
        first = "л"
    elif word[-1] in NASAL + BUZZING + "л":
        first = "д"
    return harmonise(word, f"{first}Aр")


def possessed(word: str, short: str = "") -> tuple[str, str, str, str]:
    """My, your (polite), his or her, our; ``short`` is the stem without its last vowel."""
    if word[-1] in VOWELS:
        return (
            harmonise(word, "м"),
            harmonise(word, "ңYз"),
            harmonise(word, "сY"),
            harmonise(word, "мYз"),
        )
    stem = short or word[:-1] + VOICED.get(word[-1], word[-1])
    # A shortened stem has lost the vowel that told its kind.
    suffixes = harmonise(word, "|Yм|YңYз|Y|YмYз").split("|")[1:]
    mine, yours, theirs, ours = (stem + suffix for suffix in suffixes)
    return mine, yours, theirs, ours


def cases(word: str) -> Iterator[str]:
    """The seven cases of a word that is not somebody's, or is ours or yours."""
    yield word
    yield harmonise(word, ("н" if word[-1] in VOWELS + NASAL else _after(word, "д", "т")) + "Yң")
    yield harmonise(word, ("н" if word[-1] in VOWELS else _after(word, "д", "т")) + "Y")
    yield harmonise(word, _after(word, "G", "Q") + "A")
    yield harmonise(word, _after(word, "д", "т") + "A")
    yield harmonise(word, ("н" if word[-1] in NASAL else _after(word, "д", "т")) + "Aн")
    first = "м" if word[-1] in VOWELS + NASAL + LIQUID else _after(word, "б", "п")
    yield word + first + "ен"


def cases_of_mine(word: str) -> Iterator[str]:
    """The seven cases of what is mine: only where it goes to is said otherwise."""
    for place, form in enumerate(cases(word)):
        yield harmonise(word, "A") if place == 3 else form


def cases_of_theirs(word: str) -> Iterator[str]:
    """The seven cases of what is his, hers or theirs."""
    yield word
    for suffix in ("нYң", "н", "нA", "ндA", "нAн"):
        yield harmonise(word, suffix)
    yield word + "мен"


def noun(word: str, short: str = "") -> Iterator[str]:
    """Every form of a noun, those most used first."""
    many = plural(word)
    yield from cases(word)
    yield from cases_of_theirs(possessed(word, short)[2])
    yield from cases(many)
    yield from cases_of_theirs(possessed(many)[2])
    for number, stem in ((word, short), (many, "")):
        mine, yours, _, ours = possessed(number, stem)
        yield from cases(ours)
        yield from cases(yours)
        yield from cases_of_mine(mine)
        yield harmonise(number, _after(number, "д", "т") + "AGY")


def _tenses(stem: str) -> Iterator[str]:
    """The forms of a verb that say who and when; ``stem`` may be negative already."""
    ends_in_vowel = stem[-1] in VOWELS
    present = stem + "й" if ends_in_vowel else harmonise(stem, "A")
    past = harmonise(stem, _after(stem, "д", "т") + "Y")
    perfect = harmonise(stem, _after(stem, "G", "Q") + "Aн")
    condition = harmonise(stem, "сA")
    yield from (past, perfect, harmonise(present, "дY"))
    yield from (harmonise(present, person) for person in ("мYз", "сYз", "мYн"))
    for tense in (past, condition):
        yield from (harmonise(tense, person) for person in ("м", "Q", "ңYз", "ң"))
    yield condition
    yield from (harmonise(perfect, person) for person in ("бYз", "мYн", "сYз"))
    yield from cases_of_theirs(harmonise(perfect, "Y"))
    yield from list(cases(perfect))[1:]
    yield harmonise(stem, "йтYн" if ends_in_vowel else "AтYн")
    yield harmonise(stem, "сYн")
    yield harmonise(stem, "ңYз" if ends_in_vowel else "YңYз")


def _negative(stem: str) -> str:
    """``бармa``, ``жазба``, ``айтпа``: the stem of not doing."""
    voiced = "б" if stem[-1] in NASAL + BUZZING else _after(stem, "м", "п")
    return harmonise(stem, f"{voiced}A")


def _passive(stem: str) -> str:
    """``жазыл``, ``төлен``, ``алын``: the stem of being done."""
    if stem[-2:] in {"ла", "ле"}:
        return stem + "н"
    if stem[-1] in VOWELS:
        return stem + "л"
    return harmonise(stem, "Yн" if stem[-1] == "л" else "Yл")


def verbal_noun(stem: str) -> str:
    """``жазу``, ``төлеу``: the deed as a noun."""
    return stem + "у"


def verb(stem: str) -> Iterator[str]:
    """Every form of a verb, those most used first: done, not done, being done, who does it."""
    passive = _passive(stem)
    yield from _tenses(stem)
    yield harmonise(stem, "п" if stem[-1] in VOWELS else "Yп")
    yield from noun(verbal_noun(stem))
    yield from _tenses(passive)
    yield from _tenses(_negative(stem))
    yield from noun(verbal_noun(passive))
    yield from _tenses(_negative(passive))
    yield from noun(harmonise(verbal_noun(stem), "шY"))

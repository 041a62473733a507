"""What a change of spelling is, and what it is not.

Source of the bound: ``docs/decisions/0030-published-words-change-with-a-note.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from pressroom.model.wording import Passage, Wording
from pressroom.privacy.number_words import NUMBER_WORDS

SHORTEST = 4
"""Letters of a word that may be mended: in a shorter one every letter is the meaning."""

SHARE = 10
FEW = 3
"""How many words may be mended: one of ten, three at least."""

# The beginnings of months and days of the week, in the languages of records.
_CALENDAR = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йяюе]\b|маем\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december"
    r"|понедельник|вторник|сред[ауыеой]\b|четверг|пятниц|суббот|воскресен"
    r"|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
# What one letter makes of a Kazakh verb: it will be, it was not.
_NEGATION = re.compile("[мбп][ае]")
_ENDS = ".,;:!?)\"'*_-"
_BEGINS = "(\"'*_"
_FIGURE = re.compile(r"\d")


class Breach(Enum):
    """What a change that is called minor has done beyond spelling; the value is its code."""

    WORDS = "A425"
    FIGURES = "A426"
    NAMES = "A427"
    LETTERS = "A428"
    MANY = "A429"


def breach_of(before: Wording, after: Wording) -> Breach | None:
    """The first rule of spelling that a change breaks, the gravest first; None: it breaks none.

    ``WORDS``: who speaks and how often, and the number of words, stay. ``FIGURES``: what holds a
    figure or a sign (numbers, links, gaps), words beside a figure, words for numbers, months and
    days of the week stay. ``NAMES``: words with a capital letter stay. ``LETTERS``: of a word of
    four letters and more one letter changes, never the first, and no Kazakh "not" comes or goes
    (``-ма-``, ``-бе-``, …). ``MANY``: no more than a tenth of
    the words, or three.
    """
    old, new = list(_words(before)), list(_words(after))
    if _speakers(before) != _speakers(after) or [*map(len, old)] != [*map(len, new)]:
        return Breach.WORDS
    pairs = [pair for a, b in zip(old, new, strict=True) for pair in _beside(a, b)]
    found = {_breach(a, b, dated=dated) for a, b, dated in pairs if a != b}
    for one in (Breach.FIGURES, Breach.NAMES, Breach.LETTERS):
        if one in found:
            return one
    changed = sum(a != b for a, b, _ in pairs)
    return Breach.MANY if changed > max(FEW, len(pairs) // SHARE) else None


def has_grown(before: Wording, after: Wording) -> bool:
    """Whether an answer was only added: the first one, or one given later, on a day of its own."""
    kept = len(before.passages)
    if before.title != after.title or after.passages[:kept] != before.passages:
        return False
    answered = any(passage.kind == "answer" for passage in before.passages)
    return all(
        passage.kind == "answer" and (passage.later or not answered)
        for passage in after.passages[kept:]
    )


def _speakers(wording: Wording) -> list[tuple[str, str, bool]]:
    return [_speaker(passage) for passage in wording.passages]


def _speaker(passage: Passage) -> tuple[str, str, bool]:
    return passage.kind, passage.speaker, passage.later


def _words(wording: Wording) -> Iterator[list[str]]:
    """The words of the title and of each passage, without punctuation at their ends.

    A dash or another sign that stands alone counts where a figure is beside it.
    """
    for text in (wording.title, *(passage.text for passage in wording.passages)):
        written = text.split()
        bare = [_bare(word) for word in written]
        around = [False, *(bool(_FIGURE.search(word)) for word in written), False]
        yield [
            word or sign
            for word, sign, before, after in zip(bare, written, around, around[2:], strict=False)
            if word or before or after
        ]


def _bare(written: str) -> str:
    if _FIGURE.search(written) or "/" in written or "](" in written:
        return written.lstrip(_BEGINS).rstrip(_ENDS)
    return written.strip(_BEGINS + _ENDS)


def _beside(old: list[str], new: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Pairs of words, each with whether a figure stands beside it."""
    around = [False, *(bool(_FIGURE.search(word)) for word in old), False]
    for (a, b), before, after in zip(zip(old, new, strict=True), around, around[2:], strict=False):
        yield a, b, before or after


def _breach(old: str, new: str, *, dated: bool) -> Breach | None:
    """The rule of words that the change of one word breaks."""
    if dated or _counts(old) or _counts(new):
        return Breach.FIGURES
    if old != old.lower() or new != new.lower():
        return Breach.NAMES
    is_slip = (
        min(len(old), len(new)) >= SHORTEST
        and old[0] == new[0]
        and _is_one_apart(old, new)
        and len(_NEGATION.findall(old, 1)) == len(_NEGATION.findall(new, 1))
    )
    return None if is_slip else Breach.LETTERS


def _counts(word: str) -> bool:
    low = word.lower()
    plain = low.replace("-", "")
    return not plain.isalpha() or low in NUMBER_WORDS or _CALENDAR.match(low) is not None


def _is_one_apart(a: str, b: str) -> bool:
    """Whether one letter was changed, added, left out, or two neighbours were exchanged."""
    if len(a) > len(b):
        a, b = b, a
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(b) - len(a) == 1:
        return a[start:] == b[start + 1 :]
    exchanged = a[start : start + 2] == b[start : start + 2][::-1]
    return len(a) == len(b) and (
        a[start + 1 :] == b[start + 1 :] or (exchanged and a[start + 2 :] == b[start + 2 :])
    )

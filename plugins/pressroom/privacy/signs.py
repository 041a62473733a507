"""What of the detectors a text is worth: told from its words, each of which is judged once.

Nearly all that people say has no sign of an identifier. Words come again and again, so what one may
be a part of is remembered; a whole question is passed by in the time of looking its words up. No
sign means that the look would find nothing: a property test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import compress, count, pairwise

from pressroom.privacy.dwellings import AFTER, BEFORE, PLACE_SIGNS
from pressroom.privacy.number_words import NUMBER_WORDS_WITH_MARKS, has_number_words
from pressroom.privacy.plain_form import UNUSUAL

# What a text may hold; of a word what it counts for. Plain numbers: millions of words are judged.
DISGUISE = 1  # characters that read otherwise than they are written: nothing is known of it
MARK = 2  # what is known by its form: e-mail, handles
DIGIT = 4
PLACE = 8  # a street, a quarter, a flat
SAID = 16  # number words, often enough to be read as digits; of a word: it is one
NUMBER = 32  # three digits near to each other
ALL = 63

KEPT = 1 << 17  # words that are remembered
NEAR = 8  # characters between digits that are near to each other, at most
THREE_DIGITS = re.compile(r"\d(?:\D{0,8}\d){2}")

_PLAIN = re.compile("[а-яёәғқңөұүһі]+[?!:;»)…]*")
_ODD = re.compile(rf"{UNUSUAL.pattern}|[&\\\s]")
_DIGIT = re.compile(r"\d")
# Without any of these no e-mail, handle or profile is found.
_MARK = re.compile(r"[@/]|соба|[(\[{]at|\(эт")
# A word of a place, or a short form of one, alone or with its house right behind it; those with a
# hyphen by what stands after it.
_PLACE = re.compile(
    rf"{'|'.join(PLACE_SIGNS)}"
    r"|(?<![^\W\d_])(?:ул|пр(?:осп)?|пер|р|сі|көш|мкрн?|н|ықш|кв)"
    r"(?:(?![^\W\d_])|дом|д(?![^\W\d_])|үй|house)"
)


class _Words(dict[str, int]):
    """Words in small letters, each with its signs."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        signs = self[word] = _signs_of_word(word)
        return signs


_WORDS = _Words()


def signs_of(text: str) -> int:
    """The signs of a text; ``ALL`` where its characters may be others than they seem."""
    words = _apart(text.lower().replace("\n", " "))
    signs = list(map(_WORDS.__getitem__, words))
    if not any(signs):
        return 0
    places = list(compress(count(), signs))
    whole = 0
    for place in places:
        whole |= signs[place]
    if whole & DISGUISE:
        return ALL
    found = whole & (MARK | NUMBER)
    if whole & DIGIT and not found & NUMBER:
        digits = [place for place in places if signs[place] & DIGIT]
        if _are_near(words, digits) and THREE_DIGITS.search(text):
            found |= NUMBER
    if whole & SAID and _are_beside(words, signs, places) and has_number_words(text.lower()):
        return found | whole & PLACE | SAID
    if whole & PLACE and whole & DIGIT and _has_house(words, signs, places):
        found |= PLACE
    return found


def _are_near(words: list[str], places: list[int]) -> bool:
    """Whether so little stands between two words with digits that the digits may be near."""
    return any(
        later - earlier <= NEAR
        and sum(map(len, words[earlier + 1 : later])) + later - earlier <= NEAR
        for earlier, later in pairwise(places)
    )


def _are_beside(words: list[str], signs: list[int], places: Iterable[int]) -> bool:
    """Whether two words that are numbers may stand side by side."""
    before = -1
    for place in places:
        if not signs[place] & (SAID | DIGIT):
            continue
        if before >= 0 and not any(words[before + 1 : place]):
            return True
        before = place
    return False


def _has_house(words: list[str], signs: list[int], places: list[int]) -> bool:
    """Whether a word of a place and a digit stand so near that they may be an address."""
    if any(signs[place] & (PLACE | DIGIT) == PLACE | DIGIT for place in places):
        return True
    telling = [place for place in places if signs[place] & (PLACE | DIGIT)]
    for earlier, later in pairwise(telling):
        if signs[earlier] & PLACE != signs[later] & PLACE:
            most = BEFORE if signs[earlier] & PLACE else AFTER
            between = words[earlier + 1 : later]
            if sum(map(len, between)) + later - earlier <= most:
                return True
    return False


def _apart(low: str) -> list[str]:
    """The words of a text, told apart as number words are; two blanks have an empty one between."""
    for mark in ",.-?":
        low = low.replace(mark, " ")
    return low.split(" ")


def _signs_of_word(word: str) -> int:
    signs = PLACE if _PLACE.search(word) else 0
    if word in NUMBER_WORDS_WITH_MARKS:
        signs |= SAID
    if _MARK.search(word):
        signs |= MARK
    if _PLAIN.fullmatch(word):
        return signs
    if _ODD.search(word):
        return DISGUISE
    if _DIGIT.search(word):
        signs |= DIGIT
        if THREE_DIGITS.search(word):
            signs |= NUMBER
    return signs

"""A text without its disguises: what a reader sees in it, with the way back to what is written."""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Characters as HTML and YAML spell them.
SPELLED = r"&#?\w{1,8};|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}"
# Whatever matches nowhere reads as it is written.
_UNUSUAL = r"[^\x20-\x7e\n\tЀ-ҁҊ-ӿ«»–—…№‘’“”\u00a0\u2009\u202f]"
UNUSUAL = re.compile(_UNUSUAL)
ODD = re.compile(rf"{_UNUSUAL}|{SPELLED}")
# They look like an empty place and are none by their category.
BLANKS = "\u3164\u115f\u1160\uffa0\u2800"
# What is seen of a character, by its category.
SEEN = {"Cf": "", "Mn": "", "Me": "", "Cc": "", "Zs": " ", "Zl": " ", "Zp": " ", "Pd": "-"}


@dataclass(frozen=True, slots=True)
class PlainForm:
    """``text`` as a reader sees it. ``starts`` and ``ends``: where each character comes from.

    Both are None where every character stands for itself. ``low`` is the text in small letters,
    character for character.
    """

    text: str
    low: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place, in the text as it is written, of what stands here from start to end."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def plain_form(written: str) -> PlainForm:
    """Full-width and circled digits become digits, unseen characters disappear."""
    may_spell = "&" in written or "\\" in written
    if (ODD if may_spell else UNUSUAL).search(written) is None:
        return PlainForm(written, lowered(written))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for odd in ODD.finditer(written):
        start, end = odd.span()
        seen = "".join(map(_seen, _unspelled(odd[0])))
        pieces += (written[at:start], seen)
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        starts += [start] * len(seen)
        ends += [end] * len(seen)
        at = end
    pieces.append(written[at:])
    starts += range(at, len(written))
    ends += range(at + 1, len(written) + 1)
    text = "".join(pieces)
    return PlainForm(text, lowered(text), starts, ends)


def lowered(text: str) -> str:
    """The text in small letters, as long as it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _unspelled(odd: str) -> str:
    """What an odd piece stands for: itself, or the character that it spells."""
    if len(odd) == 1:
        return odd
    if odd[0] == "&":
        return html.unescape(odd)
    digits = odd.lstrip("\\xuU")
    number = int(digits, base=16)
    return chr(number) if number <= sys.maxunicode else odd


@lru_cache(maxsize=4096)
def _seen(character: str) -> str:
    """What a reader sees of one character: "" for nothing."""
    if character in "\n\t":
        return character
    if character in BLANKS:
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    known = SEEN.get(unicodedata.category(character))
    return unicodedata.normalize("NFKC", character) if known is None else known

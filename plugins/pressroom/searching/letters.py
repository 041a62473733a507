"""One byte a letter: how the index writes Kazakh, Russian and English.

UTF-8 takes two bytes for each Cyrillic letter; an index that travels to a phone takes one. ASCII
stands as it is, the 128 letters of ``LETTERS`` follow, and any other character is ``ESCAPE`` and
three bytes of its code point. The order of bytes is the order in which terms stand in the index.
"""

from __future__ import annotations

import codecs

LETTERS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    "әғқңөұүһі"
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    "ӘҒҚҢӨҰҮҺІ"
    "«»—–…“”„‘’№§°\u00a0×÷€₸éóíáúüöäßçñşğıŏūāīēōŌ−•·′″"
)
"""The letters of bytes 0x80 to 0xFF."""

ESCAPE = 0x01
_FIRST = 0x80
_CODES = {ord(letter): bytes([_FIRST + place]) for place, letter in enumerate(LETTERS)}
_CODES |= {code: bytes([code]) for code in range(_FIRST) if code != ESCAPE}
_NO_LETTER = "\ufffe"
_TABLE = codecs.charmap_build(
    "".join(map(chr, range(_FIRST))).replace(chr(ESCAPE), _NO_LETTER) + LETTERS
)


def encode_letters(text: str) -> bytes:
    """The bytes of a text."""
    try:
        return codecs.charmap_encode(text, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        return b"".join(_CODES.get(ord(letter)) or _escaped(letter) for letter in text)


def decode_letters(content: bytes) -> str:
    """The text that ``encode_letters`` gave ``content`` for."""
    letters: list[str] = []
    place = 0
    while place < len(content):
        code = content[place]
        if code == ESCAPE:
            letters.append(chr(int.from_bytes(content[place + 1 : place + 4], "big")))
            place += 4
            continue
        letters.append(chr(code) if code < _FIRST else LETTERS[code - _FIRST])
        place += 1
    return "".join(letters)


def _escaped(letter: str) -> bytes:
    return bytes([ESCAPE]) + ord(letter).to_bytes(3, "big")

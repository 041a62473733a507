"""Numbers and words as the index writes them: short where they are small or alike.

A number is written seven bits a byte, the lowest first; all bytes but the last have their highest
bit set. A word in a sorted list is written as the length that it shares with the word before, the
length of the rest, and the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import sub

_ONE_BYTE = 0x80
_TABLE = 1 << 14


def varint(number: int) -> bytes:
    """One number, 0 or greater."""
    if number < _TABLE:
        return _SHORT[number]
    parts = bytearray()
    while number >= _ONE_BYTE:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    parts.append(number)
    return bytes(parts)


def varints(numbers: list[int]) -> bytes:
    """Numbers one after the other."""
    if not numbers:
        return b""
    most = max(numbers)
    if most < _ONE_BYTE:
        return bytes(numbers)
    if most < _TABLE:
        return b"".join(map(_SHORT.__getitem__, numbers))
    return b"".join(map(varint, numbers))


def gaps(ascending: list[int]) -> list[int]:
    """The first number, and from each to the next."""
    return [ascending[0], *map(sub, ascending[1:], ascending)]


def front_coded(words: Iterable[bytes]) -> Iterator[bytes]:
    """Words in their order, each as what differs from the one before."""
    before = b""
    for word in words:
        most = min(len(before), len(word))
        differing = int.from_bytes(before[:most], "big") ^ int.from_bytes(word[:most], "big")
        shared = most - (differing.bit_length() + 7) // 8
        length = len(word) - shared
        if shared < _ONE_BYTE and length < _ONE_BYTE:
            yield _SHORT[shared] + _SHORT[length] + word[shared:]
        else:
            yield varint(shared) + varint(length) + word[shared:]
        before = word


def _long_form(number: int) -> bytes:
    if number < _ONE_BYTE:
        return bytes([number])
    return bytes([number & 0x7F | 0x80, number >> 7])


_SHORT = [_long_form(number) for number in range(_TABLE)]

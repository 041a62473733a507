"""Digests of values: equal values give equal digests, in any process and on any machine.

Values are taken by what they are, never by how they lie in memory. Facts of a record stand for the
digest of its file, from which they were read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.series import Series
from pressroom.model.session import SessionFacts

SIZE = 16


def digest(content: bytes) -> bytes:
    """The BLAKE2b-128 of some bytes."""
    return blake2b(content, digest_size=SIZE).digest()


class Fingerprints:
    """Makes fingerprints for one build; a value that many files show is looked at once.

    A frozen value is remembered by its identity, and kept, so that no other takes its place.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """The fingerprint of some values together.

        Raises TypeError: one holds something that is no plain, frozen value.
        """
        parts: list[bytes] = []
        for value in values:
            self._add(value, parts)
        return digest(b"".join(parts))

    def _add(self, value: Any, parts: list[bytes]) -> None:
        kind = type(value)
        plain = _PLAIN.get(kind)
        if plain is not None:
            parts.append(plain(value))
        elif kind is tuple or kind is list:
            parts.append(b"(%d" % len(value))
            for item in value:
                self._add(item, parts)
        elif hasattr(kind, "__dataclass_fields__"):
            parts.append(self._of_fields(value, kind))
        else:
            self._add_other(value, kind, parts)

    def _of_fields(self, value: Any, kind: type) -> bytes:
        """A dataclass: by its source where it has one, else by its fields."""
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        names = _names(kind)
        parts = [kind.__qualname__.encode(), b"{"]
        if kind in _RECORDS:
            parts += (value.source.path.encode(), value.source.digest.encode())
        else:
            for name in names:
                self._add(getattr(value, name), parts)
        found = b"<" + digest(b"".join(parts))
        self._known[id(value)] = (value, found)
        return found

    def _add_other(self, value: Any, kind: type, parts: list[bytes]) -> None:
        if isinstance(value, Mapping):
            parts.append(b"[%d" % len(value))
            for key, item in value.items():
                self._add(key, parts)
                self._add(item, parts)
        elif isinstance(value, frozenset | set):
            parts += (b"|%d" % len(value), *sorted(self.of(item) for item in value))
        elif isinstance(value, Enum):
            parts.append(_text(f"{kind.__qualname__}.{value.name}"))
        elif isinstance(value, str):
            parts.append(_text(value))
        elif isinstance(value, dt.datetime):
            zone = value.tzinfo
            name = zone.key if isinstance(zone, ZoneInfo) else str(zone)
            parts.append(_text(f"{value.isoformat()} {value.fold} {name}"))
        elif isinstance(value, dt.date | dt.time | PurePath | ZoneInfo):
            parts.append(_text(f"{kind.__name__} {value}"))
        elif isinstance(value, dt.timedelta):
            parts.append(_text(f"timedelta {value // dt.timedelta(microseconds=1)}"))
        elif isinstance(value, tuple):
            self._add(tuple(value), parts)
        else:
            raise TypeError(f"no fingerprint for {kind.__module__}.{kind.__qualname__}")


def _text(value: str) -> bytes:
    encoded = value.encode("utf-8", "surrogatepass")
    return b'"%d:%s' % (len(encoded), encoded)


_PLAIN: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"-",
    bool: lambda value: b"+" if value else b"/",
    int: lambda value: b"i%d;" % value,
    float: lambda value: b"f%s;" % value.hex().encode(),
    str: _text,
    bytes: lambda value: b"b%d:%s" % (len(value), value),
}

_RECORDS = frozenset({SessionFacts, ReleaseFacts, PageFacts, Series})
"""What is read from one file and from nothing else."""


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))

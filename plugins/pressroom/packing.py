"""Values as bytes and back, for the memory of earlier builds.

Packed are values of the library and of the standard library that records are made of. Unpacking
makes these and nothing else, whatever the bytes say: a memory may come from anywhere.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.times import zone

_ROOMS = ("pressroom.model.", "pressroom.privacy.", "pressroom.reading.", "pressroom.problems.")
_STANDARD = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("pressroom.times", "zone"),
    ("pressroom.source", "SourceRef"),
    ("pressroom.language", "Language"),
    ("pressroom.language", "Localized"),
    ("pressroom.language", "Words"),
    # How values with slots and no words of their own on packing are put together again.
    ("copyreg", "__newobj__"),
}


class CannotUnpack(Exception):
    """The bytes are damaged, or hold what is no value of the library."""


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """Zones go by their id: the usual way names functions that unpacking must refuse."""
        if isinstance(value, ZoneInfo):
            return zone, (value.key,)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of values, or the one function that makes zones.

        Raises CannotUnpack: anything else.
        """
        if (module, name) not in _STANDARD:
            if not module.startswith(_ROOMS) or "." in name or name.startswith("__"):
                raise CannotUnpack(f"{module}.{name}")
            found = getattr(import_module(module), name, None)
            if not _is_value(found, module):
                raise CannotUnpack(f"{module}.{name}")
        return super().find_class(module, name)


def pack(value: object) -> bytes:
    """The value as bytes."""
    file = io.BytesIO()
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def unpack(packed: bytes) -> Any:
    """The value that was packed.

    Raises CannotUnpack: these are not the bytes of one.
    """
    try:
        return _Unpacker(io.BytesIO(packed)).load()
    except CannotUnpack:
        raise
    except Exception as error:
        raise CannotUnpack(repr(error)) from error


def _is_value(found: Callable[..., Any] | None, module: str) -> bool:
    """Whether this is a class of frozen values: a dataclass, a named tuple, an enumeration."""
    if not isinstance(found, type) or found.__module__ != module:
        return False
    return (
        hasattr(found, "__dataclass_fields__")
        or hasattr(found, "_fields")
        or issubclass(found, Enum)
        or getattr(found, "__packed__", False)
    )

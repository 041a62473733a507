"""What was found, and where. Never what it says: a finding is printed, its text must not be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a finding is."""

    IIN = "iin"
    PHONE = "phone"
    PLATE = "plate"
    EMAIL = "email"
    IBAN = "iban"
    CARD = "card"
    DOCUMENT = "document"
    BIRTH_DATE = "birth-date"
    HANDLE = "handle"
    ADDRESS = "address"
    NAME = "name"
    GIVEN_NAME = "given-name"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """The characters from ``start`` to before ``end`` of a text. ``iin`` stands for BIN too."""

    start: int
    end: int
    kind: Kind

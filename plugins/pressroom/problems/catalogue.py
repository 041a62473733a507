"""The catalogue of problems: every code with its texts, read from ``catalogue/*.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pressroom.language import Language

FOLDER = Path(__file__).with_name("catalogue")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Severity(StrEnum):
    """Whether content with this problem is refused."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Texts:
    """What an author is told in one language; ``{name}`` stands for a value of the problem.

    ``message`` says what is wrong, ``hint`` what to do, each in one line. ``help`` is Markdown for
    the documentation: why, what to do, and how it is right.
    """

    message: str
    hint: str | None
    help: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names of the values that message and hint show."""
        return frozenset(PLACEHOLDER.findall(f"{self.message} {self.hint or ''}"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. ``public`` is the severity in a build for the public."""

    code: str
    name: str
    severity: Severity
    public: Severity
    texts: Mapping[Language, Texts]


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every entry by its code, in ascending order."""
    entries: dict[str, Entry] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        with file.open("rb") as opened:
            tables = tomllib.load(opened)
        for code, table in tables.items():
            if not code.startswith(file.stem):
                raise ValueError(f"{file.name}: {code} belongs to another file")
            entries[code] = _entry(code, table)
    return dict(sorted(entries.items()))


def _entry(code: str, table: Mapping[str, Any]) -> Entry:
    severity = Severity(table["severity"])
    return Entry(
        code=code,
        name=table["name"],
        severity=severity,
        public=Severity(table.get("public", severity)),
        texts={language: _texts(table[language]) for language in Language},
    )


def _texts(table: Mapping[str, str]) -> Texts:
    return Texts(table["message"], table.get("hint"), table["help"].strip())

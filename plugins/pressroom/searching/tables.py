"""What ``words.toml`` says, read once: the tables that the browser's module is made from as well.

``Tables`` is the file's content before it is put to use.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of ``words.toml``.

    ``folds`` and ``latin`` map letters to letters; ``pairs`` are Latin letter pairs in their order.
    Russian ``same``, ``other``, ``asked`` and ``families``, ``english``, Kazakh ``sounds``,
    ``meeting``, ``endings`` and ``derivations`` are lines as the file has them.
    ``nouns`` and ``verbs`` are stems as people write them, ``орын/орн`` where a vowel falls out.
    """

    word: str
    marks: str
    joint: str
    folds: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    latin: tuple[tuple[str, str], ...]
    signs: str
    same: tuple[str, ...]
    other: tuple[str, ...]
    asked: tuple[str, ...]
    families: tuple[str, ...]
    english: tuple[str, ...]
    sounds: str
    back: str
    front: str
    meeting: tuple[str, ...]
    endings: tuple[str, ...]
    derivations: tuple[str, ...]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]


@cache
def tables() -> Tables:
    """The tables, read from their file once in a process."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    letters, latin = content["letters"], content["latin"]
    russian, kazakh = content["russian"], content["kazakh"]
    return Tables(
        word=letters["word"],
        marks=letters["marks"],
        joint=letters["joint"],
        folds=(letters["from"], letters["to"]),
        pairs=_pairs(latin["pairs"]),
        latin=_pairs(latin["letters"]),
        signs=latin["signs"],
        same=tuple(russian["same"]),
        other=tuple(russian["other"]),
        asked=tuple(russian["asked"]),
        families=tuple(russian["families"]),
        english=tuple(content["english"]["stems"]),
        sounds=kazakh["sounds"],
        back=kazakh["back"],
        front=kazakh["front"],
        meeting=tuple(kazakh["meeting"]),
        endings=tuple(kazakh["endings"]),
        derivations=tuple(kazakh["derivations"]),
        nouns=tuple(kazakh["nouns"].split()),
        verbs=tuple(kazakh["verbs"].split()),
    )


def _pairs(line: str) -> tuple[tuple[str, str], ...]:
    """``sh:ш ch:ч`` as pairs."""
    return tuple((pair.split(":")[0], pair.split(":")[1]) for pair in line.split())

"""The record of publication as it lies beside the content: what was promised to the public.

Whatever is not as it was written raises RecordUnreadable: what cannot be read was still promised.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pressroom.model.published import PublishedAddresses
from pressroom.model.records import Correction
from pressroom.model.session import TurnKind
from pressroom.model.wording import Passage, Wording, digest_of

ADDRESSES = "addresses.jsonl"
WORDS = "words"
INDEX = "index.jsonl"


class RecordUnreadable(Exception):
    """A file of the record of publication is damaged; ``path`` is the file, ``line`` the place."""

    def __init__(self, path: Path, line: int = 0) -> None:
        super().__init__(f"{path}:{line}")
        self.path = path
        self.line = line


def read_addresses(record: Path | None) -> PublishedAddresses:
    """The register of addresses of a record; empty where nothing was published yet.

    One line a group: what its addresses begin with, then release numbers and names in pairs.
    Raises RecordUnreadable: it is there, and is no register.
    """
    if record is None:
        return PublishedAddresses()
    path = record / ADDRESSES
    groups: dict[str, tuple[tuple[int, str], ...]] = {}
    for number, values in enumerate(_lines(path), 1):
        match values:
            case [str(group), *pairs] if len(pairs) % 2 == 0 and pairs and group not in groups:
                numbers, names = pairs[::2], pairs[1::2]
            case _:
                raise RecordUnreadable(path, number)
        if not all(isinstance(one, int) for one in numbers) or sorted(set(numbers)) != numbers:
            raise RecordUnreadable(path, number)
        if not all(isinstance(one, str) and one for one in names):
            raise RecordUnreadable(path, number)
        groups[group] = tuple(zip(numbers, names, strict=True))
    return PublishedAddresses(groups)


@dataclass(frozen=True, slots=True)
class PublishedCorrection:
    """An entry of ``corrections`` as it was published; ``question`` is "" for the whole record."""

    on: date
    question: str
    minor: bool
    note: str


def as_published(correction: Correction) -> PublishedCorrection:
    """A correction as the record of publication keeps it."""
    return PublishedCorrection(
        correction.on, correction.question or "", correction.minor, correction.note or ""
    )


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """The words of one record as last published.

    ``absent`` are questions (and "": the release) that were published and whose words stand
    nowhere any more, with what became of them: hidden, merged, withdrawn, gone.
    """

    wordings: Mapping[str, Wording] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[PublishedCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsIndex:
    """The newest release, its moment (aware), and for each record's file the digest of its words.

    ``moment`` is None where nothing was published yet.
    """

    release: int = 0
    moment: datetime | None = None
    digests: Mapping[str, str] = field(default_factory=dict)


def read_words_index(record: Path | None) -> WordsIndex:
    """The digests of all that was last published.

    Raises RecordUnreadable.
    """
    if record is None:
        return WordsIndex()
    path = record / WORDS / INDEX
    lines = _lines(path)
    if not lines:
        return WordsIndex()
    try:
        head = lines[0]
        return WordsIndex(
            int(head["release"]),
            datetime.fromisoformat(head["moment"]),
            {str(file): str(digest) for file, digest in lines[1:]},
        )
    except (LookupError, TypeError, ValueError) as error:
        raise RecordUnreadable(path) from error


def words_file(record: Path, path: str) -> Path:
    """Where the words of the record with this path in the content folder are kept."""
    return record / WORDS / f"{path.removesuffix('.md')}.jsonl"


def read_words_of(record: Path, path: str, index: WordsIndex) -> PublishedWords:
    """The words of one record as the index promises them; none where it does not know the record.

    Raises RecordUnreadable: they are gone, or others than those that were kept.
    """
    if path not in index.digests:
        return PublishedWords()
    file = words_file(record, path)
    words = read_words(record, path)
    if not file.exists() or digest_of(words.wordings.values()) != index.digests[path]:
        raise RecordUnreadable(file)
    return words


def read_words(record: Path, path: str) -> PublishedWords:
    """The words of one record, by its path in the content folder; none where none are kept.

    Raises RecordUnreadable.
    """
    file = words_file(record, path)
    lines = _lines(file)
    try:
        corrections = tuple(
            PublishedCorrection(date.fromisoformat(on), str(question), bool(minor), str(note))
            for on, question, minor, note in (lines[0]["corrections"] if lines else ())
        )
        words = [_wording(values) for values in lines[1:] if len(values) == 3]
        absent = {str(id_): str(why) for id_, why in (v for v in lines[1:] if len(v) == 2)}
    except (LookupError, TypeError, ValueError) as error:
        raise RecordUnreadable(file) from error
    return PublishedWords({wording.id: wording for wording in words}, absent, corrections)


def _wording(values: list[Any]) -> Wording:
    id_, title, passages = values
    return Wording(
        str(id_),
        str(title),
        tuple(
            Passage(TurnKind(kind), str(speaker), str(text), bool(later))
            for kind, speaker, later, text in passages
        ),
    )


def _lines(path: Path) -> list[Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise RecordUnreadable(path) from error
    values = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            values.append(json.loads(line))
        except ValueError as error:
            raise RecordUnreadable(path, number) from error
    return values

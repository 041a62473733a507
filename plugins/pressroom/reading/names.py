"""What the name of a record's file says: kind, id, language, day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pressroom.language import Language
from pressroom.problems.problem import Problems
from pressroom.problems.suggestion import closest
from pressroom.reading.values import FIRST_YEAR, ID, LAST_YEAR, MAX_ID, RESERVED_IDS
from pressroom.source import SourceFile

DATED_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]")


class RecordKind(StrEnum):
    """The kinds of records, by their folder."""

    SESSION = "sessions"
    RELEASE = "news"
    SERIES = "series"
    PAGE = "pages"

    @property
    def is_dated(self) -> bool:
        """Whether ids begin with a day, and files stand in the folder of its year."""
        return self in (RecordKind.SESSION, RecordKind.RELEASE)


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record's name; a series has no language, pages and series have no day."""

    kind: RecordKind
    id: str
    language: Language | None = None
    day: date | None = None


def record_name(path: str) -> RecordName:
    """The name of a record that ``find_records`` found, from its path in the content folder."""
    kind = RecordKind(path.split("/", 1)[0])
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    if kind is RecordKind.SERIES:
        return RecordName(kind, stem)
    id_, _, language = stem.rpartition(".")
    day = date.fromisoformat(id_[:10]) if kind.is_dated else None
    return RecordName(kind, id_, Language(language), day)


def check_name(file: SourceFile, languages: tuple[Language, ...], problems: Problems) -> bool:
    """Note everything wrong with the name of a record's file; return whether it is right."""
    before = len(problems)
    folder, *folders, name = file.ref.path.split("/")
    kind = RecordKind(folder)
    stem = name.removesuffix(".md")
    if kind is not RecordKind.SERIES:
        stem, dot, language = stem.rpartition(".")
        known = [known.value for known in languages]
        if not dot:
            problems.add("F104", value=name, known=", ".join(known))
            stem = language
        elif language not in known:
            suggestion = closest(language, known)
            problems.add("F105", value=language, known=", ".join(known), suggestion=suggestion)
    if not ID.fullmatch(stem) or len(stem) > MAX_ID:
        problems.add("F103", value=stem, limit=MAX_ID)
    elif stem in RESERVED_IDS:
        problems.add("F109", value=stem)
    elif kind.is_dated:
        _check_day(stem, folders, problems)
    if len(folders) != kind.is_dated and len(problems) == before:
        year = f"{stem[:4]}/" if kind.is_dated else ""
        problems.add("F102", folder=f"{kind}/{year}")
    return len(problems) == before


def _check_day(stem: str, folders: list[str], problems: Problems) -> None:
    dated = DATED_ID.match(stem)
    if dated is None:
        problems.add("F106", value=stem)
        return
    try:
        day = date.fromisoformat(dated[1])
    except ValueError:
        problems.add("F107", value=dated[1])
        return
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        problems.add("F107", value=dated[1])
    elif folders and folders[0] != str(day.year):
        problems.add("F108", folder=folders[0], year=day.year)

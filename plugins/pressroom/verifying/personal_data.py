"""No one's number stands in the finished site: every file is read by the detectors anew.

Names are not looked for: whose name may stand, a person decided in the content.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from pressroom.privacy.finding import Finding
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.permitted import digest_of, form_of
from pressroom.privacy.pictures import has_metadata
from pressroom.problems.personal_data import CODES
from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
MARKED_UP = (".html", ".svg", ".xml")
# The program's own files, and those that hold no text.
PASSED_OVER = (".css", ".js", ".woff2", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".avif")
SQLITE = b"SQLite format 3\0"

_UNSEEN = "\u200b"
_BREAK = ";"  # no part of any number
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
# Inside a line of text: what they stand between is read as one word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b"
)
_ATTRIBUTE = re.compile(r"""\s(?P<name>[a-z:-]+)=(?:"(?P<value>[^"]*)"|'(?P<other>[^']*)')""")
_SAYING = frozenset("alt title content href src aria-label value placeholder label".split())
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_FOLD = re.compile(r"\r?\n[ \t]")
_DATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?[/-]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file being read; ``marks`` are those of what may stand in the site."""

    problems: Problems
    marks: frozenset[str]

    def text(self, text: str) -> None:
        """Note what stands in a text whose characters are where they are in the file."""
        for found in self.unknown(text):
            line = text.count("\n", 0, found.start) + 1
            column = found.start - text.rfind("\n", 0, found.start)
            self._note(found, line, column, found.end - found.start)

    def words(self, words: str, line: int = 0) -> None:
        """Note what stands in words that are known by their line alone."""
        for found in self.unknown(words):
            self._note(found, line, 1, 1)

    def unknown(self, text: str) -> Iterator[Finding]:
        """What is found and may not stand there."""
        for found in find_identifiers(text):
            form = form_of(text[found.start : found.end].replace(_UNSEEN, ""), found.kind)
            if digest_of(form) not in self.marks:
                yield found

    def _note(self, found: Finding, line: int, column: int, length: int) -> None:
        self.problems.add("P501", line, column, length, kind=CODES[found.kind])


def verify_personal_data(site: Site) -> Iterator[Problems]:
    """Read every file of the tree, whatever it is."""
    marks = _marks(site)
    for path in sorted(site.files):
        yield _file(site, path, marks)


def _marks(site: Site) -> frozenset[str]:
    """What the site says may stand in it."""
    if "version.json" not in site.files:
        return frozenset()
    try:
        told = json.loads(site.read("version.json"))["permitted"]
    except (ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(str(mark) for mark in told) if isinstance(told, list) else frozenset()


def _file(site: Site, path: str, marks: frozenset[str]) -> Problems:
    file = site.output / path
    name = _Reading(site.open(path, ""), marks)
    name.words(_DATED.sub("", path))
    if path.endswith(PASSED_OVER):
        return name.problems
    data = file.read_bytes()
    if path.endswith(PICTURES):
        if has_metadata(data):
            name.problems.add("P502")
    elif data.startswith(SQLITE):
        for row in _rows(file.as_uri()):
            name.words(row)
    elif b"\0" not in data:
        text = data.decode("utf-8", "replace")
        reading = _Reading(Problems(site.open(path, text).file, name.problems.found), marks)
        _read(reading, path, text)
    return name.problems


def _read(reading: _Reading, path: str, text: str) -> None:
    if path.endswith(MARKED_UP) or text.startswith("<"):
        reading.text(_TAG.sub(_space_of, text))
        for number, words in _attributes(text):
            reading.words(words, number)
    elif path.endswith(".json"):
        reading.text(_strings_alone(text))
    elif path.endswith(".ics"):
        reading.text(_FOLD.sub(lambda fold: _UNSEEN * len(fold[0]), text))
    else:
        reading.text(text)


def _space_of(tag: re.Match[str]) -> str:
    """What a reader sees of a tag, as long as it is: nothing, or the end of a line."""
    if "\n" in tag[0]:
        return re.sub(r"[^\n]", _UNSEEN, tag[0])
    return _UNSEEN * len(tag[0]) if _INLINE.match(tag[0]) else _BREAK * len(tag[0])


def _attributes(text: str) -> Iterator[tuple[int, str]]:
    """What attributes say, with the lines of their tags."""
    for tag in _TAG.finditer(text):
        if "=" not in tag[0]:
            continue
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            words = attribute["value"] or attribute["other"] or ""
            if attribute["name"] in _SAYING and words:
                yield text.count("\n", 0, tag.start()) + 1, words


def _strings_alone(text: str) -> str:
    """JSON with its strings where they are; numbers and marks between them are no one's words."""
    pieces: list[str] = []
    at = 0
    for string in _STRING.finditer(text):
        pieces += (re.sub(r"[^\n]", " ", text[at : string.start()]), string[0])
        at = string.end()
    pieces.append(re.sub(r"[^\n]", " ", text[at:]))
    return "".join(pieces)


def _rows(uri: str) -> Iterable[str]:
    """The texts of every row of every table of a database."""
    with closing(sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            quoted = str(table).replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 its own name
                yield "\n\n".join(value for value in row if isinstance(value, str))

"""No one's number stands in the finished site: every file is read by the detectors anew.

Names are not looked for: whose name may stand, a person decided in the content.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.permitted import digest_of, form_of
from pressroom.privacy.pictures import has_metadata
from pressroom.problems.personal_data import CODES
from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
FEED = ".atom.xml"
MARKED_UP = (".html", ".svg", ".xml")
# The program's own files, and those that hold no text.
PASSED_OVER = (".css", ".js", ".woff2", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".avif")
SQLITE = b"SQLite format 3\0"

_INSIDE = ("/", "#", ".")
MANY_PASSAGES = 20_000
_TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
# Inside a line of text: what they stand between is read as one word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b"
)
_ATTRIBUTE = re.compile(r"""\s(?P<name>[a-z:-]+)=(?:"(?P<value>[^"]*)"|'(?P<other>[^']*)')""")
_SAYING = frozenset("alt title content href src aria-label value placeholder label".split())
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_KEYWORD = re.compile(r'"@(?=(?:context|graph|id|type)")')
"""What JSON-LD calls its own keys; they are no one's names. Source: JSON-LD 1.1, 1.7."""
_FOLD = re.compile(r"\r?\n[ \t]")
# Too long to come about among the bytes of an index, whose own keys begin with signs like "@".
_LONG = frozenset({Kind.IIN, Kind.PHONE, Kind.EMAIL, Kind.IBAN, Kind.CARD})
# What may be words among the bytes of an index: some letters or digits, parted by single marks.
_WORDS_IN_BINARY = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|\xe2\x80[\x80-\xbf]){11,}")
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

    def passages(self, passages: Iterable[tuple[str, int]]) -> None:
        """Note what stands in passages, each with the line in which it begins."""
        for words, line in passages:
            self.words(words, line)

    def words(self, words: str, line: int = 0, kinds: frozenset[Kind] = frozenset(Kind)) -> None:
        """Note what of these kinds stands in words that are known by their line alone."""
        for found in self.unknown(words):
            if found.kind in kinds:
                self._note(found, line, 1, 1)

    def unknown(self, text: str) -> Iterator[Finding]:
        """What is found and may not stand there."""
        for found, form in _found_in(text):
            if digest_of(form) not in self.marks:
                yield found

    def _note(self, found: Finding, line: int, column: int, length: int) -> None:
        self.problems.add("P501", line, column, length, kind=CODES[found.kind])


@lru_cache(maxsize=MANY_PASSAGES)
def _found_in(text: str) -> tuple[tuple[Finding, str], ...]:
    """The findings of a text with their forms; pages have most of their passages in common."""
    return tuple(
        (found, form_of(text[found.start : found.end], found.kind))
        for found in find_identifiers(text)
    )


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
        for row in _rows(file.resolve().as_uri()):
            name.words(row)
    elif (text := _text_of(data)) is not None:
        reading = _Reading(Problems(site.open(path, text).file, name.problems.found), marks)
        _read(reading, path, text)
    else:
        for words in _WORDS_IN_BINARY.findall(data):
            name.words(words.decode("utf-8", "replace"), kinds=_LONG)
    return name.problems


def _text_of(data: bytes) -> str | None:
    """The text of a file, None for one that is no text."""
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def _read(reading: _Reading, path: str, text: str) -> None:
    text = _KEYWORD.sub('";', text)
    if path.endswith(MARKED_UP) or text.startswith("<"):
        reading.passages(_of_feed(text) if path.endswith(FEED) else _marked_up(text))
    elif path.endswith((".json", ".jsonl")):
        reading.passages(_strings(text))
    elif path.endswith(".csv"):
        rows = csv.reader(io.StringIO(text, newline=""))
        reading.passages((cell, rows.line_num) for row in rows for cell in row)
    elif path.endswith(".ics"):
        lines = _FOLD.sub("", text).splitlines()
        reading.passages((line, number) for number, line in enumerate(lines, 1))
    else:
        reading.text(text)


def _of_feed(text: str) -> Iterator[tuple[str, int]]:
    """What a feed says: the HTML of its entries, escaped in it, is read as HTML."""
    for words, line in _marked_up(text):
        if "<" in words:
            for inner, _ in _marked_up(words):
                yield inner, line
        else:
            yield words, line


def _marked_up(text: str) -> Iterator[tuple[str, int]]:
    """What stands between tags, and what attributes say, each with its line.

    Words that an inline element parts are one passage.
    """
    parts = _TAG.split(text)
    words, line = parts[0], 1
    for tag, after in zip(parts[1::2], parts[2::2], strict=True):
        is_inline, said = _read_tag(tag)
        if not is_inline:
            if not words.isspace():
                yield html.unescape(words), line
            line += words.count("\n")
            words = ""
        for attribute in said:
            yield attribute, line
        line += tag.count("\n")
        words += after
    yield html.unescape(words), line


@lru_cache(maxsize=MANY_PASSAGES)
def _read_tag(tag: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a tag stands inside a line, and what its attributes say.

    Links inside the site are left out: they are names of files.
    """
    said = [
        html.unescape(attribute["value"] or attribute["other"] or "")
        for attribute in _ATTRIBUTE.finditer(tag)
        if attribute["name"] in _SAYING
    ]
    return _INLINE.match(tag) is not None, tuple(w for w in said if not w.startswith(_INSIDE))


def _strings(text: str) -> Iterator[tuple[str, int]]:
    """The strings of JSON with their lines; numbers and marks between them are no one's words."""
    line, counted = 1, 0
    for string in _STRING.finditer(text):
        line += text.count("\n", counted, string.start())
        counted = string.start()
        yield string[0], line


def _rows(uri: str) -> Iterable[str]:
    """The texts of every row of every table of a database."""
    with closing(sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            quoted = str(table).replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 its own name
                yield "\n;\n".join(value for value in row if isinstance(value, str))

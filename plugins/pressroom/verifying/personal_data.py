"""No one's number stands in the finished site: every file is read by the detectors anew.

Names are not looked for: whose name may stand, a person decided in the content.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.permitted import digest_of, form_of
from pressroom.privacy.pictures import has_metadata
from pressroom.problems.personal_data import CODES
from pressroom.problems.problem import Problems
from pressroom.source import SourceFile
from pressroom.verifying.page import MANY_TAGS, Page, place
from pressroom.verifying.site import Site

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
FEED = ".atom.xml"
MARKED_UP = (".html", ".svg", ".xml")
# The program's own files, and those that hold no text.
PASSED_OVER = (".css", ".js", ".woff2", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".avif")
SQLITE = b"SQLite format 3\0"

_INSIDE = ("/", "#", ".")
MANY_PASSAGES = 1_000_000
_TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
# Inside a line of text: what they stand between is read as one word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b"
)
_ATTRIBUTE = re.compile(r"""\s(?P<name>[a-z:-]+)=(?:"(?P<value>[^"]*)"|'(?P<other>[^']*)')""")
_SAYING = frozenset("alt title content href src aria-label value placeholder label".split())
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_LINKED_DATA = '{"@context":'
_KEYWORDS = frozenset({"@context", "@graph", "@id", "@type"})
"""What JSON-LD calls its own keys; they are no one's names. Source: JSON-LD 1.1, 1.7."""
# The lines of a calendar, where they are folded, its own ids. Source: RFC 5545, 3.1, 3.8.4.7.
_LINE_END = re.compile(r"\r?\n(?![ \t])")
_FOLD = re.compile(r"\r?\n[ \t]")
_UID = re.compile(r"^(UID:[a-z0-9-]+)@(?=[a-z0-9.-]+$)")
# Too long to come about among the bytes of an index, whose own keys begin with signs like "@".
_LONG = frozenset({Kind.IIN, Kind.PHONE, Kind.EMAIL, Kind.IBAN, Kind.CARD})
# What may be words among the bytes of an index: some letters or digits, parted by single marks.
_WORDS_IN_BINARY = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|\xe2\x80[\x80-\xbf]){11,}")
# The files of the search index name each other by stamps; a few look like number plates.
_INDEX, _STAMP = "search/", re.compile(r"[0-9a-f]{8}")
# The end of a paragraph.
_PARAGRAPHS = re.compile(r"\n\s*\n")
# The line of a subtitle that says when it is shown. Source: WebVTT, 4.2.
_TIMING = re.compile(r"^(?:\d+:)?\d\d:\d\d\.\d{3} +--> +(?:\d+:)?\d\d:\d\d\.\d{3}.*$", re.MULTILINE)
_DATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?[/-]")

_clean: set[int] = set()
"""Hashes of passages in which nothing was found: a question's words stand on its page and on its
session's, in lists, feeds and every form of the data. Of a million, any two have the same of 64
bits with a likelihood of one to thirty million."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file being read; ``marks`` are those of what may stand in the site."""

    problems: Problems
    marks: frozenset[str]

    def text(self, text: str) -> None:
        """Note what stands in a text whose characters are where they are in the file."""
        for found in self.unknown(text):
            self._note(found, *place(text, found.start), found.end - found.start)

    def passages(self, passages: Iterable[tuple[str, int]]) -> None:
        """Note what stands in passages, each with the place in the file at which it begins."""
        for words, start in passages:
            if hash(words) in _clean:
                continue
            for found in self.unknown(words):
                self._note(found, place(self.problems.file.text, start)[0], 1, 1)

    def words(self, words: str, line: int = 0, kinds: frozenset[Kind] = frozenset(Kind)) -> None:
        """Note what of these kinds stands in words that are known by their line alone."""
        for found in self.unknown(words):
            if found.kind in kinds:
                self._note(found, line, 1, 1)

    def unknown(self, text: str) -> list[Finding]:
        """What is found and may not stand there."""
        if hash(text) in _clean:
            return []
        found = find_identifiers(text)
        if not found:
            if len(_clean) >= MANY_PASSAGES:
                _clean.clear()
            _clean.add(hash(text))
            return []
        marked = ((one, form_of(text[one.start : one.end], one.kind)) for one in found)
        return [one for one, form in marked if digest_of(form) not in self.marks]

    def _note(self, found: Finding, line: int, column: int, length: int) -> None:
        self.problems.add("P501", line, column, length, kind=CODES[found.kind])


@dataclass(frozen=True, slots=True)
class Look:
    """A look for personal data through one tree; ``marks`` are of what may stand in it."""

    site: Site
    marks: frozenset[str]

    def at_page(self, path: str, page: Page, file: SourceFile) -> Problems:
        """Read a page that was cut into words and tags, as far as it is written plainly."""
        if not page.parts:
            return self.at_file(path)
        reading = _Reading(Problems(file), self.marks)
        reading.words(_DATED.sub("", path))
        reading.passages(_joined(page.parts))
        return reading.problems

    def at_file(self, path: str) -> Problems:
        """Read a file of any kind."""
        return _file(self.site, path, self.marks)


def look_through(site: Site) -> Look:
    """The site with what it says may stand in it."""
    return Look(site, _marks(site))


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
        for value in _values(file.resolve().as_uri()):
            for words in _PARAGRAPHS.split(value):
                name.words(words)
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
    if path.endswith(MARKED_UP) or text.startswith("<"):
        reading.passages(_of_feed(text) if path.endswith(FEED) else _joined(_TAG.split(text)))
    elif path.endswith((".json", ".jsonl")):
        reading.passages(_of_index(text) if path.startswith(_INDEX) else _strings(text))
    elif path.endswith(".csv"):
        rows = csv.reader(io.StringIO(text, newline=""))
        for row in rows:
            for cell in row:
                for words in _PARAGRAPHS.split(cell):
                    reading.words(words, rows.line_num)
    elif path.endswith(".vtt"):
        reading.passages(_between(_TIMING, text))
    elif path.endswith(".ics"):
        for number, line in _unfolded(text):
            reading.words(_UID.sub(r"\1 ", line), number)
    else:
        reading.text(text)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a calendar, each with the number of the line in the file where it begins."""
    number = 1
    for line in _LINE_END.split(text):
        yield number, _FOLD.sub("", line)
        number += line.count("\n") + 1


def _of_feed(text: str) -> Iterator[tuple[str, int]]:
    """What a feed says: the HTML of its entries, escaped in it, is read as HTML."""
    for words, start in _joined(_TAG.split(text)):
        if "<" in words:
            for inner, _ in _joined(_TAG.split(words)):
                yield inner, start
        else:
            yield words, start


def _joined(parts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What stands between tags, and what attributes say, each with the place where it begins.

    ``parts`` are words and tags by turns. Words that an inline element parts are one passage.
    """
    words, first, start = parts[0], 0, len(parts[0])
    for tag, after in zip(parts[1::2], parts[2::2], strict=True):
        is_inline, said = _read_tag(tag)
        for attribute in said:
            yield attribute, start
        start += len(tag)
        if is_inline:
            words += after
        else:
            if words.startswith(_LINKED_DATA):
                yield from ((string, first) for string, _ in _strings(words))
            elif words and not words.isspace():
                yield unescape(words), first
            words, first = after, start
        start += len(after)
    yield unescape(words), first


@lru_cache(maxsize=MANY_TAGS)
def _read_tag(tag: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a tag stands inside a line, and what its attributes say.

    Links inside the site are left out: they are names of files.
    """
    said = [
        unescape(attribute["value"] or attribute["other"] or "")
        for attribute in _ATTRIBUTE.finditer(tag)
        if attribute["name"] in _SAYING
    ]
    return _INLINE.match(tag) is not None, tuple(w for w in said if not w.startswith(_INSIDE))


def _between(mark: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
    """What stands between marks, with its place."""
    start = 0
    for found in mark.finditer(text):
        yield text[start : found.start()], start
        start = found.end()
    yield text[start:], start


def _strings(text: str) -> Iterator[tuple[str, int]]:
    """The strings of JSON with their places; numbers and marks between are no one's words."""
    for string in _STRING.finditer(text):
        said = _unescaped(string[0]) if "\\" in string[0] else string[0][1:-1]
        if said in _KEYWORDS:
            continue
        for words in _PARAGRAPHS.split(said) if "\n" in said else (said,):
            yield words, string.start()


def _of_index(text: str) -> Iterator[tuple[str, int]]:
    """The strings of a file of the search index, less the stamps by which it names others."""
    return (said for said in _strings(text) if not _STAMP.fullmatch(said[0]))


def _unescaped(string: str) -> str:
    """What a string of JSON says; its escapes hold digits that are nobody's number."""
    try:
        return str(json.loads(string, strict=False))
    except ValueError:
        return string[1:-1]


def _values(uri: str) -> Iterator[str]:
    """The texts of every row of every table of a database."""
    with closing(sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            quoted = str(table).replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 its own name
                yield from (value for value in row if isinstance(value, str))

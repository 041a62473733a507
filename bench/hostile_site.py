"""A content folder that says hostile things wherever a record may say anything.

Twelve places for each text: heading, asker, question, answer, promise and note of an update in a
session; title, summary, body, alternative text, credit and correction in a release.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.canaries import DISTRICTS, OFFICIALS, PIXEL, TOPICS

IN_A_SESSION = 40
FIRST = date(2019, 1, 1)
HARMLESS = "Слова"

IN_SESSIONS = ("heading", "asker", "question", "answer", "promise", "note")
IN_RELEASES = ("title", "summary", "body", "alt", "credit", "correction")
PLACES = (*IN_SESSIONS, *IN_RELEASES)

HEAD = "---\ntitle: Эфир\ndate: {day} 10:00\nstatus: held\ndistrict: talgar\n---\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """One text in one place: the file, its lines in it, first and last included."""

    text: int
    place: str
    file: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HostileSite:
    """The files of a content folder, and where each text stands in them."""

    files: Mapping[str, str]
    placed: tuple[Placed, ...]


def hostile_site(texts: Sequence[str], without: frozenset[tuple[int, str]]) -> HostileSite:
    """Put every text into every place; ``without`` names the text and place of what is left out."""
    files = {
        "registers/districts.yaml": DISTRICTS,
        "registers/officials.yaml": OFFICIALS,
        "registers/topics.yaml": TOPICS,
    }
    placed: list[Placed] = []
    for start in range(0, len(texts), IN_A_SESSION):
        day = FIRST + timedelta(days=start // IN_A_SESSION)
        name = f"sessions/{day.year}/{day}-talgar.ru.md"
        scribe = _Scribe(name, texts, without)
        scribe.plain(*HEAD.format(day=day).split("\n"))
        for number in range(start, min(start + IN_A_SESSION, len(texts))):
            scribe.question(number)
        files[name] = "\n".join(scribe.lines) + "\n"
        placed += scribe.placed
    for number in range(len(texts)):
        day = FIRST + timedelta(days=number % 300)
        name = f"news/{day.year}/{day}-words-{number}.ru.md"
        scribe = _Scribe(name, texts, without)
        scribe.release(number, day)
        files[name] = "\n".join(scribe.lines) + "\n"
        placed += scribe.placed
    return HostileSite(files, tuple(placed))


def write(content: Path, site: HostileSite) -> None:
    """Lay the files out in a folder, with a picture."""
    files = {name: text.encode("utf-8", "surrogatepass") for name, text in site.files.items()}
    for name, data in {**files, "images/a.png": PIXEL}.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


class _Scribe:
    """Writes one file, and notes where each text stands in it."""

    def __init__(
        self, file: str, texts: Sequence[str], without: frozenset[tuple[int, str]]
    ) -> None:
        self.lines: list[str] = []
        self.placed: list[Placed] = []
        self._file = file
        self._texts = texts
        self._without = without

    def plain(self, *lines: str) -> None:
        """Write lines in which nothing hostile stands."""
        self.lines += lines

    def question(self, number: int) -> None:
        """Six places of one text."""
        id_ = number % IN_A_SESSION + 1
        self._say(number, "heading", "## {}" + f" {{#q{id_}}}", one_line=True)
        self.plain("")
        self._say(number, "asker", "asker: {}", quoted=True)
        self.plain("control:")
        self._say(number, "promise", "  promise: {}", quoted=True)
        self.plain("  due: 2020-11-16", "  updates:", "    - on: 2020-01-10", "      status: open")
        self._say(number, "note", "      note: {}", quoted=True)
        self.plain("")
        self._say(number, "question", "Вопрос: {}")
        self.plain("")
        self._say(number, "answer", "Ответ: {}")
        self.plain("")

    def release(self, number: int, day: date) -> None:
        """Six places of one text."""
        self.plain("---", f"date: {day}")
        self._say(number, "title", "title: {}", quoted=True)
        self._say(number, "summary", "summary: {}", quoted=True)
        self.plain("image:", "  file: images/a.png")
        self._say(number, "alt", "  alt: {}", quoted=True)
        self._say(number, "credit", "  credit: {}", quoted=True)
        self.plain("corrections:", "  - on: 2020-11-01")
        self._say(number, "correction", "    note: {}", quoted=True)
        self.plain("---", "")
        self._say(number, "body", "{}")

    def _say(
        self, number: int, place: str, form: str, *, quoted: bool = False, one_line: bool = False
    ) -> None:
        text = HARMLESS if (number, place) in self._without else self._texts[number]
        if quoted or one_line:
            text = " ".join(text.split()) or HARMLESS
        if quoted:
            text = json.dumps(text, ensure_ascii=False)
        first = len(self.lines) + 1
        self.lines += form.replace("{}", text, 1).split("\n")
        self.placed.append(Placed(number, place, self._file, first, len(self.lines)))


def refused_places(
    placed: Iterable[Placed], problems: Iterable[tuple[str, int]]
) -> frozenset[tuple[int, str]]:
    """The text and place of everything with a problem in its lines; a whole file's problem is all.

    ``problems`` are files, relative to the content, and lines; line 0 is the file as a whole.
    """
    lines: dict[str, set[int]] = {}
    for file, line in problems:
        lines.setdefault(file, set()).add(line)
    return frozenset(
        (one.text, one.place)
        for one in placed
        if (found := lines.get(one.file))
        and (0 in found or any(one.first <= line <= one.last for line in found))
    )

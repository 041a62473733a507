"""Which files of the content folder are records, registers and media, and which have no place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.language import Language
from pressroom.problems.problem import Problem, Problems
from pressroom.problems.suggestion import closest
from pressroom.reading.names import RecordKind, check_name
from pressroom.reading.registers import REGISTERS
from pressroom.reading.values import DEVICES
from pressroom.source import SourceFile, SourceRef

# What editors, systems and Git leave behind.
DROPPINGS = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|.*~|~\$.*|\.#.*|#.*#|\..*\.sw[a-p]"
    r"|\.git(?:keep|ignore|attributes)?|\.editorconfig|\.idea|\.vscode|\.obsidian",
    re.IGNORECASE,
)
# Files in which someone may have written what should be published: never passed over in silence.
WRITTEN = re.compile(
    r".*\.(?:md|markdown|mdown|ya?ml|txt|rst|docx?|odt|rtf|csv|xlsx?)", re.IGNORECASE | re.DOTALL
)

# What may be shown or played from the site's own address. SVG is a program as well as a picture.
MEDIA_ENDINGS = {
    "images": ("jpg", "jpeg", "png", "webp", "gif"),
    "recordings": ("mp3", "m4a", "mp4", "webm", "vtt", "pdf"),
}
MEDIA_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+")


@dataclass(slots=True)
class Found:
    """The files of a content folder by their paths in it, each list in ascending order."""

    registers: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_records(
    content: Path, languages: tuple[Language, ...] = tuple(Language), label: str = "content"
) -> Found:
    """Look through the content folder without opening a file; symbolic links are not followed.

    A file whose name is wrong is a problem and in no list.
    """
    found = Found()
    if not content.is_dir():
        _problems(found, "", label).add("F116")
        return found
    spellings: dict[str, str] = {}
    for path, entry in _walk(content):
        problems = _problems(found, path, label)
        other = spellings.setdefault(path.casefold(), path)
        if entry.is_symlink():
            problems.add("F113")
        elif not entry.is_file(follow_symlinks=False):
            problems.add("F110")
        elif other != path:
            problems.add("F111", other=f"{label}/{other}")
        else:
            _sort_in(path, found, languages, problems)
    return found


def _sort_in(path: str, found: Found, languages: tuple[Language, ...], problems: Problems) -> None:
    """Put a file into the list of its kind."""
    records = {
        RecordKind.SESSION: found.sessions,
        RecordKind.RELEASE: found.releases,
        RecordKind.SERIES: found.series,
        RecordKind.PAGE: found.pages,
    }
    folder, _, name = path.partition("/")
    if path in REGISTERS:
        found.registers.append(path)
    elif folder in MEDIA_ENDINGS and name:
        if _is_media(path, problems):
            found.media.append(path)
    elif folder in list(records) and name and path.endswith(".md"):
        if check_name(problems.file, languages, problems):
            records[RecordKind(folder)].append(path)
    else:
        _refuse_stray(path, problems)


def _problems(found: Found, path: str, label: str) -> Problems:
    name = f"{label}/{path}" if path else label
    return Problems(SourceFile(SourceRef(path, ""), name, ""), found.problems)


def _walk(content: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file and link under ``content`` with its path there, in ascending order of paths."""
    folders = [""]
    files: list[tuple[str, os.DirEntry[str]]] = []
    while folders:
        folder = folders.pop()
        with os.scandir(content / folder) as entries:
            for entry in entries:
                if DROPPINGS.fullmatch(entry.name):
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    files.append((path, entry))
    yield from sorted(files, key=lambda file: file[0])


def _is_media(path: str, problems: Problems) -> bool:
    folder, *folders, name = path.split("/")
    endings = MEDIA_ENDINGS[folder]
    ending = name.rpartition(".")[2].lower()
    if ending not in endings:
        problems.add("F114", value=ending, known=", ".join(endings))
        return False
    names = [*(f"{part}.folder" for part in folders), name]
    if all(MEDIA_NAME.fullmatch(part) and _stem(part) not in DEVICES for part in names):
        return True
    problems.add("F115", value="/".join([*folders, name]))
    return False


def _stem(name: str) -> str:
    return name.partition(".")[0].lower()


def _refuse_stray(path: str, problems: Problems) -> None:
    """Note a file in a place where no record stands."""
    if not WRITTEN.fullmatch(path):
        problems.add("F110")
        return
    folder = path.partition("/")[0]
    known = REGISTERS if folder == "registers" else ("sessions", "news", "series", "pages")
    suggestion = closest(path if folder == "registers" else folder, known)
    problems.add("F101", suggestion=None if suggestion == folder else suggestion)

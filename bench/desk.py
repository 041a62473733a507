"""Our own build of an archive, in a room of its own: its output, its memory, one edit at a time."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.archive import write_archive
from bench.days import BUILD_MOMENT

ROOT = Path(__file__).resolve().parent.parent
# What a build reads of the project; it finds the rest from where the settings stand.
PROJECT = ("pelicanconf.py", "publishconf.py", "plugins", "theme")
ANSWER = re.compile(r"^(Жауап|Ответ)(?: \([^)]*\))?: ", re.MULTILINE)
ADDED = {"Жауап": "Нақты айтсақ,", "Ответ": "Точнее говоря,"}

Snapshot = dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with an archive in ``content``, links to the project, and what a build leaves.

    ``plugins`` are those that are switched on; none named: all of the project's.
    """

    folder: Path
    sessions: int
    questions: int
    plugins: tuple[str, ...] = ()

    @property
    def content(self) -> Path:
        """The archive."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """The site."""
        return self.folder / "output"

    @property
    def command(self) -> list[str]:
        """The public build, to be run in ``folder``."""
        pelican = str(ROOT / ".venv/bin/pelican")
        only = ["-e", f"PLUGINS={json.dumps(self.plugins)}"] if self.plugins else []
        return [pelican, "content", "-s", "publishconf.py", "-o", "output", *only]

    @property
    def environment(self) -> dict[str, str]:
        """The moment of every measured build."""
        return {"SOURCE_DATE_EPOCH": str(BUILD_MOMENT)}

    def prepare(self, seed: int) -> None:
        """Write the archive and link the project; what stood there before is removed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        write_archive(self.content, self.sessions, self.questions, seed)
        for name in PROJECT:
            (self.folder / name).symlink_to(ROOT / name)

    def forget(self) -> None:
        """Remove everything that builds have left: the next one is cold."""
        for path in self.folder.iterdir():
            if path.name != "content" and path.name not in PROJECT:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()

    def edit(self) -> None:
        """Put a few words before one answer, in the middle of a session in the middle."""
        files = sorted(self.content.glob("sessions/*/*.md"))
        path = files[len(files) // 2]
        text = path.read_text(encoding="utf-8")
        answers = list(ANSWER.finditer(text))
        answer = answers[len(answers) // 2]
        place = answer.end()
        path.write_text(f"{text[:place]}{ADDED[answer[1]]} {text[place:]}", encoding="utf-8")

    def snapshot(self) -> Snapshot:
        """Every file of the site, with what changes when it is written again."""
        found: Snapshot = {}
        folders = [self.output]
        while folders:
            for entry in os.scandir(folders.pop()):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[entry.path] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        return found


def rewritten(before: Snapshot, after: Snapshot) -> int:
    """How many files were written, new or again, or removed."""
    return sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())

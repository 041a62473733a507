"""What ``invoke`` asks of the library, with Pelican's settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from pelican.settings import read_settings

from press_archive.configuration import read_configuration
from pressroom.building.crew import default_workers, open_crew
from pressroom.building.pipeline import inspect
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.newsroom import notes
from pressroom.newsroom.new_record import (
    CannotStartError,
    NewRecord,
    new_release,
    new_series,
    new_session,
)
from pressroom.newsroom.numbering import number_file
from pressroom.problems.report import (
    has_errors,
    render_github,
    render_json,
    render_text,
)
from pressroom.settings import Settings
from pressroom.verifying.tree import verify_tree

REPORTS: dict[str, Callable[..., str]] = {
    "text": render_text,
    "github": render_github,
    "json": render_json,
}
"""The forms of ``check --format``."""

_SESSION_FILE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+\.(?:kk|ru|en)\.md")


def configure(root: Path, content: Path, *, public: bool, now: str = "") -> Settings:
    """The settings of the desk or of the public, for a content folder."""
    file = root / ("publishconf.py" if public else "pelicanconf.py")
    overrides = {"PATH": str(content.resolve()), "PRESS_NOW": now or None}
    return read_configuration(read_settings(str(file), override=overrides), Path.cwd())


def check_content(settings: Settings, form: str, language: Language) -> tuple[str, bool]:
    """The report on a content folder, and whether it would be published."""
    with open_crew(settings.executor, settings.workers) as crew:
        problems = inspect(settings, crew).problems
    report = REPORTS[form](problems, language, public=settings.public)
    return report, not has_errors(problems, public=settings.public)


def verify_output(output: Path, language: Language) -> tuple[str, bool]:
    """The report on a finished site, and whether nothing is wrong with it."""
    problems = verify_tree(output, default_workers())
    return render_text(problems, language), not has_errors(problems)


def number_files(files: Iterable[Path], language: Language) -> tuple[str, bool]:
    """Write missing question ids into files; what was done, and whether all could be done."""
    said = []
    accepted = True
    for file in files:
        if not file.is_file() or not _SESSION_FILE.fullmatch(file.name):
            accepted = False
            said.append(notes.NOT_A_SESSION.say(language, path=file))
            continue
        try:
            said.append(notes.NUMBERED.say(language, path=file, count=number_file(file)))
        except UnicodeDecodeError:
            accepted = False
            said.append(notes.NOT_UTF8.say(language, path=file))
    return "".join(f"{note}\n" for note in said), accepted


def start_record(
    settings: Settings, kind: str, name: str, day: date | None, language: Language
) -> tuple[str, bool]:
    """Write a new record of ``kind`` for the unit or under the slug ``name``; what was done."""
    with open_crew("serial", 1) as crew:
        archive = inspect(settings, crew).archive
    try:
        record = _new(archive, kind, name, day, settings, language)
    except CannotStartError as error:
        parts = [notes.CANNOT_START.say(language, value=error.value)]
        if error.suggestion:
            parts.append(notes.MEANT.say(language, value=error.suggestion))
        return f"{' '.join(parts)}\n", False
    file = settings.content / record.path
    path = f"{settings.label}/{record.path}"
    if file.exists():
        return f"{notes.EXISTS.say(language, path=path)}\n", False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record.text, encoding="utf-8", newline="\n")
    said = [notes.WRITTEN.say(language, path=path)]
    if kind != "series":
        said.append(notes.AS_DRAFT.say(language))
    return f"{' '.join(said)}\n", True


def _new(
    archive: Archive,
    kind: str,
    name: str,
    day: date | None,
    settings: Settings,
    language: Language,
) -> NewRecord:
    today = settings.now.date()
    day = day or today
    if kind == "session":
        return new_session(archive, name, day, language, today=today)
    if kind == "release":
        return new_release(archive, name, day, language)
    return new_series(archive, name, day, today=today)

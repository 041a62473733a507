"""An edit writes its own pages and what shows them; nothing else is made, written or touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pressroom.artifact import Artifact
from pressroom.building.pipeline import Outcome, build
from pressroom.rendering import data_archive
from pressroom.rendering.desk import Desk
from tests.site.commands import tree
from tests.site.small_site import (
    REGISTERS,
    ROOT,
    Files,
    emitters_for,
    session,
    settings_for,
    write_files,
)

BODY = """\
## Первый вопрос? {#q1}

topic: roads

Вопрос: Раз?

Ответ: Один.

## Второй вопрос? {#q2}

Вопрос: Два?

Ответ: Два.
"""
EDITED = "sessions/2019/2019-10-16-talgar.ru.md"
FILES: Files = {
    **REGISTERS,
    EDITED: session(BODY, date="2019-10-16 10:00"),
    **{
        f"sessions/2020/2020-0{n}-16-talgar.ru.md": session(BODY, date=f"2020-0{n}-16 10:00")
        for n in range(1, 9)
    },
}
OWN = "ru/sessions/2019-10-16-talgar/"


class Archive:
    """A content folder and the site that is built of it, again and again."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.output = folder / "output"
        write_files(self.content, FILES)

    def build(self, **changes: Any) -> Outcome:
        settings = settings_for(self.content, self.output, **changes)
        return build(settings, emitters_for(settings))

    def state(self) -> dict[str, tuple[int, int]]:
        """Which file stands at each path, and when it was written."""
        found = (path for path in self.output.rglob("*") if path.is_file())
        states = {path.relative_to(self.output).as_posix(): path.stat() for path in found}
        return {path: (state.st_ino, state.st_mtime_ns) for path, state in states.items()}

    def rewritten(self, edit: Callable[[], object], **changes: Any) -> set[str]:
        """The paths at which another file stands after an edit and a build, or none."""
        before = self.state()
        edit()
        self.build(**changes)
        after = self.state()
        return {path for path in before | after if before.get(path) != after.get(path)}

    def write(self, path: str, text: str) -> None:
        write_files(self.content, {path: text})


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path)
    archive.build()
    return archive


def test_nothing_is_written_when_nothing_has_changed(archive: Archive) -> None:
    assert archive.rewritten(lambda: None) == set()
    assert archive.build().changed == 0


def test_file_times_say_nothing(archive: Archive) -> None:
    def copy_anew() -> None:
        shutil.copytree(archive.content, archive.content.with_name("copy"), copy_function=copied)
        shutil.rmtree(archive.content)
        archive.content.with_name("copy").rename(archive.content)

    def copied(source: str, target: str) -> None:
        Path(target).write_bytes(Path(source).read_bytes())

    assert archive.rewritten(copy_anew) == set()


def test_edited_answer_writes_its_session_and_its_own_page(archive: Archive) -> None:
    text = BODY.replace("Один.", "Один, и только.")
    written = archive.rewritten(
        lambda: archive.write(EDITED, session(text, date="2019-10-16 10:00"))
    )
    assert {f"{OWN}index.html", f"{OWN}q1.html"} <= written
    pages = {path for path in written if path.endswith(".html")}
    assert pages == {f"{OWN}index.html", f"{OWN}q1.html"}


def test_pages_of_other_sessions_stay_when_one_is_added(archive: Archive) -> None:
    path = "sessions/2020/2020-10-16-talgar.ru.md"
    written = archive.rewritten(lambda: archive.write(path, session(BODY, date="2020-10-16 10:00")))
    others = {path for path in written if "/sessions/20" in path and "2020-10-16" not in path}
    # The list of each year names all years with their numbers.
    years = {f"{lang}/sessions/{y}/index.html" for lang in ("kk", "ru", "en") for y in (2019, 2020)}
    assert others == years


def test_removed_session_takes_its_files_with_it(archive: Archive) -> None:
    written = archive.rewritten((archive.content / EDITED).unlink)
    assert {f"{OWN}index.html", f"{OWN}q1.html", f"{OWN}q2.html"} <= written
    assert not (archive.output / OWN).exists()


def test_template_makes_the_pages_anew_that_are_made_with_it(
    archive: Archive, tmp_path: Path
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    archive.build(THEME=str(theme))
    template = theme / "templates" / "news.html"
    text = template.read_text(encoding="utf-8")

    def edit() -> None:
        template.write_text(text.replace("{% block main %}", "{% block main %}\n!"), "utf-8")

    assert archive.rewritten(edit, THEME=str(theme)) == {
        f"{lang}/news/index.html" for lang in ("kk", "ru", "en")
    }


def test_words_of_a_language_make_its_pages_anew_and_no_others(
    archive: Archive, tmp_path: Path
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    archive.build(THEME=str(theme))
    catalogue = theme / "locale" / "kk" / "LC_MESSAGES" / "pressroom.po"
    text = catalogue.read_text(encoding="utf-8")
    at = text.index('msgstr "', text.index('msgid "Newest answers"')) + len('msgstr "')

    def edit() -> None:
        catalogue.write_text(f"{text[:at]}! {text[at:]}", encoding="utf-8")

    written = archive.rewritten(edit, THEME=str(theme))
    assert "kk/index.html" in written
    assert not {path for path in written if path.startswith("ru/")}


def test_moment_of_the_build_alone_writes_the_version(archive: Archive) -> None:
    written = archive.rewritten(lambda: None, PRESS_NOW="2020-11-20T13:00:00+06:00")
    assert written == {"version.json"}


def test_changed_file_of_the_finished_site_is_made_anew(archive: Archive) -> None:
    site = tree(archive.output)
    (archive.output / "ru" / "index.html").write_text("defaced", encoding="utf-8")
    (archive.output / OWN / "q1.html").unlink()
    (archive.output / "stranger").mkdir()
    (archive.output / "stranger" / "note.txt").write_text("", encoding="utf-8")
    archive.build()
    assert tree(archive.output) == site
    assert not (archive.output / "stranger").exists()


def test_stranger_among_the_files_of_the_site_is_all_that_goes(archive: Archive) -> None:
    site = tree(archive.output)
    (archive.output / "stranger.txt").write_text("", encoding="utf-8")
    archive.build()
    assert tree(archive.output) == site


def test_changed_file_that_is_made_from_many_texts_is_made_anew(archive: Archive) -> None:
    site = tree(archive.output)
    (archive.output / "data" / "answers.csv").write_text("defaced", encoding="utf-8")
    archive.build()
    assert tree(archive.output) == site


def test_lost_output_is_put_back_from_what_builds_remember(archive: Archive) -> None:
    """As in CI: the memory comes from a cache, the output is not there."""
    site = tree(archive.output)
    shutil.rmtree(archive.output)
    archive.build()
    assert tree(archive.output) == site


@pytest.mark.parametrize("lost", ["spare", "hidden"])
def test_lost_part_of_what_builds_keep_is_made_anew(archive: Archive, lost: str) -> None:
    archive.write(EDITED, session(BODY.replace("Один", "1"), date="2019-10-16 10:00"))
    shutil.rmtree(archive.output.parent / ".pressroom" / "output" / lost)
    archive.build()
    kept = tree(archive.output)
    archive.build(PRESS_FRESH=True)
    assert tree(archive.output) == kept


def test_what_a_killed_build_left_among_the_hidden_files_goes(archive: Archive) -> None:
    hidden = archive.output.parent / ".pressroom" / "output" / "hidden"
    (hidden / "tmp0123").mkdir()
    (hidden / "tmp0123" / "archive.sqlite").write_bytes(b"SQLite")
    archive.write(EDITED, session(BODY.replace("Один", "1"), date="2019-10-16 10:00"))
    archive.build()
    assert not (hidden / "tmp0123").exists()


def test_open_data_are_put_together_where_nothing_is_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build may be killed just then."""
    hidden = archive.output.parent / ".pressroom" / "output" / "hidden"
    fill = data_archive._fill
    seen: list[bool] = []

    def looked_at(*given: Any) -> None:
        seen.append(any(path.is_dir() for path in hidden.iterdir()))
        fill(*given)

    monkeypatch.setattr(data_archive, "_fill", looked_at)
    archive.write(EDITED, session(BODY.replace("Один", "1"), date="2019-10-16 10:00"))
    archive.build()
    assert seen == [False]


def test_session_that_went_while_the_site_was_lost_is_forgotten(archive: Archive) -> None:
    """Nothing but the memory is left, which still knows of the session and its hidden parts."""
    shutil.rmtree(archive.output)
    shutil.rmtree(archive.output.parent / ".pressroom" / "output" / "spare")
    (archive.content / EDITED).unlink()
    archive.build()
    kept = tree(archive.output)
    archive.build()
    archive.build(PRESS_FRESH=True)
    assert tree(archive.output) == kept


class Words:
    """An emitter of two steps: the sessions' words, hidden, and a file that is made from them."""

    name = "words"
    version = 1

    def __init__(self) -> None:
        self.made: tuple[str, ...] = ()

    def plan(self, edition: Any) -> Iterator[Artifact]:
        hidden = []
        for session_id, versions in edition.archive.sessions.items():
            for lang, facts in versions.items():
                path = f"words/{session_id}.{lang}"
                hidden.append(path)
                unit = f"session {session_id} {lang}"
                yield Artifact(path, self.name, unit, None, (facts.source,), hidden=True)
        yield Artifact("words.txt", self.name, "words", None, made_from=tuple(hidden))

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        if artifact.hidden:
            (source,) = artifact.sources
            return f"{desk.session(source).facts.title}\n".encode()
        return b"".join(map(desk.hidden, artifact.made_from))


def build_words(archive: Archive, **changes: Any) -> bytes:
    settings = settings_for(archive.content, archive.output, **changes)
    build(settings, [*emitters_for(settings), Words()])
    return (archive.output / "words.txt").read_bytes()


def test_file_made_from_hidden_ones_follows_their_bytes(archive: Archive) -> None:
    assert build_words(archive) == "Прямой эфир\n".encode() * 9
    written = archive.output / "words.txt"
    stood = written.stat().st_mtime_ns
    archive.write(EDITED, session(BODY.replace("Один", "1"), date="2019-10-16 10:00"))
    build_words(archive)
    assert written.stat().st_mtime_ns == stood, "made again although no title has changed"
    archive.write(EDITED, session(BODY, date="2019-10-16 10:00", title="Другой"))
    assert build_words(archive) == "Другой\n".encode() + "Прямой эфир\n".encode() * 8


def test_hidden_file_that_was_damaged_is_made_anew(archive: Archive) -> None:
    build_words(archive)
    for file in (archive.output.parent / ".pressroom" / "output" / "hidden").iterdir():
        file.write_bytes(b"?")
    archive.write(EDITED, session(BODY, date="2019-10-16 10:00", title="Другой"))
    assert build_words(archive) == "Другой\n".encode() + "Прямой эфир\n".encode() * 8
    assert not {path for path in tree(archive.output) if path.startswith("words/")}

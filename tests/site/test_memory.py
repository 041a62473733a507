"""A memory that is damaged, foreign or older is thrown away with one line, never trusted."""

from __future__ import annotations

import pickle
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pressroom.building import pipeline
from pressroom.building.crew import open_crew
from pressroom.building.memory import sealed
from pressroom.building.pipeline import build
from pressroom.building.progress import Progress, Remark
from pressroom.packing import CannotUnpack, pack, unpack
from tests.site.commands import tree
from tests.site.small_site import (
    REGISTERS,
    Files,
    emitters_for,
    session,
    settings_for,
    write_files,
)

BODY = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
OLD: Files = {**REGISTERS, "sessions/2020/2020-10-16-talgar.ru.md": session(BODY)}
NEW: Files = {
    **OLD,
    "sessions/2020/2020-10-16-talgar.ru.md": session(BODY.replace("Да.", "Нет.")),
    "sessions/2020/2020-10-17-talgar.ru.md": session(BODY, date="2020-10-17 10:00"),
}


class Remarks(Progress):
    """Keeps what a build remarks."""

    def __init__(self) -> None:
        self.said: list[Remark] = []

    def remark(self, remark: Remark) -> None:
        self.said.append(remark)


def built(
    folder: Path, files: Files, name: str = "output"
) -> tuple[dict[str, bytes], list[Remark]]:
    content = write_files(folder / "content", files)
    settings = settings_for(content, folder / name)
    remarks = Remarks()
    build(settings, emitters_for(settings), remarks)
    return tree(settings.output), remarks.said


def memory_of(folder: Path) -> Path:
    return folder / ".pressroom" / "output" / "memory.sqlite"


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    """What a clean build of the new content gives; the memory is of the old one."""
    site, _ = built(tmp_path, NEW, "clean")
    (tmp_path / "content" / "sessions/2020/2020-10-17-talgar.ru.md").unlink()
    built(tmp_path, OLD)
    return site


def test_journal_whose_memory_is_gone_is_not_played_into_the_next_one(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    memory = memory_of(tmp_path)
    copy, journal = memory.with_name("copy"), memory.with_name(f"{memory.name}-journal")
    copy.write_bytes(memory.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE made SET packed = zeroblob(5000)")
        journal.write_bytes(copy.with_name("copy-journal").read_bytes())
    memory.unlink()
    assert built(tmp_path, NEW) == (expected, [])
    assert built(tmp_path, NEW) == (expected, [])


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_file_that_is_no_memory_is_thrown_away(
    tmp_path: Path, expected: dict[str, bytes], content: bytes
) -> None:
    memory_of(tmp_path).write_bytes(content)
    assert built(tmp_path, NEW) == (expected, [Remark.FORGOTTEN])
    assert built(tmp_path, NEW) == (expected, [])


@pytest.mark.parametrize("part", range(12))
def test_memory_cut_anywhere_is_thrown_away(
    tmp_path: Path, expected: dict[str, bytes], part: int
) -> None:
    whole = memory_of(tmp_path).read_bytes()
    memory_of(tmp_path).write_bytes(whole[: len(whole) * part // 12])
    assert built(tmp_path, NEW)[0] == expected


@pytest.mark.parametrize("seed", range(12))
def test_memory_with_wrong_bytes_never_gives_a_wrong_site(
    tmp_path: Path, expected: dict[str, bytes], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 places, not secrets
    whole = bytearray(memory_of(tmp_path).read_bytes())
    for _ in range(40):
        whole[chance.randrange(100, len(whole))] = chance.randrange(256)
    memory_of(tmp_path).write_bytes(whole)
    assert built(tmp_path, NEW)[0] == expected


def test_memory_of_another_program_is_thrown_away(
    tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "program", lambda: "another")
    assert built(tmp_path, NEW) == (expected, [Remark.FORGOTTEN])


def test_memory_of_another_shape_is_thrown_away(tmp_path: Path, expected: dict[str, bytes]) -> None:
    with sqlite3.connect(memory_of(tmp_path)) as memory:
        memory.execute("DROP TABLE made")
    memory.close()
    assert built(tmp_path, NEW) == (expected, [Remark.FORGOTTEN])


def test_memory_with_a_foreign_value_is_thrown_away(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    with sqlite3.connect(memory_of(tmp_path)) as memory:
        memory.execute("UPDATE entry SET packed = ? WHERE name = 'stamps'", (sealed("foreign"),))
    memory.close()
    assert built(tmp_path, NEW)[0] == expected


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("1 + 1",)


@pytest.mark.parametrize("bad", [b"", b"?", pickle.dumps(Evil()), pickle.dumps(Path("x"))])
def test_unpacking_makes_values_of_the_library_and_nothing_else(bad: bytes) -> None:
    with pytest.raises(CannotUnpack):
        unpack(bad)


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", NEW)
    settings = settings_for(content, tmp_path / "output")
    with open_crew("serial", 1) as crew:
        read = pipeline.inspect(settings, crew)
    assert unpack(pack(read.archive.sessions)) == read.archive.sessions
    assert unpack(pack(read.shelf.context)) == read.shelf.context

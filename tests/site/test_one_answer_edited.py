"""One answer is edited in an archive of many years with all outputs on: which files are written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.desk import Desk
from pressroom.building.pipeline import build
from tests.site.small_site import emitters_for, settings_for

SESSIONS, QUESTIONS = 36, 8

KINDS = (
    ("page of the question", 1, r"ru/sessions/[^/]+/q\d+\.html"),
    ("page of its session", 1, r"ru/sessions/[^/]+/index\.html"),
    ("data of its session", 2, r"data/sessions/[^/]+\.(an|json)"),
    ("tables of all answers", 2, r"data/answers\.(csv|jsonl)"),
    ("database", 1, r"data/archive\.sqlite"),
    ("feeds that hold it", 12, r"(kk|ru|en)/feeds/(all|answers|(topic|district)-[^/]+)\.atom\.xml"),
    ("root of the search", 1, r"search/index\.json"),
    ("words that results show", 1, r"search/cards/[^/]+/\d+\.json"),
    ("shards of its new words", 12, r"search/2008-2015/(shards|heavy)-\d+\.bin"),
    ("spelling of its new words", 4, r"search/2008-2015/(words|endings)-\d+\.bin"),
)
"""Kind, most files of it, and their paths."""


class Archive(Desk):
    """The archive of the benchmark, built here."""

    def build(self) -> dict[str, bytes]:
        """The files of the site after a build."""
        settings = settings_for(self.content, self.output)
        build(settings, emitters_for(settings))
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, SESSIONS, QUESTIONS)
    archive.prepare(1)
    return archive


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before | after if before.get(path) != after.get(path)}


def kinds(paths: Iterable[str]) -> Counter[str]:
    """How many there are of each kind; a path of no kind stands for itself."""
    return Counter(
        next((kind for kind, _, pattern in KINDS if re.fullmatch(pattern, path)), path)
        for path in paths
    )


def test_an_edited_answer_writes_a_few_files_of_known_kinds(archive: Archive) -> None:
    before = archive.build()
    places = archive.snapshot()
    archive.edit()
    after = archive.build()
    written = {
        Path(path).relative_to(archive.output).as_posix()
        for path, place in archive.snapshot().items()
        if places.get(path) != place
    }
    assert written == changed(before, after)
    most = {kind: count for kind, count, _ in KINDS}
    found = kinds(written)
    assert {kind: count for kind, count in found.items() if count > most.get(kind, 0)} == {}
    assert len(written) <= 30

    clean = Archive(archive.folder / "clean", SESSIONS, QUESTIONS)
    clean.folder.mkdir()
    shutil.copytree(archive.content, clean.content)
    assert changed(clean.build(), after) == set()

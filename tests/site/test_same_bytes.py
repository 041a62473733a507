"""Same content, settings and moment: same bytes, wherever and however the build is made."""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pressroom.building import crew as crew_room
from pressroom.building.pipeline import build
from tests.site.commands import pelican, tree
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    Files,
    build_site,
    emitters_for,
    record,
    settings_for,
    write_files,
)
from tests.site.whole_site import WHOLE

MANY: Files = {
    **REGISTERS,
    **WHOLE,
    **{
        f"news/2019/2019-01-{day:02}-{name}.ru.md": record(
            f"Текст номер {day}.", title=f"Релиз {day} {name}", date=f"2019-01-{day:02}"
        )
        for day in range(1, 21)
        for name in ("a", "b")
    },
}
"""So many records that the work is divided among processes."""


def shuffled(seed: int) -> Files:
    """The same files, to be created in another order."""
    names = sorted(MANY, key=lambda name: hashlib.blake2b(f"{seed} {name}".encode()).digest())
    return {name: MANY[name] for name in names}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("expected")
    done = pelican(write_files(folder / "content", MANY), folder / "output")
    assert done.returncode == 0, done.stderr
    return tree(folder / "output")


@pytest.mark.parametrize(
    ("seed", "place", "more"),
    [
        (1, "a", {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "0"}),
        (2, "deep/er/b", {"TZ": "Pacific/Apia", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
        (3, "имя с пробелом", {"TZ": "UTC", "LANG": "ru_RU.UTF-8", "PYTHONHASHSEED": "random"}),
    ],
    ids=["west", "east", "random"],
)
def test_place_file_order_time_zone_locale_and_hash_seed_change_no_byte(
    tmp_path: Path, expected: dict[str, bytes], seed: int, place: str, more: dict[str, str]
) -> None:
    content = write_files(tmp_path / place / "content", shuffled(seed))
    done = pelican(content, tmp_path / place / "output", environ=more)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / place / "output") == expected


def test_two_workers_give_the_same_bytes_as_one(
    tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Any] = []
    submit = ProcessPoolExecutor.submit

    def counted(self: Any, *work: Any) -> Any:
        handed.append(work)
        return submit(self, *work)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", counted)
    content = write_files(tmp_path / "content", MANY)
    settings = settings_for(
        content,
        tmp_path / "output",
        executor="processes",
        SITEURL="https://pressroom.example",
        PRESS_WORKERS=2,
    )
    build(settings, emitters_for(settings))
    assert len(handed) > 2 * crew_room._FEW
    assert tree(tmp_path / "output") == expected


def test_second_build_of_the_same_content_changes_no_file(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    content = write_files(tmp_path / "content", MANY)
    settings = settings_for(content, tmp_path / "output")
    assert build(settings, emitters_for(settings)).changed == len(expected)
    assert build(settings, emitters_for(settings)).changed == 0


def test_another_moment_changes_only_what_says_the_moment(tmp_path: Path, whole: BuiltSite) -> None:
    later = build_site(tmp_path, WHOLE, PRESS_NOW="2020-11-20T12:00:05+06:00")
    different = {path for path in whole.files if later.files[path] != whole.files[path]}
    assert different == {"version.json"}

"""No space left, no permission, at any write: the old site or the new one, and the next heals."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pressroom.building.pipeline import build
from tests.site.commands import beside, tree
from tests.site.small_site import (
    REGISTERS,
    Files,
    emitters_for,
    session,
    settings_for,
    write_files,
)

BODY = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
ONE = "sessions/2020/2020-10-16-talgar.ru.md"
OTHER = "sessions/2020/2020-10-17-talgar.ru.md"
CONTENTS: list[Files] = [
    {ONE: session(BODY)},
    {ONE: session(BODY.replace("Да.", "Нет.")), OTHER: session(BODY, date="2020-10-17 10:00")},
]
EMITTERS = {"session-pages", "listing-pages", "media-files", "version-file"}
WRITES = ("write_bytes", "replace", "rename", "unlink", "mkdir", "rmdir")


class Faults:
    """Everything that writes, counted; the call of one number fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.failing = 0
        self.code = 0
        for name in WRITES:
            monkeypatch.setattr(Path, name, self._counted(getattr(Path, name)))
        for name in ("link", "mkdir"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self.failing:
                raise OSError(self.code, os.strerror(self.code))
            return call(*arguments, **options)

        return counted

    def begin(self, failing: int, code: int) -> None:
        self.calls, self.failing, self.code = 0, failing, code


def site_of(folder: Path, number: int, output: str) -> dict[str, bytes]:
    """Build one of the two contents."""
    content = folder / f"content{number}"
    settings = settings_for(content, folder / output)
    build(settings, [emitter for emitter in emitters_for(settings) if emitter.name in EMITTERS])
    return tree(settings.output)


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    """Where the two contents lie."""
    for number, files in enumerate(CONTENTS):
        write_files(tmp_path / f"content{number}", {**REGISTERS, **files})
    return tmp_path


def test_fault_at_any_write_of_an_edit_leaves_a_whole_site_and_is_healed(
    contents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = [site_of(contents, number, f"clean{number}") for number in (0, 1)]
    site_of(contents, 0, "output")
    faults = Faults(monkeypatch)
    number, failing, failed = 1, 0, 0
    while True:
        failing += 1
        code = errno.ENOSPC if failing % 2 else errno.EACCES
        before = tree(contents / "output")
        faults.begin(failing, code)
        try:
            site_of(contents, number, "output")
        except OSError:
            failed += 1
            assert tree(contents / "output") in (before, sites[number])
        else:
            assert tree(contents / "output") == sites[number]
        reached = faults.calls >= failing
        faults.begin(0, code)
        assert site_of(contents, number, "output") == sites[number]
        assert beside(contents / "output") == set()
        if not reached:
            break
        number = 1 - number
    assert failed > 20, "hardly anything was written"


@pytest.mark.parametrize("failing", [1, 4, 9, 60])
def test_fault_in_a_first_build_leaves_nothing_and_is_healed(
    contents: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    expected = site_of(contents, 1, "clean")
    faults = Faults(monkeypatch)
    faults.begin(failing, errno.ENOSPC)
    with pytest.raises(OSError, match="No space left"):
        site_of(contents, 1, "output")
    assert tree(contents / "output") == {}
    faults.begin(0, 0)
    assert site_of(contents, 1, "output") == expected

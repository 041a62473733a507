"""A measurement takes in every process that a command has started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.desk import Desk, rewritten
from bench.measure import Cost, measure

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

GREEDY_GRANDCHILD = """
import subprocess, sys
held = "x = bytearray(150_000_000); x[::4096] = b'1' * len(x[::4096]); import time; time.sleep(0.5)"
subprocess.run([sys.executable, "-c", held], check=True)
"""

ORPHAN = """
import subprocess, sys
late = "import time; time.sleep(0.4); open('done.txt', 'w').close()"
subprocess.Popen([sys.executable, "-c", late], start_new_session=True)
"""


def run(words: list[str], folder: Path) -> Cost:
    return measure(words, folder, {}, folder / "log.txt")


@linux
def test_memory_of_a_grandchild_counts(tmp_path: Path) -> None:
    assert run([sys.executable, "-c", GREEDY_GRANDCHILD], tmp_path).memory > 150_000_000


@linux
def test_a_process_whose_parent_has_ended_is_waited_for(tmp_path: Path) -> None:
    run([sys.executable, "-c", ORPHAN], tmp_path)
    assert (tmp_path / "done.txt").exists()


@linux
def test_what_a_command_says_and_its_exit_code_are_kept(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", "print('said'); raise SystemExit(3)"], tmp_path)
    assert cost.code == 3
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").strip() == "said"


@linux
def test_the_command_line_prints_one_line_of_json() -> None:
    words = [sys.executable, "-m", "bench.measure", "--", "true"]
    done = subprocess.run(words, capture_output=True, check=True, text=True)
    assert set(json.loads(done.stdout)) == {"wall", "user", "system", "memory", "largest", "code"}


def test_an_edit_changes_one_answer_and_the_count_of_written_files_sees_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", sessions=3, questions=4)
    desk.prepare(seed=1)
    before = {path: path.read_text(encoding="utf-8") for path in desk.content.rglob("*.md")}
    desk.edit()
    after = {path: path.read_text(encoding="utf-8") for path in desk.content.rglob("*.md")}
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) == 1
    lines = zip(before[changed[0]].splitlines(), after[changed[0]].splitlines(), strict=True)
    assert sum(one != other for one, other in lines) == 1


def test_written_files_are_new_ones_replaced_ones_and_removed_ones(tmp_path: Path) -> None:
    desk = Desk(tmp_path, sessions=1, questions=1)
    (desk.output / "ru").mkdir(parents=True)
    for name in ("same", "replaced", "removed"):
        (desk.output / "ru" / name).write_text(name, encoding="utf-8")
    before = desk.snapshot()
    (desk.output / "ru/new").write_text("new", encoding="utf-8")
    (desk.output / "ru/other").write_text("replaced", encoding="utf-8")
    (desk.output / "ru/other").replace(desk.output / "ru/replaced")
    (desk.output / "ru/removed").unlink()
    assert rewritten(before, desk.snapshot()) == 3
    assert rewritten(before, before) == 0


def test_a_cold_build_finds_nothing_of_the_one_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", sessions=1, questions=1)
    desk.prepare(seed=1)
    (desk.folder / ".pressroom").mkdir()
    (desk.output / "ru").mkdir(parents=True)
    desk.forget()
    left = {path.name for path in desk.folder.iterdir()}
    assert left == {"content", "pelicanconf.py", "publishconf.py", "plugins", "theme"}

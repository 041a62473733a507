"""A reader with Python and nothing else checks saved copies of the site."""

from __future__ import annotations

import ast
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bench.tampering import read_by_reader
from pressroom.publishing.compression import compress_tree
from pressroom.publishing.manifest import read_manifest, write_manifest
from pressroom.publishing.release import keep_release, make_release
from tests.site.small_site import ROOT, write_files

VERIFIER = ROOT / "docs" / "verify_releases.py"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAGES = {"index.html": "index", "kk/a.html": "жауап " * 200, "kk/b.html": "сұрақ"}

read = read_by_reader()


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    """Whole copies of three releases, as they lie on the server."""
    tree, record = tmp_path / "tree", tmp_path / "published"
    saved = []
    for number in (1, 2, 3):
        write_files(tree, {**PAGES, "kk/a.html": f"{number}{PAGES['kk/a.html']}", "_headers": ""})
        make_release(tree, record, f"{number:040x}", NOON + timedelta(days=number))
        keep_release(tree, record)
        compress_tree(tree)
        saved.append(shutil.copytree(tree, tmp_path / f"copy-{number}"))
        for packed in [*tree.rglob("*.br"), *tree.rglob("*.gz")]:
            packed.unlink()
    return saved


def test_it_is_short_and_needs_the_standard_library_alone() -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(text, feature_version=(3, 9)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else
                     [alias.name for alias in node.names])
    }  # fmt: skip
    assert imported <= sys.stdlib_module_names


def test_it_runs_where_nothing_is_installed(copies: list[Path]) -> None:
    command = [sys.executable, "-I", "-S", str(VERIFIER), "--whole", str(copies[0]), str(copies[2])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "All agrees."
    assert f"{copies[2]}: 3 files published, 0 of them erased, 0 not here" in done.stdout


def test_a_few_saved_pages_are_a_copy_too(copies: list[Path], tmp_path: Path) -> None:
    few = tmp_path / "few"
    (few / "kk").mkdir(parents=True)
    for name in ("manifest.json", "releases.jsonl", "kk/a.html"):
        shutil.copyfile(copies[2] / name, few / name)
    assert read([str(few)]) == 0
    assert read(["--whole", str(few)]) == 1


@pytest.mark.parametrize("words", [[], ["1", "2", "3"], ["nowhere"], ["--whole"]])
def test_without_a_copy_it_says_how_it_is_used(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(words) == 2
    assert "python3 verify_releases.py" in capsys.readouterr().out


def test_a_later_copy_may_not_be_shorter(
    copies: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert read([str(copies[1]), str(copies[0])]) == 1
    assert f"{copies[0]}: line 2 of {copies[1]} is gone or another one" in capsys.readouterr().out


def test_only_another_copy_shows_a_change_of_the_newest_line(
    copies: list[Path], tmp_path: Path
) -> None:
    other = shutil.copytree(copies[2], tmp_path / "other")
    ledger = (other / "releases.jsonl").read_text("ascii")
    (other / "releases.jsonl").write_text(ledger.replace("3" + '","manifest', "4" + '","manifest'))
    for packed in other.glob("releases.jsonl.*"):
        packed.unlink()
    assert read([str(other)]) == 0
    assert read([str(copies[2]), str(other)]) == 1


def erase(copy: Path, instead: str) -> None:
    manifest = read_manifest((copy / "manifest.json").read_bytes())
    digest = sha256(instead.encode()).hexdigest() if instead else ""
    write_manifest(manifest.erase({"kk/a.html": digest}, date(2026, 12, 1)), copy / "manifest.json")
    for packed in [*copy.glob("manifest.json.*"), *copy.glob("kk/a.html*")]:
        packed.unlink()
    if instead:
        (copy / "kk/a.html").write_text(instead, encoding="utf-8")


@pytest.mark.parametrize("instead", ["", "Өшірілді"])
def test_what_was_erased_is_counted_and_all_else_agrees(
    copies: list[Path], instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    erase(copies[2], instead)
    assert read(["--whole", str(copies[1]), str(copies[2])]) == 0
    assert (
        f"{copies[2]}: 3 files published, 1 of them erased, 0 not here" in capsys.readouterr().out
    )
    (copies[2] / "kk/a.html").write_text("басқа сөз", encoding="utf-8")
    assert read([str(copies[2])]) == 1


def pipe(copy: Path) -> None:
    os.mkfifo(copy / "kk/new.html")


def folder(copy: Path) -> None:
    (copy / "index.html").unlink()
    (copy / "index.html").mkdir()


def elsewhere(copy: Path) -> None:
    (copy / "ru").symlink_to(copy / "kk")


def bomb(copy: Path) -> None:
    (copy / "kk/a.html.gz").write_bytes(gzip.compress(b"\0" * 50_000_000))


def twin(copy: Path) -> None:
    shutil.copyfile(copy / "index.html", copy / "index.html.tx")


def number(copy: Path) -> None:
    text = (copy / "manifest.json").read_text("utf-8").replace('"release":3', '"release":3.0')
    (copy / "manifest.json").write_text(text, encoding="utf-8")


def deep(copy: Path) -> None:
    (copy / "manifest.json").write_text("[" * 100_000, encoding="utf-8")


def nothing(copy: Path) -> None:
    (copy / "releases.jsonl").write_bytes(b"")


@pytest.mark.parametrize(
    "alter", [pipe, folder, elsewhere, bomb, twin, number, deep, nothing],
)  # fmt: skip
def test_what_a_copy_cannot_hold_is_told(
    copies: list[Path], alter: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    alter(copies[2])
    assert read(["--whole", str(copies[2])]) == 1
    assert capsys.readouterr().out.endswith("Not all agrees.\n")


def test_a_name_cannot_write_to_the_terminal(
    copies: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (copies[2] / "kk" / "a\n\x1b[2JAll agrees.\u202e").touch()
    entry = json.dumps({"path": "\x1b[2J\ud800"})
    (copies[1] / "manifest.json").write_text(f'{{"files":[{entry}],"release":1}}', "ascii")
    assert read([str(copies[1]), str(copies[2])]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\nAll agrees." not in said

"""A release tree is held against its own manifest and ledger; each fault is told at its place."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

import brotli
import pytest

from pressroom.publishing.compression import compress_tree
from pressroom.publishing.manifest import read_manifest, write_manifest
from pressroom.publishing.release import keep_release, make_release
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import write_files
from tests.verifying.test_verify_tree import page, sound

MOMENT = datetime(2026, 11, 25, 12, tzinfo=UTC)
LONG = "".join(f"<p>{n}</p>" for n in range(200))
PAGE, ERASED = "kk/a.html", "kk/b.html"
Fault = Callable[[Path], object]


def salts() -> Iterator[str]:
    return (f"{n:032x}" for n in count(1))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The second release of a site, with copies and with what is for hosts alone."""
    folder, record = tmp_path / "site", tmp_path / "published"
    pages = {PAGE: page(PAGE, LONG), ERASED: page(ERASED)}
    write_files(folder, {**sound(), **pages, "_headers": "", "_redirects": ""})
    for commit in ("a" * 40, "b" * 40):
        make_release(folder, record, commit, MOMENT, salts().__next__)
        keep_release(folder, record)
    compress_tree(folder)
    return folder


def told(tree: Path) -> list[str]:
    """Code, path and line of each problem."""
    return [
        f"{p.code} {Path(p.file).relative_to(tree).as_posix()} {p.line}" for p in verify_tree(tree)
    ]


def edit(name: str, old: str, new: str) -> Fault:
    def change(tree: Path) -> None:
        text = (tree / name).read_text("utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.DOTALL)
        assert changed != text
        write_anew(tree, name, changed.encode())

    return change


def write_anew(tree: Path, name: str, content: bytes) -> None:
    """Write a file and, where it is one of the release's papers, leave it no old copies."""
    (tree / name).write_bytes(content)
    if name in {"manifest.json", "releases.jsonl"}:
        for ending in (".br", ".gz"):
            (tree / f"{name}{ending}").unlink(missing_ok=True)


def erase(instead: str) -> Fault:
    def change(tree: Path) -> None:
        manifest = read_manifest((tree / "manifest.json").read_bytes())
        erased = manifest.erase({ERASED: instead}, date(2026, 12, 1))
        write_manifest(erased, tree / "manifest.json")
        write_anew(tree, "manifest.json", (tree / "manifest.json").read_bytes())

    return change


def test_a_release_as_it_was_made_has_no_problems(tree: Path) -> None:
    assert (tree / f"{PAGE}.br").is_file()
    assert (tree / "manifest.json.gz").is_file()
    assert told(tree) == []


def test_several_readers_hold_it_against_the_same_manifest(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pressroom.verifying.readers.FEW", 1)
    assert verify_tree(tree, 2) == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (lambda tree: (tree / "manifest.json").unlink(), "V410 manifest.json 0"),
        (edit("manifest.json", r"\}\n$", "}"), "V410 manifest.json 0"),
        (edit("manifest.json", '"release":2', '"release":2.0'), "V410 manifest.json 0"),
        (edit("manifest.json", '"size":', '"size": '), "V410 manifest.json 0"),
        (edit("manifest.json", '"salt":"0', '"salt":"'), "V410 manifest.json 0"),
        (edit("manifest.json", r'(\{"path":.*?\}),\n', r"\1,\n\1,\n"), "V410 manifest.json 0"),
        (edit("manifest.json", "^.*$", "[]"), "V410 manifest.json 0"),
        (lambda tree: (tree / "kk/new.txt").touch(), "V411 kk/new.txt 0"),
        (lambda tree: (tree / f"{PAGE}.br.gz").touch(), f"V411 {PAGE}.br.gz 0"),
        (lambda tree: (tree / "404.html").unlink(), "V412 404.html 0"),
        (edit(PAGE, "<p>7</p>", "<p>8</p>"), f"V413 {PAGE} 0"),
        (edit(PAGE, "\n$", "\n\n"), f"V413 {PAGE} 0"),
        (
            lambda tree: (tree / f"{PAGE}.br").write_bytes(brotli.compress(b"other")),
            f"V414 {PAGE}.br 0",
        ),
        (
            lambda tree: (tree / f"{PAGE}.gz").write_bytes(gzip.compress(b"other")),
            f"V414 {PAGE}.gz 0",
        ),
        (lambda tree: (tree / f"{PAGE}.br").write_bytes(b"\x01damaged"), f"V414 {PAGE}.br 0"),
        (lambda tree: (tree / f"{PAGE}.gz").write_bytes(b""), f"V414 {PAGE}.gz 0"),
        (lambda tree: (tree / "releases.jsonl").unlink(), "V415 releases.jsonl 0"),
        (edit("releases.jsonl", "\n$", ""), "V415 releases.jsonl 2"),
        (edit("releases.jsonl", r"\+00:00", "+05:00"), "V415 releases.jsonl 1"),
        (edit("releases.jsonl", '"number":1', '"number":1.0'), "V415 releases.jsonl 1"),
        (edit("releases.jsonl", "a{40}", "A" * 40), "V415 releases.jsonl 1"),
        (edit("releases.jsonl", "a{40}", "c" * 40), "V416 releases.jsonl 2"),
        (edit("releases.jsonl", "^[^\n]*\n", ""), "V416 releases.jsonl 1"),
        (edit("releases.jsonl", "T12(.*)T12", r"T13\1T12"), "V416 releases.jsonl 2"),
        (edit("releases.jsonl", "[^\n]*\n$", ""), "V417 manifest.json 0"),
        (edit("manifest.json", '"release":2', '"release":1'), "V417 manifest.json 0"),
        (edit("manifest.json", '"salt":"0', '"salt":"1'), "V417 manifest.json 0"),
        (erase(""), f"V418 {ERASED} 0"),
        (erase("c" * 64), f"V418 {ERASED} 0"),
    ],
    ids=map("fault {}".format, count(1)),
)
def test_a_fault_of_a_release_is_told_at_its_place(tree: Path, fault: Fault, expected: str) -> None:
    fault(tree)
    assert expected in told(tree)


def test_an_erased_file_is_gone_or_what_the_manifest_says_stands_instead(tree: Path) -> None:
    tombstone = page(ERASED, "<p>Өшірілді</p>").encode()
    erase(sha256(tombstone).hexdigest())(tree)
    assert told(tree) == [f"V418 {ERASED} 0"]
    (tree / ERASED).write_bytes(tombstone)
    for ending in (".br", ".gz"):
        (tree / f"{ERASED}{ending}").unlink(missing_ok=True)
    assert told(tree) == []
    (tree / ERASED).unlink()
    assert told(tree) == [f"V412 {ERASED} 0"]


def test_a_copy_that_unpacks_to_more_than_its_original_is_not_unpacked_whole(tree: Path) -> None:
    for ending, pack in ((".br", brotli.compress), (".gz", gzip.compress)):
        (tree / f"{PAGE}{ending}").write_bytes(pack(b"\0" * 50_000_000))
    assert told(tree) == [f"V414 {PAGE}.br 0", f"V414 {PAGE}.gz 0"]


def test_a_site_that_was_not_released_may_not_hold_compressed_copies(tree: Path) -> None:
    for name in ("manifest.json", "releases.jsonl"):
        for ending in ("", ".br", ".gz"):
            (tree / f"{name}{ending}").unlink(missing_ok=True)
    assert {line.split()[0] for line in told(tree)} == {"V102"}

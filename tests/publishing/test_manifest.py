"""The manifest lists what is served, in one form, and forgets what is erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from pressroom.publishing.manifest import (
    ErasedEntry,
    FileEntry,
    ForeignEntry,
    Manifest,
    ManifestWrong,
    leaf_of,
    make_manifest,
    new_salt,
    read_manifest,
    render_manifest,
    write_manifest,
)

DAY = date(2026, 11, 25)


def salts() -> Iterator[str]:
    return (f"{n:032x}" for n in count(1))


def tree(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def listed(folder: Path) -> Manifest:
    return make_manifest(folder, None, salts().__next__)


def test_every_served_file_is_listed_by_path_with_its_size_and_digest(tmp_path: Path) -> None:
    manifest = listed(tree(tmp_path, ru__b_dot_html="вода", a_dot_css=""))
    first, second = manifest.entries
    assert first.path == "a.css"
    assert second == FileEntry(
        "ru/b.html", 8, sha256("вода".encode()).hexdigest(), "00000000000000000000000000000002"
    )


def test_own_papers_and_compressed_copies_are_not_listed(tmp_path: Path) -> None:
    names = {"a.html", "a.html.br", "a.html.gz", "manifest.json", "releases.jsonl", "tables.gz"}
    for name in names:
        (tmp_path / name).touch()
    assert [entry.path for entry in listed(tmp_path).entries] == ["a.html", "tables.gz"]


def test_an_unchanged_file_keeps_its_salt_and_a_changed_one_gets_another(tmp_path: Path) -> None:
    before = make_manifest(tree(tmp_path, a="1", b="2"), None)
    after = make_manifest(tree(tmp_path, b="3"), before)
    assert after.number == 2
    assert after.by_path["a"] == before.by_path["a"]
    was, now = before.by_path["b"], after.by_path["b"]
    assert isinstance(was, FileEntry)
    assert isinstance(now, FileEntry)
    assert was.salt != now.salt


def test_digest_can_be_checked_with_the_standard_library(tmp_path: Path) -> None:
    manifest = listed(tree(tmp_path, a="1", ru__b="2"))
    raw = json.loads(render_manifest(manifest))
    leaves = []
    for file in raw["files"]:
        sealed = sha256(f"{file['salt']}\n{file['size']}\n{file['sha256']}".encode()).hexdigest()
        leaves.append(sha256(f"{file['path']}\n{sealed}".encode()).hexdigest())
    assert sha256("\n".join(sorted(leaves)).encode()).hexdigest() == manifest.digest


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    manifest = listed(tree(tmp_path, a="1", ru__жауап="2")).erase({"a": ""}, DAY)
    write_manifest(manifest, tmp_path / "manifest.json")
    assert read_manifest((tmp_path / "manifest.json").read_bytes()) == manifest
    assert not (tmp_path / "manifest.json.new").exists()


def test_erased_entry_keeps_the_digest_and_tells_nothing_of_the_words(tmp_path: Path) -> None:
    before = listed(tree(tmp_path, a="a neighbour's name", b="2"))
    after = before.erase({"a": "c" * 64}, DAY)
    assert after.digest == before.digest
    was = before.by_path["a"]
    assert isinstance(was, FileEntry)
    assert after.by_path["a"] == ErasedEntry("a", was.sealed, DAY, "c" * 64)
    assert was.salt not in render_manifest(after).decode()
    assert was.sha256 not in render_manifest(after).decode()


def test_an_erased_entry_keeps_its_first_day(tmp_path: Path) -> None:
    once = listed(tree(tmp_path, a="1")).erase({"a": ""}, DAY)
    twice = once.erase({"a": ""}, date(2027, 1, 1))
    assert twice == once


def test_a_path_of_an_erased_entry_is_bound_to_the_digest(tmp_path: Path) -> None:
    erased = listed(tree(tmp_path, a="1")).erase({"a": ""}, DAY).entries[0]
    assert isinstance(erased, ErasedEntry)
    assert leaf_of(erased) != leaf_of(ErasedEntry("b", erased.sealed, DAY))


def test_salts_are_never_the_same() -> None:
    assert len({new_salt() for _ in range(100)}) == 100


def test_a_symbolic_link_is_no_file_to_publish(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/etc/hostname")
    with pytest.raises(ForeignEntry, match="a"):
        listed(tmp_path)


GOOD = (
    '{"files":[\n{"path":"a","salt":"' + "1" * 32 + '","sha256":"' + "2" * 64 + '","size":1}\n'
    '],"release":1}\n'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{", ""),
        ('"release":1', '"release":1,"release":1'),
        ('"release":1', '"release": 1'),
        ('"release":1', '"release":true'),
        ('"release":1', '"release":-1'),
        ('"size":1', '"size":"1"'),
        ('"size":1', '"size":1.0'),
        ("1" * 32, "1" * 31),
        ("2" * 64, "A" * 64),
        ('"path":"a"', '"path":"../a"'),
        ('"path":"a"', '"path":"/a"'),
        ('"path":"a"', '"path":"a//b"'),
        ('"path":"a"', '"path":"a\\\\b"'),
        ('"path":"a"', '"path":"\\ud800"'),
        ('"path":"a"', '"path":"\\u0061"'),
        ('"path":"a"', '"path":7'),
        ('"size":1', '"size":1,"more":1'),
        ('"release":1}\n', '"release":1}'),
        ('"release":1}\n', '"release":1}\n\n'),
        ('"files":[', '"files":7,"x":['),
    ],
)
def test_another_form_is_no_manifest(old: str, new: str) -> None:
    read_manifest(GOOD.encode())
    with pytest.raises(ManifestWrong):
        read_manifest(GOOD.replace(old, new, 1).encode())


def test_doubled_and_unsorted_paths_are_no_manifest() -> None:
    entry = GOOD.split("\n")[1]
    for other in (entry, entry.replace('"a"', '"A"')):
        with pytest.raises(ManifestWrong):
            read_manifest(GOOD.replace(entry, f"{entry},\n{other}").encode())


def test_bytes_that_are_no_text_are_no_manifest() -> None:
    for content in (b"", b"\xff", b"[" * 100_000, b"[]", b"7"):
        with pytest.raises(ManifestWrong):
            read_manifest(content)

"""Copies as they are sent: the same for the same bytes, made once, taken over while they hold."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

import brotli

from pressroom.publishing.compression import SMALLEST, compress_tree
from tests.site.small_site import write_files

PAGE = "<p>Бағдаршам жөнделді. Светофор починили.</p>\n" * 200
SITE: Mapping[str, str | bytes] = {
    "index.html": PAGE,
    "ru/index.html": PAGE + "ru",
    "data/archive.sqlite": bytes(range(256)) * 40,
    "small.html": "x" * (SMALLEST - 1),
    "images/picture.png": b"\x89PNG" * 1000,
}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_copies_unpack_to_what_they_stand_beside(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", SITE)
    compress_tree(site)
    files = tree(site)
    copies = [path for path in files if path.endswith((".br", ".gz"))]
    assert {path[:-3] for path in copies} == {"index.html", "ru/index.html", "data/archive.sqlite"}
    for path in copies:
        unpack = brotli.decompress if path.endswith(".br") else gzip.decompress
        assert unpack(files[path]) == files[path[:-3]]


def test_packed_and_small_files_are_sent_as_they_are(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", SITE)
    compress_tree(site)
    files = tree(site)
    assert "images/picture.png.br" not in files
    assert "small.html.gz" not in files


def test_a_copy_that_saves_nothing_is_not_kept(tmp_path: Path) -> None:
    noise = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100))
    site = write_files(tmp_path / "site", {"head.bin": noise})
    compress_tree(site)
    assert sorted(tree(site)) == ["head.bin"]


def test_the_same_bytes_give_the_same_copies_in_one_process_or_in_two(tmp_path: Path) -> None:
    many = {f"ru/page-{n}.html": f"{PAGE}{n}" for n in range(70)}
    one = write_files(tmp_path / "one", many)
    two = write_files(tmp_path / "two", dict(reversed(many.items())))
    compress_tree(one)
    compress_tree(two, workers=2)
    assert tree(one) == tree(two)


def test_unchanged_files_keep_the_copies_of_the_release_before(tmp_path: Path) -> None:
    before = write_files(tmp_path / "before", SITE)
    compress_tree(before)
    after = write_files(tmp_path / "after", {**SITE, "index.html": PAGE + "corrected"})
    done = compress_tree(after, before)
    assert (done.made, done.reused) == (1, 2)
    assert (after / "ru/index.html.br").samefile(before / "ru/index.html.br")
    assert brotli.decompress((after / "index.html.br").read_bytes()).endswith(b"corrected")
    fresh = write_files(tmp_path / "fresh", {**SITE, "index.html": PAGE + "corrected"})
    compress_tree(fresh)
    assert tree(fresh) == tree(after)


def test_what_was_interrupted_is_done_again_and_leaves_nothing_behind(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {**SITE, "index.html.br": b"half a co", "x.css": PAGE})
    (site / "x.css.gz.part").write_bytes(b"half")
    compress_tree(site)
    clean = write_files(tmp_path / "clean", {**SITE, "x.css": PAGE})
    compress_tree(clean)
    assert tree(site) == tree(clean)


def test_a_copy_without_its_file_goes(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {**SITE, "old.html.br": b"words that were erased"})
    compress_tree(site)
    assert "old.html.br" not in tree(site)

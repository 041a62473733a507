"""A new site takes the old one's place in one step, or never."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.building import tree as tree_room
from pressroom.building.refusal import Refused
from pressroom.building.tree import fresh_tree

PLUGINS = Path(__file__).parents[2] / "plugins"
MARK = json.dumps({"generator": "Pressroom"})


def site(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "version.json").write_text(MARK, encoding="utf-8")
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def publish(output: Path, content: Path, words: str) -> None:
    with fresh_tree(output, content) as tree:
        (tree.path / "version.json").write_text(MARK, encoding="utf-8")
        (tree.path / "index.html").write_text(words, encoding="utf-8")
        tree.commit()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {output.name, "content"}


def test_first_site_appears_whole(tmp_path: Path, content: Path) -> None:
    publish(tmp_path / "deep" / "output", content, "new")
    assert (tmp_path / "deep" / "output" / "index.html").read_text(encoding="utf-8") == "new"


def test_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(
    tmp_path: Path, content: Path
) -> None:
    output = site(tmp_path / "output", "old")
    (output / "gone.html").write_text("old", encoding="utf-8")
    publish(output, content, "new")
    assert sorted(path.name for path in output.iterdir()) == ["index.html", "version.json"]
    assert (output / "index.html").read_text(encoding="utf-8") == "new"
    assert beside(output) == {".output.lock"}


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_failure_leaves_the_old_site_as_it_was(
    tmp_path: Path, content: Path, failure: type[BaseException]
) -> None:
    output = site(tmp_path / "output", "old")

    def fail() -> None:
        with fresh_tree(output, content) as tree:
            (tree.path / "index.html").write_text("new", encoding="utf-8")
            raise failure

    with pytest.raises(failure):
        fail()
    assert (output / "index.html").read_text(encoding="utf-8") == "old"
    assert beside(output) == {".output.lock"}


def test_without_exchange_two_renames_do_the_same(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_room, "_exchange", lambda one, other: False)
    output = site(tmp_path / "output", "old")
    publish(output, content, "new")
    assert (output / "index.html").read_text(encoding="utf-8") == "new"
    assert beside(output) == {".output.lock"}


def test_build_interrupted_between_two_renames_is_mended_by_the_next(
    tmp_path: Path, content: Path
) -> None:
    site(tmp_path / ".output.old", "old")
    site(tmp_path / ".output.next", "half")
    with fresh_tree(tmp_path / "output", content) as tree:
        assert (tmp_path / "output" / "index.html").read_text(encoding="utf-8") == "old"
        assert list(tree.path.iterdir()) == []


def test_leftovers_of_a_killed_build_are_removed(tmp_path: Path, content: Path) -> None:
    output = site(tmp_path / "output", "old")
    site(tmp_path / ".output.next", "half")
    publish(output, content, "new")
    assert beside(output) == {".output.lock"}


def test_folder_with_files_of_others_is_never_replaced(tmp_path: Path, content: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        publish(output, content, "new")
    assert refused.value.problem.code == "B102"
    assert (output / "thesis.txt").read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize("mark", ["not json", "[]", '{"generator": "other"}'])
def test_version_of_another_program_does_not_make_a_folder_ours(
    tmp_path: Path, content: Path, mark: str
) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "version.json").write_text(mark, encoding="utf-8")
    with pytest.raises(Refused, match="B102"):
        publish(output, content, "new")


def test_empty_folder_is_taken(tmp_path: Path, content: Path) -> None:
    (tmp_path / "output").mkdir()
    publish(tmp_path / "output", content, "new")


def test_file_in_the_place_of_the_output_is_refused(tmp_path: Path, content: Path) -> None:
    (tmp_path / "output").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="B103"):
        publish(tmp_path / "output", content, "new")


@pytest.mark.parametrize("inside", ["content/output", "."])
def test_output_and_content_lie_apart(tmp_path: Path, content: Path, inside: str) -> None:
    with pytest.raises(Refused, match="B108"):
        publish(tmp_path / inside, content, "new")


def test_output_behind_a_link_is_replaced_where_it_lies(tmp_path: Path, content: Path) -> None:
    site(tmp_path / "real", "old")
    (tmp_path / "output").symlink_to(tmp_path / "real")
    publish(tmp_path / "output", content, "new")
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text(encoding="utf-8") == "new"


HOLD = """
import sys
from pathlib import Path
from pressroom.building.tree import fresh_tree
with fresh_tree(Path(sys.argv[1]), Path(sys.argv[2])):
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_second_build_into_the_same_folder_is_refused_until_the_first_is_gone(
    tmp_path: Path, content: Path
) -> None:
    output = site(tmp_path / "output", "old")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, output, content],
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as first:
        assert first.stdout
        assert first.stdout.readline() == b"ready\n"
        with pytest.raises(Refused, match="B101"):
            publish(output, content, "new")
        first.kill()
    publish(output, content, "new")
    assert (output / "index.html").read_text(encoding="utf-8") == "new"

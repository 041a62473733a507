"""A new site takes the old one's place in one step, or never."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.building import tree as tree_room
from pressroom.building.refusal import Refused
from pressroom.building.tree import open_trees

PLUGINS = Path(__file__).parents[2] / "plugins"
MARK = json.dumps({"generator": "Pressroom"})


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "version.json").write_text(MARK, encoding="utf-8")
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def publish(output: Path, content: Path, words: str) -> None:
    with open_trees(output, content) as trees:
        trees.begin_empty()
        (trees.next / "version.json").write_text(MARK, encoding="utf-8")
        (trees.next / "index.html").write_text(words, encoding="utf-8")
        trees.publish()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def room(output: Path) -> Path:
    return output.parent / ".pressroom" / output.name


def words_of(tree: Path) -> str:
    return (tree / "index.html").read_text(encoding="utf-8")


def test_first_site_appears_whole(tmp_path: Path, content: Path) -> None:
    publish(tmp_path / "deep" / "output", content, "new")
    assert words_of(tmp_path / "deep" / "output") == "new"


def test_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(
    tmp_path: Path, content: Path
) -> None:
    output = site(tmp_path / "output", "old")
    (output / "gone.html").write_text("old", encoding="utf-8")
    publish(output, content, "new")
    assert sorted(path.name for path in output.iterdir()) == ["index.html", "version.json"]
    assert words_of(output) == "new"


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_failure_leaves_the_old_site_as_it_was(
    tmp_path: Path, content: Path, failure: type[BaseException]
) -> None:
    output = site(tmp_path / "output", "old")

    def fail() -> None:
        with open_trees(output, content) as trees:
            trees.begin_empty()
            (trees.next / "index.html").write_text("new", encoding="utf-8")
            raise failure

    with pytest.raises(failure):
        fail()
    assert words_of(output) == "old"


def test_without_exchange_two_renames_do_the_same(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_room, "exchange", lambda one, other: False)
    output = site(tmp_path / "output", "old")
    publish(output, content, "new")
    assert words_of(output) == "new"
    assert words_of(room(output) / "spare") == "old"


def test_build_interrupted_between_two_renames_is_mended_by_the_next(
    tmp_path: Path, content: Path
) -> None:
    output = tmp_path / "output"
    site(room(output) / "old", "old")
    site(room(output) / "spare", "new")
    with open_trees(output, content):
        assert words_of(output) == "old"


def test_next_site_shares_its_files_with_the_standing_site(tmp_path: Path, content: Path) -> None:
    output = site(tmp_path / "output", "old")
    with open_trees(output, content) as trees:
        trees.copy_standing()
        assert (trees.next / "index.html").samefile(output / "index.html")


def test_next_site_is_a_copy_where_files_cannot_be_shared(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    output = site(tmp_path / "output", "old")
    with open_trees(output, content) as trees:
        trees.copy_standing()
        assert words_of(trees.next) == "old"
        assert not (trees.next / "index.html").samefile(output / "index.html")


def test_spare_is_brought_level_only_where_it_differs(tmp_path: Path, content: Path) -> None:
    output = site(tmp_path / "output", "new")
    with open_trees(output, content) as trees:
        site(trees.spare, "old")
        (trees.spare / "gone").mkdir()
        (trees.spare / "gone" / "page.html").touch()
        trees.bring_level(["index.html", "gone/page.html"])
        assert words_of(trees.next) == "new"
        assert not (trees.next / "gone").exists()


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
    assert words_of(tmp_path / "real") == "new"


HOLD = """
import sys
from pathlib import Path
from pressroom.building.tree import open_trees
with open_trees(Path(sys.argv[1]), Path(sys.argv[2])) as trees:
    print(trees.next, trees.drafts, trees.texts, sep="\\t", flush=True)
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
        assert first.stdout.readline()
        with pytest.raises(Refused, match="B101"):
            publish(output, content, "new")
        first.kill()
    publish(output, content, "new")
    assert words_of(output) == "new"


def killed_build(output: Path, content: Path) -> list[Path]:
    """Kill a build; the folders into which workers of it may still write."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, output, content],
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout
        folders = first.stdout.readline().split("\t")
        first.kill()
    return [Path(folder.strip()) for folder in folders]


def test_late_writes_of_a_killed_build_do_not_reach_the_site_of_the_next(
    tmp_path: Path, content: Path
) -> None:
    output = site(tmp_path / "output", "old")
    folders = killed_build(output, content)
    with open_trees(output, content) as trees:
        trees.copy_standing()
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text("late", encoding="utf-8")
            (folder / "late.html").write_text("late", encoding="utf-8")
        assert not list(trees.drafts.iterdir())
        assert not list(trees.texts.iterdir())
        trees.publish()
    assert sorted(path.name for path in output.iterdir()) == ["index.html", "version.json"]
    assert words_of(output) == "old"
    publish(output, content, "new")
    assert sorted(path.name for path in room(output).iterdir()) == ["hidden", "lock", "spare"]


def test_worker_that_writes_while_its_folder_is_removed_does_not_stop_the_next_build(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = site(tmp_path / "output", "old")
    killed_build(output, content)
    remove = os.rmdir

    def written_into(path: str | Path, *, dir_fd: int | None = None) -> None:
        if dir_fd is None:
            Path(path, "late.html").touch()
        remove(path, dir_fd=dir_fd)

    with monkeypatch.context() as late:
        late.setattr(os, "rmdir", written_into)
        publish(output, content, "new")
    assert words_of(output) == "new"
    with open_trees(output, content):
        pass
    assert sorted(path.name for path in room(output).iterdir()) == ["hidden", "lock", "spare"]

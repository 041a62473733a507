"""Publishing into a folder: whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pressroom.publishing.ledger import is_continued
from pressroom.publishing.manifest import make_manifest, read_manifest
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.release import read_record_ledger
from pressroom.publishing.remotes.folder import FolderRemote
from pressroom.publishing.remotes.remote import Sent
from pressroom.publishing.sums import digest_of
from tests.publishing.press import Press, Told, site


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / "content", tmp_path / "remote")


def sent(told: Told) -> Sent:
    found = [one for one in told.said if isinstance(one, Sent)]
    assert len(found) == 1
    return found[0]


def test_what_was_built_is_what_the_public_sees(press: Press) -> None:
    press.publish(site())
    assert press.seen() == site()
    assert (press.remote / "current").readlink() == Path("releases/1")


def test_the_served_tree_is_what_its_manifest_and_ledger_say(press: Press) -> None:
    press.publish(site())
    press.publish(site("two"))
    manifest = read_manifest((press.served / "manifest.json").read_bytes())
    assert make_manifest(press.served, manifest, number=2).digest == manifest.digest
    ledger = read_record_ledger(press.served)
    assert [line.number for line in ledger] == [1, 2]
    assert ledger[-1].manifest == manifest.digest


def test_the_record_lies_here_and_with_the_remote(press: Press) -> None:
    press.publish(site())
    names = {path.name for path in (press.remote / "published").iterdir()}
    assert names == {"addresses.jsonl", "manifest.json", "releases.jsonl"}
    for name in names:
        ours, theirs = press.folder / "published" / name, press.remote / "published" / name
        assert ours.read_bytes() == theirs.read_bytes()


def test_unchanged_files_are_shared_and_only_changed_ones_are_sent(press: Press) -> None:
    first = sent(press.publish(site()))
    second = sent(press.publish(site("two")))
    assert first.kept == 0
    # Home page, stylesheet, the two papers, here and in the record.
    assert second.files == 6
    old, new = (press.remote / "releases" / f"{n}" / "site" for n in (1, 2))
    assert (new / "404.html").samefile(old / "404.html")
    assert not (new / "ru/index.html").samefile(old / "ru/index.html")
    assert "one" in (old / "ru/index.html").read_text()


def test_a_file_that_somebody_wrote_into_is_not_shared_with_the_next_release(press: Press) -> None:
    press.publish(site())
    damaged = press.served / "404.html"
    damaged.write_text("mischief", encoding="utf-8")
    later = (press.remote / "releases/1/SHA256SUMS").stat().st_mtime + 10
    os.utime(damaged, (later, later))
    press.publish(site("two"))
    assert press.seen() == site("two")


def test_a_dry_run_tells_what_would_change_and_sends_nothing(press: Press) -> None:
    told = press.publish(site(), dry=True)
    assert told.said[-1] == "dry"
    assert not press.remote.exists()
    assert not (press.folder / "published").exists()


def test_the_last_releases_are_kept_and_drafts_are_not_counted(press: Press) -> None:
    press.keep = 3
    for number in range(5):
        press.publish(site(f"w{number}"))
        (press.remote / "releases" / "99.draft").mkdir()
    names = {path.name for path in (press.remote / "releases").iterdir()}
    assert names == {"3", "4", "5", "99.draft"}


def test_assets_of_a_release_answer_for_a_day_after_it_is_gone(press: Press) -> None:
    press.keep = 1
    assets = press.remote / "kept" / "assets"
    press.publish(site("one"))
    press.publish(site("two"))
    assert {path.name for path in assets.iterdir()} == {"main.one.css", "main.two.css"}
    press.hours += 48
    press.publish(site("three"))
    assert "main.one.css" not in {path.name for path in assets.iterdir()}


def test_everybody_may_read_what_is_served_whatever_the_publishers_umask_is(press: Press) -> None:
    old = os.umask(0o077)
    try:
        press.publish(site())
    finally:
        os.umask(old)
    for path in (press.served, *press.served.rglob("*"), press.remote / "releases"):
        needed = 0o755 if path.is_dir() else 0o644
        assert path.stat().st_mode & 0o777 == needed, path


def test_two_publishers_at_once_one_wins(press: Press, tmp_path: Path) -> None:
    other = Press(tmp_path / "other", press.remote)
    with FolderRemote(press.remote, 10).hold(), pytest.raises(NotPublished) as refused:
        other.publish(site())
    assert refused.value.problem.code == "U101"
    other.publish(site())
    assert other.seen() == site()


class Killed(BaseException):
    """The program ends here; nothing after it runs."""


class Deaths:
    """Kills the publisher at the n-th change of the disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int | None) -> None:
        self.count = 0
        self.at = at
        for owner, name in (
            (os, "link"),
            (os, "utime"),
            (shutil, "copyfile"),
            (shutil, "rmtree"),
            (Path, "rename"),
            (Path, "replace"),
            (Path, "symlink_to"),
            (Path, "unlink"),
            (Path, "write_bytes"),
            (Path, "mkdir"),
            (Path, "chmod"),
        ):
            monkeypatch.setattr(owner, name, self._deadly(getattr(owner, name)))

    def _deadly(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def step(*words: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                raise Killed
            return work(*words, **options)

        return step


def test_killed_at_any_step_the_public_sees_one_whole_release_and_the_next_run_goes_on(
    press: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    press.keep = 2
    press.publish(site("zero"))
    press.publish(site("one"))
    began = press.hours
    counted = 0
    for at in range(1, 10_000):
        trial = Press(tmp_path / f"c{at}", tmp_path / f"r{at}", keep=2, hours=began)
        shutil.copytree(press.remote, trial.remote, symlinks=True)
        shutil.copytree(press.folder, trial.folder)
        with monkeypatch.context() as patch:
            deaths = Deaths(patch, at)
            try:
                trial.publish(site("two"))
                counted = deaths.count
            except Killed:
                pass
        assert trial.seen() in (site("one"), site("two")), at
        assert_assets_answer(trial, "one")
        trial.publish(site("two"))
        assert trial.seen() == site("two"), at
        ledger = read_record_ledger(trial.served)
        assert is_continued(read_record_ledger(press.served), ledger)
        assert ledger == read_record_ledger(trial.folder / "published")
        names = {path.name for path in (trial.remote / "releases").iterdir()}
        assert names == {str(ledger[-1].number - 1), str(ledger[-1].number)}, at
        shutil.rmtree(trial.remote)
        shutil.rmtree(trial.folder)
        if counted:
            break
    assert counted > 50


def assert_assets_answer(press: Press, words: str) -> None:
    """A page that was loaded before finds its stylesheet, where nginx looks for it."""
    name = f"assets/main.{words}.css"
    assert (press.served / name).exists() or (press.remote / "kept" / name).exists()


def test_an_interrupted_upload_is_taken_up_where_it_stopped(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"ru/p{number}.html": f"{number}" for number in range(40)}
    press.publish(site())
    with monkeypatch.context() as patch:
        work = shutil.copyfile
        calls = []

        def cut(source: Path, target: Path) -> Path:
            if "draft" in str(target):
                calls.append(target)
                if len(calls) == 30:
                    raise Killed
            return work(source, target)

        patch.setattr(shutil, "copyfile", cut)
        with pytest.raises(Killed):
            press.publish(site("two", many))
    rest = sent(press.publish(site("two", many)))
    assert press.seen() == site("two", many)
    assert rest.files < 47 - 20


def test_a_disk_that_gives_other_bytes_is_noticed_before_the_public_sees_them(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish(site())
    work = shutil.copyfile

    def broken(source: Path, target: Path) -> Path:
        work(source, target)
        if Path(target).name.startswith(".index.html"):
            Path(target).write_text("other", encoding="utf-8")
        return target

    monkeypatch.setattr(shutil, "copyfile", broken)
    with pytest.raises(NotPublished) as refused:
        press.publish(site("two"))
    assert refused.value.problem.code == "U113"
    assert press.seen() == site()


def test_a_folder_with_something_else_in_it_is_left_alone(press: Press) -> None:
    (press.remote / "current").mkdir(parents=True)
    with pytest.raises(NotPublished) as refused:
        press.publish(site())
    assert refused.value.problem.code == "U112"


def test_rolling_back_shows_the_files_of_the_release_before_and_the_ledger_goes_on(
    press: Press,
) -> None:
    press.publish(site("one"))
    press.publish(site("two"))
    told = press.roll_back()
    assert told.said == [(3, 1)]
    assert press.seen() == site("one")
    ledger = read_record_ledger(press.served)
    assert [line.number for line in ledger] == [1, 2, 3]
    assert ledger[2].manifest == ledger[0].manifest
    manifest = read_manifest((press.served / "manifest.json").read_bytes())
    assert manifest.number == 3
    assert manifest.digest == ledger[2].manifest
    for path, digest in FolderRemote(press.remote, 10).standing().sums.items():  # type: ignore[union-attr]
        assert digest_of(press.remote / "current" / path) == digest


def test_rolling_back_twice_goes_further_back(press: Press) -> None:
    for words in ("one", "two", "three"):
        press.publish(site(words))
    press.roll_back()
    press.roll_back()
    assert press.seen() == site("one")
    with pytest.raises(NotPublished) as refused:
        press.roll_back()
    assert refused.value.problem.code == "U109"


def test_a_named_release_is_shown_again_also_one_that_was_itself_restored(press: Press) -> None:
    press.publish(site("one"))
    press.publish(site("two"))
    press.roll_back(1)
    press.publish(site("four"))
    press.roll_back(3)
    assert press.seen() == site("one")


def test_after_rolling_back_publishing_goes_on_and_the_shown_files_are_not_removed(
    press: Press,
) -> None:
    press.keep = 1
    press.publish(site("one"))
    press.keep = 2
    press.publish(site("two"))
    press.roll_back()
    press.keep = 1
    press.roll_back(1)
    assert press.seen() == site("one")
    press.publish(site("three"))
    assert press.seen() == site("three")
    assert {path.name for path in (press.remote / "releases").iterdir()} == {"5"}


def test_a_release_that_is_not_kept_cannot_be_gone_back_to(press: Press) -> None:
    press.keep = 1
    press.publish(site("one"))
    press.publish(site("two"))
    with pytest.raises(NotPublished) as refused:
        press.roll_back(1)
    assert refused.value.problem.code == "U109"
    assert press.seen() == site("two")

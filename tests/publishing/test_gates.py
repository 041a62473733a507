"""What refuses a publication, each with its own code; what was live stays live."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pressroom.publishing.descent import head_of, is_clean
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.release import read_record_ledger
from tests.publishing.press import PAGE, Press, site


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "content").mkdir()
    return Press(tmp_path / "content", tmp_path / "remote")


def code_of(press: Press, *words: object, **options: str) -> str:
    with pytest.raises(NotPublished) as refused:
        press.publish(*words, **options)  # type: ignore[arg-type]
    return refused.value.problem.code


def commit(folder: Path, text: str) -> str:
    (folder / "record.md").write_text(text, encoding="utf-8")
    git(folder, "add", "record.md")
    git(folder, "commit", "-q", "-m", text)
    return head_of(folder)


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


def test_a_commit_that_does_not_come_after_the_live_one_is_refused(press: Press) -> None:
    git(press.folder, "init", "-q")
    old, new = commit(press.folder, "old"), commit(press.folder, "new")
    press.commit = new
    press.publish(site("new"))
    press.commit = old
    assert code_of(press, site("old")) == "U102"
    assert press.seen() == site("new")
    press.commit = new
    press.publish(site("again"))


def test_a_commit_beside_the_live_one_is_refused(press: Press) -> None:
    git(press.folder, "init", "-q")
    root = commit(press.folder, "root")
    press.commit = commit(press.folder, "theirs")
    press.publish(site("theirs"))
    git(press.folder, "checkout", "-q", root)
    press.commit = commit(press.folder, "ours")
    assert code_of(press, site("ours")) == "U102"


def test_where_git_does_not_know_the_live_commit_the_clock_decides(press: Press) -> None:
    press.commit = "a" * 40
    press.publish(site("one"))
    press.commit = "b" * 40
    press.publish(site("two"))
    press.hours -= 10
    assert code_of(press, site("three")) == "U103"


def test_what_no_commit_holds_is_noticed(press: Press) -> None:
    assert head_of(press.folder) == ""
    assert is_clean(press.folder)
    git(press.folder, "init", "-q")
    commit(press.folder, "all")
    assert is_clean(press.folder)
    (press.folder / "draft.md").write_text("new", encoding="utf-8")
    assert not is_clean(press.folder)


@pytest.mark.parametrize("name", ["notes.html", "ru/draft.md", "sessions.yaml", ".env"])
def test_a_file_that_no_build_has_made_does_not_go_out(press: Press, name: str) -> None:
    assert code_of(press, site(), **{name: "x"}) == "U104"
    assert not (press.remote / "current").exists()


def test_a_source_does_not_go_out_even_if_a_build_has_made_it(press: Press) -> None:
    assert code_of(press, site(more={"ru/record.md": "x"})) == "U104"


def test_questions_do_not_become_fewer_without_a_word(press: Press) -> None:
    press.publish(site(questions=3))
    assert code_of(press, site(questions=2)) == "U108"
    assert press.seen() == site(questions=3)


@pytest.mark.parametrize(
    "mark",
    ['<meta http-equiv="refresh" content="0; url=/ru/">', '<meta name="status" content="410">'],
)
def test_questions_whose_page_says_what_became_of_them_may_go(press: Press, mark: str) -> None:
    press.publish(site(questions=3))
    page = f'<meta name="robots" content="noindex">{mark}{PAGE.format("gone")}'
    path = "ru/sessions/2020-10-16-talgar/q3.html"
    press.publish(site(more={path: page}, questions=2))
    assert "gone" in press.seen()[path]


def test_a_record_that_tells_another_history_is_refused(press: Press, tmp_path: Path) -> None:
    press.publish(site("one"))
    stranger = Press(tmp_path / "stranger", tmp_path / "elsewhere")
    stranger.publish(site("other"))
    stranger.remote = press.remote
    assert code_of(stranger, site("other")) == "U106"
    assert press.seen() == site("one")


def test_a_damaged_record_is_refused(press: Press) -> None:
    press.publish(site("one"))
    press.publish(site("two"))
    ledger = press.folder / "published" / "releases.jsonl"
    ledger.write_text(ledger.read_text("ascii").replace('"number":1', '"number":7'), "ascii")
    assert code_of(press, site("three")) == "U107"


def test_a_fresh_clone_takes_the_record_from_the_remote(press: Press, tmp_path: Path) -> None:
    press.publish(site("one"))
    clone = Press(tmp_path / "clone", press.remote, hours=5)
    clone.publish(site("two"))
    assert [line.number for line in read_record_ledger(clone.served)] == [1, 2]
    press.hours = 9
    press.publish(site("three"))
    assert [line.number for line in read_record_ledger(press.served)] == [1, 2, 3]


def test_a_new_server_goes_on_from_the_record_of_the_repository(
    press: Press, tmp_path: Path
) -> None:
    press.publish(site("one"))
    press.remote = tmp_path / "bought"
    press.publish(site("two"))
    assert [line.number for line in read_record_ledger(press.served)] == [1, 2]


def test_two_servers_are_published_to_in_turn_with_one_record(press: Press, tmp_path: Path) -> None:
    places = [press.remote, tmp_path / "second"]
    for number in range(4):
        press.remote = places[number % 2]
        press.publish(site(f"w{number}"))
        assert press.seen() == site(f"w{number}")
    assert [line.number for line in read_record_ledger(press.served)] == [1, 2, 3, 4]


def test_a_live_release_that_no_record_knows_is_refused(press: Press) -> None:
    press.publish(site("one"))
    press.publish(site("two"))
    shutil.rmtree(press.folder / "published")
    record = press.remote / "current" / "published"
    first = (record / "releases.jsonl").read_text("ascii").splitlines()[0]
    (record / "releases.jsonl").write_text(f"{first}\n", "ascii")
    assert code_of(press, site("three")) == "U105"


def test_what_is_not_built_or_not_sound_is_not_sent(press: Press) -> None:
    press.built = False
    assert code_of(press, site()) == "U114"
    press.built, press.sound = True, False
    assert code_of(press, site()) == "U115"
    assert not (press.remote / "current").exists()

"""The commands as an author meets them: exit codes, messages, a preview that survives mistakes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.commands import DESK, environment, pelican, run, tree
from tests.site.small_site import REGISTERS, ROOT, session, write_files

NAME = "sessions/2020/2020-10-16-talgar.ru.md"
GOOD = {**REGISTERS, NAME: session("Вступление.")}
BAD = {NAME: session("Вступление.", district="talgr")}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", GOOD)


def build(command: str, content: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Build with one of the two commands that there are."""
    if command == "pelican":
        return pelican(content, output)
    return run("invoke", "build", "--public", "--content", str(content), "--output", str(output))


@pytest.mark.parametrize("command", ["pelican", "invoke"])
def test_build_ends_with_0_and_its_last_line_counts_what_came_in_and_went_out(
    tmp_path: Path, content: Path, command: str
) -> None:
    done = build(command, content, tmp_path / "output")
    assert done.returncode == 0, done.stderr
    line = done.stdout.splitlines()[-1]
    assert line.startswith("1 session, 0 questions: 0 published, 0 hidden, 0 merged; 0 releases; ")
    assert f"{len(tree(tmp_path / 'output'))} files" in line


@pytest.mark.parametrize("command", ["pelican", "invoke"])
def test_bad_content_ends_with_3_a_message_and_no_traceback(
    tmp_path: Path, content: Path, command: str
) -> None:
    before = build(command, content, tmp_path / "output")
    site = tree(tmp_path / "output")
    write_files(content, BAD)
    done = build(command, content, tmp_path / "output")
    assert (before.returncode, done.returncode) == (0, 3)
    assert "error S104" in done.stderr
    assert 'Did you mean "talgar"?' in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(tmp_path / "output") == site


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ru", "ошибка S104"), ("kk", "қате S104"), ("en", "error S104")],
)
def test_messages_come_in_the_language_that_is_asked_for(
    content: Path, lang: str, words: str
) -> None:
    write_files(content, BAD)
    done = run("invoke", "check", "--content", str(content), "--lang", lang)
    assert done.returncode == 3
    assert words in done.stdout


def test_folder_with_files_of_others_is_refused_with_3(tmp_path: Path, content: Path) -> None:
    write_files(tmp_path / "output", {"thesis.txt": "years of work"})
    done = pelican(content, tmp_path / "output")
    assert done.returncode == 3
    assert "B102" in done.stderr
    assert tree(tmp_path / "output") == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize(
    "options",
    [
        ["check", "--content", "no-such-folder"],
        ["check", "--format", "xml"],
        ["build", "--now", "yesterday"],
        ["build", "--lang", "xx"],
    ],
)
def test_wrong_usage_ends_with_2_and_no_traceback(tmp_path: Path, options: list[str]) -> None:
    done = run("invoke", *options, *(["--output", str(tmp_path / "o")] * (options[0] == "build")))
    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr


def test_unknown_executor_ends_with_2(tmp_path: Path, content: Path) -> None:
    done = pelican(content, tmp_path / "output", environ={"PRESS_EXECUTOR": "threads"})
    assert done.returncode == 2
    assert "PRESS_EXECUTOR" in done.stderr


def test_verify_ends_with_0_on_a_whole_site_and_with_3_when_something_is_wrong(
    tmp_path: Path, content: Path
) -> None:
    output = tmp_path / "output"
    assert pelican(content, output).returncode == 0
    done = run("invoke", "verify", "--output", str(output))
    assert (done.returncode, done.stdout) == (0, "No problems found\n")
    beside = os.path.relpath(output, ROOT)
    assert run("invoke", "verify", "--output", beside).returncode == 0, "named from here"
    (output / "ru" / "index.html").unlink()
    done = run("invoke", "verify", "--output", str(output), "--lang", "ru")
    assert done.returncode == 3
    assert "ошибка V301" in done.stdout


def until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for what the preview is to do; it must live on meanwhile."""
    for _ in range(400):
        assert process.poll() is None, "the preview has ended"
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("the preview did nothing for 40 seconds")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to another console")
def test_preview_outlives_bad_content_and_builds_again_after_the_correction(
    tmp_path: Path, content: Path
) -> None:
    output, log = tmp_path / "output", tmp_path / "log"
    page = output / "ru" / "sessions" / "2020-10-16-talgar" / "index.html"
    command = ["pelican", str(content), "-s", str(DESK), "-o", str(output), "-r"]
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment(),
            stdout=said,
            stderr=said,
            start_new_session=True,
        ) as preview,
    ):
        try:
            until(page.exists, preview)
            time.sleep(1)  # until it watches
            site = tree(output)
            write_files(content, BAD)
            until(lambda: b"S104" in log.read_bytes(), preview)
            assert tree(output) == site
            write_files(content, {NAME: session("Исправленное вступление.")})
            until(lambda: "Исправленное".encode() in page.read_bytes(), preview)
            preview.send_signal(signal.SIGINT)
            assert preview.wait(10) is not None
        finally:
            if preview.poll() is None:
                os.killpg(preview.pid, signal.SIGKILL)
    assert b"Traceback" not in log.read_bytes()

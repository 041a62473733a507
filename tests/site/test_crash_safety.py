"""After a refusal, a crash, a kill the old site stands byte for byte, and the next build heals."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest

from bench.archive import write_archive
from pressroom.artifact import Artifact
from pressroom.building.pipeline import build
from pressroom.building.refusal import Refused, Rejected
from pressroom.rendering.desk import Desk
from tests.site.commands import DESK, beside, environment, tree
from tests.site.small_site import (
    REGISTERS,
    ROOT,
    Files,
    build_site,
    emitters_for,
    record,
    session,
    settings_for,
    write_files,
)

BODY = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
TALGAR = "sessions/2020/2020-10-16-talgar.ru.md"
OLD: Files = {TALGAR: session(BODY)}
RELEASE = "news/2020/2020-10-17-answers.ru.md"
NEW: Files = {**OLD, RELEASE: record("Т.", title="Р", date="2020-10-17")}


class Failing:
    """An emitter that fails at its second file, when much of the site has been written."""

    name = "failing"
    version = 1

    failure: ClassVar[BaseException] = RuntimeError("a defect")

    def __init__(self, folder: str = "zz") -> None:
        self._folder = folder

    def plan(self, edition: object) -> Iterator[Artifact]:
        for number in (1, 2):
            path = f"{self._folder}/{number}.txt"
            yield Artifact(path, self.name, f"{self._folder} {number}", None)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        if artifact.path.endswith("/2.txt"):
            raise self.failure
        return b""


@pytest.mark.parametrize(
    "failure",
    [
        RuntimeError("a defect"),
        MemoryError(),
        OSError(errno.ENOSPC, "No space left on device"),
        PermissionError(errno.EACCES, "Permission denied"),
        KeyboardInterrupt(),
        SystemExit(1),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_failure_of_an_emitter_leaves_the_old_site_and_nothing_beside_it(
    tmp_path: Path, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Failing, "failure", failure)
    site = build_site(tmp_path, OLD)
    write_files(tmp_path / "content", NEW)
    settings = settings_for(tmp_path / "content", tmp_path / "output")
    with pytest.raises(type(failure)):
        build(settings, [*emitters_for(settings), Failing()])
    assert tree(tmp_path / "output") == site.files
    assert beside(tmp_path / "output") == set()
    assert "ru/news/2020-10-17-answers.html" in build_site(tmp_path, NEW).files


def test_failure_in_one_worker_waits_for_the_others_before_it_clears_away(tmp_path: Path) -> None:
    days = [f"2019-01-{day:02}" for day in range(1, 31)]
    more = {f"news/2019/{day}-a.ru.md": record("Т.", title=day, date=day) for day in days}
    site = build_site(tmp_path, {**OLD, **more})
    settings = settings_for(
        tmp_path / "content", tmp_path / "output", executor="processes", PRESS_WORKERS=2
    )
    with pytest.raises(RuntimeError, match="a defect"):
        build(settings, [*emitters_for(settings), Failing("aa")])
    assert tree(tmp_path / "output") == site.files
    assert beside(tmp_path / "output") == set()


def test_rejected_content_leaves_the_old_site(tmp_path: Path) -> None:
    site = build_site(tmp_path, OLD)
    bad = {RELEASE: record("Т.", title="Р", date="2020-13-17")}
    with pytest.raises(Rejected):
        build_site(tmp_path, bad)
    assert tree(tmp_path / "output") == site.files
    assert beside(tmp_path / "output") == set()


def test_content_that_changes_while_it_is_built_is_refused_and_the_old_site_stays(
    tmp_path: Path,
) -> None:
    site = build_site(tmp_path, OLD)
    settings = settings_for(tmp_path / "content", tmp_path / "output")

    class Meddling(Failing):
        """Rewrites a record after it was checked, before its page is made."""

        def plan(self, edition: object) -> Iterator[Artifact]:
            write_files(tmp_path / "content", {TALGAR: f"{session(BODY)}\n!"})
            return iter(())

    with pytest.raises(Refused, match="B107"):
        build(settings, [*emitters_for(settings), Meddling()])
    assert tree(tmp_path / "output") == site.files


DRIVER = """
import os, sys
from pathlib import Path
from typing import ClassVar
from pressroom.building.pipeline import build
from tests.site.small_site import emitters_for, settings_for

for line in sys.stdin:
    content, output, workers = line.split("\\t")
    executor = "processes" if int(workers) > 1 else "serial"
    settings = settings_for(
        Path(content), Path(output), executor=executor, PRESS_WORKERS=int(workers)
    )
    child = os.fork()
    if child == 0:
        os.setsid()
        build(settings, emitters_for(settings))
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has imported everything, and makes one build for each line that it is sent."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
    with subprocess.Popen(
        [sys.executable, "-c", DRIVER],
        env=environment({"PYTHONPATH": paths, "TMPDIR": str(tmp_path)}),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def interrupted_build(
    driver: subprocess.Popen[str], content: Path, output: Path, *, workers: int, after: float
) -> None:
    """Start a build and kill it, with all that it has started, ``after`` some seconds."""
    child = start_build(driver, content, output, workers=workers)
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    assert driver.stdout is not None
    assert driver.stdout.readline() == "gone\n"


def start_build(driver: subprocess.Popen[str], content: Path, output: Path, *, workers: int) -> int:
    """Start a build; the number of its process, which leads a group of its own."""
    assert driver.stdin is not None
    assert driver.stdout is not None
    driver.stdin.write(f"{content}\t{output}\t{workers}\n")
    driver.stdin.flush()
    return int(driver.stdout.readline())


@pytest.mark.skipif(sys.platform == "win32", reason="process groups and SIGKILL are POSIX's")
@pytest.mark.parametrize(("workers", "kills"), [(1, 24), (2, 8)], ids=["serial", "two-workers"])
def test_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(
    tmp_path: Path, driver: subprocess.Popen[str], workers: int, kills: int
) -> None:
    more = {
        f"news/2019/2019-01-{day:02}-a.ru.md": record(
            "Т.", title=f"{day}", date=f"2019-01-{day:02}"
        )
        for day in range(1, 31)
    }
    held = {
        f"sessions/2019/2019-02-{day:02}-talgar.ru.md": session(
            BODY, date=f"2019-02-{day:02} 10:00"
        )
        for day in range(1, 9)
    }
    files: list[Files] = [{**REGISTERS, **OLD, **more, **held}, {**REGISTERS, **OLD, **more}]
    contents = [write_files(tmp_path / f"content{n}", each) for n, each in enumerate(files)]
    sites = []
    whole = 0.0
    for number, content in enumerate(contents):
        settings = settings_for(content, tmp_path / f"site{number}")
        began = time.perf_counter()
        build(settings, emitters_for(settings))
        whole = time.perf_counter() - began
        sites.append(tree(settings.output))
    output = tmp_path / "output"
    chance = random.Random(2020)  # noqa: S311 moments, not secrets
    left_behind = untouched = 0
    for trial in range(kills):
        before = tree(output)
        wait = chance.uniform(0, whole * workers)
        interrupted_build(driver, contents[trial % 2], output, workers=workers, after=wait)
        after = tree(output)
        assert after in ([before, sites[trial % 2]])
        left_behind += bool(beside(output))
        untouched += after == before
    assert left_behind > 0, "no build was killed while it wrote"
    assert untouched > 0, "no build was killed before its end"
    for number, content in enumerate(contents):
        settings = settings_for(content, output)
        build(settings, emitters_for(settings))
        assert tree(output) == sites[number]
        assert beside(output) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups and SIGKILL are POSIX's")
def test_workers_do_not_outlive_a_build_that_is_killed(
    tmp_path: Path, driver: subprocess.Popen[str]
) -> None:
    write_archive(tmp_path / "content", sessions=40, questions=30, seed=1)
    output = tmp_path / "output"
    child = start_build(driver, tmp_path / "content", output, workers=2)
    wait_for(lambda: any(pages_on_the_way(output)))
    os.kill(child, signal.SIGKILL)
    wait_for(lambda: not is_alive(child))
    assert not output.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to another console")
@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_ctrl_c_ends_within_two_seconds_with_130_and_leaves_the_old_site(
    tmp_path: Path, executor: str
) -> None:
    site = build_site(tmp_path, OLD, PRESS_PUBLIC=False)
    write_archive(tmp_path / "archive", sessions=40, questions=100, seed=1)
    output = site.output
    with subprocess.Popen(
        [sys.executable, "-m", "pelican", tmp_path / "archive", "-s", DESK, "-o", output],
        env=environment({"PRESS_EXECUTOR": executor}),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        wait_for(lambda: any(pages_on_the_way(output)))
        os.killpg(process.pid, signal.SIGINT)
        began = time.perf_counter()
        said, _ = process.communicate(timeout=30)
        seconds = time.perf_counter() - began
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert seconds < 2
    assert tree(output) == site.files
    assert beside(output) == set()


def pages_on_the_way(output: Path) -> Iterator[Path]:
    """Pages of sessions in the site that is being made."""
    room = output.parent / ".pressroom" / output.name
    return room.glob("build-*/site/*/sessions/*-district-*/*.html")


def is_alive(group: int) -> bool:
    """Whether any process of a group runs still; one that waits to be buried does not."""
    if Path("/proc/self/stat").exists():
        found = (stat.rpartition(")")[2].split() for stat in process_stats())
        return any(int(pgid) == group and state not in "ZX" for state, _, pgid, *_ in found)
    listed = subprocess.run(
        ["ps", "-A", "-o", "stat=,ppid=,pgid="], capture_output=True, text=True, check=True
    )
    lines = (line.split() for line in listed.stdout.splitlines())
    return any(int(pgid) == group and state[0] != "Z" for state, _, pgid in lines)


def process_stats() -> Iterator[str]:
    """What Linux says of each process; see proc(5)."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            yield path.read_text(encoding="utf-8", errors="replace")


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something has happened; for half a minute at most."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen for half a minute")

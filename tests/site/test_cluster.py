"""Workers of a Dask cluster give the same bytes, and one of them may die in the middle."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.archive import write_archive
from tests.site.commands import environment, pelican, tree
from tests.site.small_site import ROOT, session, write_files

PATHS = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])


@contextmanager
def dask(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask's, on the loopback interface, ended at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env=environment({"PYTHONPATH": PATHS}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def scheduler() -> Iterator[str]:
    """Where a scheduler answers: HOST:PORT."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"):
        wait_for(lambda: answers(port))
        yield f"127.0.0.1:{port}"


@contextmanager
def worker(scheduler: str) -> Iterator[subprocess.Popen[bytes]]:
    options = ("--nthreads", "2", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    with dask("worker", f"tcp://{scheduler}", *options) as process:
        yield process


def test_site_is_the_same_when_a_worker_dies_in_the_middle(tmp_path: Path, scheduler: str) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    write_archive(content, sessions=30, questions=60, seed=1)
    assert pelican(content, tmp_path / "serial").returncode == 0
    with (
        worker(scheduler) as first,
        worker(scheduler),
        building(content, output, scheduler) as build,
    ):
        room = tmp_path / ".pressroom" / "output"
        pages = "build-*/site/*/sessions/*-district-*/*.html"
        wait_for(lambda: len(list(room.glob(pages))) > 100)
        first.kill()
        said, _ = build.communicate(timeout=120)
    assert build.returncode == 0, said.decode()
    assert tree(output) == tree(tmp_path / "serial")
    assert {path.name for path in (tmp_path / ".pressroom" / "output").iterdir()} == {
        "hidden",
        "lock",
        "memory.sqlite",
        "spare",
    }


@contextmanager
def building(content: Path, output: Path, scheduler: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "pelican", content, "-s", ROOT / "publishconf.py", "-o", output],
        env=environment({"PRESS_EXECUTOR": f"dask://{scheduler}"}),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        yield process


def test_cluster_that_does_not_answer_is_said_and_nothing_is_built(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {"sessions/2020/2020-10-16-a.ru.md": session()})
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{silent.getsockname()[1]}"
        done = pelican(content, tmp_path / "output", environ={"PRESS_EXECUTOR": address})
    assert done.returncode == 2
    assert address in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: object) -> None:
    """Wait until something has happened; for a minute at most."""
    for _ in range(1200):
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen for a minute")

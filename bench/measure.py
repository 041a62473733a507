"""Run a command and say what it took: the whole tree of its processes, to the last one.

python -m bench.measure -- COMMAND...      prints one line of JSON, exits as the command did

Wall time is from start to the end of the last process. CPU time is what the kernel counted for
all of them. Peak memory is the largest sum of resident sizes seen in samples of /proc, taken ten
times a second; pages shared between processes count in each, so the sum never flatters. Linux only.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
SAMPLE_SECONDS = 0.1
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds, bytes. ``largest`` is the one process that grew most."""

    wall: float
    user: float
    system: float
    memory: int
    largest: int
    code: int


def measure(words: Sequence[str], folder: Path, environment: dict[str, str], log: Path) -> Cost:
    """Measure a command in a process of its own, where nothing else has children.

    What the command says goes to ``log``.
    """
    starter = [sys.executable, "-m", "bench.measure", "--", *words]
    root = Path(__file__).resolve().parent.parent
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    with log.open("wb") as errors:
        done = subprocess.run(
            starter,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            check=False,
        )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends: none escapes the count."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def _descendants(root: int) -> list[int]:
    """Every process below ``root``, alive now."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            # The name may hold anything, brackets too; the parent is the second word after it.
            parent = int(stat.rpartition(b")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found = []
    front = [root]
    while front:
        front = [child for process in front for child in children.get(process, ())]
        found += front
    return found


def _resident(process: int) -> int:
    """Bytes of a process in memory; 0 when it is gone."""
    try:
        pages = Path(f"/proc/{process}/statm").read_bytes().split()[1]
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0
    return int(pages) * PAGE_SIZE


class _Watch(threading.Thread):
    """Looks at the memory of everything that runs below this process, until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._over = threading.Event()

    def run(self) -> None:
        """Sample."""
        root = os.getpid()
        while not self._over.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(map(_resident, _descendants(root))))

    def stop(self) -> int:
        """End; the largest sum seen, in bytes."""
        self._over.set()
        self.join()
        return self.peak


def run(words: Sequence[str]) -> Cost:
    """Run a command here, its output to standard error, and wait for all that it started."""
    _adopt_orphans()
    watch = _Watch()
    watch.start()
    started = time.perf_counter()
    child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=sys.stderr.fileno())
    code = child.wait()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    wall = time.perf_counter() - started
    peak = watch.stop()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    largest = used.ru_maxrss * 1024
    return Cost(wall, used.ru_utime, used.ru_stime, max(peak, largest), largest, code)


def main(arguments: Sequence[str]) -> int:
    """Measure the command after ``--``; return its exit code."""
    if sys.platform != "linux":
        print("bench.measure reads /proc and needs Linux", file=sys.stderr)
        return 2
    words = list(arguments)
    if words[:1] == ["--"]:
        words = words[1:]
    if not words:
        print(__doc__, file=sys.stderr)
        return 2
    cost = run(words)
    print(json.dumps(asdict(cost)))
    return cost.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

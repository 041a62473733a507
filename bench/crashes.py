"""Kill builds, and let the system refuse their writes: the old site or the new one, nothing else.

python -m bench.crashes [--moments N] [--calls N] [--faults N]

Needs Linux and strace, which injects at the system calls that write: a kill at each of the first
``--calls``, no space left and no permission at each of the first ``--faults``. ``--moments`` builds
are killed at a random moment, half of them with two workers. After each one the tree must be the
one before or the one that a clean build gives, and the next build must heal without hand work.
Exits 1 when a tree was neither, or was not healed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.archive import write_archive
from bench.desk import ADDED, ANSWER

ROOT = Path(__file__).resolve().parent.parent
CALLS = (
    "write",
    "pwrite64",
    "rename",
    "renameat2",
    "link",
    "unlink",
    "mkdir",
    "rmdir",
    "ftruncate",
)
"""System calls by which a build changes something."""
SEED = 20201016
LAST_WORDS = 40
"""So many lines of a build that failed are shown."""

Site = dict[str, bytes]


@dataclass
class Trial:
    """Two contents that take turns in one output, and what came of it."""

    folder: Path
    sites: list[Site] = field(default_factory=list)
    standing: int = 0
    kept: int = 0
    new: int = 0
    wrong: int = 0

    @property
    def output(self) -> Path:
        """Where the site stands."""
        return self.folder / "output"

    @property
    def said(self) -> Path:
        """What the last build said, errors with their tracebacks too."""
        return self.folder / "said.txt"

    def prepare(self) -> None:
        """Write both contents, build each clean, and the first into the output."""
        write_archive(self.folder / "content0", sessions=4, questions=4, seed=1)
        shutil.copytree(self.folder / "content0", self.folder / "content1")
        next((self.folder / "content1" / "news").rglob("*.md")).unlink()
        files = sorted((self.folder / "content1" / "sessions").rglob("*.md"))
        text = files[-1].read_text(encoding="utf-8")
        text = ANSWER.sub(lambda answer: f"{answer[0]}{ADDED[answer[1]]} ", text)
        files[-1].write_text(text, encoding="utf-8")
        for number in (0, 1):
            clean = self.folder / f"clean{number}"
            if code := self.run(self.command(number, clean)):
                raise SystemExit(f"an undisturbed build ended with {code}:\n{self.last_words()}")
            self.sites.append(tree(clean))
        self.heal(0)

    def command(self, number: int, output: Path) -> list[str]:
        """Build one content into a folder."""
        settings = str(ROOT / "publishconf.py")
        content = str(self.folder / f"content{number}")
        return [sys.executable, "-m", "pelican", content, "-s", settings, "-o", str(output)]

    def start(self, words: Sequence[str], executor: str = "serial") -> subprocess.Popen[bytes]:
        """Start a build in a session of its own; what it says is kept."""
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": "1700000000",
            "PRESS_EXECUTOR": executor,
            "PRESS_LANG": "en",
        }
        with self.said.open("wb") as said:
            return subprocess.Popen(
                words,
                env=environment,
                cwd=ROOT,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def run(self, words: Sequence[str]) -> int:
        """Start a build, wait for its end, and give its exit code."""
        with self.start(words) as process:
            return process.wait()

    def last_words(self) -> str:
        """The end of what the last build said."""
        lines = self.said.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LAST_WORDS:])

    def judge(self, number: int) -> None:
        """What stands after something went wrong; then the next build must heal."""
        after = tree(self.output)
        if after == self.sites[number]:
            self.new += 1
        elif after == self.sites[self.standing]:
            self.kept += 1
        else:
            self.wrong += 1
            print("neither the old site nor the new one")
        self.heal(number)

    def heal(self, number: int) -> None:
        """Build without disturbance; the site must be what a clean build gives.

        Where it is not, the next trial begins with nothing beside and below the output.
        """
        code = self.run(self.command(number, self.output))
        self.standing = number
        if code == 0 and tree(self.output) == self.sites[number]:
            return
        self.wrong += 1
        print(f"not healed: the next build ended with {code}", self.last_words(), sep="\n")
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.folder / ".pressroom" / "output", ignore_errors=True)
        if code := self.run(self.command(number, self.output)):
            raise SystemExit(f"an undisturbed build ended with {code}:\n{self.last_words()}")


def tree(folder: Path) -> Site:
    """Path → bytes of every file."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def moments(trial: Trial, count: int) -> None:
    """Kill builds, with all that they have started, at random moments."""
    chance = random.Random(SEED)  # noqa: S311 moments, not secrets
    began = time.perf_counter()
    trial.heal(1 - trial.standing)
    whole = time.perf_counter() - began
    for at in range(count):
        number = 1 - trial.standing
        executor = "processes" if at % 2 else "serial"
        with trial.start(trial.command(number, trial.output), executor) as process:
            time.sleep(chance.uniform(0.2 * whole, whole))
            os.killpg(process.pid, signal.SIGKILL)
        trial.judge(number)


def injected(trial: Trial, what: str, count: int) -> Iterator[int]:
    """Let ``what`` happen at the first, the second … call of each kind, ``count`` in all."""
    left = count
    for call in CALLS:
        at = 0
        while left:
            at += 1
            number = 1 - trial.standing
            log = trial.folder / "strace.log"
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:{what}:when={at}"]
            words = ["strace", "-f", "-o", str(log), *inject]
            trial.run([*words, *trial.command(number, trial.output)])
            text = log.read_text(errors="replace")
            happened = "INJECTED" in text or "killed by SIGKILL" in text
            trial.judge(number)
            if not happened:
                break
            left -= 1
            yield at


def main(arguments: Sequence[str]) -> int:
    """Run the three kinds of trouble and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.crashes")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--faults", type=int, default=100)
    options = parser.parse_args(arguments)
    if options.calls + options.faults and shutil.which("strace") is None:
        print("strace is not here", file=sys.stderr)
        return 2
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        trial.prepare()
        plans = [
            ("killed at a random moment", options.moments, None),
            ("killed at a system call", options.calls, "signal=KILL"),
            ("no space left", options.faults, "error=ENOSPC"),
            ("no permission", options.faults, "error=EACCES"),
        ]
        for name, count, what in plans:
            trial.kept = trial.new = trial.wrong = 0
            done = count
            if what is None:
                moments(trial, count)
            else:
                done = sum(1 for _ in injected(trial, what, count))
            print(
                f"{name}: {done}; old site {trial.kept}, new site {trial.new}, other {trial.wrong}"
            )
            wrong += trial.wrong
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Releases under load: what readers get while one after another is published, half of them killed.

python -m bench.publishing [--releases N] [--pages N] [--connections N] [--seed N]
python -m bench.publishing --files N

Needs nginx with Debian's static brotli module, and wrk. A site of some pages stands behind nginx;
wrk asks for pages all the while. Each release is published by a process of its own; every second
one is killed with SIGKILL at a random moment of its work, and the next release is published after
it. Readers load a page and, a while later, the stylesheet that it names; each page says its release
in its first and last line. Exits 1 where an answer was none of 2xx and 3xx, a page mixed two
releases or a stylesheet was missing.

With ``--files`` it measures what ten changed files of so many cost, beside the first publication:
files and bytes sent, and the time of the upload alone.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.desk import ROOT

sys.path.insert(0, str(ROOT / "plugins"))

from pressroom.publishing.remotes.remote import Sent
from tests.publishing.press import Press, Told, site
from tests.publishing.serving import Running, nginx

AIM = 0.05
_SAYS = re.compile(r"<title>(\w+)</title>.*main\.(\w+)\.css.*<!--(\w+)-->", re.DOTALL)
_WRONG = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_ERRORS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
_REQUESTS = re.compile(r"(\d+) requests in")
_READERS = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish, print, and say by the exit code whether readers noticed."""
    parser = argparse.ArgumentParser(prog="python -m bench.publishing")
    parser.add_argument("--releases", type=int, default=100)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        folder, words, hours = chosen.one
        press = _press(Path(folder), int(hours))
        print("begins", flush=True)
        press.publish(_pages(words, chosen.pages))
        return 0
    with tempfile.TemporaryDirectory(prefix="press-") as name:
        if chosen.files:
            return _ten_of(chosen.files, Path(name))
        return _under_load(chosen, Path(name))


def _press(folder: Path, hours: int) -> Press:
    return Press(folder / "content", folder / "remote", hours=hours)


def _pages(words: str, count: int) -> dict[str, str]:
    """A site of which every page changes with each release, but for one in two."""
    links = f'<link rel="stylesheet" href="/assets/main.{words}.css">'
    text = "Сұрақ пен жауап. " * 200
    page = f"<title>{words}</title>{links}<p>{text}</p><!--{words}-->"
    more = {f"ru/p{n}.html": page if n % 2 == 0 else text for n in range(count)}
    return site(words, more)


@dataclass
class _Seen:
    """What readers have got; ``wrong`` are sentences about what they should not have."""

    pages: int = 0
    later: int = 0
    wrong: list[str] = field(default_factory=list)


def _under_load(chosen: argparse.Namespace, folder: Path) -> int:
    _release(chosen, folder, "r0", 0)
    seen = _Seen()
    chance = random.Random(chosen.seed)  # noqa: S311 moments to kill at, no secret
    with (
        nginx(folder / "remote", folder / "nginx", workers=2) as server,
        _load(server, chosen.connections, folder) as load,
        _readers(server, chosen.pages, seen),
    ):
        began = time.monotonic()
        killed = done = 0
        usual = 1.0
        for number in range(1, chosen.releases + 1):
            at = chance.uniform(0, usual) if number % 2 else None
            took = _release(chosen, folder, f"r{number}", number, at)
            killed += took is None
            done += took is not None
            usual = took or usual
        seconds = time.monotonic() - began
    said = load()
    requests = sum(map(int, _REQUESTS.findall(said)))
    wrong = sum(map(int, _WRONG.findall(said)))
    errors = sum(int(count) for found in _ERRORS.findall(said) for count in found)
    print(f"releases published {done}, killed {killed}, in {seconds:.0f} s")
    print(f"requests under load {requests}, other than 2xx and 3xx {wrong}, broken off {errors}")
    print(f"pages read {seen.pages}, stylesheets loaded after a while {seen.later}")
    for sentence in seen.wrong[:20]:
        print(f"  {sentence}")
    print(f"pages that mix releases, or miss their stylesheet: {len(seen.wrong)}")
    return int(bool(wrong or errors or seen.wrong or not requests or not seen.later))


def _release(
    chosen: argparse.Namespace,
    folder: Path,
    words: str,
    hours: int,
    kill_after: float | None = None,
) -> float | None:
    """Publish in a process of its own; how long it took, None: it was killed before the end."""
    command = [sys.executable, "-m", "bench.publishing", "--pages", str(chosen.pages)]
    command += ["--one", str(folder), words, str(hours)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101
        process.stdout.readline()
        began = time.monotonic()
        try:
            code = process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return None
    if code:
        raise SystemExit(f"release {words} was not published")
    return time.monotonic() - began


@contextmanager
def _load(server: Running, connections: int, folder: Path) -> Iterator[Callable[[], str]]:
    """Wrk, as long as the block runs; gives what wrk says at the end."""
    script = folder / "pages.lua"
    script.write_text(
        "local n = 0\nfunction request()\n  n = (n + 7) % 100\n"
        '  return wrk.format("GET", "/ru/p" .. n .. ".html")\nend\n'
    )
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", "3600"]
    command += ["--script", str(script), "--header", "Host: localhost", server.url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said: list[str] = []
    try:
        yield lambda: "".join(said)
    finally:
        process.send_signal(signal.SIGINT)
        said.append(process.communicate(timeout=60)[0])


@contextmanager
def _readers(server: Running, pages: int, seen: _Seen) -> Iterator[None]:
    """Load pages, and their stylesheets a while later, as slow readers do."""
    over = threading.Event()

    def read(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 which page to read, no secret
        while not over.is_set():
            page = server.get(f"/ru/p{chance.randrange(0, pages, 2)}.html")
            found = _SAYS.search(page.body.decode()) if page.status == 200 else None
            if found is None or len(set(found.groups())) != 1:
                seen.wrong.append(f"page: {page.status} {found and found.groups()}")
                continue
            seen.pages += 1
            over.wait(chance.uniform(0, 2))
            style = server.get(f"/assets/main.{found[1]}.css")
            seen.later += 1
            if style.status != 200 or found[1].encode() not in style.body:
                seen.wrong.append(f"stylesheet of {found[1]}: {style.status}")

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(_READERS)]
    for reader in readers:
        reader.start()
    try:
        yield
    finally:
        over.set()
        for reader in readers:
            reader.join()


def _ten_of(count: int, folder: Path) -> int:
    """What ten changed files of many cost."""
    pages = {f"ru/{n // 100}/p{n % 100}.html": f"<p>{n}</p>" * 40 for n in range(count)}
    changed = {**pages, **{f"ru/{n}/p0.html": f"<p>new {n}</p>" for n in range(10)}}
    press = _press(folder, 0)
    first, first_time = _timed(press, site("one", pages))
    second, second_time = _timed(press, site("one", changed))
    print(f"first: {first.files} files, {first.size} bytes, {first_time:.2f} s")
    print(f"ten changed: {second.files} files, {second.size} bytes, {second_time:.2f} s")
    print(f"time / first: {second_time / first_time:.3f} (aim {AIM})")
    print(f"bytes / first: {second.size / first.size:.3f}")
    return int(second_time / first_time > AIM)


class _Clock(Told):
    """Notes when the upload began and when it was over."""

    def changes(self, *words: object) -> None:
        self.began = time.monotonic()

    def sent(self, sent: Sent, number: int) -> None:
        self.seconds = time.monotonic() - self.began
        super().sent(sent, number)


def _timed(press: Press, files: dict[str, str]) -> tuple[Sent, float]:
    told = press.publish(files, told=_Clock())
    assert isinstance(told, _Clock)  # noqa: S101
    sent = told.said[-1]
    assert isinstance(sent, Sent)  # noqa: S101
    return sent, told.seconds


if __name__ == "__main__":
    sys.exit(main())

"""How fast nginx sends a question's page by the generated configuration, beside a bare file.

python -m bench.serving [--seconds N] [--rounds N] [--connections N]

Needs nginx with Debian's static brotli module, and wrk. Two servers run at once with the same
number of processes: one with a release and the configuration of ``invoke nginx``, asked for a
page with ``Accept-Encoding: br``; one with an empty configuration, asked for a file of the very
bytes that the first one sends. Rounds alternate and every second one begins with the other, so
that what else the machine does hits both; the ratios are of medians. Exits 1 when the compressed
copy is not what is sent, or a ratio is below 0.9: that of requests per second, or that of the
times at the 99th percentile.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from bench.desk import ROOT

sys.path.insert(0, str(ROOT / "plugins"))

from tests.publishing.serving import HOST, free_port, lay_release, nginx, running
from tests.site.small_site import NOW, build_site
from tests.site.whole_site import WHOLE

PAGE = "ru/sessions/2020-10-16-talgar/q1.html"
WANTED = 0.9
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


@dataclass(frozen=True)
class Round:
    """What wrk measured: requests per second, milliseconds at the 50th and 99th percentile."""

    rate: float
    half: float
    slowest: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit code whether the aim was reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1, help="processes of each server")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), options)


def measure(folder: Path, options: argparse.Namespace) -> int:
    """Serve a page in both ways and ask for it in turn."""
    site = build_site(folder, WHOLE)
    remote = lay_release(folder / "press", site.output, datetime.fromisoformat(NOW))
    sent = (remote / "current" / "site" / f"{PAGE}.br").read_bytes()
    port = free_port()
    write_bare(folder / "bare", port, sent)
    with (
        nginx(remote, folder / "work", workers=options.workers) as server,
        running(folder / "bare", workers=options.workers),
    ):
        ours = f"http://127.0.0.1:{server.port}/{PAGE}"
        bare = f"http://127.0.0.1:{port}/page"
        if server.get(f"/{PAGE}", Accept_Encoding="br").body != sent:
            print("the server does not send the compressed copy")
            return 1
        rounds: dict[str, list[Round]] = {ours: [], bare: []}
        for number in range(options.rounds):
            for url in (ours, bare) if number % 2 else (bare, ours):
                rounds[url].append(ask(url, options))
    return tell(rounds[ours], rounds[bare], len(sent))


def write_bare(folder: Path, port: int, content: bytes) -> None:
    """An nginx that has nothing to do but to send one file."""
    folder.mkdir()
    (folder / "page").write_bytes(content)
    text = f"server {{ listen 127.0.0.1:{port}; root {folder}; }}\n"
    (folder / "bare.conf").write_text(text, encoding="utf-8")


def ask(url: str, options: argparse.Namespace) -> Round:
    """One round of wrk. Raises ValueError: an answer was none of 2xx and 3xx, or came too late."""
    command = ["wrk", "--latency", "--threads", "1"]
    command += ["--connections", f"{options.connections}", "--duration", f"{options.seconds}s"]
    command += ["--header", f"Host: {HOST}", "--header", "Accept-Encoding: br", url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise ValueError(done.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    at = dict(re.findall(r"^\s+(50|99)%\s+(\S+)$", done.stdout, re.MULTILINE))
    if rate is None:
        raise ValueError(done.stdout)
    return Round(float(rate[1]), milliseconds(at["50"]), milliseconds(at["99"]))


def milliseconds(text: str) -> float:
    """A time as wrk writes it: ``812.00us``, ``1.25ms``."""
    number, unit = text.rstrip("mus"), text.lstrip("0123456789.")
    return float(number) * _UNITS[unit]


def tell(ours: Sequence[Round], bare: Sequence[Round], size: int) -> int:
    """Print the medians and their ratios, above 1 where ours is the faster one; the exit code."""
    print(f"{PAGE}: {size} bytes with brotli; medians of {len(ours)} rounds each")
    rates = [median(each.rate for each in rounds) for rounds in (ours, bare)]
    halves = [median(each.half for each in rounds) for rounds in (ours, bare)]
    slowest = [median(each.slowest for each in rounds) for rounds in (ours, bare)]
    print(f"requests per second     {rates[0]:9.0f}  bare {rates[1]:9.0f}  ratio", end=" ")
    print(f"{rates[0] / rates[1]:.2f}")
    print(f"milliseconds, 50 %      {halves[0]:9.2f}  bare {halves[1]:9.2f}  ratio", end=" ")
    print(f"{halves[1] / halves[0]:.2f}")
    print(f"milliseconds, 99 %      {slowest[0]:9.2f}  bare {slowest[1]:9.2f}  ratio", end=" ")
    print(f"{slowest[1] / slowest[0]:.2f}")
    print(f"wanted of requests per second and of 99 %: {WANTED} and more")
    return 0 if min(rates[0] / rates[1], slowest[1] / slowest[0]) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())

"""How fast nginx sends a question's page by the generated configuration, beside a bare file.

python -m bench.serving [--seconds N] [--rounds N] [--connections N] [--workers N]

Needs nginx with Debian's static brotli module, and wrk. Three servers with the same number of
processes run at once: a release with the configuration of ``invoke nginx``, asked for a page with
``Accept-Encoding: br``; a bare file of the very bytes that it sends, body and headers, at the same
place of a folder, in a configuration that has nothing to decide; and the bare file without those
headers, to show what they cost. Rounds alternate and begin with another one each time, so that what
else the machine does hits all; ratios are of medians. Exits 1 when the compressed copy is not what
is sent, or a ratio to the same bytes is below 0.9: that of requests per second, or of the times at
the 99th percentile.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from bench.desk import ROOT

sys.path.insert(0, str(ROOT / "plugins"))

from pressroom.publishing.policy import headers_for
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


HALF = "milliseconds, 50 %"
FIGURES: Mapping[str, Callable[[Round], float]] = {
    "requests per second": lambda each: each.rate,
    HALF: lambda each: each.half,
    "milliseconds, 99 %": lambda each: each.slowest,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit code whether the aim was reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving")
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1, help="processes of each server")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), options)


def measure(folder: Path, options: argparse.Namespace) -> int:
    """Serve a page in all ways and ask for it in turn."""
    site = build_site(folder, WHOLE)
    remote = lay_release(folder / "press", site.output, datetime.fromisoformat(NOW))
    sent = (remote / "current" / "site" / f"{PAGE}.br").read_bytes()
    headers = headers_for(PAGE, tls=False) | {"Content-Encoding": "br", "Vary": "Accept-Encoding"}
    same, plain = free_port(), free_port()
    write_bare(folder / "bare" / "same.conf", same, sent, headers)
    write_bare(folder / "bare" / "plain.conf", plain, sent, {})
    with (
        nginx(remote, folder / "work", workers=options.workers) as server,
        running(folder / "bare", workers=options.workers),
    ):
        if server.get(f"/{PAGE}", Accept_Encoding="br").body != sent:
            print("the server does not send the compressed copy")
            return 1
        urls = [f"http://127.0.0.1:{port}/{PAGE}" for port in (server.port, same, plain)]
        rounds: dict[str, list[Round]] = {url: [] for url in urls}
        for number in range(options.rounds):
            first = number % len(urls)
            for url in (*urls[first:], *urls[:first]):
                rounds[url].append(ask(url, options))
    return tell(*rounds.values(), size=len(sent))


def write_bare(file: Path, port: int, content: bytes, headers: Mapping[str, str]) -> None:
    """A server that has nothing to decide but to send one file."""
    folder = file.parent / file.stem
    page = folder / "releases" / "1" / "site" / PAGE
    page.parent.mkdir(parents=True)
    page.write_bytes(content)
    (folder / "current").symlink_to("releases/1")
    kind = headers.get("Content-Type", "application/octet-stream")
    said = "".join(
        f'add_header {name} "{value}";\n' for name, value in headers.items() if value is not kind
    )
    place = f"listen 127.0.0.1:{port};\nroot {folder}/current/site;"
    text = f'server {{\n{place}\ndefault_type "{kind}";\n{said}}}\n'
    file.write_text(text, encoding="utf-8")


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


def tell(ours: Sequence[Round], same: Sequence[Round], plain: Sequence[Round], *, size: int) -> int:
    """Print medians and ratios, above 1 where ours is the faster one; the exit code."""
    print(f"{PAGE}: {size} bytes with brotli; medians of {len(ours)} rounds each")
    print(f"{'':22}{'ours':>10}{'same bytes':>12}{'ratio':>8}{'no headers':>12}{'ratio':>8}")
    wanted = []
    for name, figure in FIGURES.items():
        values = [median(figure(each) for each in rounds) for rounds in (ours, same, plain)]
        faster = name.startswith("requests")
        ratios = [values[0] / value if faster else value / values[0] for value in values[1:]]
        print(f"{name:22}{values[0]:10.2f}{values[1]:12.2f}{ratios[0]:8.2f}", end="")
        print(f"{values[2]:12.2f}{ratios[1]:8.2f}")
        wanted += [ratios[0]] if name != HALF else []
    print(f"wanted beside the same bytes, of requests per second and of 99 %: {WANTED} and more")
    return 0 if min(wanted) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())

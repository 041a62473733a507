"""Measure our build against its peers and write docs/benchmarks.md.

python -m bench.report --sessions 1000 --questions 100 --peers hugo,eleventy,pelican --runs 3

Hugo builds the whole archive; the others build fewer pages (--small), unless --large names them.
Everything is written below --room (default .bench), about 4 GB for 1,000 sessions of 100 questions.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.desk import ROOT
from bench.figures import Row, megabytes, rows
from bench.machine import describe
from bench.peers.folders import PEERS
from bench.peers.install import ROOM, Missing
from bench.rounds import Bench, Failed, Results

PEERS_README = Path(__file__).parent / "peers/README.md"
# What holds a missed figure back, in a person's words; absent while there is nothing to say.
REMARKS = Path(__file__).parent / "remarks.md"
BUILD_COLUMNS = ("build", "wall", "spread", "user", "system", "memory", "pages", "bytes a page")


def _size(text: str) -> tuple[int, int]:
    """``5000x200`` as sessions and questions in each."""
    sessions, _, questions = text.partition("x")
    return int(sessions), int(questions)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(line)} |" for line in lines)
    yield ""


def _builds(results: Results) -> Iterator[Sequence[str]]:
    """Every build that ran, with its medians."""
    for name, costs in results.costs.items():
        pages = results.counts.get(f"{name} pages")
        size = results.counts.get(f"{name} bytes")
        walls = [cost.wall for cost in costs]
        yield (
            name,
            f"{median(walls):.2f} s",
            f"{min(walls):.2f} – {max(walls):.2f} s",
            f"{median(cost.user for cost in costs):.2f} s",
            f"{median(cost.system for cost in costs):.2f} s",
            megabytes(median(cost.memory for cost in costs)),
            f"{pages[-1]:,}" if pages else "",
            f"{size[-1] / pages[-1]:,.0f}" if size and pages else "",
        )


INTRODUCTION = """# Benchmarks

Written by `python -m bench.report`; do not edit. Ratios are taken between builds of one round, the
rounds one after the other on one machine; each figure is the median of the rounds, with the
smallest and the largest beside it.
"""

ABOUT_BUILDS = """## Builds

Medians. User and system are CPU time of all processes together; memory is the largest sum of their
resident sizes, in which shared pages count once for each.
"""


def report(results: Results, figures: Sequence[Row], sizes: Sequence[str], room: Path) -> str:
    """The whole document."""
    measured = (figure.cells for figure in figures)
    lines = [INTRODUCTION, *sizes, "", "## Figures", ""]
    lines += _table(("what", "must", "aim", "measured", "spread"), measured)
    if REMARKS.exists():
        lines += [_lowered(REMARKS), ""]
    lines += ["## Machine", "", *_table(("what", "which"), describe(room, results.tools))]
    lines += [ABOUT_BUILDS, *_table(BUILD_COLUMNS, _builds(results)), _lowered(PEERS_README)]
    return "\n".join(lines) + "\n"


def _lowered(path: Path) -> str:
    """A document with its headings one level lower, so that it can stand inside another."""
    text = path.read_text(encoding="utf-8").strip()
    return re.sub(r"^#", "##", text, flags=re.MULTILINE)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.report",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--sessions", type=int, default=1000, help="of the large archive (default 1000)")
    add("--questions", type=int, default=100, help="in each session (default 100)")
    add("--small", type=int, default=50, help="sessions of the small archive (default 50)")
    add("--peers", default="hugo,eleventy,pelican", help="who is measured beside us")
    add("--large", default="hugo", help="which of them build the large archive (default hugo)")
    add("--scale", type=_size, help="build a country's archive too, once: 5000x200")
    add(
        "--plugins",
        default="press_archive,press_pages",
        help="what our builds make: by default what the peers make too; all: everything",
    )
    add("--runs", type=int, default=3, help="rounds (default 3)")
    add("--seed", type=int, default=1, help="of the archives")
    add("--room", type=Path, default=ROOM, help="where to work (default .bench)")
    add("--to", type=Path, default=ROOT / "docs/benchmarks.md", help="the report")
    options = parser.parse_args(arguments)
    for name in ("peers", "large"):
        chosen = [peer for peer in getattr(options, name).split(",") if peer]
        if unknown := set(chosen) - set(PEERS):
            parser.error(f"unknown peer {', '.join(sorted(unknown))}; known: {', '.join(PEERS)}")
        setattr(options, name, chosen)
    return options


def main(arguments: Sequence[str]) -> int:
    """Measure and write the report; return the exit code."""
    options = _options(arguments)
    room = options.room.resolve()
    room.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - started:8.1f} s  {text}", flush=True)

    large = [peer for peer in options.peers if peer in options.large]
    small = [peer for peer in options.peers if peer not in large]
    plugins = () if options.plugins == "all" else tuple(options.plugins.split(","))
    bench = Bench(room, options.seed, say, plugins)
    try:
        if small:
            bench.small(options.small, options.questions, small, options.runs)
        bench.large(options.sessions, options.questions, large, options.runs)
        if options.scale:
            bench.scale(*options.scale)
    except (Failed, Missing) as error:
        print(error, file=sys.stderr)
        return 1
    total = options.sessions * options.questions
    tenth = max(1, options.sessions // 10) * options.questions
    sizes = [
        f"- Large archive: {options.sessions:,} sessions of {options.questions} questions.",
        f"- Small archive: {options.small:,} sessions of {options.questions} questions.",
        f"- Plugins of our builds: {', '.join(plugins) or 'all'}.",
        f"- Rounds: {options.runs}. Seed of the archives: {options.seed}.",
    ]
    if options.scale:
        sizes.insert(
            3, "- A country's archive: {:,} sessions of {} questions.".format(*options.scale)
        )
    figures = list(rows(bench.results, total, tenth))
    options.to.write_text(report(bench.results, figures, sizes, room), encoding="utf-8")
    say(f"written: {options.to.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measure the search: building, what a query costs a reader, and the order of its results.

python -m bench.search --questions 5000 [--queries 200] [--judged 300] [--pagefind 2000]

An invented archive is written to a temporary folder and its index built alone by two workers; one
session is added; a browser searches over loopback, from a server that compresses text as hosts do
and gives all else as it is; SQLite's FTS5, fed with the same words, judges the order. Pagefind is
installed with npm and given a page for each record. Prints a line a figure.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

from bench.archive import invent_sessions, write_archive
from bench.desk import ROOT
from bench.invention import Question
from bench.measure import Cost, measure
from bench.record import session_text
from bench.search_browser import Asked, ask
from bench.search_judge import overlap

SEED = 1


def build(content: Path, output: Path, *options: str) -> tuple[Cost, dict[str, float]]:
    """Build the index alone; what it took as a whole, and by step as it says itself."""
    log = output.with_suffix(".log")
    told = output.with_suffix(".json")
    words = [sys.executable, "-m", "bench.search_build", str(content), str(output)]
    cost = measure([*words, "--told", str(told), *options], ROOT, {}, log)
    if cost.code:
        raise SystemExit(log.read_text(encoding="utf-8"))
    return cost, json.loads(told.read_text(encoding="utf-8"))


def add_session(content: Path, sessions: int, each: int) -> str:
    """Write one more session, on the day of the last; its id."""
    last = list(invent_sessions(sessions, each, SEED))[-1]
    other = list(invent_sessions(sessions, each, SEED + 1))[-1]
    added = replace(other, slot=replace(last.slot, id=f"{last.slot.id}-added"))
    path = content / f"{added.slot.path}.{added.lang}.md"
    path.write_text(session_text(added), encoding="utf-8")
    return added.slot.id


def listed(sessions: int, each: int) -> list[Question]:
    """Every question that the index holds."""
    return [
        question
        for session in invent_sessions(sessions, each, SEED)
        for question in session.questions
        if question.visibility == "public" and question.duplicate_of is None
    ]


def draw_queries(questions: Sequence[Question], count: int, dice: random.Random) -> list[str]:
    """One to three words of a record, as someone would type who looks for it."""
    found: list[str] = []
    while len(found) < count:
        words = dice.choice(questions).title.rstrip("?").split()
        found.append(" ".join(dice.sample(words, min(len(words), dice.randint(1, 3)))))
    return found


def pagefind(questions: Sequence[Question], folder: Path) -> Cost:
    """What Pagefind takes for a page a record."""
    for number, question in enumerate(questions):
        page = folder / "site" / f"{number // 100}" / f"{number}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{turn.text}</p>" for turn in question.turns)
        page.write_text(
            f'<!doctype html><html lang="{question.lang}"><title>{question.title}</title>'
            f"<body><h1>{question.title}</h1>{body}</body></html>",
            encoding="utf-8",
        )
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "pagefind"]
    subprocess.run(npm, cwd=folder, check=True)
    program = folder / "node_modules" / ".bin" / "pagefind"
    return measure([str(program), "--site", "site"], folder, {}, folder / "pagefind.log")


def say(what: str, value: str) -> None:
    """One figure."""
    print(f"{what:<58} {value}", flush=True)


def percentile(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under."""
    return quantiles(values, n=20)[-1]


def tell_asked(asked: Asked) -> None:
    """What a reader pays."""
    say("first query: bytes, page, style and font included", f"{asked.page + asked.first:,}")
    say("first query: bytes of script, metadata, index, results", f"{asked.script + asked.first:,}")
    say("next query: bytes, median", f"{sorted(asked.next)[len(asked.next) // 2]:,}")
    say("next query: bytes, p95", f"{percentile(asked.next):,.0f}")
    say(
        "key to result: median, p95",
        f"{sorted(asked.times)[len(asked.times) // 2]:.0f} ms, {percentile(asked.times):.0f} ms",
    )


def main(arguments: Sequence[str]) -> int:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--questions", type=int, default=5_000)
    parser.add_argument("--each", type=int, default=100, help="questions a session")
    parser.add_argument("--queries", type=int, default=200, help="asked in the browser; 0: none")
    parser.add_argument("--judged", type=int, default=300, help="judged by FTS5; 0: none")
    parser.add_argument("--pagefind", type=int, default=0, help="records given to Pagefind")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    sessions = max(2, options.questions // options.each)
    with tempfile.TemporaryDirectory(prefix="search-") as name:
        folder = Path(name)
        content, output = folder / "content", folder / "output"
        write_archive(content, sessions, options.each, SEED)
        cost, took = build(content, output, "--workers", str(options.workers))
        say(f"index of {sessions * options.each:,} questions: seconds", f"{took['index']:.1f}")
        say(
            "… plan, leaves and cards, segments",
            " ".join(f"{took[step]:.1f}" for step in ("plan", "leaves", "join")),
        )
        say(
            "… CPU, content read and checked before it included", f"{cost.user + cost.system:.1f} s"
        )
        say("… peak memory of all processes", f"{cost.memory / 1e6:.0f} MB")
        say("… files", f"{took['files']:,.0f}")
        say("… bytes without cards, with them", f"{took['index_bytes']:,.0f} {took['bytes']:,.0f}")
        questions = listed(sessions, options.each)
        dice = random.Random(SEED)  # noqa: S311 nothing secret
        if options.queries:
            tell_asked(ask(output, draw_queries(questions, options.queries, dice)))
        if options.judged:
            queries = draw_queries(questions, options.judged, dice)
            shares = overlap(output, sessions, options.each, SEED, queries)
            say("ten best against FTS5: mean overlap", f"{sum(shares) / len(shares):.3f}")
        added = add_session(content, sessions, options.each)
        _, again = build(content, output, "--workers", "1", "--only", added)
        say(
            "one session added: seconds, share",
            f"{again['index']:.2f} {again['index'] / took['index']:.4f}",
        )
        if options.pagefind:
            chosen = questions[: options.pagefind]
            peer = pagefind(chosen, folder)
            share = took["index"] * len(chosen) / len(questions) / peer.wall
            say(
                f"Pagefind, {len(chosen):,} records: seconds, memory",
                f"{peer.wall:.1f} {peer.memory / 1e6:.0f} MB",
            )
            say("ours ÷ Pagefind, by record", f"{share:.3f}")
        shutil.rmtree(folder / "site", ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

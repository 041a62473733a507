"""Measure the search: the table of figures that it must keep, in one command.

python -m bench.search --questions 100000 [--pagefind 20000] [--queries 300] [--judged 300]

An invented archive is written to a temporary folder and its index built alone by two workers; one
session is added; a browser searches over loopback, from a server that compresses text as hosts do
and gives all else as it is; SQLite's FTS5, fed with the same stems, judges the order. Pagefind is
installed with npm and given a page for each record. Prints a line a figure, beside it what must be.
At 100,000 questions it takes about ten minutes and two gigabytes in the temporary folder.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from bench.archive import write_archive
from bench.days import slots
from bench.desk import ROOT
from bench.invention import Question, invent_session
from bench.measure import Cost, measure
from bench.record import session_text
from bench.search_browser import Asked, ask
from bench.search_judge import overlap

SEED = 1
SAMPLE = 5_000
"""Questions from which queries are drawn."""


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
    last = list(slots(sessions))[-1]
    added = invent_session(SEED + 1, replace(last, id=f"{last.id}-added"), each, None)
    path = content / f"{added.slot.path}.{added.lang}.md"
    path.write_text(session_text(added), encoding="utf-8")
    return added.slot.id


def listed(sessions: int, each: int, most: int) -> list[Question]:
    """Questions that the index holds, of sessions spread over all years; at least ``most``."""
    step = max(1, sessions * each // (most * 6 // 5))
    return [
        question
        for slot in islice(slots(sessions), 0, None, step)
        for question in invent_session(SEED, slot, each, None).questions
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


def say(what: str, value: str, must: str = "") -> None:
    """One figure, and what it must be at 100,000 questions."""
    print(f"{what:<58} {value:<20} {must}".rstrip(), flush=True)


def percentile(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under."""
    return quantiles(values, n=20)[-1]


def tell_asked(asked: Asked) -> None:
    """What a reader pays."""
    say(
        "first query: bytes of script, metadata, index, results",
        f"{asked.script + asked.first:,}",
        "200,000, aim 80,000",
    )
    say("… page, style and font besides", f"{asked.page - asked.script:,}")
    say("next query: bytes, median", f"{median(asked.next):,.0f}", "100,000, aim 40,000")
    say("… p95", f"{percentile(asked.next):,.0f}")
    for name, times, must in (
        ("Enter to result: p95, ms", asked.times, "150, aim 50"),
        ("last letter to result, its pause included: p95, ms", asked.typed, ""),
    ):
        say(name, f"{percentile(times):.0f} (median {median(times):.0f})", must)


def tell_built(cost: Cost, took: dict[str, float], questions: int) -> None:
    """What the build took."""
    say(f"index of {questions:,} questions: seconds", f"{took['index']:.1f}", "60, aim 25")
    steps = " ".join(f"{took[step]:.1f}" for step in ("plan", "leaves", "join"))
    say("… plan, leaves and cards, segments", steps)
    say("… CPU, content read and checked before it included", f"{cost.user + cost.system:.1f} s")
    say("… peak memory of all processes, MB", f"{cost.memory / 1e6:.0f}", "600, aim 300")
    say("… of the largest process, MB", f"{cost.largest / 1e6:.0f}")
    say("… files", f"{took['files']:,.0f}")
    say("… bytes without cards, with them", f"{took['index_bytes']:,.0f} {took['bytes']:,.0f}")


def tell_pagefind(questions: Sequence[Question], folder: Path, each: float) -> None:
    """What Pagefind takes, beside what we take for one record."""
    peer = pagefind(questions, folder)
    if peer.code:
        say(f"Pagefind, {len(questions):,} records", f"failed with {peer.code}")
        return
    say(f"Pagefind, {len(questions):,} records: seconds", f"{peer.wall:.1f}")
    say("… peak memory, MB", f"{peer.memory / 1e6:.0f}")
    say("ours ÷ Pagefind, by record", f"{each * len(questions) / peer.wall:.3f}", "0.5, aim 0.25")


def main(arguments: Sequence[str]) -> int:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--questions", type=int, default=5_000)
    parser.add_argument("--each", type=int, default=100, help="questions a session")
    parser.add_argument("--queries", type=int, default=300, help="asked in the browser; 0: none")
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
        tell_built(cost, took, sessions * options.each)
        questions = listed(sessions, options.each, max(options.pagefind, SAMPLE))
        dice = random.Random(SEED)  # noqa: S311 nothing secret
        if options.queries:
            tell_asked(ask(output, draw_queries(questions, options.queries, dice)))
        if options.judged:
            queries = draw_queries(questions, options.judged, dice)
            shares = overlap(output, sessions, options.each, SEED, queries)
            value = f"{sum(shares) / len(shares):.3f}"
            say(f"ten best of {len(shares)} against FTS5: overlap", value, "0.9, aim 0.97")
        added = add_session(content, sessions, options.each)
        _, again = build(content, output, "--workers", "1", "--only", added)
        value = f"{again['index'] / took['index']:.4f} ({again['index']:.2f} s)"
        say("one session added: share of the whole", value, "0.05, aim 0.02")
        if options.pagefind:
            each = took["index"] / (sessions * options.each)
            tell_pagefind(questions[: options.pagefind], folder, each)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

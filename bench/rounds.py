"""The measurements of one report: who runs, in which order, how often.

In each round every build of a group runs once, one after the other, so that a slow minute of the
machine falls on all alike; ratios are taken inside a round. What the system still has to write
from the build before is written first, outside the time.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.desk import Desk, rewritten
from bench.measure import Cost, measure
from bench.peers import install
from bench.peers.folders import write_peer


class Failed(Exception):
    """A build under measure ended with an error; the message says which and where its log is."""


@dataclass(slots=True)
class Results:
    """Name of a build → its cost in each round; other counts by name."""

    costs: dict[str, list[Cost]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write what is known so far: a long measurement may be interrupted."""
        path.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")


@dataclass(slots=True)
class Bench:
    """The room where builds are measured; ``say`` tells the person who waits.

    ``plugins`` are those that our builds have switched on; none named: all.
    """

    room: Path
    seed: int
    say: Callable[[str], None]
    plugins: tuple[str, ...] = ()
    results: Results = field(default_factory=Results)

    def large(self, sessions: int, questions: int, peers: list[str], runs: int) -> None:
        """Our build in all its states, and a tenth of it, against peers and a plain copy."""
        desk = self._desk("large", sessions, questions)
        tenth = self._desk("tenth", max(1, sessions // 10), questions)
        sites = {peer: self._site(peer, "large", sessions, questions) for peer in peers}
        for _ in range(runs):
            self._ours(desk, "large")
            for peer, site in sites.items():
                self._peer(peer, "large", site)
            self._ours_cold(tenth, "tenth")

    def small(self, sessions: int, questions: int, peers: list[str], runs: int) -> None:
        """Our build against peers that would take too long on the large archive."""
        desk = self._desk("small", sessions, questions)
        sites = {peer: self._site(peer, "small", sessions, questions) for peer in peers}
        for _ in range(runs):
            self._ours_cold(desk, "small")
            for peer, site in sites.items():
                self._peer(peer, "small", site)

    def scale(self, sessions: int, questions: int) -> None:
        """Our build alone, once, on a country's archive."""
        desk = self._desk("scale", sessions, questions)
        self._ours_cold(desk, "scale")
        shutil.rmtree(desk.folder)

    def _desk(self, group: str, sessions: int, questions: int) -> Desk:
        self.say(f"{group}: writing {sessions} sessions of {questions} questions")
        desk = Desk(self.room / group / "ours", sessions, questions, self.plugins)
        desk.prepare(self.seed)
        return desk

    def _site(self, peer: str, group: str, sessions: int, questions: int) -> Path:
        self.say(f"{group}: writing them for {peer}")
        site = self.room / group / peer
        shutil.rmtree(site, ignore_errors=True)
        write_peer(peer, site, sessions, questions, self.seed)
        return site

    def _ours(self, desk: Desk, group: str) -> None:
        """Cold, copied, nothing changed, one question edited: each on what the one before left."""
        self._ours_cold(desk, group)
        copy = desk.folder.parent / "copy"
        self._run(f"{group} copy", ["cp", "-r", str(desk.output), str(copy)], desk.folder)
        shutil.rmtree(copy)
        before = desk.snapshot()
        self._run(f"{group} unchanged", desk.command, desk.folder, desk.environment)
        between = desk.snapshot()
        self._count(f"{group} unchanged rewritten", rewritten(before, between))
        desk.edit()
        self._run(f"{group} edited", desk.command, desk.folder, desk.environment)
        self._count(f"{group} edited rewritten", rewritten(between, desk.snapshot()))

    def _ours_cold(self, desk: Desk, group: str) -> None:
        desk.forget()
        self._run(f"{group} ours", desk.command, desk.folder, desk.environment)
        self._weigh(f"{group} ours", desk.output)

    def _peer(self, peer: str, group: str, site: Path) -> None:
        output = site.with_name(f"{peer}-output")
        shutil.rmtree(output, ignore_errors=True)
        # What some of them remember of an earlier build.
        for leftover in ("resources", "__pycache__", ".cache"):
            shutil.rmtree(site / leftover, ignore_errors=True)
        command = install.command(peer, site, output)
        self.results.tools[peer.capitalize()] = install.version(peer, command)
        self._run(f"{group} {peer}", command, site)
        self._weigh(f"{group} {peer}", output)
        shutil.rmtree(output)

    def _run(
        self, name: str, command: list[str], folder: Path, environment: dict[str, str] | None = None
    ) -> None:
        os.sync()
        log = self.room / "log.txt"
        cost = measure(command, folder, environment or {}, log)
        if cost.code:
            raise Failed(f"{name}: exit code {cost.code}, see {log}")
        self.results.costs.setdefault(name, []).append(cost)
        self.say(
            f"{name}: {cost.wall:.2f} s, user {cost.user:.2f} s, system {cost.system:.2f} s,"
            f" {cost.memory / 1e6:.0f} MB"
        )
        self.results.save(self.room / "results.json")

    def _weigh(self, name: str, output: Path) -> None:
        """Count a site's pages and their bytes, so that nobody's pages are secretly lighter."""
        pages = size = 0
        for path in output.rglob("*.html"):
            pages += 1
            size += path.stat().st_size
        self._count(f"{name} pages", pages)
        self._count(f"{name} bytes", size)

    def _count(self, name: str, count: int) -> None:
        self.results.counts.setdefault(name, []).append(count)

"""Build the search index of a content folder and nothing else: what ``bench.search`` measures.

python -m bench.search_build CONTENT OUTPUT [--workers N] [--only SESSION] [--told FILE]

Hidden files go to OUTPUT.hidden and stay there. With ``--only``, what a build that remembers
would make after that session came: its leaves and cards, the segment of its year, the root. The
time of reading and checking the content is not the index's and is told apart; nor is that of the
search page, which is written behind for a browser to search in.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import publishconf
from bench.days import BUILD_MOMENT
from bench.desk import ROOT
from press_archive.configuration import read_configuration
from pressroom.artifact import Artifact, Sheaf
from pressroom.building.crew import open_crew
from pressroom.deriving.publication import Edition, published
from pressroom.emitting.files import ThemeFiles
from pressroom.emitting.search_index import SearchIndex
from pressroom.emitting.search_page import SearchPages
from pressroom.reading.archive import read_archive
from pressroom.reading.loading import digest
from pressroom.rendering.desk import Desk

Unit = tuple[Artifact, ...]
Hidden = dict[str, str]
Place = tuple[Desk, Path, Hidden]


def units(planned: Iterable[Artifact | Sheaf], only: str | None) -> Iterator[Unit]:
    """What is made together; with ``only``, what a session of that id touches."""
    for name, group in groupby(planned, key=attrgetter("unit")):
        if only and not _concerns(name, only):
            continue
        yield tuple(
            artifact
            for one in group
            for artifact in (one.artifacts(one.facts) if isinstance(one, Sheaf) else (one,))
        )


def _concerns(unit: str, session: str) -> bool:
    year = session[:4]
    if unit.startswith("search segment "):
        first, _, last = unit.removeprefix("search segment ").partition("-")
        return first <= year <= (last or first)
    return unit == "search root" or unit.startswith(f"session {session} ")


def make_unit(place: Place, unit: Unit) -> Hidden:
    """Make and write the files of a unit; which hidden ones, and the names they are kept by."""
    desk, output, known = place
    emitter = SearchIndex()
    desk.begin(known)
    hidden: Hidden = {}
    for artifact in unit:
        content = emitter.render(artifact, desk)
        path = output / artifact.path
        if artifact.hidden:
            hidden[artifact.path] = digest(content)
            path = desk.shelf / hidden[artifact.path]
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return hidden


def write_page(desk: Desk, output: Path, edition: Edition) -> None:
    """The search page with what the theme gives it."""
    for emitter in (SearchPages(), ThemeFiles(desk.assets)):
        for artifact in emitter.plan(edition):
            path = output / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(emitter.render(artifact, desk))


def build(content: Path, output: Path, workers: int, only: str | None) -> dict[str, float]:
    """Build; seconds by step, files and records."""
    host = {name: getattr(publishconf, name) for name in dir(publishconf) if name.isupper()}
    host |= {"PATH": str(content), "OUTPUT_PATH": str(output), "PRESS_NOW": str(BUILD_MOMENT)}
    host |= {"PRESS_PUBLIC": False, "PRESS_WORKERS": workers}
    settings = replace(read_configuration(host, ROOT), public=False)
    started = time.perf_counter()
    with open_crew("processes", workers) as crew:
        read = read_archive(settings, crew)
        edition = Edition(published(read.archive, settings.now), settings.languages, settings.now)
        offers = frozenset({SearchIndex.name, SearchPages.name})
        shelf = output.with_name(f"{output.name}.hidden")
        desk = Desk(settings, edition.archive, read.shelf.context, offers, shelf)
        was_read = time.perf_counter()
        planned = list(units(SearchIndex().plan(edition), only))
        was_planned = time.perf_counter()
        first = [tuple(a for a in unit if not a.made_from) for unit in planned]
        second = [tuple(a for a in unit if a.made_from) for unit in planned]
        remembered = shelf.with_suffix(".names")
        hidden: Hidden = json.loads(remembered.read_bytes()) if remembered.exists() else {}
        for made in crew.map(make_unit, (desk, output, {}), [unit for unit in first if unit]):
            hidden |= made
        leaves = time.perf_counter()
        list(crew.map(make_unit, (desk, output, hidden), [unit for unit in second if unit]))
    ended = time.perf_counter()
    remembered.write_text(json.dumps(hidden), encoding="utf-8")
    write_page(desk, output, edition)
    sizes = [path.stat().st_size for path in (output / "search").rglob("*") if path.is_file()]
    cards = [path.stat().st_size for path in (output / "search/cards").rglob("*.json")]
    return {
        "read": was_read - started,
        "plan": was_planned - was_read,
        "leaves": leaves - was_planned,
        "join": ended - leaves,
        "index": ended - was_read,
        "files": sum(map(len, planned)),
        "bytes": sum(sizes),
        "index_bytes": sum(sizes) - sum(cards),
    }


def main(arguments: Sequence[str]) -> int:
    """Build as the command line says; print the seconds as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_build")
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", help="id of a session")
    parser.add_argument("--told", type=Path, help="where the seconds are written, as JSON")
    options = parser.parse_args(arguments)
    took = build(options.content, options.output, options.workers, options.only)
    print(json.dumps(took))
    if options.told:
        options.told.write_text(json.dumps(took), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

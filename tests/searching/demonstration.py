"""A demonstration archive to search in, served from memory, and queries of citizens."""

from __future__ import annotations

import csv
import mimetypes
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

from pressroom.building.pipeline import build
from tests.site.commands import tree
from tests.site.small_site import ROOT, emitters_for, settings_for

HERE = Path(__file__).parent
ORIGIN = "https://host.example"
BASE = "/answers/"


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types, and the answers (``SESSION#qN``, in any language) that it must find."""

    text: str
    answers: frozenset[str]


def queries() -> Iterator[Query]:
    """The hand-made set."""
    with (HERE / "queries.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Query(row["query"], frozenset(row["answers"].split()))


def write_demonstration(folder: Path) -> Path:
    """The archive's content, with the registers of the site."""
    shutil.copytree(HERE / "archive", folder)
    shutil.copytree(ROOT / "content" / "registers", folder / "registers")
    return folder


def build_demonstration(folder: Path) -> dict[str, bytes]:
    """The finished site, path by path."""
    content = write_demonstration(folder / "content")
    moment = "2022-06-10T12:00+06:00"
    settings = settings_for(
        content, folder / "output", SITEURL=f"{ORIGIN}{BASE}", PRESS_NOW=moment, PRESS_PUBLIC=False
    )
    build(settings, emitters_for(settings))
    return tree(folder / "output")


def serve(context: BrowserContext, files: dict[str, bytes], asked: list[str]) -> None:
    """Let a browser see these files and nothing else; ``asked`` collects what it asks for."""

    def answer(route: Route) -> None:
        address = route.request.url.partition("#")[0].partition("?")[0]
        path = address.removeprefix(f"{ORIGIN}{BASE}")
        asked.append(route.request.url)
        if path.endswith("/") or not path:
            path = f"{path}index.html"
        if path not in files:
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind.startswith("text/"):
            kind = f"{kind}; charset=utf-8"
        route.fulfill(body=files[path], content_type=kind)

    context.route("**/*", answer)

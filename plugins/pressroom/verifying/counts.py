"""What the site says that it holds is what it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping

from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site

VERSION = "version.json"
_TRANSCRIPT = re.compile(r"(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/index\.html")
_QUESTION = re.compile(r"q[0-9]+")


def verify_counts(site: Site, anchors: Mapping[str, Collection[str]]) -> Iterator[Problems]:
    """Count questions by their anchors, each once in however many languages; compare."""
    questions: set[tuple[str, str]] = set()
    for path, names in anchors.items():
        if page := _TRANSCRIPT.fullmatch(path):
            found = {name for name in names if _QUESTION.fullmatch(name)}
            questions |= {(page["session"], name) for name in found}
            yield _pages(site, path, found)
    if VERSION not in site.files:
        return
    problems = site.open(VERSION, site.read(VERSION))
    told = _told(problems.file.text)
    if told != len(questions):
        problems.add("V401", told="—" if told is None else told, found=len(questions))
    yield problems


def _pages(site: Site, path: str, questions: Collection[str]) -> Problems:
    """Every question of a transcript has a page of its own."""
    problems = site.open(path, "")
    for question in sorted(questions):
        page = f"{path.removesuffix('index.html')}{question}.html"
        if page not in site.files:
            problems.add("V402", path=page)
    return problems


def _told(text: str) -> int | None:
    """The number of questions of which the site speaks, former ones too; None: it does not."""
    try:
        counts = json.loads(text)["counts"]
        number = counts["questions"] + counts.get("moved", 0)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return number if isinstance(number, int) else None

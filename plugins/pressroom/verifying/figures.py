"""Numbers that readers may cite: the register of promises and the statistics, recounted."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator

from pressroom.problems.problem import Problems
from pressroom.verifying.counts import VERSION
from pressroom.verifying.site import Site

_REGISTER = re.compile(r"(?P<lang>[a-z]{2})/commitments/index\.html")
_LIST = re.compile(r"(?P<lang>[a-z]{2})/commitments/[0-9]{4}(?:-[0-9]{2})?/index\.html")
_TOLD = re.compile(
    r'standings__item--(?P<standing>[a-z-]+)"><a [^>]*><span class="standings__count">'
    r"(?P<count>[^<]*)</span>"
)
_PROMISE = re.compile(r'<li class="promise promise--(?P<standing>[a-z-]+)"')
_TABLE = "data/commitments.csv"
_YEARS, _MONTHS = "data/statistics/by-year.csv", "data/statistics/by-month.csv"
_WAITING = frozenset({"open", "reopened"})
_FIGURES = ("sessions", "questions", "published", "unanswered", "hidden", "merged", "redactions")


def verify_figures(site: Site) -> Iterator[Problems]:
    """Compare what is told with what is listed, wherever both are published."""
    registers = {found["lang"]: path for path in site.files if (found := _REGISTER.fullmatch(path))}
    for lang, path in sorted(registers.items()):
        yield _register(site, lang, path)
    if _YEARS in site.files and _MONTHS in site.files and VERSION in site.files:
        yield _statistics(site)


def _register(site: Site, lang: str, path: str) -> Problems:
    text = site.read(path)
    problems = site.open(path, text)
    told = Counter[str]()
    for found in _TOLD.finditer(text):
        told[found["standing"]] += int("".join(filter(str.isdecimal, found["count"])) or 0)
    listed = Counter[str]()
    for other in site.files:
        if (page := _LIST.fullmatch(other)) and page["lang"] == lang:
            listed.update(found["standing"] for found in _PROMISE.finditer(site.read(other)))
    if +told != listed:
        problems.add("V320", told=_words(told), found=_words(listed))
    if _TABLE in site.files:
        rows = Counter(map(_standing, _rows(site, _TABLE)))
        if +told != rows:
            problems.add("V321", told=_words(told), found=_words(rows), path=_TABLE)
    return problems


def _standing(row: dict[str, str]) -> str:
    if row.get("status") in _WAITING:
        return "overdue" if row.get("overdue") == "true" else "open"
    return row.get("status") or "—"


def _statistics(site: Site) -> Problems:
    problems = site.open(_YEARS, "")
    try:
        counts = json.loads(site.read(VERSION))["counts"]
    except (ValueError, KeyError, TypeError):
        counts = {}
    years, months = _rows(site, _YEARS), _rows(site, _MONTHS)
    for name in _FIGURES:
        found = {_sum(years, name), _sum(months, name), counts.get(name)}
        if len(found) != 1:
            problems.add("V322", name=name, path=f"{_MONTHS}, {VERSION}")
    return problems


def _rows(site: Site, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.read(path), newline="")))


def _sum(rows: list[dict[str, str]], name: str) -> int | None:
    """The sum of a column; None where it is no column of whole numbers."""
    try:
        return sum(int(row[name]) for row in rows)
    except (KeyError, ValueError, TypeError):
        return None


def _words(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted((+counts).items())) or "0"

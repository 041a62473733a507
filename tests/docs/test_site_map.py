"""The site map names every kind of file that a build writes, and the theme's page its contexts."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pressroom.emitting.files import MediaFiles
from pressroom.rendering import addresses
from pressroom.rendering.addresses import Addresses
from tests.docs.pages import ROOT, document
from tests.docs.theme_reference import with_reference

SITE_MAP = document("docs/reference/site-map.md")
ROW = re.compile(r"^\| (?P<cell>`/[^|]*) \|", re.MULTILINE)
ADDRESS = re.compile(r"`(/[^`]*)`")
# How the site map writes what an address is made of.
LETTERS: dict[str, list[str | None]] = {
    "lang": ["L"],
    "session_id": ["S"],
    "question_id": ["qN"],
    "release_id": ["ID"],
    "page_id": ["ID"],
    "district_id": ["D"],
    "topic_id": ["T"],
    "official_id": ["O"],
    "year": [None, "YYYY"],
    "series_id": ["ID"],
    "month": ["YYYY-MM"],
    "standing": ["open", "overdue", "done", "not-done", "handed-over"],
    "figures": ["by-year", "by-month", "by-district", "by-topic", "by-language", "promises"],
    "feed_name": ["all", "answers", "news", "commitments", "corrections", "schedule"],
    "number": ["N"],
    "segment": ["SEGMENT"],
    "part": [
        "head",
        "facets",
        "spelling",
        "directories-N",
        "shards-N",
        "heavy-N",
        "words-N",
        "endings-N",
        "groups-N",
    ],
    "group": ["GROUP"],
    "table": ["answers", "sessions", "commitments", "schedule"],
    "ending": ["csv", "jsonl"],
}
# What the letters of the site map stand for in a finished site.
FORMS = {
    "L": "(?:kk|ru|en)",
    "S": r"\d{4}-\d\d-\d\d-[a-z0-9-]+",
    "D": "[a-z0-9-]+",
    "T": "[a-z0-9_-]+",
    "O": "[a-z0-9-]+",
    "qN": r"q\d+",
    "YYYY": r"\d{4}",
    "YYYY-MM": r"\d{4}-\d\d",
    "district-D": "district-[a-z0-9-]+",
    "topic-T": "topic-[a-z0-9-]+",
    "sitemap-lists-YYYY": r"sitemap-lists-\d{4}",
    "sitemap-YYYY-N": r"sitemap-\d{4}-\d+",
    "ID": "[a-z0-9-]+",
    "N": r"\d+",
    "SEGMENT": r"\d{4}(?:-\d{4})?",
    "GROUP": r"[a-z0-9-]+\.[a-z]{2}\.[sn]",
    **{
        f"{kind}-N": rf"{kind}-\d+"
        for kind in ("directories", "shards", "heavy", "words", "endings", "groups")
    },
    "NAME": "[a-z-]+",
    "DIGEST": "[0-9a-f]+",
    "ENDING": "[a-z0-9]+",
    "…": ".+",
}
# Given as they stand in the content.
AS_IN_CONTENT = {"media", "file_at"}


def test_every_address_of_the_table_is_in_the_site_map() -> None:
    assert known() - listed() == set()
    assert listed() - known() == {"/assets/NAME.DIGEST.ENDING", "/images/…", "/recordings/…"}
    assert MediaFiles.__doc__ is not None
    assert "``/images/`` and ``/recordings/``" in MediaFiles.__doc__


def listed() -> set[str]:
    """Every address of the site map."""
    rows = ROW.finditer(SITE_MAP.text)
    return {address for row in rows for address in ADDRESS.findall(row["cell"])}


def known() -> set[str]:
    """Every address of the table in code, written as the site map writes it."""
    site = Addresses("", "/")
    paths = [value for name, value in vars(addresses).items() if name.isupper()]
    for name, function in inspect.getmembers(addresses, inspect.isfunction):
        if (
            name.startswith("_")
            or name in AS_IN_CONTENT
            or function.__module__ != addresses.__name__
        ):
            continue
        choices: list[list[str | None]] = [
            LETTERS[parameter] if parameter != "year" or kind.default is None else ["YYYY"]
            for parameter, kind in inspect.signature(function).parameters.items()
        ]
        paths += [function(*letters) for letters in combinations(choices)]
    return {site.href(path) for path in paths}


def combinations(choices: list[list[str | None]]) -> list[list[str | None]]:
    ways: list[list[str | None]] = [[]]
    for letters in choices:
        ways = [[*way, letter] for way in ways for letter in letters]
    return ways


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample content as any Pelican user builds it."""
    output = tmp_path_factory.mktemp("site") / "output"
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o"]
    subprocess.run(
        [*command, str(output)],
        check=True,
        cwd=ROOT,
        timeout=300,
        env={**os.environ, "PRESS_EXECUTOR": "serial"},
    )
    return output


def test_every_file_of_a_finished_site_is_of_a_kind_that_the_site_map_names(site: Path) -> None:
    where = Addresses("", "/")
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    found = {where.href(file) for file in files}
    kinds = {address: form(address) for address in listed()}
    assert [
        each for each in found if not any(kind.fullmatch(each) for kind in kinds.values())
    ] == []
    unused = {name for name, kind in kinds.items() if not any(map(kind.fullmatch, found))}
    # The sample content has no year so large that it is cut by month, and no word so frequent.
    assert unused <= {
        "/recordings/…",
        "/L/commitments/YYYY-MM/",
        "/L/topics/T/YYYY-MM/",
        "/L/districts/D/YYYY/T/",
        "/search/SEGMENT/heavy-N.bin",
    }


def form(address: str) -> re.Pattern[str]:
    """The addresses that a row of the site map stands for."""
    parts = re.split(r"([/.])", address)
    return re.compile("".join(FORMS.get(part, re.escape(part)) for part in parts))


def test_theme_reference_is_what_the_contexts_say() -> None:
    theme = document("docs/reference/theme.md")
    assert theme.text == with_reference(theme.text), (
        "out of date: PYTHONPATH=plugins .venv/bin/python -m tests.docs.theme_reference"
    )

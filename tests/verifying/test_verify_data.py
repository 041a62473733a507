"""Whatever is lost on the way out is noticed: an item dropped at each stage."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pressroom.verifying.tree import verify_tree
from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import TALGAR, WHOLE

Spoil = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole small site as it is published."""
    return build_site(tmp_path_factory.mktemp("sound"), WHOLE)


def edit(path: str, pattern: str, by: str, count: int = 1) -> Spoil:
    """Replace in one file; the pattern must be there."""

    def spoil(site: Path) -> None:
        file = site / path
        text = file.read_text(encoding="utf-8")
        changed = re.sub(pattern, by, text, count=count, flags=re.DOTALL)
        assert changed != text
        file.write_bytes(changed.encode())

    return spoil


def run(statement: str) -> Spoil:
    """Change the database."""

    def spoil(site: Path) -> None:
        with closing(sqlite3.connect(site / "data" / "archive.sqlite")) as database:
            database.execute(statement)
            database.commit()

    return spoil


def drop_question(site: Path) -> None:
    file = site / "data" / "sessions" / f"{TALGAR}.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    document["questions"].pop()
    file.write_text(json.dumps(document), encoding="utf-8")


ANSWERS, SITEMAP = "ru/feeds/answers.atom.xml", "sitemap-2020-1.xml"
FAULTS: dict[str, tuple[str, Spoil]] = {
    "row of JSON Lines": ("V331", edit("data/answers.jsonl", r"\{[^\n]*\n", "")),
    "row of JSON Lines twice": ("V331", edit("data/answers.jsonl", r"(\{[^\n]*\n)", r"\1\1")),
    "row of CSV": ("V332", edit("data/answers.csv", r"(?<=\n)2020-11-05[^\n]*\n", "")),
    "word of CSV": ("V332", edit("data/answers.csv", "Когда починят", "Когда починили")),
    "session of JSON Lines": ("V331", edit("data/sessions.jsonl", r"\{[^\n]*\n", "")),
    "session of CSV": ("V332", edit("data/sessions.csv", r"(?<=\n)2020-12-16[^\n]*\n", "")),
    "promise of JSON Lines": ("V332", edit("data/commitments.jsonl", r"\{[^\n]*\n", "")),
    "broadcast of CSV": ("V332", edit("data/schedule.csv", r"(?<=\n)2020-12-16[^\n]*\n", "")),
    "formula": ("V333", edit("data/answers.csv", "Можно ли прислать", "=Можно ли прислать")),
    "count of the package": ("V332", edit("data/datapackage.json", r'"rows": 10', '"rows": 9')),
    "unreadable table": ("V330", edit("data/answers.jsonl", r"\{", "")),
    "unreadable package": ("V330", edit("data/datapackage.json", r"\{", "")),
    "answer of the database": ("V331", run("DELETE FROM answers WHERE number = 1")),
    "session of the database": ("V332", run("DELETE FROM sessions WHERE number = 5")),
    "promise of the database": ("V332", run("DELETE FROM commitments WHERE number = 1")),
    "topic of the database": ("V334", run("DELETE FROM topics")),
    "words of the database": (
        "V334",
        run("INSERT INTO answers_text (answers_text) VALUES ('delete-all')"),
    ),
    "question of a session's file": ("V331", drop_question),
    "unreadable session": ("V330", edit(f"data/sessions/{TALGAR}.json", r"\{", "")),
    "total of the feed": ("V331", edit(ANSWERS, ">10</os:total", ">9</os:total")),
    "id of an entry": ("V340", edit(ANSWERS, r"(<entry[^>]*>\n)<id>[^<]*</id>\n", r"\1")),
    "title of the feed": ("V340", edit(ANSWERS, r"<title>[^<]*</title>\n", "")),
    "entry twice": ("V341", edit(ANSWERS, r"(<entry.*?</entry>\n)", r"\1\1")),
    "page of an entry": ("V301", edit(ANSWERS, 'q1.html" />', 'q99.html" />')),
    "unreadable feed": ("V330", edit(ANSWERS, "<feed", "<feet")),
    "question of the sitemap": (
        "V351",
        edit(SITEMAP, r"<url><loc>[^<]*/ru/sessions/2020-10-16-talgar/q5.html.*?</url>\n", ""),
    ),
    "session of the sitemap": (
        "V351",
        edit(SITEMAP, r"<url><loc>[^<]*/ru/sessions/2020-11-05-talgar/<.*?</url>\n", ""),
    ),
    "release of the sitemap": (
        "V351",
        edit(SITEMAP, r"<url><loc>[^<]*/ru/news/2020-10-17-answers.html<.*?</url>\n", ""),
    ),
    "plain page of the sitemap": (
        "V351",
        edit("sitemap-lists.xml", r"<url><loc>[^<]*/ru/about.html<.*?</url>\n", ""),
    ),
    "list of the sitemap": (
        "V351",
        edit("sitemap-lists-2020.xml", r"<url><loc>[^<]*/ru/topics/roads/2020/<.*?</url>\n", ""),
    ),
    "hidden question in the sitemap": (
        "V350",
        edit(SITEMAP, r"(<loc>[^<]*)/q5.html", r"\1/q3.html"),
    ),
    "address twice": ("V350", edit(SITEMAP, r"(<url>.*?</url>\n)", r"\1\1")),
    "part of the index": ("V351", edit("sitemap.xml", r"<sitemap>.*?</sitemap>\n", "")),
    "part that is not there": ("V350", edit("sitemap.xml", "sitemap-2020-1", "sitemap-2021-1")),
    "language of the sitemap": ("V352", edit(SITEMAP, r'<xhtml:link[^>]*hreflang="kk"[^>]*/>', "")),
    "unreadable sitemap": ("V330", edit(SITEMAP, "<urlset", "<urlsets")),
    "question's page": (
        "V331",
        lambda site: (site / "ru" / "sessions" / TALGAR / "q5.html").unlink(),
    ),
    "session's page": (
        "V331",
        lambda site: (site / "ru/sessions/2020-12-09-talgar/index.html").unlink(),
    ),
    "anchor of a question": (
        "V302",
        edit(f"ru/sessions/{TALGAR}/index.html", 'id="q5"', 'id="r5"'),
    ),
    "count of the site": ("V401", edit("version.json", r'"questions": *[0-9]+', '"questions": 1')),
    "mark of an unlisted question": (
        "V331",
        edit(f"ru/sessions/{TALGAR}/q9.html", '<meta name="robots" content="noindex">\n', ""),
    ),
}


def test_site_as_it_is_published_has_no_fault(sound: BuiltSite) -> None:
    assert verify_tree(sound.output) == []


def test_forty_faults_are_tried() -> None:
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_lost_on_the_way_is_noticed(sound: BuiltSite, tmp_path: Path, fault: str) -> None:
    code, spoil = FAULTS[fault]
    site = tmp_path / "site"
    shutil.copytree(sound.output, site)
    spoil(site)
    told = {problem.code for problem in verify_tree(site)}
    assert code in told

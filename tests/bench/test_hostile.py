"""Hostile texts in twelve places of a record reach a reader as the words that they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from bench.hostile_site import PLACES, hostile_site, refused_places, write
from pressroom.building.crew import open_crew
from pressroom.building.pipeline import build, inspect
from pressroom.problems.report import has_errors
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import emitters_for, settings_for

TEXTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script><a b="',
    "'><img src=x onerror=alert(1)><b c='",
    "</title><script>alert(1)</script>",
    "</textarea></style></noscript><iframe src=javascript:alert(1)>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java&#9;script:alert(1)">a</a>',
    "[a](/ru/about.html \"x' onmouseover='alert(1)\")",
    "<style>*{background:url(https://evil.example/a)}</style>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<form action=https://evil.example/><button>a</button></form>",
    "<p style=position:fixed onclick=alert(1)>a</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "{{ config }} {% raw %} {{7*7}} ${7*7} {filename}/a.md {{{title}}",
    "[{{7*7}}](/ru/about.html) **{% if a %}** `{{ title }}`",
    "[скрыто: {{ title }}] {{{",
    '=HYPERLINK("https://evil.example/")',
    "END:VEVENT BEGIN:VALARM ACTION:PROCEDURE",
    "`<script>alert(1)</script>` ```<b>",
    "*a*<b>_c_</b>**d**",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<ScRiPt/XSS SRC=//evil.example/a.js></ScRiPt>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
]
NEVER = {"iframe", "object", "embed", "base", "math", "style", "applet", "textarea"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that says all texts in all places which the check lets pass."""
    folder = tmp_path_factory.mktemp("hostile")
    content = folder / "content"
    without: frozenset[tuple[int, str]] = frozenset()
    settings = settings_for(content, folder / "output")
    for _ in range(4):
        site = hostile_site(TEXTS, without)
        write(content, site)
        with open_crew("serial", 1) as crew:
            problems = inspect(settings, crew).problems
        errors = [p for p in problems if has_errors([p], public=True)]
        if not errors:
            break
        places = [(p.file.partition("content/")[2], p.line) for p in errors]
        without |= refused_places(site.placed, places)
    assert len(without) < len(TEXTS) * len(PLACES) / 10
    build(settings, emitters_for(settings))
    return settings.output


def pages(output: Path) -> Iterator[tuple[str, Element]]:
    for path in sorted(output.rglob("*.html")):
        tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
        yield path.relative_to(output).as_posix(), tree


def test_verifier_finds_nothing_in_it(published: Path) -> None:
    assert verify_tree(published) == []


def test_browser_s_parser_sees_no_element_that_is_not_the_theme_s(published: Path) -> None:
    wrong: list[str] = []
    for path, tree in pages(published):
        for element in tree.iter():
            names = {name for name in element.attrib if name.startswith("on") or name == "style"}
            source = urlsplit(element.attrib.get("src", ""))
            scheme = urlsplit(element.attrib.get("href", "")).scheme
            if names or scheme not in {"", "https", "http", "tel", "mailto", "webcal"}:
                wrong.append(f"{path} {element.tag} {names} {scheme}")
            if source.netloc not in {"", "press.example"} or source.scheme == "javascript":
                wrong.append(f"{path} {element.tag} {source}")
            if element.tag == "script" and (element.text or "").strip().startswith("alert"):
                wrong.append(f"{path} script")
            if element.tag in NEVER:
                wrong.append(f"{path} {element.tag}")
    assert wrong == []


def test_words_are_shown_as_they_were_typed(published: Path) -> None:
    transcript = next(published.glob("ru/sessions/2019-*/index.html"))
    tree = html5lib.parse(transcript.read_bytes(), namespaceHTMLElements=False)
    shown = " ".join("".join(tree.itertext()).split())
    assert [text for text in TEXTS[:12] if " ".join(text.split()) not in shown] == []

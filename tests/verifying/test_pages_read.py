"""A page is read quickly where it is written plainly, and both ways of reading give the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.verifying import readers
from pressroom.verifying.page import Page, read_page, read_patiently
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import WHOLE
from tests.verifying.test_verify_tree import page, sound, told

PLAIN = [
    "<p>a&nbsp;</p><p>&nbsp;</p><p>&#x61;</p>",
    '<a href="/a?b=1&amp;c=2" href="/b">a</a><input disabled checked>',
    '<img src="a" alt=" "><p><b><img src="a" alt="a"></b></p>',
    "<svg><title>no title</title><path d='M0 0'/></svg>",
    "<p>a<b>c</p></b></i>",
    '<DIV CLASS="a">a</DIV>\n\n  <p\n id="b"\n>c</p >',
    "<title> a &amp; b </title><textarea>a</textarea>",
]
ODD = [
    "<!-- <p>a</p> --><p>b</p>",
    "<p title=a>b</p>",
    "<p title='a'>b</p>",
    '<p title="a > b">c</p>',
    "<p>1 < 2</p>",
    "<script>if (a < b) { c('<p>') }</script><p>a</p>",
    "<style>a > b { }</style><![CDATA[<p>]]>",
    "<?xml version='1.0'?><svg/>",
    "<p><",
    "<p",
    "</>",
    '<p a="1"b="2">a</p>',
    "<script>a</b></script>",
]


def said(read: Page) -> list[object]:
    """All that others know of a page."""
    numbers = {id(element): number for number, element in enumerate(read.elements)}
    elements = [
        (e.name, dict(e.attributes), e.line, e.column, numbers.get(id(e.parent)), e.worded)
        for e in read.elements
    ]
    return [elements, sorted(read.unbalanced), read.scripts, read.data, read.title, read.doctype]


@pytest.mark.parametrize("text", [*PLAIN, *ODD, page("kk/a.html"), "", "a"])
def test_both_ways_of_reading_say_the_same(text: str) -> None:
    assert said(read_page(text)) == said(read_patiently(text))


@pytest.mark.parametrize("text", ODD)
def test_what_is_written_oddly_is_read_with_patience(text: str) -> None:
    assert read_page(text).parts == []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole small site."""
    return build_site(tmp_path_factory.mktemp("read"), WHOLE)


def test_every_page_of_a_site_is_written_plainly_and_read_alike(published: BuiltSite) -> None:
    texts = [path.read_text(encoding="utf-8") for path in published.output.rglob("*.html")]
    assert len(texts) > 100
    assert [text for text in texts if not read_page(text).parts] == []
    assert [text for text in texts if said(read_page(text)) != said(read_patiently(text))] == []


def test_several_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: dict[str, str | None] = {
        "kk/a.html": page("kk/a.html", '<a href="/police/ru/#q1">a</a><p>8 701 123 45 67</p>'),
        "kk/b.html": page("kk/b.html", "<p>{{ title }}</p>"),
    }
    assert len(told(tmp_path, broken)) == 3
    expected = verify_tree(tmp_path)
    monkeypatch.setattr(readers, "FEW", 1)
    monkeypatch.setattr(readers, "TOGETHER", 2)
    monkeypatch.setattr(readers, "LARGE", 500)
    assert len(sound()) > 4
    assert verify_tree(tmp_path, workers=2) == expected

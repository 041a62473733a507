"""Whatever is typed into an answer, nothing but the listed elements reaches a reader."""

import re
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.rendering.markdown import ResolvedLink, TooComplex
from pressroom.rendering.sanitizing import sanitize
from tests.rendering.press import corpus, render

ALLOWED = {
    "p": set(),
    "br": set(),
    "em": set(),
    "strong": set(),
    "a": {"href", "title", "rel", "class", "role", "aria-label"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "ul": set(),
    "ol": {"start"},
    "li": {"id"},
    "blockquote": set(),
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"class", "scope"},
    "td": {"class"},
    "code": set(),
    "pre": set(),
    "hr": set(),
    **{f"h{level}": set() for level in range(1, 7)},
    "div": {"class", "role", "tabindex", "aria-label"},
    "section": {"class", "role", "aria-label"},
    "sup": {"id"},
    "span": {"class", "lang"},
}
CLASSES = {
    "align-center",
    "align-right",
    "footnotes",
    "footnotes__back",
    "footnotes__mark",
    "redaction",
    "redaction__label",
    "table-scroll",
}
IDS = re.compile(r"fn(?:ref\d*)?-x\d+")
PLACES = [
    "§",
    "до § после",
    "**§**",
    "- §",
    "> §",
    "# §",
    "    §",
    "```\n§\n```",
    "```§\nx\n```",
    "``` {§}\nx\n```",
    "`§`",
    "[a](§)",
    "[a](<§>)",
    '[a](/b "§")',
    "[§](/b)",
    "[a]: §\n\n[a]",
    '[a]: /b "§"\n\n[a]',
    "![§](/b.png)",
    "![a](§)",
    '![a](/b.png "§")',
    "<§>",
    "| a | § |\n|---|---|\n| § | b |",
    "x[^1]\n\n[^1]: §",
    "x[^§]\n\n[^§]: y",
    "[скрыто: §]",
    "&#60;§&#62;",
]


def anything(target: str, is_image: bool) -> ResolvedLink | None:
    """A caller that forgets to look."""
    return ResolvedLink(target, external=True, width=1, height=1)


def assert_harmless(html: str) -> None:
    """Parse as browsers do and look at every element."""
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in fragment.iter():
        if element is fragment:
            continue
        assert element.tag in ALLOWED, html
        assert set(element.attrib) <= ALLOWED[element.tag], html
        assert set(element.get("class", "").split()) <= CLASSES, html
        assert IDS.fullmatch(element.get("id", "fn-x1")), html
        for address in (element.get("href"), element.get("src")):
            if address is not None:
                as_browsers_read = re.sub(r"[\x00-\x20]", "", address)
                assert urlsplit(as_browsers_read).scheme in {"", "http", "https"}, html


@pytest.mark.parametrize("name", ["xss-dompurify.json", "xss-owasp.json"])
@pytest.mark.parametrize("place", PLACES)
def test_known_attacks_do_no_harm(name: str, place: str) -> None:
    for payload in corpus(name):
        html = render(place.replace("§", payload), resolve=anything, note_prefix="x")
        assert_harmless(html)


@pytest.mark.parametrize("name", ["xss-dompurify.json", "xss-owasp.json"])
def test_sanitizer_alone_stops_known_attacks(name: str) -> None:
    for payload in corpus(name):
        html = sanitize(payload)
        html = re.sub(r' id="[^"]*"', "", html)
        assert_harmless(html)


@pytest.mark.parametrize("hidden", ["&#1;", "&#x202e;", "\x01", "\u202e"])
def test_character_that_is_taken_out_cannot_hide_a_script(hidden: str) -> None:
    html = sanitize(f'<a href="java{hidden}script:alert(1)">a</a>')
    assert "script:" not in html
    assert_harmless(render(f"[a](java{hidden}script:alert(1))", resolve=anything))


SIGNS = r"""
[ ] ( ) ! * ** _ ` ``` ~~~ < > # | - + = \ & ; : " ' ^ [^1] [^1]: [a]: ](  /b /b.png 1. https://
javascript: &#106; &lt; &#17; <b> </b> <img <a onclick= <!-- --> <script> </script> <svg> <style>
<math> <iframe> <p> </p> <table> <td> [скрыто: [redacted:x] слово a {.c #i}
"""
SPACES = [" ", "  \n", "\n", "\n\n", "    ", "\n- ", "\n> ", "\n|a|b|\n|-|-|\n"]
PIECES = st.sampled_from([*SIGNS.split(), *SPACES, "\x00", "\x11", "\u202e"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=25).map("".join))
def test_whatever_is_typed_does_no_harm(text: str) -> None:
    try:
        html = render(text, resolve=anything, note_prefix="x")
    except TooComplex:
        return
    assert_harmless(html)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


LETTERS = st.sampled_from([*"абвг*_`[]()>#-|1.!\\", "**", "__", "\n", "\n\n", " "])


@settings(max_examples=400, deadline=None)
@given(st.lists(LETTERS, max_size=30).map("".join))
def test_no_word_is_lost_or_said_twice(text: str) -> None:
    """Markdown takes away marks, never words, but those of an address or of a definition."""
    is_address = "](" in text or "]:" in text
    is_table = re.search(r"^[ >|-]*-[ >|-]*$", text, re.MULTILINE)
    if not is_address and not is_table:
        shown = render(text).striptags()
        assert "".join(re.findall(r"[а-я]", shown)) == "".join(re.findall(r"[а-я]", text))

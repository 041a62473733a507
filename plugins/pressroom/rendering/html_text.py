"""Words of finished HTML as plain text."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-z0-9]+)(?:[^<>"]|"[^"]*")*>""")
_BETWEEN = re.compile(r"(<br>)\n|(>)\n(?=<)")
_SPACES = re.compile(r"[ \t]+\n|\n[ \t]+")
_LINES = re.compile(r"\n{3,}")

_BLOCKS = frozenset("p ul ol blockquote table pre hr h1 h2 h3 h4 h5 h6 div section".split())
_PARTS = frozenset({"li", "tr", "br"})
_CELLS = frozenset({"td", "th"})


def html_text(html: str) -> str:
    """The words of a sanitised fragment: an empty line between blocks, a line for each part."""
    html = str(html)  # Markup would escape what stands in for a tag
    if html.startswith("<p>"):
        words = html[3:-4].replace("</p>\n<p>", "\n\n")
        if "<" not in words and "\xa0" not in words:
            return unescape(words) if "&" in words else words
    html = _BETWEEN.sub(r"\1\2", html)
    text = unescape(_TAG.sub(_space_for, html)).replace("\xa0", " ")
    return _LINES.sub("\n\n", _SPACES.sub("\n", text)).strip()


def _space_for(tag: re.Match[str]) -> str:
    name = tag["name"]
    if name in _BLOCKS:
        return "\n\n"
    if name in _PARTS:
        return "" if tag["end"] else "\n"
    return "\t" if name in _CELLS and tag["end"] else ""

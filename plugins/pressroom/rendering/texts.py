"""Words of finished HTML as plain text, and its links as they work outside the site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from markupsafe import Markup

from pressroom.model.session import Turn, TurnKind
from pressroom.rendering.desk import Desk
from pressroom.rendering.markdown import is_plain
from pressroom.rendering.plain import gaps_in_words

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-z0-9]+)(?:[^<>"]|"[^"]*")*>""")
_LINK = re.compile(r"""(?P<before>\s(?:href|src)=")(?P<to>[^"]*)""")
_BETWEEN = re.compile(r"(<br>)\n|(>)\n(?=<)")
_SPACES = re.compile(r"[ \t]+\n|\n[ \t]+")
_LINES = re.compile(r"\n{3,}")

_BLOCKS = frozenset("p ul ol blockquote table pre hr h1 h2 h3 h4 h5 h6 div section".split())
_PARTS = frozenset({"li", "tr", "br"})
_CELLS = frozenset({"td", "th"})


def turn_text(turn: Turn, html: Markup) -> str:
    """A turn's words without any elements; ``html`` is what its page shows. Gaps stay, as words."""
    if turn.kind is TurnKind.QUESTION or is_plain(turn.text):
        return gaps_in_words(turn.text)
    return html_text(html)


def html_text(html: str) -> str:
    """The words of a sanitised fragment: an empty line between blocks, a line for each part."""
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


def away_from_home(html: str, page: str, desk: Desk) -> str:
    """A fragment of the page ``page`` (its absolute address) with links that work anywhere."""
    if "=" not in html:
        return html
    origin = site_origin(desk)

    def absolute(link: re.Match[str]) -> str:
        to = link["to"]
        if to.startswith("#"):
            return f"{link['before']}{page}{to}"
        return f"{link['before']}{origin}{to}" if to.startswith("/") else link[0]

    return _LINK.sub(absolute, html)


def site_origin(desk: Desk) -> str:
    """Scheme and host of the site; "" where SITEURL is not set."""
    url = urlsplit(desk.settings.site_url)
    return f"{url.scheme}://{url.netloc}" if url.netloc else ""

"""Words of turns without elements, and HTML whose links work outside the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from pressroom.model.session import Turn, TurnKind
from pressroom.rendering.desk import Desk
from pressroom.rendering.html_text import html_text
from pressroom.rendering.markdown import is_plain
from pressroom.rendering.plain import gaps_in_words

_LINK = re.compile(r"""(?P<before>\s(?:href|src)=")(?P<to>[^"]*)""")


def turn_text(turn: Turn, html: Markup) -> str:
    """A turn's words without any elements; ``html`` is what its page shows. Gaps stay, as words."""
    if turn.kind is TurnKind.QUESTION or is_plain(turn.text):
        return gaps_in_words(turn.text)
    return html_text(html)


def away_from_home(html: str, page: str, desk: Desk) -> str:
    """A fragment of the page ``page`` (its absolute address) with links that work anywhere."""
    html = str(html)  # Markup would escape what stands in for a link
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

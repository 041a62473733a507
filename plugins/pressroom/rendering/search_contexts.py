"""What the template of the search page is given."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language
from pressroom.rendering.contexts import Link


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``: a form that works in the reader's browser.

    ``action`` is the page's own address, ``root`` the site's, ``index`` where the index stands;
    ``topics`` search for the name of a topic; ``lists`` are where to look without script;
    ``languages`` are those that records may be in, with their names. ``months`` say how a day of
    each month is written, with ``{d}`` and ``{y}`` in the place of day and year: browsers do not
    know every language.
    """

    action: str
    root: str
    index: str
    topics: tuple[Link, ...]
    lists: tuple[Link, ...]
    languages: tuple[tuple[Language, str], ...]
    months: tuple[str, ...]

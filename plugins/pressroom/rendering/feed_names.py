"""How feeds are called, and which of them a page offers."""

from __future__ import annotations

import re
from collections.abc import Callable

from pressroom.rendering.contexts import PageHead

KINDS = ("all", "answers", "news", "commitments", "corrections", "schedule")
"""Feeds that are about no single district or topic."""

_OF_PAGES = {
    "sessions": "answers",
    "session": "answers",
    "question": "answers",
    "news": "news",
    "release": "news",
    "commitments": "commitments",
    "commitment_list": "commitments",
    "corrections": "corrections",
    "schedule": "schedule",
    "month": "schedule",
    "series": "schedule",
}
"""Kind of a page → the feed that tells what it tells, besides the one that tells all."""

_PLACE = re.compile(r"/(?P<kind>district|topic)s/(?P<id>[a-z0-9-]+)/")


def feeds_of(head: PageHead) -> tuple[str, ...]:
    """The names of the feeds that a page offers, its own first."""
    if not head.indexed:
        return ("all",)
    if place := _PLACE.search(head.canonical):
        return f"{place['kind']}-{place['id']}", "all"
    own = _OF_PAGES.get(head.kind)
    return (own, "all") if own else ("all",)


def feed_title(feed: str, gettext: Callable[[str], str]) -> str:
    """The title of a feed of ``KINDS``; "" for that of a district or a topic."""
    titles = {
        "all": gettext("All that is new"),
        "answers": gettext("Questions and answers"),
        "news": gettext("Press releases"),
        "commitments": gettext("Promises"),
        "corrections": gettext("Corrections"),
        "schedule": gettext("Moved and cancelled broadcasts"),
    }
    return titles.get(feed, "")

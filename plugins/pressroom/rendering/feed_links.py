"""Which page shows what a feed tells."""

from __future__ import annotations

from pressroom.language import Language
from pressroom.model.identity import DistrictId, TopicId
from pressroom.rendering import addresses
from pressroom.rendering.commitment_views import REGISTER
from pressroom.rendering.desk import Desk

_PAGES = {
    "news": ("listing-pages", addresses.news),
    "answers": ("listing-pages", addresses.sessions),
    "commitments": (REGISTER, addresses.commitments),
    "corrections": ("correction-pages", addresses.corrections),
    "schedule": ("schedule-pages", addresses.schedule),
}
"""Feed → who makes the page that shows the same, and where it stands."""


def alternate_page(feed: str, desk: Desk, lang: Language) -> str:
    """The path of the page that shows what a feed tells; the home page where there is none."""
    kind, _, name = feed.partition("-")
    if kind == "district" and "district-pages" in desk.offers:
        return addresses.district(lang, DistrictId(name))
    if kind == "topic" and "topic-pages" in desk.offers:
        return addresses.topic(lang, TopicId(name))
    emitter, path = _PAGES.get(feed, ("", addresses.home))
    return path(lang) if emitter in desk.offers else addresses.home(lang)

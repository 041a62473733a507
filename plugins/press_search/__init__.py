"""Plugin: search in the reader's browser, from an index of plain files."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.search_index import SearchIndex
from pressroom.emitting.search_page import SearchPages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [SearchIndex(), SearchPages()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

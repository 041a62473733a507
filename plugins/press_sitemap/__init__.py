"""Plugin: what visiting machines are told."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.sitemap import Sitemap
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [Sitemap()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

"""Plugin: feeds."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.feeds import Feeds
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [Feeds()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

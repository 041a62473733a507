"""Plugin: districts and their questions."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.district_pages import DistrictPages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitter of this plugin."""
    return [DistrictPages()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

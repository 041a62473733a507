"""Plugin: the open data."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.data_pages import DataPages
from pressroom.emitting.open_data import OpenData
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [DataPages(), OpenData()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

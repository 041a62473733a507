"""Plugin: the register of what was promised on air."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.commitment_pages import CommitmentPages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitter of this plugin."""
    return [CommitmentPages()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

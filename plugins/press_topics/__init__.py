"""Plugin: answers by topic."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.topic_pages import TopicPages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitter of this plugin."""
    return [TopicPages()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

"""Plugin: who speaks when, and what was announced."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.announced_file import AnnouncedFile
from pressroom.emitting.schedule_pages import SchedulePages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [AnnouncedFile(), SchedulePages()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

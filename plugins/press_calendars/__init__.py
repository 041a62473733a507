"""Plugin: calendars to subscribe to, and their QR codes."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.calendar_codes import CalendarCodes
from pressroom.emitting.calendars import Calendars
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [CalendarCodes(), Calendars()]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)
